import { WanzhengError } from '../error.js'
import { fromNumber, isTooLarge, parseDecimal, type Rational, toNumber, ZERO } from '../rational.js'
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
  /** Where the record was made by an expression: its entries, in place of `data`. */
  readonly entries?: ReadonlyMap<string, Value>
  readonly has: (key: string) => boolean
  readonly get: (key: string, note: Note) => Value
}

/** Hears what was read: the name of a value, whether it is known, and whether its source calls it approximate. */
export interface Note {
  readonly unknown: (name: string, reason: UnknownReason) => void
  readonly approximate: () => void
  /** Hears every value that is read, known or not, where somebody asked for them; `facility` is its place in the unit. */
  readonly read?: (name: string, facility: number | null) => void
}

/** Why a value is not known. */
export type UnknownReason = 'missing-data' | 'invalid-data' | 'division-by-zero' | 'type-mismatch' | 'number-too-large' | 'empty-list'

const DEEPEST = 200

/** Values that one result may be made of when it is shown. */
const LARGEST_RESULT = 1_000_000

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

/** What is known of a value that is one of several; which one is not known. */
export function oneOf(values: readonly Value[]): Value {
  const [first, ...others] = values
  if (first === undefined) return UNKNOWN
  if (others.every((value) => sameValue(first, value) === true)) return first
  if (first.kind === 'number' && others.every((value) => value.kind === 'number'))
    return numberOf(others.reduce((range, value) => hull(range, value.range), first.range))
  const truth = truthOf(first)
  const agree = others.every((value) => truthOf(value) === truth) && !(truth === true && mayJoin(values))
  return onlyTruth(agree ? truth : null, values.every(isTruth))
}

// What is not known may turn out to be a number, and numbers on both sides of zero are, together, neither true nor false.
function mayJoin(values: readonly Value[]): boolean {
  const joining = values.filter((value) => value.kind === 'number' || (value.kind === 'unknown' && !value.settled))
  return joining.length === values.length
}

/** Whether a value is a truth, and nothing more is to be known of it. */
export function isTruth(value: Value): boolean {
  return value.kind === 'boolean' || (value.kind === 'unknown' && value.settled)
}

/** The value of plain JSON data. A missing key or `null` is unknown, an object of `min` and `max` a bound. */
export function fromData(data: unknown, depth = 0): Value {
  if (typeof data === 'number') return Number.isFinite(data) ? numberOf(point(fromNumber(data))) : UNKNOWN
  if (typeof data === 'string') return textOf(data)
  if (typeof data === 'boolean') return data ? TRUE : FALSE
  if (Array.isArray(data)) return depth > DEEPEST ? UNKNOWN : listOf(Array.from(data, (item) => fromData(item, depth + 1)))
  if (typeof data !== 'object' || data === null) return UNKNOWN
  const range = boundsOf(data)
  return range === null ? recordOf(data) : numberOf(range)
}

// Each entry is converted once, so that reading it again costs no more than a step.
function recordOf(data: object): RecordValue {
  let converted: Map<string, Value> | undefined
  const convert = (key: string): Value => {
    const value = fromData((data as Record<string, unknown>)[key])
    converted = (converted ?? new Map()).set(key, value)
    return value
  }
  return {
    kind: 'record',
    data,
    has: (key) => Object.hasOwn(data, key),
    get: (key) => converted?.get(key) ?? (Object.hasOwn(data, key) ? convert(key) : UNKNOWN),
  }
}

/** The interval an object states as `{min, max}` or `{decimal}`, or `null` where it is an ordinary object or the bounds exclude each other. */
export function boundsOf(data: object): Interval | null {
  const keys = Object.keys(data)
  if (keys.length === 0) return null
  const entries = data as Record<string, unknown>
  if (keys[0] === 'decimal') {
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
  const [[key, stated] = [], ...others] = Object.entries(data)
  if (others.length > 0) return null
  const exact = key === 'decimal' && typeof stated === 'string' ? parseDecimal(stated) : key === 'ratio' ? ratioOf(stated) : null
  return exact === null || isTooLarge(exact) ? null : exact
}

function ratioOf(parts: unknown): Rational | null {
  if (!Array.isArray(parts) || parts.length !== 2 || !parts.every(Number.isInteger) || parts[1] === 0) return null
  const [numerator, denominator] = parts.map(fromNumber) as [Rational, Rational]
  return numerator.div(denominator)
}

/**
 * A value as plain JSON: the nearest double for a number, `null` for what is not known, `{min, max}` for a bounded number.
 * Of a list, what is certain.
 *
 * @throws {@link WanzhengError} `budget-exceeded` where the value shows more parts than any real result.
 */
export function toData(value: Value): unknown {
  return shownOf(value, (list) => list.items, [LARGEST_RESULT])
}

/** A value as plain JSON, in which a list is `null` too where it is not known what it holds. */
export function toResult(value: Value): unknown {
  return shownOf(value, (list) => (isWhole(list) ? list.items : null), [LARGEST_RESULT])
}

/** Whether it is known which elements a list has. */
export function isWhole(list: ListValue): boolean {
  return !list.open && list.items.every((item) => item.certain)
}

// A result can share parts, and be larger when written out than any budget of steps allowed to build.
function shownOf(value: Value, itemsOf: (list: ListValue) => readonly Item[] | null, left: [number], depth = 0): unknown {
  left[0] -= 1
  if (left[0] < 0) throw new WanzhengError('budget-exceeded', `the result has more than ${LARGEST_RESULT} parts`)
  if (depth > DEEPEST) return null
  const show = (inner: Value): unknown => shownOf(inner, itemsOf, left, depth + 1)
  switch (value.kind) {
    case 'number':
      return rangeToData(value.range)
    case 'boolean':
    case 'text':
      return value.value
    case 'unknown':
      return null
    case 'list':
      return itemsOf(value)?.map((item) => (item.certain ? show(item.value) : null)) ?? null
    case 'record':
      return value.entries === undefined ? value.data : Object.fromEntries(Array.from(value.entries, ([key, inner]) => [key, show(inner)]))
  }
}

/** A range as plain JSON: a number where it is known, its ends where it has any, `null` where it has none. */
export function rangeToData(range: Interval): number | { min?: number; max?: number } | null {
  if (isPoint(range)) return toNumber(range.low)
  const { low, high } = range
  if (typeof low === 'number' && typeof high === 'number') return null
  return { ...(typeof low === 'number' ? {} : { min: toNumber(low) }), ...(typeof high === 'number' ? {} : { max: toNumber(high) }) }
}
