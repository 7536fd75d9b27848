import { describe, expect, test } from 'vitest'
import { operators } from '../../src/logic/operators/index.js'
import { compileLogic } from '../../src/logic.js'
import { documentation } from './documentation.js'

describe('each example of an operator gives the result it is documented with', () => {
  for (const { name } of operators.filter((one) => one.packOnly !== true)) {
    test(name, () => {
      expect(documentation[name]?.examples.length).toBeGreaterThan(0)
      for (const { rule, data, result } of documentation[name]?.examples ?? []) {
        expect({ rule, data, result: compileLogic(rule)(data) }).toEqual({ rule, data, result })
      }
    })
  }
})

test('every operator is documented, in both languages, and nothing else is', () => {
  expect(Object.keys(documentation)).toEqual(operators.map((operator) => operator.name))
  for (const { summary } of Object.values(documentation))
    expect([summary.en, summary.zh].map((text) => text.length > 0)).toEqual([true, true])
})
