import { describe, expect, test } from 'vitest'
import { columnsOf, UNDECIDED } from '../../src/logic/columns/program.js'
import { parse } from '../../src/logic/parse.js'
import { compileLogic, compileLogicBatch } from '../../src/logic.js'
import { complete } from '../properties/implementations.js'
import { publicForm } from '../properties/public-form.js'
import { accumulator, decided, read, row, several } from './row.js'

describe('a field that holds anything at all', () => {
  const values: readonly unknown[] = [
    undefined,
    null,
    ...[0, -0, 3, 0.1, -2.5, 1e31, 1e-31, Number.NaN, Number.POSITIVE_INFINITY],
    ...['', 'a', 'ab', 'b', '社区', true, false],
    ...[[], [1, 2], [3, null], ['a', 'b'], ['ab', 1], [{ n: 3 }, { n: null }], [[1]], row.long],
    ...[{}, { n: 3 }, { '': 3 }, { min: 1, max: 4 }, { min: 3, max: 3 }, { decimal: '0.30' }, new Map(), () => 3],
  ]
  const [field, itself] = [read('f'), read('')]
  const comparisons = ['<', '<=', '>', '>=', '==', '!=', '===', '!=='].flatMap((name) =>
    [3, 0.1, 'ab', '', true, false].flatMap((limit) => [{ [name]: [field, limit] }, { [name]: [limit, field] }]),
  )
  const rules: readonly unknown[] = [
    ...comparisons,
    ...[{ '!!': [field] }, { '!': [field] }, { and: [field, true] }, { if: [field, 1, 2] }, field],
    ...[{ in: [field, ['ab', 3, true]] }, { in: [field, [0.1, false, '']] }, { in: ['a', field] }, { in: ['', field] }],
    { and: [{ in: ['a', field] }, { in: [field, ['a', 'ab', 'b']] }] },
    ...[{ '!': [{ missing: ['f'] }] }, { '!': [{ missing: ['f', 'f.n'] }] }, { '!': [{ missing_some: [1, ['f', 'f.n']] }] }],
    ...[{ '>': [{ var: ['f', 1] }, 0] }, { '>': [read('f.n'), 1] }, { '>': [read('f.'), 1] }, { '>': [read('f.min'), 1] }],
    ...[{ '>': [{ '+': [field, 1] }, 2] }, { '>': [{ max: [field, 1] }, 2] }, { '%': [field, 2] }, { '/': [3, field] }],
    ...[{ count: [field] }, { sum: [field, itself] }, { '<': [{ smallest: [field, itself] }, 2] }, { sum: [field, 1] }],
    ...['some', 'all', 'none'].flatMap((name) => [
      { [name]: [field, { '>': [itself, 1] }] },
      { [name]: [field, { '==': [read('n'), 3] }] },
    ]),
    ...[{ count: [{ filter: [field, { '>': [itself, 1] }] }] }, { count: [{ filter: [field, itself] }] }],
  ]

  test.each(rules)('%j', (rule) => {
    const columns = columnsOf([parse(rule, '').node])
    const expected = values.map((f) => publicForm(complete.evaluate(rule, { f })))
    // Whatever stood in the same places before.
    for (const before of [[1, 2], 'ax', { n: 3 }, new Map(), 3, null]) {
      for (const all of [values.map(() => before), values]) {
        columns.fill(
          all.map((f) => ({ f })),
          0,
          all.length,
        )
      }
      const results = values.map((_, row) => columns.resultAt(0, row))
      expect([before, results]).toEqual([before, results.map((result, row) => (result === UNDECIDED ? UNDECIDED : expected[row]))])
    }
  })
})

test('a row, what stands in it, and an element of a list, whatever they are', () => {
  const bare = Object.assign(Object.create(null), { n: 3, inner: Object.assign(Object.create(null), { n: 3 }) })
  const lasting = Object.assign(Object.create({ n: 4 }), { m: 1 })
  const simple = [{}, row, bare, { n: 1, inner: {}, list: [] }, { inner: null }, null, undefined, 5, 'n', true]
  const odd = [new Map(), lasting, [1], [], () => 3, Object.assign(() => 3, { n: 3 }), new Date(0), { inner: new Map() }]
  const limit = { '>': [read('n'), 2] }
  const resultsOf = (rule: unknown, rows: readonly unknown[]): unknown => {
    const columns = columnsOf([parse(rule, '').node])
    columns.fill(rows, 0, rows.length)
    const open = columns.decide(0, [], 0)
    return rows.map((one, index) => {
      const result = columns.resultAt(0, index)
      expect(open.includes(index)).toBe(result === UNDECIDED)
      if (result !== UNDECIDED) expect([index, result]).toEqual([index, publicForm(complete.evaluate(rule, one))])
      return result
    })
  }
  const undecided = odd.map(() => UNDECIDED)
  expect(resultsOf(limit, simple)).toEqual([null, true, true, false, null, null, null, null, null, null])
  expect(resultsOf({ '>': [read('inner.n'), 2] }, simple)).toEqual([null, true, true, null, null, null, null, null, null, null])
  expect(resultsOf({ '>': [read('inner.n'), 2] }, odd)).toEqual(undecided)
  expect(resultsOf(limit, [...odd.slice(0, -1), {}, row])).toEqual([...undecided.slice(1), null, true])
  const within = (all: readonly unknown[]): readonly unknown[] => all.map((inner) => ({ inner }))
  expect(resultsOf({ '>': [read('inner.n'), 2] }, within(simple))).toEqual([null, true, true, false, null, null, null, null, null, null])
  expect(resultsOf({ '>': [read('inner.n'), 2] }, within(odd.slice(0, -1)))).toEqual(undecided.slice(1))
  const among = (all: readonly unknown[]): readonly unknown[] => all.map((one) => ({ list: [{ n: 1 }, one] }))
  const some = { some: [read('list'), limit] }
  expect(resultsOf(some, among(simple))).toEqual([null, true, true, false, null, null, null, null, null, null])
  expect(resultsOf(some, among(odd.slice(0, -1)))).toEqual(undecided.slice(1))
})

