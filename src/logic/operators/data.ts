import { fromNumber, toDecimal } from '../../rational.js'
import { compareEnds, isPoint } from '../interval.js'
import type { Kind, LiteralNode, Node, Operator, Part, Scope, Surroundings } from '../operator.js'
import { type Item, type ListValue, listOf, type Note, textOf, UNKNOWN, type Value } from '../value.js'

const SILENT: Note = { unknown: () => {}, approximate: () => {} }

const ANYTHING: readonly Kind[] = ['any']
const TEXT: readonly Kind[] = ['text', 'any']

/** What reads the data: own properties only, by a path that is written out. */
export const data: readonly Operator[] = [
  {
    name: 'var',
    summary: {
      en: 'A value of the data in scope, by a path with dots; the second operand stands in where it is missing. The path is written, never computed.',
      zh: '按点分路径取当前作用域的值；缺失时取第二个操作数。路径须直接写明，不得计算得出。',
    },
    arity: [0, 2],
    operands: [ANYTHING],
    result: 'any',
    names: { 0: 'path' },
    evaluate: (operands, scope) => {
      const path = pathOf(operands[0])
      const fallback = operands[1]
      if (fallback !== undefined && isMissing(scope, path)) return scope.run.evaluate(fallback, scope)
      return readPath(scope, path)
    },
    examples: [
      { rule: { var: 'households' }, data: { households: 1030 }, result: 1030 },
      { rule: { var: 'a.b' }, data: { a: { b: 'x' } }, result: 'x' },
      { rule: { var: ['x', 5] }, data: {}, result: 5 },
      { rule: { var: 'constructor' }, data: {}, result: null },
    ],
  },
  {
    name: 'missing',
    summary: { en: 'Those of the named paths that have no value.', zh: '所列路径中没有值的那些。' },
    arity: [0, Infinity],
    operands: [['text', 'number', 'list', 'any']],
    result: 'list',
    evaluate: (operands, scope) => missingOf(operands.map((operand) => scope.run.evaluate(operand, scope)), scope) ?? UNKNOWN,
    examples: [
      { rule: { missing: ['a', 'b'] }, data: { a: 1 }, result: ['b'] },
      { rule: { '!': [{ missing: ['a'] }] }, data: { a: 1 }, result: true },
    ],
  },
  {
    name: 'missing_some',
    summary: { en: 'Nothing where at least that many of the paths have a value; else the ones that have none.', zh: '有值的路径达到所需个数时为空列表，否则为没有值的路径。' },
    arity: [2, 2],
    operands: [['number', 'any'], ['list', 'any']],
    result: 'list',
    evaluate: (operands, scope) => {
      const [needed, paths] = operands.map((operand) => scope.run.evaluate(operand, scope)) as [Value, Value]
      const missing = missingOf([paths], scope)
      if (missing === null || needed.kind !== 'number' || paths.kind !== 'list') return UNKNOWN
      const present = paths.items.length - missing.items.length
      return compareEnds(fromNumber(present), needed.range.high) >= 0 ? listOf([]) : missing
    },
    examples: [
      { rule: { missing_some: [1, ['a', 'b']] }, data: { a: 1 }, result: [] },
      { rule: { missing_some: [2, ['a', 'b']] }, data: { a: 1 }, result: ['b'] },
    ],
  },
  {
    name: 'facilities',
    summary: { en: 'The facilities of these types. More may exist where a type was not surveyed.', zh: '这些类型的设施；未普查的类型可能还有其他设施。' },
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
    summary: { en: 'What was found of a judged item: "yes", "partial" or "no".', zh: '评判事项的结论："yes"（是）、"partial"（部分）、"no"（否）。' },
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
      around(scope).parameter(literalText(id as Node), literalText(part as Node) as Part, keys.map((key) => scope.run.evaluate(key, scope))),
    examples: [],
  },
]

/** The path a `var` names. */
export function pathOf(operand: Node | undefined): string {
  if (operand === undefined || operand.type !== 'literal') return ''
  const { json } = operand
  return typeof json === 'string' || typeof json === 'number' ? String(json) : ''
}

/** The text of an operand that must be written out. */
export function literalText(operand: Node): string {
  return String((operand as LiteralNode).json)
}

function around(scope: Scope): Surroundings {
  return scope.run.surroundings as Surroundings // an operator that needs them is refused when there are none
}

function readPath(scope: Scope, path: string): Value {
  if (path === '') return scope.data
  let value: Value = scope.data
  for (const key of path.split('.')) {
    if (value.kind === 'record') value = value.get(key, scope.run.note)
    else if (value.kind === 'list') value = elementAt(value.items, key)
    else return UNKNOWN
  }
  return value
}

function elementAt(items: readonly Item[], key: string): Value {
  const item = /^(0|[1-9][0-9]{0,8})$/.test(key) ? items[Number(key)] : undefined
  return item?.certain === true ? item.value : UNKNOWN
}

// As json-logic-js has it: no such key, or null.
function isMissing(scope: Scope, path: string): boolean {
  let value: Value = scope.data
  if (path === '') return value.kind === 'unknown'
  for (const key of path.split('.')) {
    if (value.kind === 'record') {
      if (!value.has(key)) return true
      value = value.get(key, SILENT)
    } else if (value.kind === 'list') value = elementAt(value.items, key)
    else return true
  }
  return value.kind === 'unknown'
}

// `missing` takes its paths as operands or as one list; an empty text counts as missing there.
function missingOf(values: readonly Value[], scope: Scope): ListValue | null {
  const first = values[0]
  const names = first?.kind === 'list' ? first.items.map((item) => item.value) : values
  const paths = names.map(pathFromValue)
  if (paths.includes(null)) return null
  scope.run.spend(paths.length)
  const missing = (paths as readonly string[]).filter((path) => isMissing(scope, path) || isEmptyText(readPath({ ...scope, run: { ...scope.run, note: SILENT } }, path)))
  return listOf(missing.map(textOf))
}

function pathFromValue(value: Value): string | null {
  if (value.kind === 'text') return value.value
  return value.kind === 'number' && isPoint(value.range) ? toDecimal(value.range.low, 17) : null
}

function isEmptyText(value: Value): boolean {
  return value.kind === 'text' && value.value === ''
}
