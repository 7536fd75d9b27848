import { foldTight } from './fold.js'
import { isUnknownText } from './reading.js'
import { type ImportNote, note } from './report.js'
import { type Cell, rawIn, valueIn } from './table.js'

/** An id as a table gives it; `null` where the cell has none that can be used. */
export interface ReadCode {
  readonly id: string | null
  readonly notes: readonly ImportNote[]
}

const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/
/** Digits that name a province, a city, a county, a street, a community. */
const ENDS = [2, 4, 6, 9, 12]

/**
 * Reads the id of a unit. Digits that a spreadsheet has shortened to a power of ten are lost.
 *
 * @param isAreaCode - Whether the column holds 统计用区划代码, so that anything but 12 digits is odd.
 */
export function readCode(cell: Cell, isAreaCode: boolean): ReadCode {
  const raw = rawIn(cell)
  const value = valueIn(cell)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) return { id: null, notes: [note('digits-lost', 'dropped', { found: raw })] }
    return checked(String(value), raw, isAreaCode)
  }
  if (isUnknownText(raw)) return { id: null, notes: [note('unknown-spelling', 'normalised', { found: raw })] }
  const tight = foldTight(raw).replace(/^'/, '')
  if (/^\d([.]\d+)?e[+]?\d+$/.test(tight)) return { id: null, notes: [note('digits-lost', 'dropped', { found: raw })] }
  const joined = tight.replace(/[.]0+$/, '').replaceAll(/[-_.]/g, '')
  const digits = /^\d{12}$/.test(joined) ? joined : tight
  return /^\d+$/.test(digits) ? checked(digits, raw, isAreaCode) : { id: raw.trim(), notes: trimmed(raw.trim(), raw) }
}

function checked(code: string, raw: string, isAreaCode: boolean): ReadCode {
  const isValid = !isAreaCode || (code.length === 12 && PROVINCES.test(code))
  const expected = code.length === 12 ? '11… – 82…' : '12'
  return { id: code, notes: isValid ? trimmed(code, raw) : [note('code-invalid', 'noted', { found: raw, expected })] }
}

function trimmed(id: string, raw: string): readonly ImportNote[] {
  return id === raw ? [] : [note('code', 'normalised', { found: raw, value: id })]
}

/** The level that the zeros at the end of a code show; `null` where it is no area code. */
export function levelOfCode(code: string): 'province' | 'city' | 'county' | 'street' | 'community' | null {
  if (!/^\d{12}$/.test(code)) return null
  const level = ENDS.findIndex((end) => /^0*$/.test(code.slice(end)))
  return (['province', 'city', 'county', 'street', 'community'] as const)[level] ?? null
}

/** Whether an area code lies in that of its parent, which may leave out the zeros at its end; `null` where either is none. */
export function isWithinArea(code: string, parent: string): boolean | null {
  if (!/^\d{12}$/.test(code) || !/^\d{2,12}$/.test(parent)) return null
  const end = ENDS.find((digits) => digits <= parent.length && /^0*$/.test(parent.slice(digits))) ?? parent.length
  return code.startsWith(parent.slice(0, end))
}
