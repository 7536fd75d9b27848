import { type Field, type Growth, MISSING, type Numbers, numbersOf, type Truths, UNKNOWN, YES } from './column.js'

/** Twice the most that one rounding can be off, so that rounding the errors themselves cannot matter. */
const ROUNDING = 2.3e-16

const LARGEST_WHOLE = Number.MAX_SAFE_INTEGER

/** Beyond this, and below its inverse, doubles round otherwise, or end. */
const LARGEST = 1e280
const SMALLEST = 1e-280

/** Longer exact numbers are too large for the complete evaluator too, so it must see them. */
const LONGEST = 3500

type Loop = (own: Numbers, size: number) => void

/** Sum, or difference where `sign` is −1. */
export function sumOf(a: Numbers, b: Numbers, sign: 1 | -1): Numbers | null {
  return combined(a, b, addition(a, b), (own, size) => {
    const [x, xe, y, ye, r, re] = [a.values, a.errors, b.values, b.errors, own.values, own.errors]
    for (let index = 0; index < size; index++) {
      const value = (x[index] as number) + sign * (y[index] as number)
      const error = (xe[index] as number) + (ye[index] as number)
      r[index] = value
      re[index] = error === 0 && Math.abs(value) <= LARGEST_WHOLE ? 0 : error + Math.abs(value) * ROUNDING
      if (Number.isNaN(value)) noNumber(own, a, b, index)
    }
  })
}

/** Product. */
export function productOf(a: Numbers, b: Numbers): Numbers | null {
  return combined(a, b, product(a, b), (own, size) => {
    const [x, xe, y, ye, r, re] = [a.values, a.errors, b.values, b.errors, own.values, own.errors]
    for (let index = 0; index < size; index++) {
      const [left, leftError] = [x[index] as number, xe[index] as number]
      const [right, rightError] = [y[index] as number, ye[index] as number]
      const value = left * right
      const magnitude = Math.abs(value)
      r[index] = value
      re[index] =
        leftError + rightError === 0 && magnitude <= LARGEST_WHOLE
          ? 0
          : Math.abs(left) * rightError + Math.abs(right) * leftError + leftError * rightError + magnitude * ROUNDING
      if (!(magnitude < LARGEST && magnitude > SMALLEST)) unusual(own, a, b, index, left === 0 || right === 0)
    }
  })
}

/** Quotient: unknown where the divisor is zero. */
export function quotientOf(a: Numbers, b: Numbers): Numbers | null {
  return combined(a, b, { ...product(a, b), isRatio: true }, (own, size) => {
    const [x, xe, y, ye, r, re] = [a.values, a.errors, b.values, b.errors, own.values, own.errors]
    for (let index = 0; index < size; index++) {
      const [left, leftError] = [x[index] as number, xe[index] as number]
      const [right, rightError] = [y[index] as number, ye[index] as number]
      const value = left / right
      const magnitude = Math.abs(value)
      r[index] = value
      re[index] =
        leftError + rightError === 0 && Math.floor(value) === value && value * right === left
          ? 0
          : (leftError + magnitude * rightError) / (Math.abs(right) - rightError) + magnitude * ROUNDING
      if (Math.abs(right) <= rightError) setNoNumber(own, index, rightError === 0)
      else if (!(magnitude < LARGEST && magnitude > SMALLEST)) unusual(own, a, b, index, left === 0)
    }
  })
}

/** Remainder, of whole numbers only. */
export function remainderOf(a: Numbers, b: Numbers): Numbers | null {
  return combined(a, b, product(a, b), (own, size) => {
    for (let index = 0; index < size; index++) {
      const [left, right] = [a.values[index] as number, b.values[index] as number]
      const isExact = a.errors[index] === 0 && b.errors[index] === 0
      own.values[index] = (left % right) + 0
      own.errors[index] = 0
      if (Number.isNaN(left) || Number.isNaN(right)) noNumber(own, a, b, index)
      else if (!isExact || right === 0) setNoNumber(own, index, isExact)
    }
  })
}

