import type { CellValue } from '../rows/table.js'
import type { ZipRefusal } from './zip.js'

export { addressOf, type CellValue, columnName } from '../rows/table.js'

/** One cell. Texts stay texts, numbers stay numbers: a code of digits is written as a text and comes back as one. */
export interface Cell {
  readonly value: CellValue
  /** The formula that gave the value, without its `=`. Read only: a written workbook holds no formula. */
  readonly formula?: string
  /** What stands in place of a value: `#N/A`, `#REF!`, or a formula stored without its result. Read only. */
  readonly error?: string
  /** Number format, e.g. `0.0%`; `@` is text. */
  readonly format?: string
  readonly comment?: string
  /** Whether the cell is locked once its sheet is protected; a written cell is, unless it says `false`. */
  readonly locked?: boolean
  /** Bold on a shade, for headers. Written only. */
  readonly header?: boolean
  /** Lines wrap. Written only. */
  readonly wrap?: boolean
}

/** A drop-down on a range such as `C2:C200`: the values, or where they stand (`词典!$A$2:$A$40`). */
export interface DropDown {
  readonly range: string
  readonly values?: readonly string[]
  readonly source?: string
  /** Title and text of what is shown where another value is typed. */
  readonly error?: readonly [title: string, text: string]
  /** Whether other values are only warned about. */
  readonly advisory?: boolean
}

/** A range whose cells hold numbers; another value is only warned about. Written only. */
export interface NumberCheck {
  readonly range: string
  readonly whole?: boolean
  readonly min?: number
  readonly max?: number
  readonly error: readonly [title: string, text: string]
}

/** One sheet. */
export interface Sheet {
  readonly name: string
  readonly hidden?: boolean
  /** Cells by row and column, without gaps: `rows[6][1]` is `B7`. */
  readonly rows: readonly (readonly Cell[])[]
  readonly columns?: readonly { readonly width?: number; readonly hidden?: boolean }[]
  /** Merged ranges, e.g. `A1:C1`; only the first cell of each has a value. */
  readonly merges?: readonly string[]
  /** Rows and columns that stay in view. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly dropDowns?: readonly DropDown[]
  readonly checks?: readonly NumberCheck[]
  /** Whether locked cells may be changed only after the protection is lifted; there is no password. */
  readonly protected?: boolean
  /** Whether serial numbers of dates count from 1904. Read only. */
  readonly date1904?: boolean
}

/** A workbook as plain data. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
}

/** Why a file was not read as a workbook. */
export type WorkbookRefusal =
  | ZipRefusal
  | { readonly refused: 'password' | 'old-format' | 'not-a-workbook'; readonly detail?: string }
  | { readonly refused: 'too-many-cells'; readonly found: number; readonly limit: number }

/** The number that a double of a spreadsheet stands for: spreadsheets keep 15 digits, so 0.30000000000000004 was meant as 0.3. */
export function sheetNumber(value: number): number {
  return Number(value.toPrecision(15)) + 0
}
