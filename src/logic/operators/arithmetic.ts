import { isTooLarge, lengthOf, ONE, type Rational, ZERO } from '../../rational.js'
import {
  add,
  compareEnds,
  contains,
  divide,
  type End,
  type Interval,
  isEndless,
  isPoint,
  larger,
  multiply,
  negate,
  point,
  smaller,
} from '../interval.js'
import type { Kind, Node, Operator, Scope } from '../operator.js'
import { numberOf, UNKNOWN, type UnknownReason, type Value } from '../value.js'

const NUMBERS: readonly (readonly Kind[])[] = [['number', 'any']]

type Combine = (a: Interval, b: Interval) => Interval | UnknownReason | null

/** Arithmetic on exact decimals and on ranges of them. */
export const arithmetic: readonly Operator[] = [
  {
    name: '+',
    arity: [0, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, add, point(ZERO)),
  },
  {
    name: '-',
    arity: [1, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, subtract, operands.length === 1 ? point(ZERO) : undefined),
  },
  {
    name: '*',
    arity: [0, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, multiply, point(ONE)),
  },
  {
    name: '/',
    arity: [1, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, quotient, operands.length === 1 ? point(ONE) : undefined),
  },
  {
    name: '%',
    arity: [2, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, remainder),
  },
  {
    name: 'min',
    arity: [1, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, smaller),
  },
  {
    name: 'max',
    arity: [1, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, larger),
  },
]

/** Whether a result has grown beyond reason, which stops the rule. Long numbers take more steps, as they take more time. */
export function isBeyond(range: Interval, scope: Scope): boolean {
  return isLongEnd(range.low, scope) || (!isPoint(range) && isLongEnd(range.high, scope))
}

function isLongEnd(end: End, scope: Scope): boolean {
  if (isEndless(end)) return false
  scope.run.spend(lengthOf(end) ** 2)
  return isTooLarge(end)
}

/** The range of an operand that must be a number; `null`, with the reason noted, where it is none. */
export function rangeOf(value: Value, scope: Scope): Interval | null {
  if (value.kind === 'number') return value.range
  if (value.kind !== 'unknown') scope.run.fail('type-mismatch')
  return null
}

function fold(operands: readonly Node[], scope: Scope, combine: Combine, start?: Interval): Value {
  const ranges = operands.map((operand) => rangeOf(scope.run.evaluate(operand, scope), scope))
  if (ranges.includes(null)) return UNKNOWN
  const [first, ...others] = start === undefined ? ranges : [start, ...ranges]
  let total = first as Interval
  for (const other of others) {
    const next = combine(total, other as Interval)
    if (next === null) return UNKNOWN
    if (typeof next === 'string') return scope.run.fail(next)
    if (isBeyond(next, scope)) return scope.run.fail('number-too-large')
    total = next
  }
  return numberOf(total)
}

function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b))
}

function quotient(a: Interval, b: Interval): Interval | UnknownReason | null {
  return divide(a, b) ?? zeroDivisor(b)
}

function remainder(a: Interval, b: Interval): Interval | UnknownReason | null {
  if (contains(b, ZERO)) return zeroDivisor(b)
  if (isPoint(a) && isPoint(b)) return point(a.low.mod(b.low))
  const largest = larger(negate(b), b).high
  const below: Interval = { low: isEndless(largest) ? -1 : (largest as Rational).neg(), high: largest }
  return { low: compareEnds(a.low, ZERO) >= 0 ? ZERO : below.low, high: compareEnds(a.high, ZERO) <= 0 ? ZERO : below.high }
}

// A divisor that is zero has a reason of its own; one that only may be zero is an unknown already named.
function zeroDivisor(divisor: Interval): UnknownReason | null {
  return isPoint(divisor) ? 'division-by-zero' : null
}