describe('what columns decide takes no more steps than a rule may', () => {
  const long = 'x'.repeat(400)
  const element = { n: 1.2345678901234567e-30, text: 'a'.repeat(100), texts: several(100, long), long, list: several(300, { n: 1 }) }
  const rows = [{ list: several(300, element) }]
  test.each<[unknown, unknown]>([
    [{ and: several(6, { '>': [{ '*': several(3, read('n')) }, 0] }) }, true],
    [{ and: several(10, { in: ['a', read('text')] }) }, true],
    [{ and: several(3, { in: [long, read('texts')] }) }, true],
    [{ and: several(3, { '==': [read('long'), long] }) }, true],
    [{ and: several(3, { '!=': [read(`n${'.n'.repeat(200)}`), 1] }) }, null],
    [{ and: several(6, { in: ['x', read('long')] }) }, UNDECIDED],
    [{ all: [read('list'), { and: several(5, { '>': [read('n'), 0] }) }] }, UNDECIDED],
  ])('%#', (condition, result) => {
    const rule = { all: [read('list'), condition] }
    const columns = columnsOf([parse(rule, '').node])
    columns.fill(rows, 0, 1)
    expect(columns.resultAt(0, 0)).toBe(result)
    if (result !== UNDECIDED) expect(publicForm(complete.evaluate(rule, rows[0]))).toBe(result)
  })
})

test('one element among many is found wherever it stands', () => {
  const size = 40
  const lists = (at: unknown): readonly unknown[] => [
    { list: [{ x: 0 }, { x: 0 }, { x: 0 }] },
    ...Array.from({ length: size }, (_, place) => ({
      list: Array.from({ length: size }, (_, index) => ({ x: index === place ? at : 0 })),
    })),
  ]
  const is = (x: number): unknown => ({ '==': [read('x'), x] })
  const list = read('list')
  const rules = [
    { some: [list, is(1)] },
    { none: [list, is(1)] },
    { all: [list, is(0)] },
    { count: [{ filter: [list, is(0)] }] },
    { sum: [list, read('x')] },
    { '>': [{ largest: [list, { '+': [read('x'), 1] }] }, 1] },
    { sum: [{ filter: [list, is(1)] }, read('x')] },
  ]
  const columns = rules.map((rule) => columnsOf([parse(rule, '').node]))
  const foundOf = (at: unknown): unknown =>
    columns.map((one) => {
      one.fill(lists(at), 0, size + 1)
      return [...new Set(Array.from({ length: size }, (_, place) => one.resultAt(0, place + 1)))]
    })
  expect([foundOf(0), foundOf(1), foundOf(null), foundOf(new Map())]).toEqual([
    [[false], [true], [true], [size], [0], [false], [0]],
    [[true], [false], [false], [size - 1], [1], [true], [1]],
    [[null], [null], [null], [UNDECIDED], [null], [null], [UNDECIDED]],
    Array.from({ length: rules.length }, () => [UNDECIDED]),
  ])
})

test('whatever reads it, each part of a row, and of an element, is read once', () => {
  const reads: string[] = []
  const noted = <T>(name: string, value: T): T => {
    reads.push(name)
    return value
  }
  const element = {
    get x(): number {
      return noted('x', 2)
    },
  }
  const data = {
    get a(): number {
      return noted('a', 3)
    },
    get list(): readonly unknown[] {
      return noted('list', [element])
    },
  }
  const list = read('list')
  const rules = [
    { '>': [read('a'), 1] },
    { '<': [1, { '+': [read('a'), 1] }] },
    { '===': [read('a'), 'x'] },
    { '!': [{ missing: ['a'] }] },
    { '>': [{ sum: [list, read('x')] }, 1] },
    { some: [{ filter: [list, { '>': [read('x'), 1] }] }, { '<': [read('x'), 3] }] },
    { '!!': [list] },
  ]
  expect(compileLogicBatch(rules)([data])).toEqual([[true], [true], [false], [true], [true], [true], [true]])
  expect(reads.sort()).toEqual(['a', 'list', 'x'])
})

