import { describe, expect, test } from 'vitest'
import { parse } from '../../src/logic/parse.js'
import { compileLogic } from '../../src/logic.js'
import { implementations } from '../properties/implementations.js'
import { publicForm } from '../properties/public-form.js'

/** One value of every sort that an operand can have: exact, bounded, open, zero, of each kind, uncertain, and not there. */
const data = {
  three: 3,
  nought: 0,
  minus: -2,
  part: 0.5,
  same: 3,
  band: { min: 1, max: 4 },
  across: { min: -1, max: 2 },
  from: { min: 3 },
  upTo: { max: 0 },
  text: 'ab',
  letter: 'b',
  empty: '',
  date: '2024-02-29',
  yes: true,
  no: false,
  numbers: [3, 1, -2],
  gaps: [3, null, 4],
  texts: ['ab', 'b', ''],
  records: [{ n: 1, t: 'a' }, { n: 3 }, { t: 'b' }, {}],
  nothing: [],
  record: { n: 3, t: 'ab' },
} as const

const read = (name: string): unknown => ({ var: name })
const MISSING = read('zz')
const UNCERTAIN = { filter: [read('gaps'), { '>': [read(''), 3] }] }
const OPERANDS: readonly unknown[] = [
  ...Object.keys(data).map(read),
  MISSING,
  UNCERTAIN,
  { or: [MISSING, 'ab'] },
  { and: [MISSING, false] },
  { merge: [MISSING, [1]] },
]
const FEW: readonly unknown[] = ['three', 'nought', 'across', 'from', 'text', 'yes', 'no', 'numbers', 'zz'].map(read)
const EACH: readonly unknown[] = [
  read(''),
  read('n'),
  { '>': [read(''), 1] },
  { '>': [read('n'), 1] },
  { '!!': [read('t')] },
  { missing: ['n', 't'] },
  true,
  false,
  3,
]

const UNARY = ['!', '!!', '+', '-', '*', '/', 'min', 'max', 'cat', 'count', 'missing', 'merge', 'and', 'or', 'if']
const BINARY = [
  ...UNARY.filter((name) => !['!', '!!', 'count'].includes(name)),
  '%',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  '===',
  '!==',
].concat('in', 'days', 'add-months', 'substr', 'missing_some')
const TERNARY = ['if', 'and', 'or', '<', '>=', '==', '!==', '+', '-', '*', '/', '%', 'min', 'max', 'substr', 'cat']
const OVER_ELEMENTS = ['map', 'filter', 'all', 'some', 'none', 'sum', 'largest', 'smallest']

/** Holds every implementation to the first, rule by rule; what is refused as text is passed over. */
function agree(rules: readonly unknown[]): void {
  const differing: unknown[] = []
  let held = 0
  for (const rule of rules) {
    if (parse(rule, '').issues.length > 0) continue
    held++
    const [first, ...others] = implementations.map((one) => one.evaluate(rule, data))
    const asked = JSON.stringify(first)
    if (others.some((other) => JSON.stringify(other) !== asked)) differing.push({ rule, said: [first, ...others] })
    if (first !== undefined && JSON.stringify(compileLogic(rule)(data)) !== JSON.stringify(publicForm(first)))
      differing.push({ rule, said: first, compiled: compileLogic(rule)(data) })
  }
  expect(differing).toEqual([])
  expect(held).toBeGreaterThan(rules.length / 4)
}

describe('every sort of operand in every place: the implementations agree', () => {
  test.each(UNARY)('of one operand: %s', (name) => {
    agree([...OPERANDS, ...EACH].map((operand) => ({ [name]: [operand] })))
  })

  test.each(BINARY)('of two operands: %s', (name) => {
    agree(OPERANDS.flatMap((first) => OPERANDS.map((second) => ({ [name]: [first, second] }))))
  })

  test.each(TERNARY)('of three operands: %s', (name) => {
    agree(FEW.flatMap((first) => FEW.flatMap((second) => FEW.map((third) => ({ [name]: [first, second, third] })))))
  })

  test.each(OVER_ELEMENTS)('over elements: %s', (name) => {
    agree(OPERANDS.flatMap((list) => EACH.map((each) => ({ [name]: [list, each] }))))
  })

  test('reduce', () => {
    const steps = [
      read('accumulator'),
      read('current'),
      { '+': [read('accumulator'), read('current')] },
      { '+': [read('accumulator'), read('current.n')] },
    ]
    agree(
      OPERANDS.flatMap((list) =>
        steps.flatMap((step) => [{ reduce: [list, step] }, ...FEW.map((start) => ({ reduce: [list, step, start] }))]),
      ),
    )
  })

  test('paths', () => {
    const paths = [
      '',
      'record',
      'record.n',
      'record.zz',
      'three.n',
      'zz.n',
      'numbers.0',
      'numbers.2',
      'numbers.3',
      'numbers.00',
      'numbers.1x',
      'numbers.-1',
      'gaps.1',
      'records.1.n',
      'records.3.n',
      'texts.2',
      'text.0',
      'band.min',
      'empty',
      'nothing',
      'nothing.0',
    ]
    agree(paths.flatMap((path) => [read(path), { var: [path, 7] }, { missing: [path] }, { missing_some: [1, [path, 'zz']] }]))
    agree(
      [0, 1, 2, 3].flatMap((place) => [
        { map: [[read('gaps')], { var: place }] },
        { reduce: [[1], { var: `accumulator.${place}` }, UNCERTAIN] },
      ]),
    )
  })
})
