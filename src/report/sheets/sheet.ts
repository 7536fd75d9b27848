import { fromNumber, toDecimal } from '../../rational.js'
import { csvCell, csvLine, csvText, withoutFormula } from '../csv-cell.js'
import { escapeHtml } from '../html/markup.js'
import { tableLines } from '../markdown.js'

/** One cell: a text, a number, or nothing. */
export type Cell = string | number | null

/** A column of a sheet. */
export interface SheetColumn {
  /** Stable name, the same in every language. */
  readonly id: string
  readonly head: string
  /** Width in columns of a terminal; a Chinese character takes two. */
  readonly width: number
  /** What may be chosen, where staff fill the column in. */
  readonly choices?: readonly string[]
  /** Whether only programs want it, to read the sheet back; it is left out of what is pasted into a text. */
  readonly key?: true
}

/** A table to hand on: to a spreadsheet, to Word, or as text. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A sheet as CSV, with byte order mark and CRLF as spreadsheets want it; nothing in it is run as a formula. */
export function sheetCsv({ columns, rows }: Sheet): string {
  const lines = [columns.map(({ head }) => csvText(head)), ...rows.map((row) => row.map(csvCell))]
  return `\uFEFF${lines.map(csvLine).join('')}`
}

/** A sheet as a Markdown table under its name. */
export function sheetMarkdown({ name, columns, rows }: Sheet): string {
  const lines = tableLines(
    columns.map(({ head }) => head),
    rows.map((row) => row.map(plain)),
  )
  return [`## ${name}`, '', ...(lines.length === 0 ? ['-', ''] : lines)].join('\n')
}

const CELL = 'border:1px solid #000;padding:2pt 4pt;vertical-align:top'
const FONT = 'font-family:FangSong,仿宋,STFangsong,serif;font-size:10.5pt'

/** Sheets and notes below them as one HTML page to paste into Word: plain tables, ruled, in 仿宋, without style sheets. */
export function sheetsHtml(sheets: readonly Sheet[], notes: readonly string[], language: string): string {
  const below = notes.map((note) => `<p style="${FONT}">${escapeHtml(note)}</p>\n`)
  const tables = sheets.map((sheet) => tableHtml(withoutKeys(sheet)))
  const style = '@page { size: A4 landscape; margin: 15mm }'
  return `<!doctype html>\n<html lang="${language}">\n<head><meta charset="utf-8"><title>${escapeHtml(sheets[0]?.name ?? '')}</title><style>${style}</style></head>\n<body style="${FONT}">\n${tables.join('')}${below.join('')}</body>\n</html>\n`
}

function tableHtml({ name, columns, rows }: Sheet): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => `<col width="${Math.round((width * 100) / total)}%">`)
  const heads = columns.map(({ head }) => `<th style="${CELL}">${escapeHtml(head)}</th>`)
  const lines = rows.map(
    (row) =>
      `<tr>${row.map((cell) => `<td style="${CELL}">${escapeHtml(typeof cell === 'string' ? withoutFormula(cell) : plain(cell))}</td>`).join('')}</tr>\n`,
  )
  return `<p style="${FONT}"><b>${escapeHtml(name)}</b></p>\n<table width="100%" style="border-collapse:collapse;${FONT}">\n<colgroup>${widths.join('')}</colgroup>\n<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n${lines.join('')}</tbody>\n</table>\n`
}

function withoutKeys({ name, columns, rows }: Sheet): Sheet {
  const kept = columns.map(({ key }) => key !== true)
  return { name, columns: columns.filter((_, index) => kept[index]), rows: rows.map((row) => row.filter((_, index) => kept[index])) }
}

// Numbers stand as they are, without powers of ten.
function plain(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? toDecimal(fromNumber(cell), 17) : cell
}