test('a row that only the complete evaluator reads leaves nothing behind', () => {
  const columns = columnsOf([parse({ '>': [read('n'), 1] }, '').node])
  const results = [
    [new Map(), row],
    [row, new Map()],
    [row, row],
  ].map((rows) => {
    columns.fill(rows, 0, 2)
    return [columns.resultAt(0, 0), columns.resultAt(0, 1)]
  })
  expect(results).toEqual([
    [UNDECIDED, true],
    [true, UNDECIDED],
    [true, true],
  ])
})

test('so many of the fields as are needed are there, or not', () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    ...(index % 2 === 0 ? { a: 1 } : {}),
    ...(index % 4 < 2 ? { b: 'x' } : { b: '' }),
    ...(index % 8 < 4 ? { c: false } : { c: null }),
  }))
  for (const needed of [-1e10, -1, 0, 1, 2, 3, 4]) {
    const rule = { '!': [{ missing_some: [needed, ['a', 'b', 'c']] }] }
    const columns = columnsOf([parse(rule, '').node])
    columns.fill(rows, 0, rows.length)
    expect(rows.map((_, index) => columns.resultAt(0, index))).toEqual(rows.map((one) => publicForm(complete.evaluate(rule, one))))
  }
})

test('texts that are long to read are left to the complete evaluator', () => {
  expect(decided({ '==': [read('text'), 'a'.repeat(2000)] })).toBe(UNDECIDED)
  expect(decided({ '>': [read(`n${'.n'.repeat(20_000)}`), 0] })).toBe(UNDECIDED)
})

test('rules may name more fields than there are copies of the reader', () => {
  const names = Array.from({ length: 150 }, (_, index) => `field ${index}`)
  const data = Object.fromEntries(names.map((name, index) => [name, index]))
  expect(compileLogicBatch(names.map((name) => ({ '+': [read(name), 1] })))([data]).flat()).toEqual(names.map((_, index) => index + 1))
})

test('rules may name more texts of a field than columns tell apart', () => {
  const texts = Array.from({ length: 300 }, (_, index) => `t${index}`)
  const rules = texts.flatMap((text) => [{ '==': [read('text'), text] }, { in: [read('text'), ['x', text]] }])
  const rows = ['t0', 't7', 't299', 'x', 'zz', ''].map((text) => ({ text }))
  const expected = texts.flatMap((text) => [rows.map((one) => one.text === text), rows.map((one) => one.text === text || one.text === 'x')])
  expect(compileLogicBatch(rules)(rows)).toEqual(expected)
})

test('what stands on the prototype of all objects is never read', () => {
  const name = 'lent'
  const rule = { '>': [read(name), 1] }
  const columns = columnsOf([parse(rule, '').node])
  Object.defineProperty(Object.prototype, name, { value: 5, configurable: true })
  try {
    columns.fill([{}, row], 0, 2)
    expect([columns.resultAt(0, 0), columns.decide(0, [], 0), compileLogic(rule)({})]).toEqual([UNDECIDED, [0, 1], null])
  } finally {
    Reflect.deleteProperty(Object.prototype, name)
  }
  columns.fill([{}, { [name]: 2 }], 0, 2)
  expect([columns.resultAt(0, 0), columns.resultAt(0, 1)]).toEqual([null, true])
})

test('what stands on the prototype of all objects is read nowhere: in no element, under no path, as no list', () => {
  const name = 'lent'
  const rules = [
    { '>': [read(`inner.${name}`), 1] },
    { '==': [read(name), 'text'] },
    { '!!': [read(name)] },
    { '!': [{ missing: [name] }] },
    { '>': [{ '+': [{ var: [name, 7] }, 1] }, 7] },
    { or: [{ '>': [read(name), 1] }, { '>': [read('n'), 1] }] },
    { some: [read('shops'), { '>': [read(name), 1] }] },
    { '>': [{ reduce: [read('shops'), { '+': [accumulator, read(`current.${name}`)] }, 0] }, 1] },
    { all: [read(name), { '>': [read(''), 1] }] },
  ]
  for (const value of [5, 'text', [1, 2]]) {
    Object.defineProperty(Object.prototype, name, { value, configurable: true })
    try {
      const expected = rules.map((rule) => [row, { ...row, [name]: 1 }].map((one) => publicForm(complete.evaluate(rule, one))))
      expect(compileLogicBatch(rules)([row, { ...row, [name]: 1 }])).toEqual(expected)
      expect(rules.map((rule) => [compileLogic(rule)(row), compileLogic(rule)({ ...row, [name]: 1 })])).toEqual(expected)
    } finally {
      Reflect.deleteProperty(Object.prototype, name)
    }
  }
})
