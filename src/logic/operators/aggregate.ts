import { ONE, ZERO } from '../../rational.js'
import { add, hull, type Interval, larger, multiply, point, smaller } from '../interval.js'
import type { Kind, Node, Operator, Scope } from '../operator.js'
import { numberOf, UNKNOWN, type Value } from '../value.js'
import { isBeyond, rangeOf } from './arithmetic.js'
import { type Each, notAList, overList } from './list.js'

const LIST: readonly Kind[] = ['list', 'any']
const NUMBER: readonly Kind[] = ['number', 'any']
const NONE = point(ZERO)
const ANY_COUNT: Interval = { low: ZERO, high: 1 }

/** One number from a list whose elements may be uncertain or incomplete. */
export const aggregate: readonly Operator[] = [
  {
    name: 'count',
    arity: [1, 1],
    operands: [LIST],
    result: 'number',
    evaluate: (operands, scope) => sumOver(scope.run.evaluate(operands[0] as Node, scope), scope, () => numberOf(point(ONE))),
  },
  {
    name: 'sum',
    arity: [2, 2],
    operands: [LIST, NUMBER],
    result: 'number',
    perElement: [1],
    evaluate: (operands, scope) =>
      sumOver(scope.run.evaluate(operands[0] as Node, scope), scope, (value) =>
        scope.run.evaluate(operands[1] as Node, { ...scope, data: value }),
      ),
  },
  {
    name: 'largest',
    arity: [2, 2],
    operands: [LIST, NUMBER],
    result: 'number',
    perElement: [1],
    evaluate: (operands, scope) => extreme(operands, scope, larger),
  },
  {
    name: 'smallest',
    arity: [2, 2],
    operands: [LIST, NUMBER],
    result: 'number',
    perElement: [1],
    evaluate: (operands, scope) => extreme(operands, scope, smaller),
  },
]

function sumOver(elements: Value, scope: Scope, each: Each): Value {
  if (elements.kind !== 'list') return notAList(elements, scope)
  let total: Interval = NONE
  const isAdded = (value: Value, share: (range: Interval) => Interval): boolean => {
    scope.run.spend(1)
    const range = rangeOf(each(value), scope)
    if (range === null) return false
    total = add(total, share(range))
    if (!isBeyond(total, scope)) return true
    scope.run.fail('number-too-large')
    return false
  }
  const isSummed = elements.items.every((item) => isAdded(item.value, (range) => (item.certain ? range : hull(range, NONE))))
  const isKnown = isSummed && (!elements.open || isAdded(elements.rest, (range) => multiply(range, ANY_COUNT)))
  return isKnown ? numberOf(total) : UNKNOWN
}

function extreme(operands: readonly Node[], scope: Scope, choose: (a: Interval, b: Interval) => Interval): Value {
  return overList(operands, scope, (elements, each) => {
    if (elements.items.length === 0 && !elements.open) return scope.run.fail('empty-list')
    let result: Interval | null = null
    const maybe: Interval[] = []
    for (const item of elements.items) {
      const range = rangeOf(each(item.value), scope)
      if (range === null) return UNKNOWN
      if (!item.certain) maybe.push(range)
      else result = result === null ? range : choose(result, range)
    }
    if (elements.open) {
      const range = rangeOf(each(elements.rest), scope)
      if (range === null) return UNKNOWN
      maybe.push(range)
    }
    if (result === null) return UNKNOWN
    const known: Interval = result
    return numberOf(maybe.reduce((range, other) => hull(range, choose(range, other)), known))
  })
}
