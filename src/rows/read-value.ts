import { isDate } from '../dates.js'
import type { Column } from './plan-table.js'
import { readChoice } from './read-choice.js'
import { readDate } from './read-date.js'
import { readNumber } from './read-number.js'
import { readTruth } from './read-truth.js'
import { cleanText, isUnknownText, type Reading } from './reading.js'
import { note } from './report.js'
import { type Cell, rawIn, type Table } from './table.js'

/** Reads the value of a field from its cell, by the type of the field. */
export function readValue(cell: Cell, { target, number }: Column, { date1904 }: Table): Reading {
  const raw = rawIn(cell)
  if (typeof cell === 'object' && cell !== null && 'error' in cell && cell.error !== undefined)
    return { value: undefined, notes: [note('cell-error', 'dropped', { found: raw })] }
  const field = target?.kind === 'field' || target?.kind === 'figure' ? target.field : undefined
  switch (field?.type) {
    case 'number':
      return number === null ? readText(cell) : readNumber(cell, number)
    case 'boolean':
      return readTruth(cell)
    case 'enum':
      return readChoice(cell, field)
    case 'date':
      return readDate(cell, date1904 === true)
    default:
      return readText(cell)
  }
}

const LONGEST = 10_000

/** Reads a text as it stands, but for what cannot be seen. */
export function readText(cell: Cell): Reading {
  const raw = rawIn(cell)
  const text = cleanText(raw)
  if (text.length > LONGEST) return { value: undefined, notes: [note('too-long', 'dropped', { found: raw })] }
  if (isUnknownText(text)) return { value: undefined, notes: [note('unknown-spelling', 'normalised', { found: raw })] }
  return { value: text, notes: text === raw ? [] : [note('text', 'normalised', { found: raw, value: text })] }
}

/** The date that a row states for its values: as a calendar date where it is one, else as printed. */
export function readSourceDate(cell: Cell, date1904: boolean): Reading {
  const dated = readDate(cell, date1904)
  return typeof dated.value === 'string' && isDate(dated.value) ? dated : readText(cell)
}
