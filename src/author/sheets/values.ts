import { parseJson } from '../../data/json.js'
import { nearest } from '../../nearest.js'
import type { CellValue } from '../../rows/table.js'
import { canonicalText } from './canonical-text.js'
import type { Column } from './column.js'
import { readFigure } from './figure.js'
import { type Fault, fault } from './problem.js'

/** What came of a cell: a value, `undefined` where it is empty, or what is wrong with it. */
export type Read = { readonly value: unknown; readonly sign?: string } | { readonly fault: Fault }

// An empty list, which is not the same as none given.
const NONE = '（无）'
const LISTED = /\s*[、,，;；\n]\s*/
// What a workbook would change: control characters, spaces at the ends, halves of characters.
const CHANGED = /^\s|\s$|[\p{Cs}\ufffe\uffff]|(?!\n)\p{Cc}/u
const LONGEST = 32_000

/** The cell of a value, or `undefined` where the column has no way to write it so that it reads back the same. */
export function writeValue(value: unknown, column: Column): CellValue | undefined {
  const cell = cellOf(value, column)
  if (cell === undefined || cell === null) return undefined
  if (typeof cell === 'string' && (CHANGED.test(cell) || cell.length > LONGEST)) return undefined
  if (typeof cell === 'number' && Number(cell.toPrecision(15)) !== cell) return undefined
  const back = readValue(cell, column, null)
  return 'value' in back && canonicalText(back.value) === canonicalText(value) ? cell : undefined
}

function cellOf(value: unknown, { kind, labels }: Column): CellValue | undefined {
  const named = (one: unknown): string =>
    labels !== undefined && Object.hasOwn(labels, String(one)) ? (labels[String(one)] ?? '') : String(one)
  if (kind === 'text' || kind === 'date') return typeof value === 'string' ? named(value) : undefined
  if (kind === 'number' || kind === 'share') return typeof value === 'number' ? value : undefined
  if (kind === 'truth') return typeof value === 'boolean' ? (value ? '是' : '否') : undefined
  if (kind === 'list')
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.map(named).join('、') || NONE : undefined
  if (kind === 'reference') return typeof value === 'string' ? value : canonicalText(value)
  if (kind === 'figure') return figureCell(value)
  return typeof value === 'number' ? value : canonicalText(value)
}

function figureCell(value: unknown): CellValue | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'object' || value === null) return undefined
  const { decimal, ratio } = value as { readonly decimal?: unknown; readonly ratio?: unknown }
  if (typeof decimal === 'string') return decimal
  return Array.isArray(ratio) ? ratio.join('/') : undefined
}

/** The value of a cell. `unit` is that of the parameter it belongs to, by id and by name. */
export function readValue(cell: CellValue, column: Column, unit: readonly string[] | null): Read {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return { value: undefined }
  const { kind } = column
  if (kind === 'number' || kind === 'share' || kind === 'figure') return readFigure(cell, kind, unit)
  if (kind === 'truth') return readTruth(cell)
  if (kind === 'date') return readDate(cell)
  if (kind === 'json' || kind === 'rest') return readJson(cell)
  if (typeof cell !== 'string') return { fault: fault('wrong-type', shownCell(cell), 'text') }
  const text = cell.trim()
  if (kind === 'reference') return text.startsWith('{') ? readJson(text) : { value: text }
  if (kind === 'list') {
    const parts = text === NONE ? [] : text.split(LISTED).filter((part) => part !== '')
    const read = parts.map((part) => labelled(part, column))
    const wrong = read.find((one) => 'fault' in one)
    return wrong ?? { value: read.map((one) => ('value' in one ? one.value : null)) }
  }
  return labelled(text, column)
}

/** A cell as a message shows it. */
export function shownCell(cell: CellValue): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return typeof cell === 'object' ? cell.date : String(cell)
}

function labelled(text: string, { labels }: Column): Read {
  if (labels === undefined) return { value: text }
  const ids = Object.keys(labels)
  const id = ids.find((one) => labels[one] === text) ?? ids.find((one) => one === text)
  const names = Object.values(labels)
  return id === undefined ? { fault: fault('not-one-of', text, names.join('、'), nearest(text, [...names, ...ids])) } : { value: id }
}

function readTruth(cell: CellValue): Read {
  if (typeof cell === 'boolean') return { value: cell }
  const known = typeof cell === 'string' ? { 是: true, 否: false, TRUE: true, FALSE: false }[cell.trim().toUpperCase()] : undefined
  return known === undefined ? { fault: fault('not-one-of', shownCell(cell), '是、否') } : { value: known }
}

function readDate(cell: CellValue): Read {
  const text = shownCell(cell).trim()
  const parts = typeof cell === 'number' ? null : /^(\d{4})(?:-|\/|[.]|年)(\d{1,2})(?:-|\/|[.]|月)(\d{1,2})日?$/.exec(text)
  if (parts === null) return { fault: fault('not-a-date', text, '2023-06-30') }
  const [, year = '', month = '', day = ''] = parts
  return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
}

function readJson(cell: CellValue): Read {
  if (typeof cell === 'number' || typeof cell === 'boolean') return { value: cell }
  const { value, problem } = parseJson(shownCell(cell))
  return problem === null ? { value } : { fault: fault('not-json', shownCell(cell), 'JSON') }
}
