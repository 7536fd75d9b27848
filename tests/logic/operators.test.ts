import { describe, expect, test } from 'vitest'
import { operators } from '../../src/logic/operators/index.js'
import { compileLogic } from '../../src/logic.js'

describe('each example of an operator gives the result it is documented with', () => {
  for (const operator of operators.filter((one) => one.packOnly !== true)) {
    test(operator.name, () => {
      expect(operator.examples.length).toBeGreaterThan(0)
      for (const { rule, data, result } of operator.examples) {
        expect({ rule, data, result: compileLogic(rule)(data) }).toEqual({ rule, data, result })
      }
    })
  }
})

test('operator names are unique', () => {
  expect(new Set(operators.map((operator) => operator.name)).size).toBe(operators.length)
})
