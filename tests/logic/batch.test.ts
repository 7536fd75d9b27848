import { describe, expect, test } from 'vitest'
import { compileLogic, compileLogicBatch } from '../../src/logic.js'

const double = { '*': [{ var: 'n' }, 2] }
const isLarge = { '>': [{ var: 'n' }, 100] }
const pair = [{ var: 'n' }, { var: 't' }] // a list is worked out by the complete evaluator

describe('rules worked out together, for many rows', () => {
  test.each([0, 1, 127, 128, 129, 400])('%i rows have the results of each alone, in their order', (count) => {
    const rows = Array.from({ length: count }, (_, index) => ({ n: index, t: `t${index}` }))
    const rules = [isLarge, pair, double, { cat: [{ var: 't' }, '!'] }]
    const expected = [
      rows.map(({ n }) => n > 100),
      rows.map(({ n, t }) => [n, t]),
      rows.map(({ n }) => n * 2),
      rows.map(({ t }) => `${t}!`),
    ]
    expect(compileLogicBatch(rules)(rows)).toEqual(expected)
    const alone = rules.map(compileLogic)
    expect(alone.map((run) => rows.map(run))).toEqual(expected)
  })

  test('a batch is used again with fewer rows and with more', () => {
    const batch = compileLogicBatch([isLarge, pair])
    const rows = [{ n: 101 }, { n: 100 }, { n: null }]
    const all = [
      [true, false, null],
      [
        [101, null],
        [100, null],
        [null, null],
      ],
    ]
    expect(batch(rows)).toEqual(all)
    expect(batch(rows.slice(1, 2))).toEqual([[false], [[100, null]]])
    expect(batch([])).toEqual([[], []])
    expect(batch(rows)).toEqual(all)
  })

  test('each part of a row is read once for all rules that are not decided at once', () => {
    let reads = 0
    const row = {
      get n(): number {
        reads++
        return 3
      },
    }
    const readsOf = (rules: readonly unknown[]): number => {
      reads = 0
      expect(compileLogicBatch(rules)([row])[0]).toEqual([[3, null]])
      return reads
    }
    expect(readsOf([pair, pair, pair])).toBe(readsOf([pair]))
  })
})

test('a rule that columns decide reads what it names, and does not look at what else there is', () => {
  const rule = { and: [{ '>': [{ var: 'a' }, 1] }, { '!=': [{ var: 'b' }, 'x'] }] }
  let listings = 0
  const data = new Proxy(
    { a: 3, b: 'y', more: [1, 2, 3] },
    {
      ownKeys: (target) => {
        listings++
        return Reflect.ownKeys(target)
      },
    },
  )
  const [alone, batch] = [compileLogic(rule), compileLogicBatch([rule])]
  for (const time of ['once', 'once more']) {
    expect([time, alone(data), batch([data]), listings]).toEqual([time, true, [[true]], 0])
  }
})

describe('a rule whose data runs the same rule again', () => {
  const rule = { '+': [{ var: 'a' }, { var: 'b' }, { var: 'c' }] }

  test('alone: both results are right', () => {
    const run = compileLogic(rule)
    const inner: unknown[] = []
    const data = {
      a: 1,
      get b(): number {
        inner.push(run({ a: 10, b: 20, c: 30 }))
        return 2
      },
      c: 3,
    }
    expect([run(data), run({ a: 1, b: 1, c: 1 })]).toEqual([6, 3])
    expect(new Set(inner)).toEqual(new Set([60]))
  })

  test('in a batch', () => {
    const batch = compileLogicBatch([rule])
    const inner: unknown[] = []
    const data = {
      a: 1,
      get b(): number {
        inner.push(batch([{ a: 10, b: 20, c: 30 }])[0]?.[0])
        return 2
      },
      c: 3,
    }
    expect(batch([data, { a: 1, b: 1, c: 1 }])).toEqual([[6, 3]])
    expect(new Set(inner)).toEqual(new Set([60]))
  })

  test('in a batch whose rules were changed since they were compiled: what was compiled is what is run', () => {
    const rules: unknown[] = [{ '+': [{ var: 'a' }, { var: 'b' }] }]
    const batch = compileLogicBatch(rules)
    rules[0] = { '-': [{ var: 'a' }, { var: 'b' }] }
    rules.push(true)
    const inner: unknown[] = []
    const data = {
      a: 1,
      get b(): number {
        inner.push(batch([{ a: 10, b: 20 }]))
        return 2
      },
    }
    expect(batch([data])).toEqual([[3]])
    expect(inner[0]).toEqual([[30]])
  })

  test('after data whose property throws, the rule is used as before', () => {
    const broken = {
      get a(): number {
        throw new Error('no')
      },
    }
    const [run, batch] = [compileLogic(rule), compileLogicBatch([rule])]
    expect(() => run(broken)).toThrow('no')
    expect(() => batch([broken])).toThrow('no')
    expect([run({ a: 1, b: 1, c: 1 }), batch([{ a: 1, b: 1, c: 1 }])]).toEqual([3, [[3]]])
  })
})

describe('a result is what is known for certain', () => {
  test.each<[string, unknown, unknown]>([
    ['a number between bounds is not known', { '+': [{ var: 'band' }, 1] }, null],
    ['nor is one that is open at an end', { '+': [{ var: 'from' }, 1] }, null],
    ['bounds that meet are a number', { '+': [{ var: 'same' }, 1] }, 3],
    ['a truth that is settled is told', { and: [{ var: 'zz' }, false] }, false],
    ['one that is not settled is not: it may be any true value', { or: [{ var: 'zz' }, 'a'] }, null],
    ['a bound inside of a list is shown', [{ var: 'band' }], [{ min: 1, max: 2 }]],
    ['a record is shown', { var: 'record' }, { n: 1 }],
    ['a list of which it is not known what it holds is not', { filter: [{ var: 'list' }, { '>': [{ var: '' }, 1] }] }, null],
  ])('%s', (_, rule, result) => {
    const data = { band: { min: 1, max: 2 }, from: { min: 1 }, same: { min: 2, max: 2 }, record: { n: 1 }, list: [1, null] }
    expect(compileLogic(rule)(data)).toEqual(result)
    expect(compileLogicBatch([rule])([data])).toEqual([[result]])
  })
})