/** The smaller or the larger of two. */
export function extremeOf(a: Numbers, b: Numbers, choose: 'min' | 'max'): Numbers | null {
  const loop: Loop =
    choose === 'min'
      ? (own, size) => {
          for (let index = 0; index < size; index++) own.values[index] = Math.min(a.values[index] as number, b.values[index] as number)
        }
      : (own, size) => {
          for (let index = 0; index < size; index++) own.values[index] = Math.max(a.values[index] as number, b.values[index] as number)
        }
  const growth = { bits: Math.max(a.bits, b.bits), isRatio: a.isRatio || b.isRatio }
  return combined(a, b, growth, (own, size) => {
    loop(own, size)
    for (let index = 0; index < size; index++) {
      own.errors[index] = Math.max(a.errors[index] as number, b.errors[index] as number)
      if (Number.isNaN(own.values[index])) noNumber(own, a, b, index)
    }
  })
}

/** One number where a truth holds, another where it does not. */
export function chosenNumbers(condition: Truths, a: Numbers, b: Numbers): Numbers {
  const growth = { bits: Math.max(a.bits, b.bits), isRatio: a.isRatio || b.isRatio }
  const fill = (own: Numbers, size: number): void => {
    for (let index = 0; index < size; index++) {
      const truth = condition.truths[index] as number
      const from = truth === YES ? a : b
      own.values[index] = from.values[index] as number
      own.errors[index] = from.errors[index] as number
      // Either may be meant: not known only where neither is.
      if (truth >= UNKNOWN) setNoNumber(own, index, isUnknown(a, index) && isUnknown(b, index))
    }
  }
  return numbersOf(a.frame, [condition, a, b], growth, fill)
}

/** The numbers of a field, or others where it is missing. */
export function numbersOr(field: Field, fallback: Numbers): Numbers {
  const fill = ({ values, errors }: Numbers, size: number): void => {
    for (let index = 0; index < size; index++) {
      const from = field.tags[index] === MISSING ? fallback : field
      values[index] = from.values[index] as number
      errors[index] = from.errors[index] as number
    }
  }
  return numbersOf(field.frame, [field, fallback], fallback, fill, fallback.written)
}

/** Whether the number of a row is not known, for certain. */
export function isUnknown({ values, errors }: Numbers, index: number): boolean {
  const value = values[index] as number
  return Number.isNaN(value) && errors[index] === 0
}

/** How long a sum can get. */
export function addition(a: Growth, b: Growth): Growth {
  const isRatio = a.isRatio || b.isRatio
  return { bits: isRatio ? a.bits + b.bits : Math.max(a.bits, b.bits) + 1, isRatio }
}

export function setNoNumber({ values, errors }: Numbers, index: number, isKnownToBeNone: boolean): void {
  values[index] = Number.NaN
  errors[index] = isKnownToBeNone ? 0 : Number.POSITIVE_INFINITY
}

function product(a: Growth, b: Growth): Growth {
  return { bits: a.bits + b.bits, isRatio: a.isRatio || b.isRatio }
}

function combined(a: Numbers, b: Numbers, growth: Growth, loop: Loop): Numbers | null {
  if (growth.bits > LONGEST) return null
  return numbersOf(a.frame, [a, b], growth, loop)
}

// One operand that is not known makes the result unknown, whatever the other may be.
function noNumber(own: Numbers, a: Numbers, b: Numbers, index: number): void {
  setNoNumber(own, index, isUnknown(a, index) || isUnknown(b, index))
}

// No number, too large, too small, or zero; which is right only where an operand is.
function unusual(own: Numbers, a: Numbers, b: Numbers, index: number, isZero: boolean): void {
  if (Number.isNaN(own.values[index])) noNumber(own, a, b, index)
  else if (own.values[index] !== 0 || !isZero) setNoNumber(own, index, false)
}
