import { hasBit } from './bits.js'
import { type Field, type Growth, isExact, MISSING, type Numbers, numbersOf, ROUNDING, type Truths, type Working } from './column.js'

/** Beyond this, and below its inverse, doubles round otherwise, or end. */
const LARGEST = 1e280
const SMALLEST = 1e-280

/** Sum, or difference where `sign` is −1. */
export function sumOf(a: Numbers, b: Numbers, sign: 1 | -1): Numbers {
  return combined(a, b, {
    ...addition(a, b),
    relative: Math.max(a.relative, b.relative) + ROUNDING,
    scaled: true,
    fill: ({ values, scales }, size) => {
      const { values: x, scales: xs } = a
      const { values: y, scales: ys } = b
      for (let row = 0; row < size; row++) {
        values[row] = (x[row] as number) + sign * (y[row] as number)
        scales[row] = Math.abs(xs[row] as number) + Math.abs(ys[row] as number)
      }
    },
    errorAt: ({ values }, row) => {
      const errors = a.errorAt(row) + b.errorAt(row)
      return rounded(values[row] as number, errors, errors)
    },
  })
}

/** Product. */
export function productOf(a: Numbers, b: Numbers): Numbers {
  return combined(a, b, {
    ...product(a, b),
    fill: (own, size) => {
      const { values, scales } = own
      const { values: x, scales: xs } = a
      const { values: y, scales: ys } = b
      for (let row = 0; row < size; row++) {
        const value = (x[row] as number) * (y[row] as number)
        values[row] = isUsual(value) || x[row] === 0 || y[row] === 0 ? value : Number.NaN
      }
      if (scales !== values) for (let row = 0; row < size; row++) scales[row] = (xs[row] as number) * (ys[row] as number)
    },
    errorAt: ({ values }, row) => {
      const [left, right] = [Math.abs(a.values[row] as number), Math.abs(b.values[row] as number)]
      const [leftError, rightError] = [a.errorAt(row), b.errorAt(row)]
      return rounded(values[row] as number, leftError + rightError, left * rightError + right * leftError + leftError * rightError)
    },
  })
}

/** Quotient: unknown where the divisor is zero. */
export function quotientOf(a: Numbers, b: Numbers): Numbers {
  return combined(a, b, {
    ...product(a, b),
    isRatio: true,
    isNone: (row) => b.values[row] === 0 && b.errorAt(row) === 0,
    fill: (own, size) => {
      const { values, scales } = own
      const { values: x, scales: xs } = a
      const { values: y, scales: ys } = b
      for (let row = 0; row < size; row++) {
        const value = (x[row] as number) / (y[row] as number)
        values[row] = isUsual(value) || x[row] === 0 ? value : Number.NaN
      }
      if (scales === values) return
      for (let row = 0; row < size; row++) {
        const divisor = Math.abs(y[row] as number)
        const scale = Math.abs(ys[row] as number)
        // A divisor that may as well be zero.
        if (scale * b.relative > divisor / 2) values[row] = Number.NaN
        scales[row] = (2 * (Math.abs(xs[row] as number) + Math.abs(values[row] as number) * scale)) / divisor
      }
    },
    errorAt: ({ values }, row) => {
      const value = values[row] as number
      const [leftError, rightError] = [a.errorAt(row), b.errorAt(row)]
      const error = (leftError + Math.abs(value) * rightError) / (Math.abs(b.values[row] as number) - rightError)
      // No other quotient of exact numbers is so near to an eighth that it would round to it.
      return rounded(value, leftError + rightError, error)
    },
  })
}

/** Remainder, of exact numbers only. */
export function remainderOf(a: Numbers, b: Numbers): Numbers {
  const areExact = (row: number): boolean => a.errorAt(row) === 0 && b.errorAt(row) === 0
  return combined(a, b, {
    ...product(a, b),
    relative: ROUNDING,
    scaled: false,
    written: true,
    isNone: areExact,
    fill: ({ values }, size) => {
      for (let row = 0; row < size; row++) {
        values[row] = areExact(row) ? (a.values[row] as number) % (b.values[row] as number) : Number.NaN
      }
    },
    errorAt: () => 0,
  })
}

/** The smaller or the larger of two. */
export function extremeOf(a: Numbers, b: Numbers, choose: 'min' | 'max'): Numbers {
  const pick = choose === 'min' ? smaller : larger
  return combined(a, b, {
    ...either(a, b),
    fill: ({ values, scales }, size) => {
      pick(values, a.values, b.values, size)
      if (scales === values) return
      for (let row = 0; row < size; row++) scales[row] = Math.abs(a.scales[row] as number) + Math.abs(b.scales[row] as number)
    },
    errorAt: (_, row) => Math.max(a.errorAt(row), b.errorAt(row)),
  })
}

