import { expect, test } from 'vitest'
import { compileLogic, isWanzhengError } from '../../src/logic.js'
import { bombs } from './bombs.js'
import { isJson } from './hostile.js'

test.each(bombs)(
  'a rule ends in a result, a refusal or an exhausted budget: $name',
  ({ rule, data }) => {
    let ending = 'a result'
    try {
      expect(isJson(compileLogic(rule)(data))).toBe(true)
    } catch (error) {
      if (!isWanzhengError(error)) throw error
      ending = error.code
    }
    expect(['a result', 'invalid-rule', 'budget-exceeded']).toContain(ending)
  },
  60_000,
)
