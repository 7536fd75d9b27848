import { fromNumber, toDecimal } from '../rational.js'

const DIGITS = 17

/** A text that a spreadsheet would run as a formula, in CSV or in a table of a web page, kept a text by a leading apostrophe. */
export function withoutFormula(value: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(value) && value !== '-' ? `'${value}` : value
}

/** A cell of text. */
export function csvText(value: string): string {
  const safe = withoutFormula(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A cell of text, a number in plain notation, or an empty one. */
export function csvCell(cell: string | number | null): string {
  return typeof cell === 'number' ? toDecimal(fromNumber(cell), DIGITS) : csvText(cell ?? '')
}

/** The cells of one row, as a line. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}
