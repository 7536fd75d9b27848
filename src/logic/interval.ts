import { ONE, type Rational, ZERO } from '../rational.js'

/** One end of an interval: an exact number, or without end below (`-1`) or above (`1`). */
export type End = Rational | -1 | 1

/** All the values a number may have, both ends included. A known number has two equal ends. */
export interface Interval {
  readonly low: End
  readonly high: End
}

export const ANY_NUMBER: Interval = { low: -1, high: 1 }

export function point(value: Rational): Interval {
  return { low: value, high: value }
}

/** Whether the number is known exactly. */
export function isPoint(interval: Interval): interval is { readonly low: Rational; readonly high: Rational } {
  return interval.low === interval.high || (!isEndless(interval.low) && !isEndless(interval.high) && interval.low.equals(interval.high))
}

/** Order of two ends: negative, zero or positive. */
export function compareEnds(a: End, b: End): number {
  if (isEndless(a)) return isEndless(b) ? a - b : a
  return isEndless(b) ? -b : a.compare(b)
}

export function add(a: Interval, b: Interval): Interval {
  return { low: addEnds(a.low, b.low), high: addEnds(a.high, b.high) }
}

export function negate(a: Interval): Interval {
  return { low: negateEnd(a.high), high: negateEnd(a.low) }
}

export function multiply(a: Interval, b: Interval): Interval {
  return hullOfEnds([multiplyEnds(a.low, b.low), multiplyEnds(a.low, b.high), multiplyEnds(a.high, b.low), multiplyEnds(a.high, b.high)])
}

/** Quotient, or `null` where the divisor may be zero. */
export function divide(a: Interval, b: Interval): Interval | null {
  if (contains(b, ZERO)) return null
  return multiply(a, { low: invertEnd(b.high), high: invertEnd(b.low) })
}

export function smaller(a: Interval, b: Interval): Interval {
  return { low: least(a.low, b.low), high: least(a.high, b.high) }
}

export function larger(a: Interval, b: Interval): Interval {
  return { low: greatest(a.low, b.low), high: greatest(a.high, b.high) }
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  return { low: least(a.low, b.low), high: greatest(a.high, b.high) }
}

/** What both allow, or `null` where they exclude each other. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const both = { low: greatest(a.low, b.low), high: least(a.high, b.high) }
  return compareEnds(both.low, both.high) > 0 ? null : both
}

export function contains(a: Interval, value: Rational): boolean {
  return compareEnds(a.low, value) <= 0 && compareEnds(a.high, value) >= 0
}

export function isEndless(end: End): end is -1 | 1 {
  return end === -1 || end === 1
}

function least(a: End, b: End): End {
  return compareEnds(a, b) <= 0 ? a : b
}

function greatest(a: End, b: End): End {
  return compareEnds(a, b) >= 0 ? a : b
}

function addEnds(a: End, b: End): End {
  if (isEndless(a)) return a
  return isEndless(b) ? b : a.add(b)
}

function negateEnd(a: End): End {
  if (isEndless(a)) return a === 1 ? -1 : 1
  return a.neg()
}

// Zero times an end without bound is zero: no value of the other operand makes anything else of it.
function multiplyEnds(a: End, b: End): End {
  if (!isEndless(a) && !isEndless(b)) return a.mul(b)
  const sign = signOf(a) * signOf(b)
  return sign === 0 ? ZERO : sign > 0 ? 1 : -1
}

function signOf(a: End): number {
  return isEndless(a) ? a : a.compare(ZERO)
}

function invertEnd(a: End): End {
  return isEndless(a) ? ZERO : ONE.div(a)
}

function hullOfEnds(ends: readonly End[]): Interval {
  return { low: ends.reduce(least), high: ends.reduce(greatest) }
}
