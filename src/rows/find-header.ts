import { fold, foldTight } from './fold.js'
import { matchHeader } from './match-header.js'
import { type Cell, isBlank, rawIn, type Table, valueIn } from './table.js'
import type { HeaderIndex } from './target.js'

/** The rows of a header, counted from 0 among the rows of the table, and what stands over each column, from the top. */
export interface Header {
  readonly rows: readonly number[]
  readonly columns: readonly (readonly string[])[]
}

const ROWS_LOOKED_AT = 15
/** One name that says which units, or what of them. */
const LEAST_NAMED = 1
/** They stand beside other things than tables, too. */
const COMMON: ReadonlySet<string | null> = new Set(['note', 'source', 'date'])

/** A header, with how many columns it names. */
export interface FoundHeader {
  readonly header: Header
  readonly named: number
}

/** Finds the header of a table among its first rows: the one or two rows that name the most. `null` where none names any. */
export function findHeader(table: Table, index: HeaderIndex): FoundHeader | null {
  const known = new Map<string, number>()
  const weight = (parts: readonly string[]): number => {
    const key = parts.join('/')
    const found = known.get(key) ?? weightOf(parts, index, known.size < MOST_GUESSED)
    known.set(key, found)
    return found
  }
  let best: FoundHeader | null = null
  let most = LEAST_NAMED - 0.1
  const first = Array.from({ length: Math.min(ROWS_LOOKED_AT, table.rows.length) }, (_, row) => row)
  // One row alone before two, so that a title is no part of the header where it names nothing.
  for (const rows of [...first.map((row) => [row]), ...first.map((row) => [row, row + 1])]) {
    if (rows.some((row) => !mayBeHeader(table.rows[row]))) continue
    const header = headerOf(table, rows)
    const found = header.columns.reduce((sum, parts) => sum + weight(parts), 0)
    if (found > most) [best, most] = [{ header, named: found }, found]
  }
  return best
}

/** What stands over each column in the given rows; cells that are merged count for all they cover. */
export function headerOf(table: Pick<Table, 'rows' | 'merges' | 'firstRow'>, rows: readonly number[]): Header {
  const merges = (table.merges ?? []).flatMap((range) => rangeOf(range, table.firstRow ?? 1))
  const width = Math.max(0, ...rows.map((row) => table.rows[row]?.length ?? 0))
  const text = (row: number, column: number): string => {
    const own = rawIn(table.rows[row]?.[column]).trim()
    if (own !== '') return own
    const over = merges.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right)
    if (over !== undefined) return rawIn(table.rows[over.top]?.[over.left]).trim()
    // In a file without merged cells the name of a group stands over the first of its columns only.
    const below = rows[rows.indexOf(row) + 1]
    if (below === undefined || column === 0 || isBlank(table.rows[below]?.[column])) return ''
    return merges.length === 0 ? text(row, column - 1) : ''
  }
  const columns = Array.from({ length: width }, (_, column) => {
    const parts = rows.map((row) => text(row, column)).filter((part) => part !== '')
    return parts.filter((part, index) => index === 0 || foldTight(part) !== foldTight(parts[index - 1] as string))
  })
  return { rows, columns }
}

// What is alike is looked for so often: a sheet may have 16,384 columns.
const MOST_GUESSED = 1000

// Names are texts; a row with numbers in it, or with a long text alone, is data or a title.
function mayBeHeader(row: readonly Cell[] | undefined): boolean {
  const filled = (row ?? []).filter((cell) => !isBlank(cell))
  if (filled.length === 0) return false
  const names = filled.filter(
    (cell) => typeof valueIn(cell) === 'string' && !/^[\d.,%+-]+$/.test(fold(rawIn(cell))) && rawIn(cell).length <= 60,
  )
  return names.length >= filled.length * 0.8
}

function weightOf(parts: readonly string[], index: HeaderIndex, guesses: boolean): number {
  if (parts.length === 0) return 0
  const { match, target } = matchHeader(parts, index, guesses)
  return match === 'exact' ? (COMMON.has(target) ? 0.5 : 1) : match === 'guessed' ? 0.6 : 0
}

interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A range such as `A1:C2`, counted from 0 among the rows of the table; none where it cannot be read. */
export function rangeOf(range: string, firstRow: number): readonly Range[] {
  const [, from = '', top = '', to = '', bottom = ''] = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(range) ?? []
  if (from === '') return []
  const column = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return [{ top: Number(top) - firstRow, left: column(from), bottom: Number(bottom) - firstRow, right: column(to) }]
}
