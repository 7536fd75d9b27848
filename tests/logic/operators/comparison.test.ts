import { expect, test } from 'vitest'
import { compileLogic } from '../../../src/logic.js'

const evaluate = (rule: unknown, data: unknown = {}): unknown => compileLogic(rule)(data)

test.each([
  [{ '==': [3, 3, 3] }, true],
  [{ '==': [3, 2, 3] }, false],
  [{ '==': [3, { var: 'x' }, 3] }, null],
  [{ '==': [3, { var: 'x' }, 3, 4] }, false],
  [{ '!=': [3, 2, 3] }, true],
  [{ '!=': [3, 3, 2] }, false],
  [{ '===': [3, 3, 2] }, false],
  [{ '===': [3, 3, '3'] }, false],
  [{ '!==': [3, '3', 3] }, true],
  [{ '!==': [3, 3, { var: 'x' }] }, false],
])('%j compares each operand with the next: %j', (rule, result) => {
  expect(evaluate(rule)).toBe(result)
})

test.each([
  { '<': [1, 'A'] },
  { '>=': ['2', 1] },
  { '==': [1, '1'] },
  { '!=': [true, 1] },
  { '==': [{ var: 'x' }, 1, 'a'] },
  { in: [1, 'text'] },
])('%j is refused, since its operands are written with different types', (rule) => {
  expect(() => compileLogic(rule)).toThrow(/operand [0-9] of/)
})

test.each([
  ['<', [false, true, false, false]],
  ['<=', [true, true, false, true]],
  ['>', [false, false, true, false]],
  ['>=', [true, false, true, true]],
])('false is before true: %s', (operator, results) => {
  const pairs = [
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ]
  expect(pairs.map(([a, b]) => evaluate({ [operator]: [a, { var: 'b' }] }, { b }))).toEqual(results)
})

test('strict equality of different types is false, as in json-logic-js', () => {
  expect(evaluate({ '===': [1, '1'] })).toBe(false)
  expect(evaluate({ '!==': [1, '1'] })).toBe(true)
})
