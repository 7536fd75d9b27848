import { foldTight } from './fold.js'
import { fieldUnit } from './measure.js'
import { numberField } from './number-column.js'
import type { Column } from './plan-table.js'
import { readQuantity } from './quantity.js'
import { truthIn } from './read-truth.js'
import { isUnknownText } from './reading.js'
import { type Cell, isBlank, rawIn, valueIn } from './table.js'

/** What a cell looks like: `unit:households`, `number`, `code`, `year`, `date`, `truth`, `text`; `null` says nothing. */
type Look = string | null

const LEAST_CELLS = 2
const LEAST_SHARE = 0.6
const LEAST_ROWS = 4

/** What the cells of a row look like, or most cells of each column. */
export type Looks = readonly Look[]

/** What each cell of a row looks like. */
export function looksIn(row: readonly Cell[]): Looks {
  return row.map(lookOf)
}

/** Learns what the columns of a table look like, from what its rows look like and from what they are read as. */
export function looksOf(rows: readonly Looks[], columns: readonly Column[]): Looks {
  return columns.map((column) => {
    const counts = new Map<string, number>()
    let seen = 0
    for (const row of rows) {
      const look = row[column.index] ?? null
      if (look === null) continue
      seen++
      counts.set(look, (counts.get(look) ?? 0) + 1)
    }
    const [best, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0]
    if (best !== null && seen >= LEAST_ROWS && most >= seen * LEAST_SHARE) return best
    const field = numberField(column)
    const kind = column.unit?.kind ?? (field === null ? null : fieldUnit(field.unit ?? '1').kind)
    return kind === null ? null : `unit:${kind}`
  })
}

/**
 * By how many columns a row is moved: 1 to the right, −1 to the left, 0 where it stands right or nobody can tell. Several cells have
 * to look like the neighbour's column and unlike their own, and more of them than look like their own. A row that is one cell too
 * long, with the halves of a number such as 1,030 side by side, is moved to the right.
 */
export function shiftOf(row: readonly Cell[], cells: Looks, looks: Looks): -1 | 0 | 1 {
  if (isSplit(row, looks.length)) return 1
  const right = cells.filter((look, index) => look !== null && fits(look, looks[index] ?? null) && !isPlain(look)).length
  const movedBy = (by: 1 | -1): number =>
    cells.filter((look, index) => {
      const [own, other] = [looks[index] ?? null, looks[index - by] ?? null]
      return look !== null && own !== null && other !== null && own !== other && !fits(look, own) && fits(look, other)
    }).length
  const [toRight, toLeft] = [movedBy(1), movedBy(-1)]
  const most = Math.max(toRight, toLeft)
  if (most < LEAST_CELLS || most <= right || toRight === toLeft) return 0
  return toRight > toLeft ? 1 : -1
}

function isSplit(row: readonly Cell[], width: number): boolean {
  const isBeyond = width > 1 && row.slice(width).filter((cell) => !isBlank(cell)).length === 1
  return isBeyond && row.some((cell, index) => /^[1-9]\d{0,2}$/.test(rawIn(cell).trim()) && /^\d{3}$/.test(rawIn(row[index + 1]).trim()))
}

// A number without unit may stand in any column of numbers.
function fits(look: string, column: Look): boolean {
  if (column === null) return false
  const isNumber = look === 'number' || look === 'year'
  return look === column || (isNumber && (column === 'number' || column.startsWith('unit:')))
}

function isPlain(look: string): boolean {
  return look === 'number' || look === 'text'
}

function lookOf(cell: Cell): Look {
  if (isBlank(cell)) return null
  const raw = rawIn(cell)
  const value = valueIn(cell)
  if (typeof value === 'object' && value !== null) return 'date'
  if (isUnknownText(raw)) return null
  const tight = foldTight(raw)
  if (/^\d{12}$/.test(tight)) return 'code'
  if (/^(19|20)\d{2}年?$/.test(tight)) return 'year'
  if (typeof value === 'number' || /^\d{1,9}([.]\d{1,9})?$/.test(tight)) return 'number'
  if (truthIn(cell) !== null) return 'truth'
  const stated = tight.length > 60 ? null : readQuantity(raw)
  const part = stated?.kind === 'quantities' ? stated.parts[0] : undefined
  if (part === undefined || part.unknownUnit !== '') return stated?.kind === 'ratio' ? 'ratio' : 'text'
  if (part.unit === null) return part.label === '' ? 'number' : 'text'
  return part.unit.kind === 'year' ? 'year' : `unit:${part.unit.kind}`
}
