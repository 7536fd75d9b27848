import { fromNumber, parseDecimal, type Rational, ratio, toNumber, ZERO } from '../rational.js'
import { compareEnds, contains, hull, type Interval, isPoint, point } from './interval.js'

/** What an expression can be worth. Numbers are intervals; what is not known may still have a known truth. */
export type Value =
  | { readonly kind: 'number'; readonly range: Interval }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | UnknownValue
  | ListValue
  | RecordValue

/** What is not known. Its truth may be; `settled` where the truth is all that was asked for, as in `false and unknown`. */
export interface UnknownValue {
  readonly kind: 'unknown'
  readonly truth: boolean | null
  readonly settled: boolean
}

/** A list. An element that may or may not be there is not `certain`; an `open` list may have more like `rest`. */
export interface ListValue {
  readonly kind: 'list'
  readonly items: readonly Item[]
  readonly open: boolean
  readonly rest: Value
}

export interface Item {
  readonly value: Value
  readonly certain: boolean
}

/** An object, read by own property only; the caller's `note` hears the name of each value that is not known. */
export interface RecordValue {
  readonly kind: 'record'
  readonly data: unknown
  readonly has: (key: string) => boolean
  readonly get: (key: string, note: Note) => Value
}

/** Hears what was read: the name of a value, whether it is known, and whether its source calls it approximate. */
export interface Note {
  readonly unknown: (name: string, reason: UnknownReason) => void
  readonly approximate: () => void
}

/** Why a value is not known. */
export type UnknownReason = 'missing-data' | 'invalid-data' | 'division-by-zero' | 'type-mismatch' | 'number-too-large' | 'empty-list'

const DEEPEST = 200

export const UNKNOWN: Value = { kind: 'unknown', truth: null, settled: false }
export const TRUE: Value = { kind: 'boolean', value: true }
export const FALSE: Value = { kind: 'boolean', value: false }

export function numberOf(range: Interval): Value {
  return { kind: 'number', range }
}

export function textOf(value: string): Value {
  return { kind: 'text', value }
}

/** Three-valued truth as a value: `null` is unknown. */
export function truthValue(truth: boolean | null): Value {
  return truth === null ? UNKNOWN : truth ? TRUE : FALSE
}

/** A value of which only the truth is known. */
export function onlyTruth(truth: boolean | null, settled: boolean): Value {
  return truth === null ? UNKNOWN : { kind: 'unknown', truth, settled }
}

export function listOf(values: readonly Value[]): ListValue {
  return { kind: 'list', items: values.map((value) => ({ value, certain: true })), open: false, rest: UNKNOWN }
}

/** JsonLogic truth: `0`, `""`, `false` and `[]` are false; `null` here means not known. */
export function truthOf(value: Value): boolean | null {
  switch (value.kind) {
    case 'boolean':
      return value.value
    case 'text':
      return value.value !== ''
    case 'unknown':
      return value.truth
    case 'record':
      return true
    case 'number':
      if (!contains(value.range, ZERO)) return true
      return isPoint(value.range) ? false : null
    case 'list':
      if (value.items.some((item) => item.certain)) return true
      return value.items.length === 0 && !value.open ? false : null
  }
}

/** Whether two values are the same; `null` where that is not known, or where they cannot be compared. */
export function sameValue(a: Value, b: Value): boolean | null {
  if (a.kind === 'unknown' || b.kind === 'unknown') return null
  if (a.kind === 'number' && b.kind === 'number') {
    if (isPoint(a.range) && isPoint(b.range)) return a.range.low.equals(b.range.low)
    const apart = compareEnds(a.range.low, b.range.high) > 0 || compareEnds(b.range.low, a.range.high) > 0
    return apart ? false : null
  }
  if (a.kind === 'text' && b.kind === 'text') return a.value === b.value
  if (a.kind === 'boolean' && b.kind === 'boolean') return a.value === b.value
  return a.kind === b.kind ? null : false
}

