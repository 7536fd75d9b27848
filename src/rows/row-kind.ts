import { foldTight } from './fold.js'
import type { TablePlan } from './plan-table.js'
import { type Cell, isBlank, rawIn } from './table.js'
import { TABLE_WORDS, wordSet } from './vocabulary.js'

/** What a row is, seen by itself. */
export type RowKind = 'blank' | 'title-row' | 'repeated-header' | 'total-row' | 'note-row' | 'data'

const TOTALS = wordSet(TABLE_WORDS.totals)
const NOTES = wordSet(TABLE_WORDS.notes)
const PLACE = /(社区|居委会|村委会|委员会|街道|小区|花园|新村|苑|里|弄|村|园|城|庭|府|院)$/
const NAMING: ReadonlySet<string> = new Set(['id', 'name', 'community', 'communityName'])
const NOTE_LENGTH = 30
/** 填表人：…, 审核：…, 日期：… stand beside each other. */
const MOST_NOTES = 4

/** Tells the rows of units or facilities of a table from those that only surround them. */
export function rowKinds({ header, columns }: TablePlan): (row: readonly Cell[], index: number) => RowKind {
  const headers = columns.map(({ header: text }) => wordSet(text.split(' / ')))
  return (row, index) => kindOf(row, index, header, columns, headers)
}

function kindOf(
  row: readonly Cell[],
  index: number,
  header: TablePlan['header'],
  columns: TablePlan['columns'],
  headers: readonly ReadonlySet<string>[],
): RowKind {
  const filled = row.flatMap((cell, column) => (isBlank(cell) ? [] : [{ column, text: rawIn(cell) }]))
  const [first] = filled
  if (first === undefined) return 'blank'
  const top = header.rows[0]
  if (top !== undefined && index < top) return 'title-row'
  if (repeatsHeader(filled, headers)) return 'repeated-header'
  const text = foldTight(first.text)
  if (isTotal(text)) return 'total-row'
  if (filled.some(({ column, text: name }) => NAMING.has(columns[column]?.target?.name ?? '') && isTotal(foldTight(name))))
    return 'total-row'
  const isAside = columns.length > 1 && filled.length <= MOST_NOTES && filled.every(({ text: one }) => isNote(one, foldTight(one)))
  return isAside ? 'note-row' : 'data'
}

function isTotal(text: string): boolean {
  return TOTALS.has(text.replace(/[:：]$/, '')) || /(合计|小计|总计)$/.test(text) || /^(合计|小计|总计)[(:：]/.test(text)
}

// 注：…, 填表人：…, a sentence; the name of a place alone is a unit of which nothing else is known.
function isNote(raw: string, text: string): boolean {
  const head = /^(.{1,8}?)[:：]/.exec(text)?.[1]
  if (NOTES.has(text) || (head !== undefined && NOTES.has(head)) || /^注\d*[:：.、]?/.test(text)) return true
  if (/^[(\d]{1,3}[).、]./.test(text) || /[。；]/.test(raw)) return true
  return text.length > NOTE_LENGTH && !PLACE.test(text)
}

function repeatsHeader(
  filled: readonly { readonly column: number; readonly text: string }[],
  headers: readonly ReadonlySet<string>[],
): boolean {
  const same = filled.filter(({ column, text }) => headers[column]?.has(foldTight(text)) === true)
  return same.length >= 2 && same.length * 2 > filled.length
}
