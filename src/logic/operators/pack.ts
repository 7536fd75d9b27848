import type { Kind, Node, Operator, Part, Scope, Surroundings } from '../operator.js'
import { literalText } from './data.js'

const ANYTHING: readonly Kind[] = ['any']
const TEXT: readonly Kind[] = ['text', 'any']

/** What only the expressions of a pack can read: the unit around the data in scope, and the figures of the pack. */
export const pack: readonly Operator[] = [
  {
    name: 'facilities',
    arity: [1, Infinity],
    operands: [TEXT],
    result: 'list',
    names: { 0: 'facility-types' },
    packOnly: true,
    evaluate: (operands, scope) => {
      const found = around(scope).facilities(operands.map(literalText))
      if (found.kind === 'list') scope.run.spend(found.items.length)
      return found
    },
  },
  {
    name: 'finding',
    arity: [1, 1],
    operands: [TEXT],
    result: 'text',
    names: { 0: 'finding' },
    packOnly: true,
    evaluate: (operands, scope) => around(scope).finding(literalText(operands[0] as Node)),
  },
  {
    name: 'fact',
    arity: [1, 1],
    operands: [TEXT],
    result: 'any',
    names: { 0: 'fact' },
    packOnly: true,
    evaluate: (operands, scope) => around(scope).fact(literalText(operands[0] as Node)),
  },
  {
    name: 'parameter',
    arity: [1, 1],
    operands: [TEXT],
    result: 'number',
    names: { 0: 'parameter' },
    packOnly: true,
    evaluate: (operands, scope) => around(scope).parameter(literalText(operands[0] as Node), 'value', []),
  },
  {
    name: 'lookup',
    arity: [3, Infinity],
    operands: [TEXT, TEXT, ANYTHING],
    result: 'number',
    names: { 0: 'parameter', 1: 'part' },
    packOnly: true,
    evaluate: ([id, part, ...keys], scope) =>
      around(scope).parameter(
        literalText(id as Node),
        literalText(part as Node) as Part,
        keys.map((key) => scope.run.evaluate(key, scope)),
      ),
  },
]

function around(scope: Scope): Surroundings {
  return scope.run.surroundings as Surroundings // an operator that needs them is refused when there are none
}
