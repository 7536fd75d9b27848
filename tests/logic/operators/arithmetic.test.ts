import { expect, test } from 'vitest'
import { compileLogic } from '../../../src/logic.js'

const evaluate = (rule: unknown, data: unknown = {}): unknown => compileLogic(rule)(data)

test.each([
  [{ '/': [4] }, 0.25],
  [{ '/': 4 }, 0.25],
  [{ '/': [0] }, null],
  [{ '%': [8, 6, 3] }, 2],
  [{ '%': [-7, 3] }, -1],
  [{ '%': [7, -3] }, 1],
  [{ '*': [-1, 0] }, 0],
])('%j is %j', (rule, result) => {
  expect(evaluate(rule)).toBe(result)
})

test('a result too large for a double is not known, and one too small for a double is zero without a sign', () => {
  expect(evaluate({ '*': [1e308, 10] })).toBe(null)
  expect(evaluate({ '+': [1.7976931348623157e308, 1e308] })).toBe(null)
  expect(evaluate({ '*': [-1e-300, 1e-300] })).toBe(0)
  expect(evaluate({ '>': [{ '*': [1e-300, 1e-300] }, 0] })).toBe(true)
})
