import { type Fraction, fraction, wholePart, written } from '../fraction.js'
import type { Operations } from '../operation.js'
import { exactly, onlyNumber } from '../range.js'
import { isSame, NOTHING, number, text, truth, type Worth } from '../worth.js'

const DAY = 86_400_000

/** Texts, and the dates that some of them are. */
export const texts: Operations = {
  cat: (operands) => {
    const parts = operands.map(partOf)
    return parts.includes(null) ? NOTHING : text(parts.join(''))
  },
  substr: ([whole = NOTHING, from = NOTHING, length]) => {
    const start = wholeNumber(from)
    const count = length === undefined ? undefined : wholeNumber(length)
    if (whole.is !== 'text' || start === null || count === null) return NOTHING
    const characters = [...whole.text]
    const first = start < 0 ? Math.max(0, characters.length + start) : Math.min(start, characters.length)
    const left = characters.length - first
    const taken = count === undefined ? left : count < 0 ? Math.max(0, left + count) : Math.min(count, left)
    return text(characters.filter((_, index) => index >= first && index < first + taken).join(''))
  },
  in: ([part = NOTHING, whole = NOTHING]) => {
    if (whole.is === 'text') return part.is === 'text' ? truth(whole.text !== '' && whole.text.indexOf(part.text) >= 0) : NOTHING
    if (whole.is !== 'list') return NOTHING
    const isFound = whole.entries.some(({ worth, isSure }) => isSure && isSame(part, worth) === true)
    const isRuledOut = whole.more === null && whole.entries.every(({ worth }) => isSame(part, worth) === false)
    return truth(isFound ? true : isRuledOut ? false : null)
  },
  days: ([from = NOTHING, to = NOTHING]) => {
    const [start, end] = [timeOf(from), timeOf(to)]
    return start === null || end === null ? NOTHING : number(exactly(fraction(BigInt(end - start) / BigInt(DAY), 1n)))
  },
  'add-months': ([from = NOTHING, months = NOTHING]) => {
    const start = timeOf(from)
    const only = onlyOf(months)
    if (start === null || only === null || only.lower !== 1n || only.upper > 999_999n || only.upper < -999_999n) return NOTHING
    const moved = new Date(start)
    moved.setUTCDate(1)
    moved.setUTCMonth(moved.getUTCMonth() + Number(only.upper))
    const lastDay = new Date(moved)
    lastDay.setUTCMonth(lastDay.getUTCMonth() + 1)
    lastDay.setUTCDate(0)
    moved.setUTCDate(Math.min(new Date(start).getUTCDate(), lastDay.getUTCDate()))
    const iso = moved.toISOString().slice(0, 10)
    return /^\d{4}-/.test(iso) ? text(iso) : NOTHING
  },
}

function partOf(worth: Worth): string | null {
  if (worth.is === 'text') return worth.text
  if (worth.is === 'truth') return worth.holds ? 'true' : 'false'
  const only = onlyOf(worth)
  return only === null ? null : written(only)
}

function onlyOf(worth: Worth): Fraction | null {
  return worth.is === 'number' ? onlyNumber(worth.range) : null
}

function wholeNumber(worth: Worth): number | null {
  const only = onlyOf(worth)
  return only === null ? null : Number(wholePart(only))
}

// Milliseconds at the start of a calendar date, if there is such a day.
function timeOf(worth: Worth): number | null {
  if (worth.is !== 'text' || !/^\d{4}-\d{2}-\d{2}$/.test(worth.text)) return null
  const date = new Date(`${worth.text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== worth.text ? null : date.getTime()
}
