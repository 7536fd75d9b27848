import { isDate } from '../dates.js'
import { type Issue, issue, shown, warning } from '../issue.js'
import { compareEnds } from '../logic/interval.js'
import { boundsOf, exactOf, rangeToData } from '../logic/value.js'
import { nearest } from '../nearest.js'
import { fromNumber, isPlainDecimal, toNumber } from '../rational.js'
import type { Dictionary, Field } from '../schema/dictionary.js'

/** Collects what is wrong with values. */
export interface Sink {
  readonly invalid: Set<string>
  readonly issues: Issue[]
}

/** A value of the data as its field allows it; what cannot be used is `null`, and named. */
export function readField(value: unknown, fields: Dictionary['unit'], key: string, name: string, path: string, sink: Sink): unknown {
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (field === undefined) {
    sink.issues.push(warning('unread-field', path, { field: key, nearest: nearest(key, Object.keys(fields)) }))
    return value
  }
  if (value === null || value === undefined) return null
  const problem = problemOf(value, field, path)
  if (problem === null) {
    sink.issues.push(...unlikely(value, field, path))
    return value
  }
  sink.issues.push(problem)
  sink.invalid.add(name)
  return null
}

function unlikely(value: unknown, { plausible }: Field, path: string): readonly Issue[] {
  const exact = plausible === undefined ? null : exactOf(value)
  if (exact === null) return []
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = plausible ?? {}
  const number = typeof value === 'number' ? value : toNumber(exact)
  return number < min || number > max ? [issue('implausible', path, { found: shown(value), expected: `${min} – ${max}` })] : []
}

function problemOf(value: unknown, field: Field, path: string): Issue | null {
  switch (field.type) {
    case 'number':
      return problemOfNumber(value, field, path)
    case 'boolean':
      return typeof value === 'boolean' ? null : issue('wrong-type', path, { found: shown(value), expected: 'true or false' })
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : issue('not-a-date', path, { found: shown(value) })
    case 'enum': {
      const allowed = Object.keys(field.values ?? {})
      if (typeof value === 'string' && allowed.includes(value)) return null
      return issue('not-one-of', path, {
        found: shown(value),
        expected: allowed.join(', '),
        nearest: typeof value === 'string' ? nearest(value, allowed) : null,
      })
    }
    case 'text':
      return typeof value === 'string' ? null : issue('wrong-type', path, { found: shown(value), expected: 'a text' })
  }
}

function problemOfNumber(value: unknown, field: Field, path: string): Issue | null {
  if (typeof value === 'number' && isOrdinary(value, field)) return null
  const overlong = overlongIn(value)
  if (overlong !== null) return issue('number-out-of-range', path, { found: overlong })
  const range = typeof value === 'object' && value !== null ? boundsOf(value) : null
  const exact = range === null ? exactOf(value) : null
  if (range === null && exact === null) {
    const reversed =
      typeof value === 'object' &&
      value !== null &&
      'min' in value &&
      'max' in value &&
      exactOf(value.min) !== null &&
      exactOf(value.max) !== null
    return reversed
      ? issue('bounds-reversed', path, { found: JSON.stringify(value) })
      : issue('wrong-type', path, { found: shown(value), expected: 'a number, or {"min", "max"}' })
  }
  const ends = range ?? { low: exact ?? -1, high: exact ?? 1 }
  const found = exact === null ? JSON.stringify(rangeToData(ends)) : shown(value)
  if (field.min !== undefined && compareEnds(ends.high, fromNumber(field.min)) < 0)
    return issue('out-of-range', path, { found, expected: `at least ${field.min}` })
  if (field.max !== undefined && compareEnds(ends.low, fromNumber(field.max)) > 0)
    return issue('out-of-range', path, { found, expected: `at most ${field.max}` })
  if (range === null && field.min !== undefined && compareEnds(ends.low, fromNumber(field.min)) < 0)
    return issue('out-of-range', path, { found, expected: `at least ${field.min}` })
  if (field.integer === true && exact !== null && exact.d !== 1n) return issue('wrong-type', path, { found, expected: 'a whole number' })
  return null
}

// Doubles order two decimals as they were written, and are whole where those are.
function isOrdinary(value: number, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer }: Field): boolean {
  return Number.isFinite(value) && value >= min && value <= max && (integer !== true || Number.isInteger(value))
}

// A decimal too long or too large to be a quantity, as it was written; alone or as an end of a range.
function overlongIn(value: unknown): string | null {
  const { decimal, min, max } = (value ?? {}) as { decimal?: unknown; min?: unknown; max?: unknown }
  if (typeof decimal === 'string') return isPlainDecimal(decimal) ? null : shown(decimal)
  return (min === undefined ? null : overlongIn(min)) ?? (max === undefined ? null : overlongIn(max))
}
