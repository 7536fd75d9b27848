/** A calendar date, or a date with a time of day, as a spreadsheet keeps it: no zone. `2023-06-30` or `2023-06-30T08:30:00`. */
export interface DateCell {
  readonly date: string
}

/** What a cell holds; `null` where it is empty. Of a CSV file every cell is a text. */
export type CellValue = string | number | boolean | DateCell | null

/** A cell of a workbook: its value, with what the workbook says of it. */
export interface SheetCell {
  readonly value: CellValue
  /** The error that stands in place of a value: `#N/A`, `#REF!`. */
  readonly error?: string
  /** Number format, e.g. `0.0%`. */
  readonly format?: string
}

/** A cell: the bare value, or the value with what its workbook says of it. */
export type Cell = CellValue | SheetCell

/** A table as it was found: a sheet of a workbook, or a CSV file. A sheet that `readWorkbook` gives is one as it is. */
export interface Table {
  /** Name of the sheet, or of the file where a file is one table. */
  readonly name: string
  /** File the sheet is in, for places in the report. */
  readonly file?: string
  /** Cells by row and column, without gaps: with `firstRow` 1, `rows[6][1]` is `B7`. */
  readonly rows: readonly (readonly Cell[])[]
  /** Number in the file of the first of `rows`, counted from 1; 1 where it is not said. */
  readonly firstRow?: number
  /** Header rows that are not among `rows`, where these are a later part of a long table. */
  readonly header?: readonly (readonly Cell[])[]
  /** Merged ranges, e.g. `A1:C1`; only the first cell of each has a value. Rows are counted as in the file. */
  readonly merges?: readonly string[]
  /** A hidden sheet is not read, but reported, unless a mapping names it. */
  readonly hidden?: boolean
  /** Whether serial numbers of dates count from 1904, as in old workbooks of the Mac. */
  readonly date1904?: boolean
}

/** The value of a cell, without what its workbook says of it. */
export function valueIn(cell: Cell | undefined): CellValue {
  if (cell === undefined || cell === null || typeof cell !== 'object') return cell ?? null
  return 'value' in cell ? cell.value : cell
}

/** What stands in a cell, as text: what a report shows as raw, and empty only where the cell is. */
export function rawIn(cell: Cell | undefined): string {
  if (typeof cell === 'object' && cell !== null && 'error' in cell && cell.error !== undefined) return cell.error
  const value = valueIn(cell)
  if (value === null) return ''
  return typeof value === 'object' ? value.date : String(value)
}

/** Whether nothing stands in a cell. Spaces are nothing. */
export function isBlank(cell: Cell | undefined): boolean {
  return rawIn(cell).trim() === ''
}

/** The name of a cell, both counted from 0: row 6, column 1 is `B7`. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}

/** The name of a column, counted from 0: 0 is `A`, 26 is `AA`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`
}
