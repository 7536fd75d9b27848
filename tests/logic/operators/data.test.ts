import { expect, test } from 'vitest'
import { compileLogic } from '../../../src/logic.js'

const evaluate = (rule: unknown, data: unknown = {}): unknown => compileLogic(rule)(data)

const UNCERTAIN = { filter: [{ var: 'names' }, { '!=': [{ var: '' }, 'z'] }] }

test('missing gives back the names as they were given', () => {
  expect(evaluate({ missing: [1, 'a'] }, ['x', 'y'])).toEqual(['a'])
  expect(evaluate({ missing: [2, 'a'] }, ['x', 'y'])).toEqual([2, 'a'])
})

test('what is missing of names that are not certain is not known', () => {
  expect(evaluate({ missing: [UNCERTAIN] }, { names: ['a', 'b'] })).toEqual(['a', 'b'])
  expect(evaluate({ missing: [UNCERTAIN] }, { names: ['a', null] })).toBe(null)
  expect(evaluate({ missing: [{ merge: ['a', { var: 'others' }] }] })).toBe(null)
})

test('names beside a list of names are not silently left out', () => {
  expect(() => compileLogic({ missing: [['a'], 'b'] })).toThrow(/operand/)
  expect(evaluate({ missing: [{ var: 'names' }, 'b'] }, { names: ['a'] })).toBe(null)
})

test('how many names are needed may be a range', () => {
  const rule = { missing_some: [{ var: 'needed' }, ['a', 'b', 'c']] }
  expect(evaluate(rule, { a: 1, needed: { max: 1 } })).toEqual([])
  expect(evaluate(rule, { a: 1, needed: { min: 2 } })).toEqual(['b', 'c'])
  expect(evaluate(rule, { a: 1, needed: { min: 1, max: 2 } })).toBe(null)
})

test.each<[unknown, unknown, unknown]>([
  [{ missing: [] }, {}, []],
  [{ missing: [[]] }, {}, []],
  [{ missing: [''] }, {}, []],
  [{ missing: [''] }, null, ['']],
  [{ var: ['', 7] }, null, 7],
  [{ var: ['', 7] }, 5, 5],
])('%j of %j is %j', (rule, data, result) => {
  expect(evaluate(rule, data)).toEqual(result)
})
