import { dateOfDay, dayNumber, isDate } from '../dates.js'
import { fold } from './fold.js'
import { isUnknownText, type Reading } from './reading.js'
import { note } from './report.js'
import { type Cell, rawIn, valueIn } from './table.js'

// 1900-01-01 and 2100-12-31: serial numbers outside are no dates of this trade.
const FIRST_SERIAL = 1
const LAST_SERIAL = 73_415
const APART_1904 = 1462
const DAY_ZERO = dayNumber('1899-12-30') as number // a date that exists

const FULL = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|号)?(?:[t ].*)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const PART = /^(\d{4})(?:年|(?:[-/.]|年)(\d{1,2})月?)?$/

/** Reads a calendar date: as a date, as text in any usual form, or as the serial number of a spreadsheet. */
export function readDate(cell: Cell, date1904: boolean): Reading {
  const raw = rawIn(cell)
  const value = valueIn(cell)
  if (typeof value === 'object' && value !== null) return dated(value.date.slice(0, 10), raw)
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{4,5}([.]\d+)?$/.test(value.trim()) && Number(value) > 9999))
    return serial(Number(value), raw, date1904)
  if (typeof value !== 'string') return lost(raw, 'date-unclear')
  if (isUnknownText(value)) return { value: undefined, notes: [note('unknown-spelling', 'normalised', { found: raw })] }
  const text = fold(value)
  const [, year, month, day] = FULL.exec(text) ?? COMPACT.exec(text) ?? []
  if (year !== undefined) return dated(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, raw)
  return lost(raw, PART.test(text) ? 'date-incomplete' : 'date-unclear')
}

// Serial 60 is 29 February 1900, which never was; before it the count is one day off.
function serial(number: number, raw: string, date1904: boolean): Reading {
  const count = Math.floor(number) + (date1904 ? APART_1904 : 0)
  if (!(count >= FIRST_SERIAL && count <= LAST_SERIAL) || count === 60) return lost(raw, 'date-unclear')
  const date = dateOfDay(DAY_ZERO + count + (count < 60 ? 1 : 0))
  return date === null
    ? lost(raw, 'date-unclear')
    : { value: date, notes: [note('date-serial', 'normalised', { found: raw, value: date })] }
}

function dated(date: string, raw: string): Reading {
  if (!isDate(date)) return lost(raw, 'date-unclear')
  return { value: date, notes: date === raw ? [] : [note('date', 'normalised', { found: raw, value: date })] }
}

function lost(raw: string, code: 'date-incomplete' | 'date-unclear'): Reading {
  return { value: undefined, notes: [note(code, 'dropped', { found: raw })] }
}
