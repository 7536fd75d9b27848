import { describe, expect, test } from 'vitest'
import { parse } from '../../src/logic/parse.js'
import { createRun, type Step } from '../../src/logic/run.js'
import { fromData, toData } from '../../src/logic/value.js'
import { isWanzhengError } from '../../src/logic.js'

const data = {
  n: 3,
  nought: 0,
  across: { min: -1, max: 1 },
  text: 'ab',
  yes: true,
  list: [1, 2],
  mixed: [1, 'a'],
  empty: [],
  wide: { min: 0 },
}
const MISSING = { var: 'zz' }
const read = (name: string): unknown => ({ var: name })

/** Why a rule comes to nothing that is known. */
function reasonsOf(rule: unknown): readonly string[] {
  const reasons: string[] = []
  const run = createRun({ onFailure: (reason) => reasons.push(reason) })
  const { node, issues } = parse(rule, '')
  expect(issues).toEqual([])
  run.evaluate(node, { data: fromData(data), run })
  return [...new Set(reasons)]
}

describe('a result that is not known has its reason, and one that only lacks data has none here', () => {
  test.each<[unknown, string[]]>([
    [{ '+': [read('text'), 1] }, ['type-mismatch']],
    [{ '+': [read('list'), 1] }, ['type-mismatch']],
    [{ '+': [MISSING, 1] }, []],
    [{ min: [read('yes'), 1] }, ['type-mismatch']],
    [{ '/': [1, read('nought')] }, ['division-by-zero']],
    [{ '/': [1, read('across')] }, []],
    [{ '/': read('nought') }, ['division-by-zero']],
    [{ '%': [1, read('nought')] }, ['division-by-zero']],
    [{ '%': [1, read('across')] }, []],
    [{ '%': [read('wide'), 2] }, []],
    [{ '*': [1e308, read('n'), 1e10] }, ['number-too-large']],
    [{ '*': [1e308, { var: 'wide' }, 1e10] }, []],
    [{ '<': [read('text'), 1] }, ['type-mismatch']],
    [{ '<': [read('text'), read('yes')] }, ['type-mismatch']],
    [{ '<': [read('n'), read('yes')] }, ['type-mismatch']],
    [{ '<': [read('list'), 1] }, ['type-mismatch']],
    [{ '<': [MISSING, 1] }, []],
    [{ '<': [1, MISSING] }, []],
    [{ '<': [read('text'), MISSING] }, []],
    [{ '==': [read('text'), 1] }, ['type-mismatch']],
    [{ '==': [read('yes'), 1] }, ['type-mismatch']],
    [{ '==': [MISSING, 1] }, []],
    [{ '==': [read('list'), read('list')] }, []],
    [{ '===': [read('text'), 1] }, []],
    [{ cat: [read('list')] }, ['type-mismatch']],
    [{ cat: [MISSING] }, []],
    [{ cat: [read('across')] }, []],
    [{ substr: [read('n'), 1] }, ['type-mismatch']],
    [{ substr: ['ab', read('text')] }, ['type-mismatch']],
    [{ substr: ['ab', 0, read('yes')] }, ['type-mismatch']],
    [{ substr: [MISSING, 1] }, []],
    [{ in: [read('n'), read('text')] }, ['type-mismatch']],
    [{ in: [1, read('n')] }, ['type-mismatch']],
    [{ in: [1, MISSING] }, []],
    [{ in: [MISSING, read('text')] }, []],
    [{ days: [read('n'), '2024-02-29'] }, ['type-mismatch']],
    [{ days: ['2024-02-30', '2024-02-29'] }, ['type-mismatch']],
    [{ days: ['2024-02-29', MISSING] }, []],
    [{ 'add-months': [read('n'), 1] }, ['type-mismatch']],
    [{ 'add-months': ['2024-02-29', read('text')] }, ['type-mismatch']],
    [{ 'add-months': ['2024-02-29', read('across')] }, []],
    [{ 'add-months': [MISSING, 1] }, []],
    [{ map: [read('n'), 1] }, ['type-mismatch']],
    [{ map: [MISSING, 1] }, []],
    [{ count: [read('text')] }, ['type-mismatch']],
    [{ sum: [read('text'), 1] }, ['type-mismatch']],
    [{ sum: [read('mixed'), read('')] }, ['type-mismatch']],
    [{ sum: [MISSING, 1] }, []],
    [{ sum: [read('list'), 1e308] }, ['number-too-large']],
    [{ largest: [read('empty'), read('')] }, ['empty-list']],
    [{ smallest: [read('empty'), read('')] }, ['empty-list']],
    [{ largest: [read('mixed'), read('')] }, ['type-mismatch']],
    [{ largest: [{ filter: [read('list'), { '>': [read('across'), 0] }] }, read('')] }, []],
    [{ missing: [read('list'), 'a'] }, ['type-mismatch']],
    [{ missing: [read('yes'), 'a'] }, []],
    [{ missing: [{ filter: [read('list'), { '>': [read('across'), 0] }] }] }, []],
  ])('%j: %j', (rule, reasons) => {
    expect(reasonsOf(rule)).toEqual(reasons)
  })
})

