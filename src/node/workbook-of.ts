import type { Sheet } from '../report/sheets/sheet.js'
import { type Cell as BookCell, type Sheet as BookSheet, columnName, type Workbook } from './workbook.js'

const WIDEST = 60
const LONGEST = 32_767
const WRAPPED_FROM = 24

/** Sheets as a workbook: heads that stay in view, widths, drop-downs where staff choose. */
export function workbookOf(sheets: readonly Sheet[]): Workbook {
  return { sheets: sheets.map(bookSheet) }
}

function bookSheet({ name, columns, rows }: Sheet): BookSheet {
  const dropDowns = columns.flatMap(({ choices }, index) => {
    const column = columnName(index)
    return choices === undefined || rows.length === 0 ? [] : [{ range: `${column}2:${column}${rows.length + 1}`, values: choices }]
  })
  return {
    name,
    rows: [
      columns.map(({ head }): BookCell => ({ value: head, header: true })),
      ...rows.map((row) => row.map((value, index): BookCell => cellOf(value, columns[index]?.width ?? 0))),
    ],
    columns: columns.map(({ width }) => ({ width: Math.min(width, WIDEST) + 2 })),
    frozen: { rows: 1, columns: 0 },
    ...(dropDowns.length === 0 ? {} : { dropDowns }),
  }
}

function cellOf(value: string | number | null, width: number): BookCell {
  if (value === '') return { value: null }
  if (typeof value !== 'string') return { value }
  const text = value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value
  return width >= WRAPPED_FROM ? { value: text, wrap: true } : { value: text }
}
