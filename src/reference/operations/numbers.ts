import { type Fraction, NOUGHT, UNIT } from '../fraction.js'
import type { Operation, Operations } from '../operation.js'
import { exactly, isWhollyBelow, least, most, opposite, product, quotient, type Range, remainder, sum } from '../range.js'
import { isSame, NOTHING, number, truth, type Worth } from '../worth.js'

const LONGEST = 2n ** 4096n
const LARGEST = BigInt(Number.MAX_VALUE)

/** Arithmetic and comparison. */
export const numbers: Operations = {
  '+': (operands) => overNumbers(operands, sum, NOUGHT),
  '*': (operands) => overNumbers(operands, product, UNIT),
  '-': (operands) => overNumbers(operands, (a, b) => sum(a, opposite(b)), operands.length === 1 ? NOUGHT : null),
  '/': (operands) => overNumbers(operands, quotient, operands.length === 1 ? UNIT : null),
  '%': (operands) => overNumbers(operands, remainder, null),
  min: (operands) => overNumbers(operands, least, null),
  max: (operands) => overNumbers(operands, most, null),
  '<': inOrder((a, b) => isBefore(a, b, false)),
  '<=': inOrder((a, b) => isBefore(a, b, true)),
  '>': inOrder((a, b) => isBefore(b, a, false)),
  '>=': inOrder((a, b) => isBefore(b, a, true)),
  '===': inOrder(isSame),
  '!==': inOrder((a, b) => not(isSame(a, b))),
  '==': inOrder(isSameKindAndSame),
  '!=': inOrder((a, b) => not(isSameKindAndSame(a, b))),
}

/** A number as a result, unless it has grown beyond what a double can name. */
export function grown(range: Range): Worth {
  const isTooLong = [range.low, range.high].some((end) => end !== null && isBeyond(end))
  return isTooLong ? NOTHING : number(range)
}

function isBeyond({ upper, lower }: Fraction): boolean {
  const size = upper < 0n ? -upper : upper
  return size > LONGEST || lower > LONGEST || size > lower * LARGEST
}

function overNumbers(operands: readonly Worth[], combine: (a: Range, b: Range) => Range | null, start: Fraction | null): Worth {
  const given = operands.map((operand) => (operand.is === 'number' ? operand.range : null))
  const [first, ...others] = start === null ? given : [exactly(start), ...given]
  let total: Worth = first === null || first === undefined ? NOTHING : number(first)
  for (const other of others) {
    const next = total.is === 'number' && other !== null ? combine(total.range, other) : null
    total = next === null ? NOTHING : grown(next)
  }
  return total
}

// Every operand with its neighbour: false where one pair is, else unknown where one pair is.
function inOrder(compare: (a: Worth, b: Worth) => boolean | null): Operation {
  return (operands) => {
    const pairs = operands.slice(1).map((operand, index) => compare(operands[index] ?? NOTHING, operand))
    return truth(pairs.includes(false) ? false : pairs.includes(null) ? null : true)
  }
}

function isBefore(a: Worth, b: Worth, orEqual: boolean): boolean | null {
  if (a.is === 'text' && b.is === 'text') return orEqual ? a.text <= b.text : a.text < b.text
  if (a.is === 'truth' && b.is === 'truth') return orEqual ? a.holds <= b.holds : a.holds < b.holds
  if (a.is !== 'number' || b.is !== 'number') return null
  if (isWhollyBelow(a.range, b.range, orEqual)) return true
  return isWhollyBelow(b.range, a.range, !orEqual) ? false : null
}

function isSameKindAndSame(a: Worth, b: Worth): boolean | null {
  return a.is === b.is ? isSame(a, b) : null
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value
}
