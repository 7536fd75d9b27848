import type { Kind, Node, Operator, Part, Scope, Surroundings } from '../operator.js'
import { literalText } from './data.js'

const ANYTHING: readonly Kind[] = ['any']
const TEXT: readonly Kind[] = ['text', 'any']

/** What only the expressions of a pack can read: the unit around the data in scope, and the figures of the pack. */
export const pack: readonly Operator[] = [
  {
    name: 'facilities',
    summary: {
      en: 'The facilities of these types. More may exist where a type was not surveyed.',
      zh: '这些类型的设施；未普查的类型可能还有其他设施。',
    },
    arity: [1, Infinity],
    operands: [TEXT],
    result: 'list',
    names: { 0: 'facility-types' },
    packOnly: true,
    evaluate: (operands, scope) => around(scope).facilities(operands.map(literalText)),
    examples: [],
  },
  {
    name: 'finding',
    summary: {
      en: 'What was found of a judged item: "yes", "partial" or "no".',
      zh: '评判事项的结论："yes"（是）、"partial"（部分）、"no"（否）。',
    },
    arity: [1, 1],
    operands: [TEXT],
    result: 'text',
    names: { 0: 'finding' },
    packOnly: true,
    evaluate: (operands, scope) => around(scope).finding(literalText(operands[0] as Node)),
    examples: [],
  },
  {
    name: 'fact',
    summary: { en: 'A named expression of the pack, worked out once a unit.', zh: '规则包中命名的表达式，每个单元只计算一次。' },
    arity: [1, 1],
    operands: [TEXT],
    result: 'any',
    names: { 0: 'fact' },
    packOnly: true,
    evaluate: (operands, scope) => around(scope).fact(literalText(operands[0] as Node)),
    examples: [],
  },
  {
    name: 'parameter',
    summary: { en: 'The figure of a parameter that is in force.', zh: '参数的现行数值。' },
    arity: [1, 1],
    operands: [TEXT],
    result: 'number',
    names: { 0: 'parameter' },
    packOnly: true,
    evaluate: (operands, scope) => around(scope).parameter(literalText(operands[0] as Node), 'value', []),
    examples: [],
  },
  {
    name: 'lookup',
    summary: { en: 'The `value`, `min` or `max` of the table row for the keys.', zh: '按键查参数表，取该行的 `value`、`min` 或 `max`。' },
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
    examples: [],
  },
]

function around(scope: Scope): Surroundings {
  return scope.run.surroundings as Surroundings // an operator that needs them is refused when there are none
}
