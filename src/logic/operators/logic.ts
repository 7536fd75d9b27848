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
  },
  {
    ...conditional,
    name: '?:',
  },
  {
    name: 'and',
    arity: [0, Infinity],
    operands: [ANYTHING],
    listed: true,
    result: resultOfAny,
    evaluate: (operands, scope) => firstWith(operands, scope, false),
  },
  {
    name: 'or',
    arity: [0, Infinity],
    operands: [ANYTHING],
    listed: true,
    result: resultOfAny,
    evaluate: (operands, scope) => firstWith(operands, scope, true),
  },
  {
    name: '!',
    arity: [0, 1],
    operands: [ANYTHING],
    result: 'boolean',
    evaluate: ([operand], scope) => {
      const truth = truthOfOnly(operand, scope)
      return truthValue(truth === null ? null : !truth)
    },
  },
  {
    name: '!!',
    arity: [0, 1],
    operands: [ANYTHING],
    result: 'boolean',
    evaluate: ([operand], scope) => truthValue(truthOfOnly(operand, scope)),
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
