import type { Provenance } from '../schema/dataset.js'
import { compareText } from '../text.js'
import { type CellNote, type CellRead, type DraftCell, type DraftEntry, type DraftUnit, entryAt, placeName, rawRow } from './draft.js'
import { facilitiesIn } from './facilities-in-row.js'
import { readPresence } from './facility-columns.js'
import { fieldsIn, findingsIn } from './fields-in-row.js'
import { foldHeader } from './fold.js'
import type { Column, TablePlan } from './plan-table.js'
import { type IdentityContext, readIdentity } from './read-identity.js'
import { numberText } from './read-number.js'
import { readFinding } from './read-truth.js'
import { readSourceDate, readText, readValue } from './read-value.js'
import type { Reading } from './reading.js'
import { note } from './report.js'
import { type Cell, isBlank, rawIn, type Table } from './table.js'
import { TABLE_WORDS, type Vocabulary } from './vocabulary.js'

/** What one row came to: a unit, or nothing with the reason. */
export interface RowRead {
  readonly unit: DraftUnit | null
  readonly entries: readonly DraftEntry[]
}

/** What reading a row of units needs beside the row. */
export interface RowContext extends IdentityContext {
  readonly vocabulary: Vocabulary
  /** Whether provenance names the cell of each value. */
  readonly places: boolean
}

/** Reads one row of a table of units. `index` counts from 0 among the rows of the table. */
export function readRow(row: readonly Cell[], index: number, context: RowContext): RowRead {
  const { plan } = context
  const { table } = plan
  const identity = readIdentity(row, context)
  if (identity.id === null) return leftOut(row, index, table, note('no-identity', 'quarantined', {}))
  const stated = statedFor(row, context)
  const reads = readCells(row, index, context, stated.provenance)
  const fields = fieldsIn(reads, identity.id)
  const findings = findingsIn(reads)
  const columns = facilitiesIn(reads)
  const unit: DraftUnit = {
    id: identity.id,
    name: identity.name,
    level: identity.level,
    parent: identity.parent,
    note: identity.note,
    table,
    row: index + (table.firstRow ?? 1),
    values: fields.values,
    findings: findings.findings,
    facilities: columns.facilities,
    counts: columns.counts,
    surveyed: stated.surveyed === 'all' ? 'all' : new Set([...columns.surveyed, ...stated.surveyed]),
    provenance: stated.provenance,
    cellOf: (name) => cellIn(row, plan, name),
  }
  const notes = [...identity.notes, ...stated.notes, ...fields.notes, ...findings.notes, ...columns.notes, ...beyondHeader(row, plan)]
  return { unit, entries: entriesOf(notes, row, index, table, unit) }
}

// By name of the value: in a table of estates the community is the unit.
function cellIn(row: readonly Cell[], { columns, rollUp }: TablePlan, name: string): DraftCell | null {
  const column = columns.find(({ target, index }) => {
    if (target === null || isBlank(row[index])) return false
    return name === (rollUp && target.kind === 'identity' ? (IN_ROLL_UP[target.name] ?? target.name) : target.name)
  })
  return column === undefined ? null : { column: column.index, raw: rawIn(row[column.index]) }
}

const IN_ROLL_UP: Readonly<Record<string, string>> = { id: 'estateId', name: 'estateName', community: 'id', communityName: 'name' }

/** A row that is left out, with the whole of what stands in it. */
export function leftOut(row: readonly Cell[], index: number, table: Table, why: ReturnType<typeof note>): RowRead {
  const column = Math.max(
    0,
    row.findIndex((cell) => !isBlank(cell)),
  )
  return { unit: null, entries: [{ entry: entryAt({ table, row: index, column }, rawRow(row), why), unit: null, steps: [] }] }
}

/** The notes of a row as entries, in the order of its cells. */
export function entriesOf(
  notes: readonly CellNote[],
  row: readonly Cell[],
  index: number,
  table: Table,
  unit: DraftUnit | null,
): readonly DraftEntry[] {
  return [...notes]
    .sort((a, b) => a.column - b.column)
    .map(({ column, note: one, steps }) => ({
      entry: entryAt({ table, row: index, column }, rawIn(row[column]), one),
      unit: steps === null ? null : unit,
      steps: steps ?? [],
    }))
}

/** Cells to the right of the last header. */
export function beyondHeader(row: readonly Cell[], { columns, header }: TablePlan): readonly CellNote[] {
  if (header.columns.length === 0) return []
  return row.flatMap((cell, column) =>
    column < columns.length || isBlank(cell) ? [] : [{ column, note: note('beyond-header', 'dropped', {}), steps: null }],
  )
}

