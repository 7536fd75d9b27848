import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf } from '../../src/logic/columns/program.js'
import { parse } from '../../src/logic/parse.js'
import { compileLogicBatch } from '../../src/logic.js'
import { columnRow, columnRules, repeated } from './column-rules.js'
import { hold, TIMEOUT } from './fuzz.js'
import { complete } from './implementations.js'
import { publicForm } from './public-form.js'

test(
  'many rules of many rows come to what the complete evaluator says of each alone',
  () => {
    const property = fc.property(
      fc.array(columnRules, { minLength: 1, maxLength: 4 }),
      fc.array(columnRow, { minLength: 1, maxLength: 6 }),
      (rules, rows) => {
        const batch = compileLogicBatch(rules)
        const expected = rules.map((rule) => rows.map((row) => publicForm(complete.evaluate(rule, row))))
        expect(batch(rows)).toEqual(expected)
        // Its columns are filled anew each time, with fewer rows and with more.
        expect(batch(rows.slice(0, 1))).toEqual(expected.map((results) => results.slice(0, 1)))
        expect(batch([...rows, ...rows])).toEqual(expected.map((results) => [...results, ...results]))
      },
    )
    hold('rules in columns', property, 4000)
  },
  TIMEOUT,
)

test('rows in hundreds come to what each of them comes to', () => {
  const property = fc.property(
    fc.array(columnRules, { minLength: 1, maxLength: 4 }),
    fc.array(columnRow, { minLength: 1, maxLength: 7 }),
    fc.integer({ min: 30, max: 600 }),
    (rules, rows, count) => {
      const expected = rules.map((rule) => rows.map((row) => publicForm(complete.evaluate(rule, row))))
      expect(compileLogicBatch(rules)(repeated([rows, count]))).toEqual(expected.map((results) => repeated([results, count])))
    },
  )
  hold('rows in hundreds', property, 150)
})

test('rules may name more texts than a column tells apart', () => {
  const names = Array.from({ length: 300 }, (_, index) => `text ${index}`)
  const rules = names.map((name) => ({ '==': [{ var: 'a' }, name] }))
  const rows = ['text 3', 'text 299', 'text', ''].map((a) => ({ a }))
  expect(compileLogicBatch(rules)(rows)).toEqual(names.map((name) => rows.map(({ a }) => a === name)))
  expect(compileLogicBatch([{ in: [{ var: 'a' }, names] }])(rows)).toEqual([[true, true, false, false]])
})

test('numbers that cancel out are held to limits as exactly as others', () => {
  const hundredths = (low: number, high: number): fc.Arbitrary<number> => fc.integer({ min: low, max: high }).map((whole) => whole / 100)
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => ({ var: name }))
  const [left, right] = [{ '-': [a, b] }, { '-': [c, d] }]
  const sides = fc.constantFrom<unknown>(
    left,
    { '-': [a, b, c] },
    { '-': [{ '+': [a, c] }, { '+': [d, b] }] },
    { '*': [left, right] },
    { '*': [left, 3, c] },
    { '/': [left, right] },
    { '/': [c, left] },
    { '/': [{ '*': [left, c] }, { '+': [a, left] }] },
    { min: [left, right] },
    { max: [left, 0.01] },
    { if: [{ '>': [a, b] }, left, c] },
    { sum: [{ var: 'list' }, { '-': [{ var: 'x' }, 0.3] }] },
    { largest: [{ var: 'list' }, { '-': [{ var: 'x' }, { var: 'y' }] }] },
    0,
    0.01,
    1,
    -0.02,
  )
  const row = fc
    .tuple(
      hundredths(0, 900),
      hundredths(-2, 2),
      hundredths(0, 900),
      hundredths(-2, 2),
      fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
    )
    .map(([first, near, second, alike, tenths]) => ({
      a: first,
      b: Number((first + near).toFixed(2)),
      c: second,
      d: Number((second + alike).toFixed(2)),
      list: tenths.map((tenth) => ({ x: tenth / 10, y: 0.3 })),
    }))
  const property = fc.property(
    fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
    sides,
    sides,
    fc.array(row, { minLength: 1 }),
    (name, one, other, rows) => {
      const rule = { [name]: [one, other] }
      expect(compileLogicBatch([rule])(rows)[0]).toEqual(rows.map((each) => publicForm(complete.evaluate(rule, each))))
    },
  )
  hold('numbers that cancel out', property, 1500)
})

test('most of it is decided by the columns, or the test above would show nothing', () => {
  let [decided, all] = [0, 0]
  const count = fc.property(columnRules, fc.array(columnRow, { minLength: 1, maxLength: 6 }), (rule, rows) => {
    const columns = columnsOf([parse(rule, '').node])
    columns.fill(rows, 0, rows.length)
    all += rows.length
    decided += rows.length - columns.decide(0, [], 0).length
  })
  fc.assert(count, { numRuns: 2000 })
  expect(decided / all).toBeGreaterThan(0.5)
})

test.each<readonly [rule: unknown, row: unknown]>([
  [{ '==': [{ '+': [{ var: 'a' }, 12.25] }, 12.75] }, { a: 0.5 }],
  [{ '==': [{ '*': [{ var: 'a' }, { var: 'b' }] }, 6.125] }, { a: 0.5, b: 12.25 }],
  [{ '==': [{ '/': [{ var: 'b' }, { var: 'a' }] }, 24.5] }, { a: 0.5, b: 12.25 }],
  [{ '==': [{ '%': [{ var: 'b' }, { var: 'a' }] }, 0.25] }, { a: 0.5, b: 12.25 }],
  [{ '==': [{ sum: [{ var: 'list' }, { var: '' }] }, 1.375] }, { list: [0.5, 0.25, 0.625] }],
])('eighths are exact, so that columns decide an equality: %j', (rule, row) => {
  const columns = columnsOf([parse(rule, '').node])
  columns.fill([row], 0, 1)
  expect(columns.resultAt(0, 0)).toBe(true)
})

test.each([
  ['+', 549755813887.875, 0.25],
  ['*', 549755813887.875, 1.125],
  ['*', 0.125, 0.375],
  ['/', 549755813887.875, 0.125],
  ['-', 549755813888.125, 0.125],
  ['%', 549755813888.125, 0.125],
])('beyond what eighths can do, %s of %d and %d is as exact', (name, a, b) => {
  for (const near of [-2e-4, -1e-16, 0, 1e-16, 2e-4]) {
    const result = complete.evaluate({ [name]: [{ var: 'a' }, { var: 'b' }] }, { a, b })
    const limit = (publicForm(result) as number) + near
    for (const compare of ['==', '<', '>=']) {
      const rule = { [compare]: [{ [name]: [{ var: 'a' }, { var: 'b' }] }, limit] }
      expect(compileLogicBatch([rule])([{ a, b }])[0]).toEqual([publicForm(complete.evaluate(rule, { a, b }))])
    }
  }
})

test('rows whose properties run the same rules again', () => {
  const batch = compileLogicBatch([{ '>': [{ var: 'a' }, 1] }])
  const row = {
    get a(): number {
      return batch([{ a: 1 }])[0]?.[0] === false ? 2 : 0
    },
  }
  expect(batch([{ a: 3 }, row, { a: 0 }])).toEqual([[true, true, false]])
})