/** What is known of a value that is either of the two. */
export function eitherOf(a: Value, b: Value): Value {
  if (a === b || sameValue(a, b) === true) return a
  if (a.kind === 'number' && b.kind === 'number') return numberOf(hull(a.range, b.range))
  const truth = truthOf(a)
  return onlyTruth(truth === truthOf(b) ? truth : null, isTruth(a) && isTruth(b))
}

function isTruth(value: Value): boolean {
  return value.kind === 'boolean' || (value.kind === 'unknown' && value.settled)
}

/** The value of plain JSON data. A missing key or `null` is unknown, an object of `min` and `max` a bound. */
export function fromData(data: unknown, depth = 0): Value {
  if (typeof data === 'number') return Number.isFinite(data) ? numberOf(point(fromNumber(data))) : UNKNOWN
  if (typeof data === 'string') return textOf(data)
  if (typeof data === 'boolean') return data ? TRUE : FALSE
  if (Array.isArray(data)) return depth > DEEPEST ? UNKNOWN : listOf(data.map((item) => fromData(item, depth + 1)))
  if (typeof data !== 'object' || data === null) return UNKNOWN
  const range = boundsOf(data)
  return range === null ? recordOf(data) : numberOf(range)
}

function recordOf(data: object): RecordValue {
  return {
    kind: 'record',
    data,
    has: (key) => Object.hasOwn(data, key),
    get: (key) => (Object.hasOwn(data, key) ? fromData((data as Record<string, unknown>)[key]) : UNKNOWN),
  }
}

/** The interval an object states as `{min, max}` or `{decimal}`, or `null` where it is an ordinary object or the bounds exclude each other. */
export function boundsOf(data: object): Interval | null {
  const keys = Object.keys(data)
  if (keys.length === 0 || keys.length > 2) return null
  const entries = data as Record<string, unknown>
  if (keys.length === 1 && keys[0] === 'decimal') {
    const exact = exactOf(data)
    return exact === null ? null : point(exact)
  }
  if (!keys.every((key) => key === 'min' || key === 'max')) return null
  const low = Object.hasOwn(data, 'min') ? exactOf(entries.min) : -1
  const high = Object.hasOwn(data, 'max') ? exactOf(entries.max) : 1
  if (low === null || high === null || compareEnds(low, high) > 0) return null
  return { low, high }
}

/** The exact number that JSON data states: a number, `{decimal}` or `{ratio}`; else `null`. */
export function exactOf(data: unknown): Rational | null {
  if (typeof data === 'number') return Number.isFinite(data) ? fromNumber(data) : null
  if (typeof data !== 'object' || data === null) return null
  const { decimal, ratio: parts } = data as { decimal?: unknown; ratio?: unknown }
  if (typeof decimal === 'string') return parseDecimal(decimal)
  if (Array.isArray(parts) && Number.isInteger(parts[0]) && Number.isInteger(parts[1]) && parts[1] !== 0) return ratio(parts[0], parts[1])
  return null
}

/** A value as plain JSON: the nearest double for a number, `null` for what is not known, `{min, max}` for a bounded number. */
export function toData(value: Value): unknown {
  switch (value.kind) {
    case 'number':
      return rangeToData(value.range)
    case 'boolean':
    case 'text':
      return value.value
    case 'unknown':
      return null
    case 'list':
      return value.items.map((item) => (item.certain ? toData(item.value) : null))
    case 'record':
      return value.data
  }
}

/** A range as plain JSON: a number where it is known, its ends where it has any, `null` where it has none. */
export function rangeToData(range: Interval): number | { min?: number; max?: number } | null {
  if (isPoint(range)) return toNumber(range.low)
  const { low, high } = range
  if (typeof low === 'number' && typeof high === 'number') return null
  return { ...(typeof low === 'number' ? {} : { min: toNumber(low) }), ...(typeof high === 'number' ? {} : { max: toNumber(high) }) }
}
