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
    summary: { en: 'Sum. Nothing is converted: a text is not a number.', zh: '求和。不作类型转换：文本不是数。' },
    arity: [0, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, add, point(ZERO)),
    examples: [
      { rule: { '+': [0.1, 0.2] }, result: 0.3 },
      { rule: { '+': [300, { var: 'area' }] }, data: {}, result: null },
      { rule: { '>=': [{ '+': [300, { var: 'area' }] }, 300] }, data: { area: { min: 0 } }, result: true },
    ],
  },
  {
    name: '-',
    summary: { en: 'Difference; of one operand, its negative.', zh: '求差；只有一个操作数时取相反数。' },
    arity: [1, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, subtract, operands.length === 1 ? point(ZERO) : undefined),
    examples: [
      { rule: { '-': [0.3, 0.1] }, result: 0.2 },
      { rule: { '-': [2] }, result: -2 },
    ],
  },
  {
    name: '*',
    summary: { en: 'Product.', zh: '求积。' },
    arity: [0, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, multiply, point(ONE)),
    examples: [{ rule: { '*': [1.1, 1.1] }, result: 1.21 }],
  },
  {
    name: '/',
    summary: {
      en: 'Quotient; of one operand, its reciprocal. Not known where the divisor is, or may be, zero.',
      zh: '求商；只有一个操作数时取倒数。除数为零或可能为零时结果未知。',
    },
    arity: [1, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, quotient, operands.length === 1 ? point(ONE) : undefined),
    examples: [
      { rule: { '/': [30900, 1030] }, result: 30 },
      { rule: { '/': [4] }, result: 0.25 },
      { rule: { '/': [1, 0] }, result: null },
    ],
  },
  {
    name: '%',
    summary: { en: 'Remainder, with the sign of the first operand.', zh: '求余数，符号与第一个操作数相同。' },
    arity: [2, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, remainder),
    examples: [
      { rule: { '%': [7, 3] }, result: 1 },
      { rule: { '%': [0.3, 0.1] }, result: 0 },
      { rule: { '%': [7, 0] }, result: null },
    ],
  },
  {
    name: 'min',
    summary: { en: 'The smallest operand.', zh: '取最小的操作数。' },
    arity: [1, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, smaller),
    examples: [{ rule: { min: [3, 1, 2] }, result: 1 }],
  },
  {
    name: 'max',
    summary: { en: 'The largest operand.', zh: '取最大的操作数。' },
    arity: [1, Infinity],
    operands: NUMBERS,
    result: 'number',
    evaluate: (operands, scope) => fold(operands, scope, larger),
    examples: [{ rule: { max: [3, 1, 2] }, result: 3 }],
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