describe('a rule takes as many steps as it takes time', () => {
  const long = 'x'.repeat(6400)
  const steps = (rule: unknown, given: unknown = {}): number => {
    const takes = (limit: number): boolean => {
      const run = createRun({ limit })
      try {
        run.evaluate(parse(rule, '').node, { data: fromData(given), run })
        return true
      } catch (error) {
        if (!isWanzhengError(error)) throw error
        expect([error.code, error.message]).toEqual(['budget-exceeded', `the evaluation took more than ${limit} steps`])
        return false
      }
    }
    let [low, high] = [-1, 100_000]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (takes(middle)) high = middle
      else low = middle
    }
    return high
  }

  test.each<[string, unknown, unknown, number]>([
    ['one for each expression', { '+': [1, { '*': [2, 3] }] }, {}, 5],
    ['one for each element, and what stands in it', { map: [[1, 2, 3], { '+': [{ var: '' }, 1] }] }, {}, 17],
    ['one more for each further part of a path', { var: 'a.b.c' }, {}, 3],
    ['a hundred for a text of 6,400 compared', { '==': [long, { var: 'a' }] }, { a: long }, 103],
    ['none more for what is compared with a short one', { '==': [long, { var: 'a' }] }, { a: 'y' }, 3],
    ['the same in order', { '<': [long, { var: 'a' }] }, { a: long }, 103],
    ['a hundred for a list of 6,400 read', { '!!': [{ var: 'a' }] }, { a: Array.from({ length: 6400 }, () => 1) }, 102],
    ['one for each element put together', { merge: [[1, 2], [3]] }, {}, 9],
    ['one for each element counted', { count: [{ var: 'a' }] }, { a: [1, 2, 3] }, 5],
    ['one for each character put together', { cat: ['ab', { var: 'a' }] }, { a: 'cde' }, 8],
    ['one for each character that is looked through', { in: ['b', { var: 'a' }] }, { a: 'aaaa' }, 7],
    ['one for each character that a part is taken of', { substr: [{ var: 'a' }, 1] }, { a: 'abcd' }, 7],
    ['one for each path that may be missing', { missing: ['a', 'b'] }, {}, 5],
    ['a hundred for an element far down a list', { var: 'a.6400' }, { a: Array.from({ length: 6401 }, () => 1) }, 102],
    ['a square of its words for a long number', { '+': [{ var: 'a' }] }, { a: { decimal: '9'.repeat(300) } }, 227],
  ])('%s', (_, rule, given, expected) => {
    expect(steps(rule, given)).toBe(expected)
  })
})

test('the steps of an evaluation are a tree of what was worked out', () => {
  const found: Step[] = []
  const run = createRun({ trace: (step) => found.push(step) })
  run.evaluate(parse({ '+': [{ '*': [2, { var: 'n' }] }, 1] }, '').node, { data: fromData(data), run })
  const shown = ({ value, steps }: Step): unknown => (steps.length === 0 ? toData(value) : [toData(value), ...steps.map(shown)])
  expect(found.map(shown)).toEqual([[7, [6, 2, 3], 1]])
})
