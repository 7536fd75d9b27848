import { expect, test } from 'vitest'
import { compileLogic, isWanzhengError } from '../../../src/logic.js'

const evaluate = (rule: unknown, data: unknown = {}): unknown => compileLogic(rule)(data)

test('no operands are an empty list, which is false', () => {
  const results = ['if', '?:', 'and', 'or', '!', '!!'].map((operator) => evaluate({ [operator]: [] }))
  expect(results).toEqual([null, null, false, false, true, false])
})

test.each(['if', '?:', 'and', 'or'])('the operands of %s stand in a list, so that a list in the data is not taken for them', (operator) => {
  const codes: string[] = []
  try {
    compileLogic({ [operator]: { var: 'conditions' } })
  } catch (error) {
    if (isWanzhengError(error)) codes.push(...error.issues.map((one) => one.code))
  }
  expect(codes).toEqual(['operand-list'])
})

test('an operand that is not known leaves a value unknown, of which the truth may be known', () => {
  expect(evaluate({ or: [{ var: 'x' }, true] })).toBe(true)
  expect(evaluate({ or: [{ var: 'name' }, 'unnamed'] })).toBe(null)
  expect(evaluate({ '!!': [{ or: [{ var: 'name' }, 'unnamed'] }] })).toBe(true)
  expect(evaluate({ and: [{ var: 'x' }, 0] })).toBe(null)
  expect(evaluate({ '!': [{ and: [{ var: 'x' }, 0] }] })).toBe(true)
})

test('the branches that remain possible are judged together, in whatever order they stand', () => {
  const truthOfAny = (...branches: readonly unknown[]): unknown => {
    const [a, b, c] = branches
    return evaluate({ '!!': [{ if: [{ var: 'x' }, a, { var: 'y' }, b, c] }] })
  }
  expect(truthOfAny('text', -1, 1)).toBe(truthOfAny(-1, 1, 'text'))
  expect(truthOfAny('text', 'other', 1)).toBe(true)
})

test('a choice among very many branches is made', () => {
  const branches = Array.from({ length: 60_000 }, (_, index) => (index % 2 === 0 ? { var: 'x' } : 1))
  expect(evaluate({ if: [...branches, 1] })).toBe(1)
})
