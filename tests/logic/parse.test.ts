import { expect, test } from 'vitest'
import { compileLogic } from '../../src/logic.js'

test.each(['map', 'filter', 'all', 'some', 'none', 'reduce', 'sum'])(
  '%s of a null, or with a null for each element, is refused',
  (operator) => {
    expect(() => compileLogic({ [operator]: [null, { var: '' }] })).toThrow(/operand 1 of .* is a null, expected list/)
    expect(() => compileLogic({ [operator]: [{ var: 'x' }, null] })).toThrow(/operand 2 of .* is a null, expected expression/)
  },
)
