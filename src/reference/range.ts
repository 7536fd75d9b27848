import { type Fraction, inverse, leftOver, minus, NOUGHT, order, plus, times } from './fraction.js'

/** All numbers from `low` to `high`; `null` is no end on that side. */
export interface Range {
  readonly low: Fraction | null
  readonly high: Fraction | null
}

export function exactly(value: Fraction): Range {
  return { low: value, high: value }
}

/** The one number of a range that holds no other, else `null`. */
export function onlyNumber({ low, high }: Range): Fraction | null {
  return low !== null && high !== null && order(low, high) === 0 ? low : null
}

/** Whether every number of `a` is below, or at most at, every number of `b`. */
export function isWhollyBelow(a: Range, b: Range, orEqual: boolean): boolean {
  return a.high !== null && b.low !== null && order(a.high, b.low) < (orEqual ? 1 : 0)
}

export function holds(range: Range, value: Fraction): boolean {
  return !isWhollyBelow(range, exactly(value), false) && !isWhollyBelow(exactly(value), range, false)
}

export function sum(a: Range, b: Range): Range {
  return { low: ofBoth(a.low, b.low, plus), high: ofBoth(a.high, b.high, plus) }
}

export function opposite({ low, high }: Range): Range {
  return { low: high === null ? null : minus(high), high: low === null ? null : minus(low) }
}

/** The range around two ranges. */
export function around(a: Range, b: Range): Range {
  return { low: ofBoth(a.low, b.low, lower), high: ofBoth(a.high, b.high, higher) }
}

/** What two ranges have in common; the first where that is nothing. */
export function narrowed(a: Range, b: Range): Range {
  if (isWhollyBelow(a, b, false) || isWhollyBelow(b, a, false)) return a
  return { low: ofEither(a.low, b.low, higher), high: ofEither(a.high, b.high, lower) }
}

export function least(a: Range, b: Range): Range {
  return { low: ofBoth(a.low, b.low, lower), high: ofEither(a.high, b.high, lower) }
}

export function most(a: Range, b: Range): Range {
  return { low: ofEither(a.low, b.low, higher), high: ofBoth(a.high, b.high, higher) }
}

// Each range is cut at zero, sizes are multiplied, and the signs put back.
export function product(a: Range, b: Range): Range {
  const pieces = sizes(a).flatMap((left) =>
    sizes(b).map((right) => ({ isNegative: left.isNegative !== right.isNegative, range: productOfSizes(left.size, right.size) })),
  )
  return pieces.map(({ isNegative, range }) => (isNegative ? opposite(range) : range)).reduce(around)
}

/** `null` where the divisor may be zero. */
export function quotient(a: Range, b: Range): Range | null {
  if (holds(b, NOUGHT)) return null
  return product(a, { low: b.high === null ? NOUGHT : inverse(b.high), high: b.low === null ? NOUGHT : inverse(b.low) })
}

/** Of ranges: between zero and the size of the divisor, on the side of `a`. `null` where the divisor may be zero. */
export function remainder(a: Range, b: Range): Range | null {
  if (holds(b, NOUGHT)) return null
  const [left, right] = [onlyNumber(a), onlyNumber(b)]
  if (left !== null && right !== null) return exactly(leftOver(left, right))
  const size = most(b, opposite(b))
  const zero = exactly(NOUGHT)
  const low = isWhollyBelow(zero, a, true) ? NOUGHT : opposite(size).low
  const high = isWhollyBelow(a, zero, true) ? NOUGHT : size.high
  return { low, high }
}

interface Size {
  readonly isNegative: boolean
  readonly size: Range
}

function sizes(range: Range): readonly Size[] {
  const positive = part(range)
  const negative = part(opposite(range))
  return [
    ...(positive === null ? [] : [{ isNegative: false, size: positive }]),
    ...(negative === null ? [] : [{ isNegative: true, size: negative }]),
  ]
}

function part({ low, high }: Range): Range | null {
  if (high !== null && order(high, NOUGHT) < 0) return null
  return { low: low === null ? NOUGHT : higher(low, NOUGHT), high }
}

function productOfSizes(a: Range, b: Range): Range {
  const isZero = [a.high, b.high].some((end) => end !== null && order(end, NOUGHT) === 0)
  return { low: ofBoth(a.low, b.low, times), high: isZero ? NOUGHT : ofBoth(a.high, b.high, times) }
}

function ofBoth(a: Fraction | null, b: Fraction | null, combine: (a: Fraction, b: Fraction) => Fraction): Fraction | null {
  return a === null || b === null ? null : combine(a, b)
}

function ofEither(a: Fraction | null, b: Fraction | null, combine: (a: Fraction, b: Fraction) => Fraction): Fraction | null {
  return a === null ? b : b === null ? a : combine(a, b)
}

function lower(a: Fraction, b: Fraction): Fraction {
  return order(a, b) <= 0 ? a : b
}

function higher(a: Fraction, b: Fraction): Fraction {
  return order(a, b) >= 0 ? a : b
}
