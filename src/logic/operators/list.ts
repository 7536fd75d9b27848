import type { Kind, Node, Operator, Scope } from '../operator.js'
import { type Item, isWhole, type ListValue, listOf, type RecordValue, truthOf, truthValue, UNKNOWN, type Value } from '../value.js'

const LIST: readonly Kind[] = ['list', 'any']
const ANYTHING: readonly Kind[] = ['any']

/** Lists, whose elements may be uncertain or incomplete. */
export const list: readonly Operator[] = [
  {
    name: 'map',
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
  },
  {
    name: 'filter',
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'list',
    perElement: [1],
    evaluate: (operands, scope) =>
      overList(operands, scope, (elements, each) => ({
        ...elements,
        items: elements.items.flatMap((item) => kept(item, truthOf(each(item.value)))),
      })),
  },
  {
    name: 'reduce',
    arity: [2, 3],
    operands: [LIST, ANYTHING, ANYTHING],
    result: 'any',
    perElement: [1],
    evaluate: (operands, scope) => {
      const elements = scope.run.evaluate(operands[0] as Node, scope)
      const start = operands[2] === undefined ? UNKNOWN : scope.run.evaluate(operands[2], scope)
      if (elements.kind !== 'list') return notAList(elements, scope)
      if (!isWhole(elements)) return UNKNOWN
      return elements.items.reduce((accumulator, item) => {
        scope.run.spend(1)
        return scope.run.evaluate(operands[1] as Node, { ...scope, data: pair(item.value, accumulator) })
      }, start)
    },
  },
  {
    name: 'all',
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'boolean',
    perElement: [1],
    evaluate: (operands, scope) => overList(operands, scope, (elements, each) => truthValue(truthOfAll(elements, each))),
  },
  {
    name: 'some',
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'boolean',
    perElement: [1],
    evaluate: (operands, scope) => overList(operands, scope, (elements, each) => truthValue(truthOfSome(elements, each))),
  },
  {
    name: 'none',
    arity: [2, 2],
    operands: [LIST, ANYTHING],
    result: 'boolean',
    perElement: [1],
    evaluate: (operands, scope) =>
      overList(operands, scope, (elements, each) => {
        const truth = truthOfSome(elements, each)
        return truthValue(truth === null ? null : !truth)
      }),
  },
  {
    name: 'merge',
    arity: [0, Infinity],
    operands: [ANYTHING],
    result: 'list',
    evaluate: (operands, scope) => merge(operands, scope),
  },
]

export type Each = (value: Value) => Value

/** Applies an operator to the elements of its first operand; `each` reads the second in the scope of an element. */
export function overList(operands: readonly Node[], scope: Scope, apply: (elements: ListValue, each: Each) => Value): Value {
  const elements = scope.run.evaluate(operands[0] as Node, scope)
  if (elements.kind !== 'list') return notAList(elements, scope)
  return apply(elements, (value) => {
    scope.run.spend(1)
    return scope.run.evaluate(operands[1] as Node, { ...scope, data: value })
  })
}

/** What is not a list is not known, and wrong where it is known to be something else. */
export function notAList(value: Value, scope: Scope): Value {
  return value.kind === 'unknown' ? UNKNOWN : scope.run.fail('type-mismatch')
}

function kept(item: Item, truth: boolean | null): readonly Item[] {
  if (truth === false) return []
  return [truth === true ? item : { value: item.value, certain: false }]
}

// True and false are each weighed over every way the list may turn out.
function truthOfAll(elements: ListValue, each: Each): boolean | null {
  let mayHold = elements.open
  let mayFail = elements.open || !elements.items.some((item) => item.certain)
  for (const item of elements.items) {
    const met = truthOf(each(item.value))
    if (met === false && item.certain) return false
    if (met !== false) mayHold = true
    if (met !== true) mayFail = true
  }
  return mayHold && mayFail ? null : mayHold
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

// What is not known may be a list of any length; a `null` that is written is an element.
function merge(operands: readonly Node[], scope: Scope): Value {
  const parts = operands.map((operand): ListValue => {
    const value = scope.run.evaluate(operand, scope)
    if (value.kind === 'list') return value
    return value.kind === 'unknown' && operand.type !== 'literal' ? { kind: 'list', items: [], open: true, rest: UNKNOWN } : listOf([value])
  })
  scope.run.spend(parts.reduce((total, part) => total + part.items.length, 0))
  return { kind: 'list', items: parts.flatMap((part) => part.items), open: parts.some((part) => part.open), rest: UNKNOWN }
}

function pair(current: Value, accumulator: Value): RecordValue {
  const entries = new Map([
    ['current', current],
    ['accumulator', accumulator],
  ])
  return { kind: 'record', data: null, entries, has: (key) => entries.has(key), get: (key) => entries.get(key) ?? UNKNOWN }
}
