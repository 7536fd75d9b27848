/**
 * What became of a cell that is not in the dataset as it stood: written another way, read by a guess that somebody should confirm,
 * left out, left out with its whole row for a reason to look at, or kept although something about it is odd.
 */
export type Treatment = 'normalised' | 'guessed' | 'dropped' | 'quarantined' | 'noted'

/** A name that may be meant, from 0 (unlike) to 1 (the same). */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly score: number
}

/** What the words of each entry need, by code. */
export interface ImportParams {
  'hidden-table': { table: string }
  'ignored-table': { table: string }
  'no-header': { table: string }
  'title-row': object
  'total-row': object
  'note-row': object
  'repeated-header': object
  'duplicate-row': { first: string }
  'shifted-row': { by: number }
  'no-identity': object
  'duplicate-unit': { id: string; first: string }
  'unknown-community': { found: string; candidates: readonly Candidate[] }
  'unknown-facility-type': { found: string; candidates: readonly Candidate[] }
  'unmatched-column': { header: string; candidates: readonly Candidate[] }
  'duplicate-column': { header: string; first: string }
  'ignored-column': { header: string }
  'ordinal-column': { header: string }
  'beyond-header': object
  'unknown-spelling': { found: string }
  'zero-is-unknown': { found: string }
  'cell-error': { found: string }
  number: { found: string; value: string }
  'number-with-unit': { found: string; value: string; unit: string }
  'unit-mixed': { found: string; unit: string; expected: string }
  'unit-incompatible': { found: string; unit: string; expected: string }
  'unit-unknown': { found: string; unit: string }
  'percent-guessed': { found: string; value: string }
  'share-unclear': { found: string }
  approximate: { found: string; value: string }
  bound: { found: string; value: string }
  remark: { found: string; value: string; remark: string }
  'labelled-part': { found: string; value: string }
  'parts-summed': { found: string; value: string }
  'number-unclear': { found: string; expected: string }
  'digits-lost': { found: string }
  'too-long': { found: string }
  'unit-implausible': { found: string; unit: string; expected: string }
  outlier: { found: string; expected: string }
  'not-possible': { found: string; expected: string }
  truth: { found: string; value: string }
  'truth-unclear': { found: string }
  choice: { found: string; value: string }
  'choice-unclear': { found: string; expected: string; nearest: string | null }
  date: { found: string; value: string }
  'date-serial': { found: string; value: string }
  'date-incomplete': { found: string }
  'date-unclear': { found: string }
  text: { found: string; value: string }
  'facility-listed': { type: string; count: number }
  'facility-absent': { type: string }
  'facility-open': { type: string; count: number }
  'facility-assumed': { type: string }
  'figure-of-several': { type: string; count: number }
  'figure-of-none': { type: string }
  code: { found: string; value: string }
  'code-invalid': { found: string; expected: string }
  'code-level': { found: string; level: string }
  'code-unlisted': { found: string; candidates: readonly Candidate[] }
  'name-unlisted': { found: string; candidates: readonly Candidate[] }
  'name-differs': { found: string; expected: string }
  'code-outside-parent': { found: string; parent: string }
  'id-from-name': { id: string }
  'joined-by-name': { id: string; name: string }
  'estate-name': { id: string }
  'rolled-up': { id: string; rows: number; value: string }
  'rolled-up-bound': { id: string; rows: number; unknown: number; value: string }
  'rolled-up-differs': { id: string; rows: number }
  'other-figure': { id: string; value: string }
}

/** Code of an entry: stable across versions and languages. */
export type ImportCode = keyof ImportParams

/** What there is to say of a cell, before it is known where it stands. */
export type ImportNote = {
  [Code in ImportCode]: { readonly code: Code; readonly treatment: Treatment; readonly params: Readonly<ImportParams[Code]> }
}[ImportCode]

/** Makes a note. */
export function note<Code extends ImportCode>(code: Code, treatment: Treatment, params: ImportParams[Code]): ImportNote {
  return { code, treatment, params } as unknown as ImportNote // the union is keyed by the code just given
}

/** One cell that is not in the dataset as it stood, and why. */
export type ImportEntry = {
  [Code in ImportCode]: {
    readonly code: Code
    readonly treatment: Treatment
    readonly table: string
    readonly file?: string
    /** Row in the file, counted from 1. */
    readonly row: number
    /** Column in the file, counted from 1. */
    readonly column: number
    /** Name of the cell, such as `B7`. */
    readonly address: string
    /** What stands in the cell. */
    readonly raw: string
    /** JSON Pointer to where it went in the dataset; `null` where it did not. */
    readonly path: string | null
    readonly params: Readonly<ImportParams[Code]>
  }
}[ImportCode]

/** How one column was read. */
export interface ColumnReport {
  /** Column in the file, counted from 1. */
  readonly column: number
  /** The header as it stands; of two rows both, joined by ` / `. */
  readonly header: string
  /** What it is, by the name of `wanzheng inputs`; `null` where it is left out. */
  readonly target: string | null
  /** `given` by the mapping, `exact` name or alias, `guessed`; `none` where nothing was found. */
  readonly match: 'given' | 'exact' | 'guessed' | 'none'
  /** The unit of numbers that state none; `null` where the column has no numbers. */
  readonly unit: string | null
  /** Whether that unit is only assumed, because neither header nor mapping says it. */
  readonly unitAssumed: boolean
  /** What it may be, best first. */
  readonly candidates: readonly Candidate[]
}

/** How one table was read. */
export interface TableReport {
  readonly table: string
  readonly file?: string
  readonly as: 'units' | 'facilities' | 'ignored'
  /** Whether several rows were added up to one unit. */
  readonly rollUp: boolean
  /** Rows of the header, counted from 1. */
  readonly headerRows: readonly number[]
  readonly columns: readonly ColumnReport[]
  /** Rows of each fate. */
  readonly rows: { readonly read: number; readonly quarantined: number; readonly dropped: number; readonly blank: number }
}

/** What an import did: every cell is in the dataset as it stood, is a header named here, or has an entry. Plain JSON. */
export interface ImportReport {
  readonly schema: 'wanzheng/import/1'
  readonly tables: readonly TableReport[]
  readonly entries: readonly ImportEntry[]
  /** Entries of each treatment. */
  readonly counts: Readonly<Record<Treatment, number>> & { readonly units: number; readonly facilities: number; readonly unchanged: number }
}