function readCells(row: readonly Cell[], index: number, { plan, places }: RowContext, shared: Provenance): readonly CellRead[] {
  const { table, columns } = plan
  return columns.flatMap((column): readonly CellRead[] => {
    const cell = row[column.index]
    const { target } = column
    if (cell === undefined || isBlank(cell) || target === null || target.kind === 'identity') return []
    const reading = readCell(cell, column, table)
    const place = places ? placeName({ table, row: index, column: column.index }) : null
    return [{ column, cell, reading, provenance: provenanceOf(reading, rawIn(cell), place, shared) }]
  })
}

function readCell(cell: Cell, column: Column, table: Table): Reading {
  const { target } = column
  if (target?.kind === 'type') {
    const { presence, notes } = readPresence(cell, target.type)
    return { value: presence ?? undefined, notes }
  }
  return target?.kind === 'finding' ? readFinding(cell) : readValue(cell, column, table)
}

/** Where a value comes from: what its row states, else the cell; with the text of the cell where the value is not that text. */
export function provenanceOf({ value, approximate }: Reading, raw: string, place: string | null, shared: Provenance): Provenance {
  const provenance: { -readonly [Key in keyof Provenance]: Provenance[Key] } = {}
  if (place !== null) provenance[shared.source === undefined ? 'source' : 'note'] = place
  Object.assign(provenance, shared)
  if (numberText(value) !== raw) provenance.raw = raw
  if (approximate === true) provenance.approximate = approximate
  return provenance
}

interface Stated {
  readonly provenance: Provenance
  readonly surveyed: ReadonlySet<string> | 'all'
  readonly notes: readonly CellNote[]
}

const EVERYTHING = new Set(TABLE_WORDS.everything.map(foldHeader))

// What a row says of all its values: source, date, and which facilities were looked for.
function statedFor(row: readonly Cell[], { plan, vocabulary }: RowContext): Stated {
  const notes: CellNote[] = []
  const provenance: { source?: string; date?: string } = {}
  let surveyed: ReadonlySet<string> | 'all' = new Set()
  for (const { target, index } of plan.columns) {
    const cell = row[index]
    if (cell === undefined || isBlank(cell) || target?.kind !== 'identity') continue
    if (target.key === 'source' || target.key === 'date') {
      const read = target.key === 'date' ? readSourceDate(cell, plan.table.date1904 === true) : readText(cell)
      if (typeof read.value === 'string') provenance[target.key] ??= read.value
      notes.push(...read.notes.map((one) => ({ column: index, note: one, steps: read.value === undefined ? null : ['provenance'] })))
    } else if (target.key === 'surveyedFacilities') {
      const read = surveyedIn(rawIn(cell), vocabulary)
      surveyed = read.types
      notes.push(...read.notes.map((one) => ({ column: index, note: one, steps: ['surveyedFacilities'] })))
    }
  }
  return { provenance, surveyed, notes }
}

function surveyedIn(
  raw: string,
  { types }: Vocabulary,
): { readonly types: ReadonlySet<string> | 'all'; readonly notes: readonly ReturnType<typeof note>[] } {
  if (EVERYTHING.has(foldHeader(raw))) return { types: 'all', notes: [note('truth', 'normalised', { found: raw, value: 'all' })] }
  const spelled = new Map(
    Object.entries(types).flatMap(([type, { label, aliases = [] }]) =>
      [type, label.zh, label.en, ...aliases].map((word) => [foldHeader(word), type] as const),
    ),
  )
  // A name may have the sign in it that stands between names.
  const compound = [...spelled.keys()].filter((name) => /[、,;]/.test(name)).sort((a, b) => b.length - a.length)
  const inside = compound.filter((name) => foldHeader(raw).includes(name))
  const rest = inside.reduce((text, name) => text.replace(name, ';'), inside.length === 0 ? raw : foldHeader(raw))
  const names = [...inside, ...rest.split(/[、,，;；\n]/)].map((name) => name.trim()).filter((name) => name !== '')
  const found = names.flatMap((name) => spelled.get(foldHeader(name)) ?? [])
  const unknown = names.filter((name) => !spelled.has(foldHeader(name)))
  const notes = [
    note('truth', 'normalised', { found: raw, value: [...found].sort(compareText).join(', ') }),
    ...unknown.map((name) => note('unknown-facility-type', 'dropped', { found: name, candidates: [] })),
  ]
  return { types: new Set(found), notes }
}
