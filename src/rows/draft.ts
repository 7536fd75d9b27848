import type { Provenance } from '../schema/dataset.js'
import type { Column } from './plan-table.js'
import type { Reading } from './reading.js'
import type { ImportEntry, ImportNote } from './report.js'
import { addressOf, type Cell, rawIn, type Table } from './table.js'

/** A value with where it comes from. */
export interface DraftValue {
  readonly value: unknown
  readonly provenance: Provenance
}

/** A facility on its way into the dataset. */
export interface DraftFacility {
  readonly type: string
  readonly name?: string
  readonly note?: string
  readonly values: Map<string, DraftValue>
  readonly provenance: Map<string, Provenance>
}

/** A cell of a row, remembered for what there is to say of it later. */
export interface DraftCell {
  /** Counted from 0. */
  readonly column: number
  readonly raw: string
}

/** A unit as one row, or several, give it. */
export interface DraftUnit {
  readonly id: string
  readonly name: string | null
  readonly level: string
  readonly parent: string | null
  readonly note: string | null
  readonly table: Table
  /** Row in the file, counted from 1. */
  readonly row: number
  readonly values: Map<string, DraftValue>
  readonly findings: Map<string, { readonly value: unknown; readonly evidence?: string; readonly provenance: Provenance }>
  readonly facilities: readonly DraftFacility[]
  /** How many of each type columns say there are; `open` where there may be more. */
  readonly counts: Map<string, { readonly count: number; readonly open: boolean }>
  /** Facility types that were looked for. */
  readonly surveyed: ReadonlySet<string> | 'all' | null
  /** Source and date that the row states for everything in it. */
  readonly provenance: Provenance
  /** The cell that a single value came from, by name of the value. */
  readonly cellOf: (name: string) => DraftCell | null
}

/** A step of a path into the dataset: a key, or the facility whose place is known only at the end. */
export type Step = string | DraftFacility

/** A cell that was read, with its column and where its value comes from. */
export interface CellRead {
  readonly column: Column
  readonly cell: Cell
  readonly reading: Reading
  readonly provenance: Provenance
}

/** What there is to say of a cell of a row; `steps` lead to where it went, and are null where it went nowhere. */
export interface CellNote {
  readonly column: number
  readonly note: ImportNote
  readonly steps: readonly Step[] | null
}

/** An entry whose path is not known yet. */
export interface DraftEntry {
  readonly entry: ImportEntry
  readonly unit: DraftUnit | null
  readonly steps: readonly Step[]
}

/** Where a cell stands. */
export interface Place {
  readonly table: Table
  /** Counted from 0 among the rows of the table. */
  readonly row: number
  /** Counted from 0. */
  readonly column: number
}

/** An entry without path: what there is to say of a place. */
export function entryAt({ table, row, column }: Place, raw: string, { code, treatment, params }: ImportNote): ImportEntry {
  const line = row + (table.firstRow ?? 1)
  return {
    code,
    treatment,
    table: table.name,
    ...(table.file === undefined ? {} : { file: table.file }),
    row: line,
    column: column + 1,
    address: addressOf(line - 1, column),
    raw,
    path: null,
    params,
  } as unknown as ImportEntry // code and params come from one note
}

/** What stands in a whole row, for what is left out of it. */
export function rawRow(row: readonly Cell[]): string {
  return row
    .map((cell) => rawIn(cell).trim())
    .join(' | ')
    .replace(/( \| )+$/, '')
}

/** An entry about a cell of a unit's row, with the path to where its value went. */
export function entryOn(unit: DraftUnit, name: string, one: ImportNote, target: DraftUnit | null, steps: readonly Step[]): DraftEntry {
  const { column, raw } = unit.cellOf(name) ?? { column: 0, raw: '' }
  return { entry: entryAt({ table: unit.table, row: unit.row - (unit.table.firstRow ?? 1), column }, raw, one), unit: target, steps }
}

/** The name of a place for provenance: `调查.xlsx 社区!B7`. */
export function placeName({ table, row, column }: Place): string {
  return `${table.file === undefined || table.file === table.name ? '' : `${table.file} `}${table.name}!${addressOf(row + (table.firstRow ?? 1) - 1, column)}`
}
