import { at } from '../issue.js'
import type { Dataset, Unit } from '../schema/dataset.js'
import type { Mapping } from '../schema/mapping.js'
import type { Pack } from '../schema/pack.js'
import { buildUnit } from './build-unit.js'
import type { DraftEntry, DraftFacility, DraftUnit } from './draft.js'
import { besideListed, joinFacilities } from './join-facilities.js'
import { mappingFrom } from './mapping-from.js'
import { mergeUnits } from './merge-units.js'
import { type KnownCommunity, proposalsFrom } from './names.js'
import { planTable } from './plan-table.js'
import { typesFrom } from './read-facility.js'
import { readTable, type TableRead } from './read-table.js'
import type { ImportEntry, ImportReport, Treatment } from './report.js'
import { isBlank, type Table } from './table.js'
import { tableReport } from './table-report.js'
import { type HeaderIndex, headerIndex, type Role } from './target.js'
import { unitsFromFacilities } from './units-from-facilities.js'
import { vocabularyOf } from './vocabulary.js'

/** What an import needs to know beside the tables. */
export interface RowsOptions {
  /** Id of the dataset. */
  readonly id: string
  /** Date of the data, `YYYY-MM-DD`. */
  readonly asOf?: string
  /** Packs whose own fields are read as well; the fields of the bundled packs always are. */
  readonly packs?: readonly Pack[]
  /** What an earlier import found, or somebody wrote. */
  readonly mapping?: Mapping
  /** Level of units whose table does not say; else what the zeros of their code show, else `community`. */
  readonly level?: Unit['level']
  /** Communities that codes and names are checked against. They are proposed, never taken. */
  readonly communities?: readonly KnownCommunity[]
  /** Whether each value names the cell it comes from, in its provenance; yes. */
  readonly places?: boolean
}

/** What came of an import. */
export interface RowsResult {
  readonly dataset: Dataset
  readonly report: ImportReport
  /** What was found; given to the next import, nothing is looked for again. */
  readonly mapping: Mapping
}

const NO_MAPPING: Mapping = { schema: 'wanzheng/mapping/1' }

/**
 * Reads tables as a dataset: one row a unit, and where a table lists facilities, one row a facility. Every cell is in the dataset as
 * it stood, is a header named in the report, or has an entry there.
 *
 * @example
 * ```ts
 * import { datasetOfRows } from 'wanzheng/rows'
 *
 * const rows = [
 *   ['社区代码', '社区名称', '总户数', '用地面积（公顷）'],
 *   ['350203001001', '示范社区', '约1200户', '5.2'],
 * ]
 * const { dataset, report } = datasetOfRows([{ name: '社区', rows }], { id: 'city', places: false })
 * dataset.units[0]?.households // => 1200
 * dataset.units[0]?.landArea // => 52000
 * dataset.units[0]?.provenance?.households // => { raw: '约1200户', approximate: true }
 * report.entries.map(({ code, address }) => `${address} ${code}`) // => ['C2 approximate', 'D2 number-with-unit']
 * ```
 */
export function datasetOfRows(tables: readonly Table[], options: RowsOptions): RowsResult {
  const { id, asOf, packs = [], mapping = NO_MAPPING, level = null, communities, places = true } = options
  const vocabulary = vocabularyOf(packs)
  const indexes = new Map<Role, HeaderIndex>()
  const indexOf = (role: Role): HeaderIndex => {
    const index = indexes.get(role) ?? headerIndex(role, vocabulary)
    indexes.set(role, index)
    return index
  }
  const list =
    communities === undefined
      ? null
      : { propose: proposalsFrom(communities), names: new Map(communities.map((one) => [one.id, one.name] as const)) }
  const typeOf = typesFrom(vocabulary, mapping)
  const read = tables.map((table) =>
    readTable(planTable(table, vocabulary, indexOf, mapping), { vocabulary, mapping, level, list, places }, typeOf),
  )
  const facilities = read.flatMap((one) => one.facilities)
  const named = read.flatMap((one) => one.units)
  const hasUnits = read.some(({ plan }) => plan.as === 'units')
  const rows = hasUnits ? named : unitsFromFacilities(facilities, level)
  const addingUp = new Set(read.filter(({ plan }) => plan.rollUp).map(({ plan }) => plan.table))
  const merged = mergeUnits(rows, (table) => addingUp.has(table), vocabulary.unit)
  const joined = joinFacilities(facilities, rows, mapping)
  // Of units with the same id the first has the facilities.
  const placed = new Set<string>()
  const built = merged.units.map((draft) => {
    const listed = placed.has(draft.id) ? [] : (joined.byUnit.get(draft.id) ?? [])
    placed.add(draft.id)
    return { draft, ...buildUnit(draft, listed) }
  })
  const pathOf = pathsTo(built, merged.became)
  const drafts = [
    ...read.flatMap((one) => one.entries),
    ...merged.entries,
    ...joined.entries,
    ...besideListed(rows, joined.byUnit),
    ...built.flatMap((one) => one.entries),
  ]
  const entries = inOrder(drafts, tables, pathOf)
  const dataset: Dataset = { id, ...(asOf === undefined ? {} : { asOf }), units: built.map(({ unit }) => unit) }
  const quarantined = [...joined.quarantined]
  const report: ImportReport = {
    schema: 'wanzheng/import/1',
    tables: read.map((one) =>
      tableReport(one, quarantined.filter(({ plan }) => plan === one.plan || plan.table === one.plan.table).length),
    ),
    entries,
    counts: {
      ...byTreatment(entries),
      units: dataset.units.length,
      facilities: dataset.units.reduce((sum, { facilities: own = [] }) => sum + own.length, 0),
      unchanged: unchangedIn(read, entries),
    },
  }
  return { dataset, report, mapping: mappingFrom(read, mapping) }
}

