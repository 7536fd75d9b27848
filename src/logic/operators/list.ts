import { ONE, ZERO } from '../../rational.js'
import { add, hull, type Interval, larger, multiply, point, smaller } from '../interval.js'
import type { Kind, Node, Operator, Scope } from '../operator.js'
import { type Item, type ListValue, listOf, numberOf, type RecordValue, truthOf, truthValue, UNKNOWN, type Value } from '../value.js'
import { bounded, rangeOf } from './arithmetic.js'

const LIST: readonly Kind[] = ['list', 'any']
const ANYTHING: readonly Kind[] = ['any']
const NUMBER: readonly Kind[] = ['number', 'any']
const NONE = point(ZERO)

/** Lists, whose elements may be uncertain or incomplete. */
export const list: readonly Operator[] = [
  {
    name: 'map',
    summary: { en: 'The expression for each element, in its own scope.', zh: '对每个元素（以其自身为作用域）求表达式。' },
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'list',
    perElement: [1],
    evaluate: (operands, scope) =>
      overList(operands, scope, (elements, each) => ({
        ...elements,
        items: elements.items.map((item) => ({ value: each(item.value), certain: item.certain })),
        rest: elements.open ? each(elements.rest) : UNKNOWN,
      })),
    examples: [{ rule: { map: [{ var: 'areas' }, { '*': [{ var: '' }, 2] }] }, data: { areas: [1, 2] }, result: [2, 4] }],
  },
  {
    name: 'filter',
    summary: { en: 'The elements for which the condition is true.', zh: '取条件成立的元素。' },
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'list',
    perElement: [1],
    evaluate: (operands, scope) => overList(operands, scope, (elements, each) => ({ ...elements, items: elements.items.flatMap((item) => kept(item, truthOf(each(item.value)))) })),
    examples: [{ rule: { filter: [{ var: 'areas' }, { '>=': [{ var: '' }, 2] }] }, data: { areas: [1, 2, 3] }, result: [2, 3] }],
  },
  {
    name: 'reduce',
    summary: { en: 'Folds a list: `current` is the element, `accumulator` the result so far.', zh: '归并列表：`current` 为当前元素，`accumulator` 为已有结果。' },
    arity: [2, 3],
    operands: [LIST, ANYTHING, ANYTHING],
    result: 'any',
    perElement: [1],
    evaluate: (operands, scope) => {
      const elements = scope.run.evaluate(operands[0] as Node, scope)
      const start = operands[2] === undefined ? UNKNOWN : scope.run.evaluate(operands[2], scope)
      if (elements.kind !== 'list') return notAList(elements, scope)
      if (elements.open || elements.items.some((item) => !item.certain)) return UNKNOWN
      return elements.items.reduce((accumulator, item) => {
        scope.run.spend(1)
        return scope.run.evaluate(operands[1] as Node, { ...scope, data: pair(item.value, accumulator) })
      }, start)
    },
    examples: [{ rule: { reduce: [{ var: 'areas' }, { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 0] }, data: { areas: [0.1, 0.2] }, result: 0.3 }],
  },
  {
    name: 'all',
    summary: { en: 'Whether the condition is true of every element, and there is at least one.', zh: '是否至少有一个元素，且条件对每个元素都成立。' },
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'boolean',
    perElement: [1],
    evaluate: (operands, scope) => overList(operands, scope, (elements, each) => truthValue(truthOfAll(elements, each))),
    examples: [
      { rule: { all: [[1, 2], { '>': [{ var: '' }, 0] }] }, result: true },
      { rule: { all: [[], { '>': [{ var: '' }, 0] }] }, result: false },
      { rule: { all: [{ var: 'areas' }, { '>': [{ var: '' }, 0] }] }, data: { areas: [1, null] }, result: null },
    ],
  },
  {
    name: 'some',
    summary: { en: 'Whether the condition is true of at least one element.', zh: '条件是否至少对一个元素成立。' },
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'boolean',
    perElement: [1],
    evaluate: (operands, scope) => overList(operands, scope, (elements, each) => truthValue(truthOfSome(elements, each))),
    examples: [{ rule: { some: [{ var: 'areas' }, { '>': [{ var: '' }, 2] }] }, data: { areas: [null, 3] }, result: true }],
  },
  {
    name: 'none',
    summary: { en: 'Whether the condition is true of no element.', zh: '条件是否对所有元素都不成立。' },
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'boolean',
    perElement: [1],
    evaluate: (operands, scope) =>
      overList(operands, scope, (elements, each) => {
        const truth = truthOfSome(elements, each)
        return truthValue(truth === null ? null : !truth)
      }),
    examples: [{ rule: { none: [[], true] }, result: true }],
  },
  {
    name: 'merge',
    summary: { en: 'One list of the elements of all lists; what is not a list counts as one element.', zh: '把各列表的元素合成一个列表；非列表视为一个元素。' },
    arity: [0, Infinity],
    operands: [ANYTHING],
    result: 'list',
    evaluate: (operands, scope) => merge(operands.map((operand) => scope.run.evaluate(operand, scope)), scope),
    examples: [{ rule: { merge: [[1, 2], 3] }, result: [1, 2, 3] }],
  },
  {
    name: 'count',
    summary: { en: 'How many elements a list has. A range where some are uncertain.', zh: '列表元素个数；有不确定元素时为区间。' },
    arity: [1, 1],
    operands: [LIST],
    result: 'number',
    evaluate: (operands, scope) => sumOver(scope.run.evaluate(operands[0] as Node, scope), scope, () => numberOf(point(ONE))),
    examples: [
      { rule: { count: [{ var: 'shops' }] }, data: { shops: ['a', 'b'] }, result: 2 },
      { rule: { count: [{ filter: [{ var: 'areas' }, { '>': [{ var: '' }, 2] }] }] }, data: { areas: [1, 3, null] }, result: null },
    ],
  },
  {
    name: 'sum',
    summary: { en: 'Sum of the expression over the elements, each in its own scope.', zh: '对每个元素求表达式之和。' },
    arity: [2, 2],
    operands: [LIST, NUMBER],
    result: 'number',
    perElement: [1],
    evaluate: (operands, scope) => sumOver(scope.run.evaluate(operands[0] as Node, scope), scope, (value) => scope.run.evaluate(operands[1] as Node, { ...scope, data: value })),
    examples: [{ rule: { sum: [{ var: 'rooms' }, { var: 'area' }] }, data: { rooms: [{ area: 0.1 }, { area: 0.2 }] }, result: 0.3 }],
  },
  {
    name: 'largest',
    summary: { en: 'Largest value of the expression over the elements; not known for an empty list.', zh: '表达式在各元素上的最大值；列表为空时未知。' },
    arity: [2, 2],
    operands: [LIST, NUMBER],
    result: 'number',
    perElement: [1],
    evaluate: (operands, scope) => extreme(operands, scope, larger),
    examples: [
      { rule: { largest: [{ var: 'rooms' }, { var: 'area' }] }, data: { rooms: [{ area: 3 }, { area: 5 }] }, result: 5 },
      { rule: { largest: [[], { var: 'area' }] }, result: null },
    ],
  },
  {
    name: 'smallest',
    summary: { en: 'Smallest value of the expression over the elements; not known for an empty list.', zh: '表达式在各元素上的最小值；列表为空时未知。' },
    arity: [2, 2],
    operands: [LIST, NUMBER],
    result: 'number',
    perElement: [1],
    evaluate: (operands, scope) => extreme(operands, scope, smaller),
    examples: [{ rule: { smallest: [{ var: 'rooms' }, { var: 'area' }] }, data: { rooms: [{ area: 3 }, { area: 5 }] }, result: 3 }],
  },
]

type Each = (value: Value) => Value

function overList(operands: readonly Node[], scope: Scope, apply: (elements: ListValue, each: Each) => Value): Value {
  const elements = scope.run.evaluate(operands[0] as Node, scope)
  if (elements.kind !== 'list') return notAList(elements, scope)
  return apply(elements, (value) => {
    scope.run.spend(1)
    return scope.run.evaluate(operands[1] as Node, { ...scope, data: value })
  })
}

function notAList(value: Value, scope: Scope): Value {
  return value.kind === 'unknown' ? UNKNOWN : scope.run.fail('type-mismatch')
}

function kept(item: Item, truth: boolean | null): readonly Item[] {
  if (truth === false) return []
  return [truth === true ? item : { value: item.value, certain: false }]
}

function truthOfAll(elements: ListValue, each: Each): boolean | null {
  let truth: boolean | null = elements.items.some((item) => item.certain) ? true : elements.open || elements.items.length > 0 ? null : false
  for (const item of elements.items) {
    const met = truthOf(each(item.value))
    if (met === false && item.certain) return false
    if (met !== true) truth = null
  }
  return elements.open ? (truth === false ? false : null) : truth
}

function truthOfSome(elements: ListValue, each: Each): boolean | null {
  let truth: boolean | null = elements.open ? null : false
  for (const item of elements.items) {
    const met = truthOf(each(item.value))
    if (met === true && item.certain) return true
    if (met !== false) truth = null
  }
  return truth
}

function merge(values: readonly Value[], scope: Scope): Value {
  const parts = values.map((value): ListValue => {
    if (value.kind === 'list') return value
    return listOf([value])
  })
  const items = parts.flatMap((part) => part.items)
  scope.run.spend(items.length)
  return { kind: 'list', items, open: parts.some((part) => part.open), rest: UNKNOWN }
}

function sumOver(elements: Value, scope: Scope, each: Each): Value {
  if (elements.kind !== 'list') return notAList(elements, scope)
  let total: Interval = NONE
  for (const item of elements.items) {
    scope.run.spend(1)
    const range = rangeOf(each(item.value), scope)
    if (range === null) return UNKNOWN
    total = add(total, item.certain ? range : hull(range, NONE))
  }
  if (elements.open) {
    const range = rangeOf(each(elements.rest), scope)
    if (range === null) return UNKNOWN
    total = add(total, multiply(range, { low: ZERO, high: 1 }))
  }
  return bounded(total, scope)
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

function pair(current: Value, accumulator: Value): RecordValue {
  return {
    kind: 'record',
    data: {},
    has: (key) => key === 'current' || key === 'accumulator',
    get: (key) => (key === 'current' ? current : key === 'accumulator' ? accumulator : UNKNOWN),
  }
}
