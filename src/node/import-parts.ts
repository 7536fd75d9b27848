import type { ImportEntry, ImportReport, TableReport } from '../rows/report.js'
import { columnName, rawIn, type Table } from '../rows/table.js'
import { datasetOfRows, type RowsOptions, type RowsResult } from '../rows.js'
import type { Unit } from '../schema/dataset.js'
import type { Mapping } from '../schema/mapping.js'
import { withFormMapping } from './form/mapping-sheet.js'
import { type FileFacts, type FileTables, openTables, type ReadOptions } from './tables/open-tables.js'
import { type FileRefusal, Refused } from './tables/refusal.js'

/** A file to import: its name, and its bytes. */
export interface FileSource {
  readonly file: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Which sheets are read. */
export interface SheetChoice {
  /** Names of the sheets to read, hidden ones too; all that are not hidden where none are named. */
  readonly sheets?: readonly string[]
}

/** What came of a part of the rows. */
export interface ImportPart {
  readonly units: readonly Unit[]
  readonly entries: readonly ImportEntry[]
}

/** What is left to say when all parts have gone by. */
export interface ImportSummary {
  readonly files: readonly FileFacts[]
  readonly report: Omit<ImportReport, 'entries'>
  readonly mapping: Mapping
}

/** Says which file was refused. */
export class FileRefused extends Error {
  constructor(
    readonly file: string,
    readonly refusal: FileRefusal,
  ) {
    super(`${file}: ${refusal.refused}`)
  }
}

/** Cells that are held at once: of a single text table, of files that are joined, and of each further part of a long table. */
export interface ImportLimits {
  readonly alone: number
  readonly joined: number
  readonly part: number
}

const SAMPLE_ROWS = 200

export const IMPORT_LIMITS: ImportLimits = { alone: 50_000, joined: 5_000_000, part: 25_000 }

/**
 * Imports files: what they hold together in one part, but a single long text table in several, so that a file of any length
 * takes the same memory; what grows are the ids seen, so that a code that comes again is told. Rows of a long table that are
 * added up to one unit must follow one another.
 *
 * @throws `FileRefused` for a file that cannot be read.
 */
export async function* importParts(
  sources: readonly FileSource[],
  options: RowsOptions & ReadOptions & SheetChoice,
  limits: ImportLimits = IMPORT_LIMITS,
): AsyncGenerator<ImportPart, ImportSummary> {
  const limit = sources.length === 1 ? limits.alone : limits.joined
  const opened: FileTables[] = []
  for (const { file, chunks } of sources) {
    opened.push(await refusedBy(file, () => openTables(chunks, file, options, limit)))
    if (opened.at(-1)?.rest !== null && sources.length > 1) throw new FileRefused(file, { refused: 'too-long-to-join', limit })
  }
  const [only] = opened
  if (only !== undefined && only.rest !== null) opened[0] = cutAtUnit(only, only.rest, options)
  const { tables, mapping } = withFormMapping(
    opened.flatMap((one) => one.tables),
    options.mapping,
  )
  const { chosen, ignored } = chosenOf(tables, options.sheets, sources[0]?.file ?? '')
  const given =
    ignored.length === 0 ? mapping : { schema: 'wanzheng/mapping/1' as const, ...mapping, tables: [...ignored, ...(mapping?.tables ?? [])] }
  const first = datasetOfRows(chosen, { ...options, ...(given === undefined ? {} : { mapping: given }) })
  yield { units: first.dataset.units, entries: first.report.entries }
  const rest = opened[0]?.rest ?? null // only a single file has more
  const table = opened[0]?.tables[0]
  const file = sources[0]?.file ?? ''
  const whole =
    rest === null || table === undefined
      ? first
      : yield* restOf(table, partsOf(refusing(file, rest), idColumnOf(first), limits.part), first, options)
  const { entries: _, ...report } = whole.report
  return { files: opened.map(({ facts }) => facts()), report, mapping: first.mapping }
}

// The sheets asked for, hidden or not; the others are told as not read.
function chosenOf(
  tables: readonly Table[],
  sheets: readonly string[] | undefined,
  file: string,
): { readonly chosen: readonly Table[]; readonly ignored: NonNullable<Mapping['tables']> } {
  if (sheets === undefined) return { chosen: tables, ignored: [] }
  const known = tables.map(({ name }) => name)
  const absent = sheets.find((name) => !known.includes(name))
  if (absent !== undefined) throw new FileRefused(file, { refused: 'no-sheet', detail: absent, known })
  return {
    chosen: tables.map((table) => (sheets.includes(table.name) ? { ...table, hidden: false } : table)),
    ignored: known.filter((name) => !sheets.includes(name)).map((name) => ({ name, as: 'ignored' })),
  }
}

type Whole = Pick<RowsResult, 'report'>

async function* restOf(
  table: Table,
  parts: AsyncIterable<readonly (readonly string[])[]>,
  first: RowsResult,
  options: RowsOptions,
): AsyncGenerator<ImportPart, Whole> {
  const [head] = first.report.tables
  const idColumn = idColumnOf(first)
  const firstRow = table.firstRow ?? 1
  const header = (head?.headerRows ?? []).map((row) => table.rows[row - firstRow] ?? [])
  const seen = new Set(first.dataset.units.map(({ id }) => id))
  let report: ImportReport = { ...first.report, entries: [] }
  let next = firstRow + table.rows.length
  for await (const part of parts) {
    const found = datasetOfRows([{ ...table, rows: part, firstRow: next, header }], { ...options, mapping: first.mapping })
    const moved = found.report.entries.map((entry) => movedBy(entry, report.counts.units))
    const again = found.dataset.units.filter(({ id }) => seen.has(id)).map(({ id }) => againAt(id, table, part, next, idColumn))
    yield { units: found.dataset.units, entries: [...moved, ...again] }
    for (const { id } of found.dataset.units) seen.add(id)
    report = sumOf(report, found.report, again.length)
    next += part.length
  }
  return { report }
}

// The beginning of a long table without the rows of its last unit, which may go on.
function cutAtUnit(opened: FileTables, rest: AsyncIterable<readonly string[]>, options: RowsOptions): FileTables {
  const [table] = opened.tables
  if (table === undefined) return opened
  const column = idColumnOf(datasetOfRows([{ ...table, rows: table.rows.slice(0, SAMPLE_ROWS) }], options))
  const last = rawIn(table.rows.at(-1)?.[column])
  const kept = table.rows.findLastIndex((row) => rawIn(row[column]) !== last) + 1
  if (kept <= 1) return opened
  const moved = table.rows.slice(kept) as readonly (readonly string[])[] // a text table holds texts
  return { ...opened, tables: [{ ...table, rows: table.rows.slice(0, kept) }], rest: followed(moved, rest) }
}

async function* followed<T>(first: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first
  yield* rest
}

// The column that says which unit a row is of: in a table of estates or facilities, that of their community.
function idColumnOf({ report }: Pick<RowsResult, 'report'>): number {
  const [table] = report.tables
  const names = table?.rollUp === true || table?.as === 'facilities' ? ['community', 'communityName'] : ['id', 'name']
  const found = names.flatMap((name) => table?.columns.find(({ target }) => target === name) ?? [])
  return (found[0]?.column ?? 1) - 1
}

// Cut where the code changes, so that rows which are added up stay together.
async function* partsOf(
  rows: AsyncIterable<readonly string[]>,
  idColumn: number,
  most: number,
): AsyncGenerator<readonly (readonly string[])[]> {
  let part: (readonly string[])[] = []
  let cells = 0
  for await (const row of rows) {
    if (cells >= most && (row[idColumn] !== part.at(-1)?.[idColumn] || cells >= most * 10)) {
      yield part
      part = []
      cells = 0
    }
    part.push(row)
    cells += row.length
  }
  if (part.length > 0) yield part
}

// Units are counted on through all parts.
function movedBy(entry: ImportEntry, units: number): ImportEntry {
  if (entry.path === null) return entry
  return { ...entry, path: entry.path.replace(/^\/units\/(\d+)/, (_, index: string) => `/units/${Number(index) + units}`) }
}

function againAt(id: string, table: Table, rows: readonly (readonly string[])[], firstRow: number, column: number): ImportEntry {
  const index = Math.max(
    0,
    rows.findIndex((row) => row[column]?.trim() === id),
  )
  const row = firstRow + index
  return {
    code: 'duplicate-unit',
    treatment: 'noted',
    table: table.name,
    ...(table.file === undefined ? {} : { file: table.file }),
    row,
    column: column + 1,
    address: `${columnName(column)}${row}`,
    raw: rawIn(rows[index]?.[column]),
    path: null,
    params: { id, first: '' },
  }
}

function sumOf(sum: ImportReport, more: ImportReport, noted: number): ImportReport {
  const tables = sum.tables.map((table, index): TableReport => {
    const own = more.tables[index]?.rows
    return own === undefined
      ? table
      : {
          ...table,
          rows: {
            read: table.rows.read + own.read,
            quarantined: table.rows.quarantined + own.quarantined,
            dropped: table.rows.dropped + own.dropped,
            blank: table.rows.blank + own.blank,
          },
        }
  })
  const counts = Object.fromEntries(
    Object.entries(sum.counts).map(([key, count]) => [
      key,
      count + more.counts[key as keyof ImportReport['counts']] + (key === 'noted' ? noted : 0),
    ]),
  )
  return { ...sum, tables, counts: counts as ImportReport['counts'] } // the same keys
}

async function* refusing(file: string, rows: AsyncIterable<readonly string[]>): AsyncGenerator<readonly string[]> {
  const source = rows[Symbol.asyncIterator]()
  for (;;) {
    const next = await refusedBy(file, () => source.next())
    if (next.done === true) return
    yield next.value
  }
}

async function refusedBy<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Refused ? new FileRefused(file, error.refusal) : error
  }
}