interface Built {
  readonly draft: DraftUnit
  readonly facilities: readonly DraftFacility[]
}

function pathsTo(built: readonly Built[], became: ReadonlyMap<DraftUnit, DraftUnit>): (entry: DraftEntry) => string | null {
  const places = new Map(built.map(({ draft }, index) => [draft, index] as const))
  const facilityPlaces = built.map(({ facilities }) => new Map(facilities.map((facility, index) => [facility, index] as const)))
  return ({ unit, steps }) => {
    let draft = unit
    while (draft !== null && became.has(draft)) draft = became.get(draft) ?? null
    const place = draft === null ? undefined : places.get(draft)
    if (place === undefined) return null
    const keys = steps.map((step) => (typeof step === 'string' ? step : facilityPlaces[place]?.get(step)))
    return keys.includes(undefined) ? null : at('', 'units', place, ...(keys as readonly (string | number)[]))
  }
}

// By table, row and column, whatever was found when.
function inOrder(
  drafts: readonly DraftEntry[],
  tables: readonly Table[],
  pathOf: (entry: DraftEntry) => string | null,
): readonly ImportEntry[] {
  const place = new Map(tables.map((table, index) => [nameOf(table.file, table.name), index] as const).reverse())
  return drafts
    .map((draft) => ({
      entry: { ...draft.entry, path: pathOf(draft) },
      place: place.get(nameOf(draft.entry.file, draft.entry.table)) ?? 0,
    }))
    .sort((a, b) => a.place - b.place || a.entry.row - b.entry.row || a.entry.column - b.entry.column)
    .map(({ entry }) => entry)
}

function byTreatment(entries: readonly ImportEntry[]): Record<Treatment, number> {
  const counts: Record<Treatment, number> = { normalised: 0, guessed: 0, dropped: 0, quarantined: 0, noted: 0 }
  for (const { treatment } of entries) counts[treatment]++
  return counts
}

// Cells of units and facilities that the report says nothing of.
function unchangedIn(read: readonly TableRead[], entries: readonly ImportEntry[]): number {
  const said = new Map<string, Set<number>>()
  for (const { file, table, row, column } of entries) {
    const name = nameOf(file, table)
    const cells = said.get(name) ?? new Set()
    said.set(name, cells.add(cellNumber(row, column)))
  }
  let count = 0
  for (const { plan, units, facilities } of read) {
    const { table, columns } = plan
    const first = table.firstRow ?? 1
    const own = said.get(nameOf(table.file, table.name))
    for (const index of [...units.map(({ row }) => row - first), ...facilities.map((one) => one.index)]) {
      for (const { index: column, target } of columns)
        if (target !== null && !isBlank(table.rows[index]?.[column]) && own?.has(cellNumber(index + first, column + 1)) !== true) count++
    }
  }
  return count
}

function nameOf(file: string | undefined, table: string): string {
  return `${file} ${table}`
}

// One number for a row and a column; no row is a million cells long.
function cellNumber(row: number, column: number): number {
  return row * 2 ** 20 + column
}
