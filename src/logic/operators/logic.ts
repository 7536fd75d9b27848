import type { Kind, Node, Operator, Scope } from '../operator.js'
import { FALSE, isTruth, oneOf, onlyTruth, truthOf, truthValue, UNKNOWN, type Value } from '../value.js'

const ANYTHING: readonly Kind[] = ['any']

const conditional = {
  arity: [0, Infinity],
  operands: [ANYTHING],
  listed: true,
  result: (operands: readonly Node[]) => commonKind(operands.filter((_, index) => index % 2 === 1 || index === operands.length - 1)),
  evaluate: (operands: readonly Node[], scope: Scope) => evaluateIf(operands, scope),
} as const

/** `if`, `?:`, `and`, `or`, `!`, `!!`: Kleene logic over JsonLogic truth. */
export const logic: readonly Operator[] = [
  {
    ...conditional,
    name: 'if',
    summary: {
      en: 'The value after the first condition that is true, else the last one. Where a condition is not known, what the branches have in common.',
      zh: '取第一个成立的条件之后的值，否则取最后一个值；条件未知时，取各分支的共同部分。',
    },
    examples: [
      { rule: { if: [true, 'yes', 'no'] }, result: 'yes' },
      { rule: { if: [{ '>': [{ var: 'x' }, 1] }, 5, 5] }, data: {}, result: 5 },
      { rule: { if: [{ var: 'x' }, 'yes', 'no'] }, data: {}, result: null },
    ],
  },
  {
    ...conditional,
    name: '?:',
    summary: { en: 'Another name of `if`.', zh: '`if` 的别名。' },
    examples: [{ rule: { '?:': [false, 1, 2] }, result: 2 }],
  },
  {
    name: 'and',
    summary: {
      en: 'The first operand that is false, else the last. False as soon as one operand is known to be false.',
      zh: '取第一个为假的操作数，否则取最后一个；只要有一个已知为假，结果即为假。',
    },
    arity: [0, Infinity],
    operands: [ANYTHING],
    listed: true,
    result: resultOfAny,
    evaluate: (operands, scope) => firstWith(operands, scope, false),
    examples: [
      { rule: { and: [true, { var: 'x' }] }, data: {}, result: null },
      { rule: { and: [{ var: 'x' }, false] }, data: {}, result: false },
      { rule: { and: [1, 3] }, result: 3 },
    ],
  },
  {
    name: 'or',
    summary: {
      en: 'The first operand that is true, else the last. True as soon as one operand is known to be true.',
      zh: '取第一个为真的操作数，否则取最后一个；只要有一个已知为真，结果即为真。',
    },
    arity: [0, Infinity],
    operands: [ANYTHING],
    listed: true,
    result: resultOfAny,
    evaluate: (operands, scope) => firstWith(operands, scope, true),
    examples: [
      { rule: { or: [{ var: 'x' }, true] }, data: {}, result: true },
      { rule: { or: [false, { var: 'x' }] }, data: {}, result: null },
      { rule: { or: [0, 'a'] }, result: 'a' },
    ],
  },
  {
    name: '!',
    summary: { en: 'True where the operand is false.', zh: '操作数为假时为真。' },
    arity: [0, 1],
    operands: [ANYTHING],
    result: 'boolean',
    evaluate: ([operand], scope) => {
      const truth = truthOfOnly(operand, scope)
      return truthValue(truth === null ? null : !truth)
    },
    examples: [
      { rule: { '!': [[]] }, result: true },
      { rule: { '!': [{ var: 'x' }] }, data: {}, result: null },
    ],
  },
  {
    name: '!!',
    summary: {
      en: 'The truth of the operand: `0`, `""`, `false` and `[]` are false.',
      zh: '操作数的真假：`0`、`""`、`false`、`[]` 为假。',
    },
    arity: [0, 1],
    operands: [ANYTHING],
    result: 'boolean',
    evaluate: ([operand], scope) => truthValue(truthOfOnly(operand, scope)),
    examples: [
      { rule: { '!!': ['0'] }, result: true },
      { rule: { '!!': [0] }, result: false },
    ],
  },
]

/** The kind that all branches share, else `any`. */
export function commonKind(nodes: readonly Node[]): Kind {
  const [first, ...rest] = nodes
  return first !== undefined && rest.every((node) => node.kind === first.kind) ? first.kind : 'any'
}

function resultOfAny(operands: readonly Node[]): Kind {
  return operands.length === 0 ? 'boolean' : commonKind(operands)
}

// No operand at all is an empty list, which is false.
function truthOfOnly(operand: Node | undefined, scope: Scope): boolean | null {
  return operand === undefined ? false : truthOf(scope.run.evaluate(operand, scope))
}

function firstWith(operands: readonly Node[], scope: Scope, wanted: boolean): Value {
  let pending = false
  for (const [index, operand] of operands.entries()) {
    const value = scope.run.evaluate(operand, scope)
    const truth = truthOf(value)
    // After an operand that is not known, the result is that operand or this one: its truth is known, its value is not.
    if (truth === wanted) return pending ? onlyTruth(wanted, isTruth(value)) : value
    if (index === operands.length - 1) return pending ? UNKNOWN : value
    pending ||= truth === null
  }
  return FALSE
}

function evaluateIf(operands: readonly Node[], scope: Scope): Value {
  const possible: Value[] = []
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const truth = truthOf(scope.run.evaluate(operands[index] as Node, scope))
    if (truth === false) continue
    possible.push(scope.run.evaluate(operands[index + 1] as Node, scope))
    if (truth) return oneOf(possible)
  }
  const last = operands.length % 2 === 1 ? operands.at(-1) : undefined
  possible.push(last === undefined ? UNKNOWN : scope.run.evaluate(last, scope))
  return oneOf(possible)
}