/** One number where a truth holds, another where it does not. */
export function chosenNumbers(condition: Truths, a: Numbers, b: Numbers): Numbers {
  return numbersOf(a.frame, [condition, a, b], {
    ...either(a, b),
    fill: ({ values, scales }, size) => {
      const { yes, no } = condition
      const { values: x, scales: xs } = a
      const { values: y, scales: ys } = b
      for (let row = 0; row < size; row++) {
        const isFirst = hasBit(yes, row)
        values[row] = isFirst ? (x[row] as number) : hasBit(no, row) ? (y[row] as number) : Number.NaN
        if (scales !== values) scales[row] = (isFirst ? xs[row] : ys[row]) as number
      }
    },
    errorAt: (_, row) => {
      if (hasBit(condition.yes, row)) return a.errorAt(row)
      if (hasBit(condition.no, row)) return b.errorAt(row)
      // Either may be meant: not known only where neither is.
      return isUnknown(a, row) && isUnknown(b, row) ? 0 : Number.POSITIVE_INFINITY
    },
  })
}

/** The numbers of a field, or others where it is missing. */
export function numbersOr(field: Field, fallback: Numbers): Numbers {
  return numbersOf(field.frame, [field, fallback], {
    ...either(field, fallback),
    fill: ({ values, scales }, size) => {
      const { tags, values: x, scales: xs } = field
      const { values: y, scales: ys } = fallback
      for (let row = 0; row < size; row++) {
        const isMissing = tags[row] === MISSING
        values[row] = (isMissing ? y[row] : x[row]) as number
        if (scales !== values) scales[row] = (isMissing ? ys[row] : xs[row]) as number
      }
    },
    errorAt: (_, row) => (field.tags[row] === MISSING ? fallback : field).errorAt(row),
  })
}

/** Whether the number of a row is not known, for certain. */
export function isUnknown({ values, errorAt }: Numbers, row: number): boolean {
  return Number.isNaN(values[row]) && errorAt(row) === 0
}

/** How long a sum can get. */
export function addition(a: Growth, b: Growth): Growth {
  const isRatio = a.isRatio || b.isRatio
  return { bits: isRatio ? a.bits + b.bits : Math.max(a.bits, b.bits) + 1, isRatio }
}

/** The most that a number can be off, where its operands are off and it is rounded; exact numbers add and multiply exactly. */
export function rounded(value: number, operandErrors: number, error: number): number {
  return operandErrors === 0 && isExact(value) ? 0 : error + Math.abs(value) * ROUNDING
}

type Shared = Growth & Pick<Working, 'relative' | 'scaled' | 'written'>

function product(a: Numbers, b: Numbers): Shared {
  const isRatio = a.isRatio || b.isRatio
  return { bits: a.bits + b.bits, isRatio, relative: (a.relative + b.relative) * 1.01 + ROUNDING, scaled: isScaled(a) || isScaled(b) }
}

function either(a: Numbers, b: Numbers): Shared {
  return {
    bits: Math.max(a.bits, b.bits),
    isRatio: a.isRatio || b.isRatio,
    relative: Math.max(a.relative, b.relative),
    scaled: isScaled(a) || isScaled(b),
    written: a.written && b.written,
  }
}

function isScaled({ values, scales }: Numbers): boolean {
  return values !== scales
}

/** How numbers are worked out from two others; `isNone` where there is certainly no number, although there are two operands. */
type Combining = Working & { readonly isNone?: (row: number) => boolean }

function combined(a: Numbers, b: Numbers, { isNone, ...working }: Combining): Numbers {
  const errorAt: Working['errorAt'] = (own, row) => {
    if (!Number.isNaN(own.values[row])) return working.errorAt(own, row)
    // One operand that is not known makes the result unknown, whatever the other may be.
    return isNone?.(row) === true || isUnknown(a, row) || isUnknown(b, row) ? 0 : Number.POSITIVE_INFINITY
  }
  return numbersOf(a.frame, [a, b], { ...working, errorAt })
}

function isUsual(value: number): boolean {
  const magnitude = Math.abs(value)
  return magnitude < LARGEST && magnitude > SMALLEST
}

type PickLoop = (values: Float64Array, x: Float64Array, y: Float64Array, size: number) => void

const smaller: PickLoop = (values, x, y, size) => {
  for (let row = 0; row < size; row++) values[row] = Math.min(x[row] as number, y[row] as number)
}

const larger: PickLoop = (values, x, y, size) => {
  for (let row = 0; row < size; row++) values[row] = Math.max(x[row] as number, y[row] as number)
}
