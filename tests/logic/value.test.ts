import { expect, test } from 'vitest'
import { exactOf, fromData, toData } from '../../src/logic/value.js'
import { compileLogic, isWanzhengError } from '../../src/logic.js'

test('an exact number is an object with that one key of its own', () => {
  expect(exactOf({ decimal: '1' })?.toString()).toBe('1')
  expect(exactOf({ decimal: '1', more: 2 })).toBe(null)
  expect(exactOf(Object.create({ decimal: '1' }))).toBe(null)
  expect(exactOf({ ratio: [1, 3] })?.toFraction()).toBe('1/3')
  expect(exactOf({ ratio: [1e30, 1] })?.toFraction()).toBe('1000000000000000000000000000000')
  expect(exactOf({ ratio: [1, 3, 5] })).toBe(null)
  expect(exactOf({ decimal: '1e399' })).toBe(null)
  expect(() => compileLogic({ decimal: '1', '<': [1, 2] })).toThrow(/several keys/)
})

test('a value of great depth is not shown, and one of great size is stopped', () => {
  const deep = { reduce: [{ var: '' }, [{ var: 'accumulator' }], 1] }
  expect(() => compileLogic(deep)(Array.from({ length: 50_000 }, () => 1))).not.toThrow()
  const wide = { reduce: [{ var: '' }, [{ var: 'accumulator' }, { var: 'accumulator' }], 1] }
  let code = ''
  try {
    compileLogic(wide)(Array.from({ length: 60 }, () => 1))
  } catch (error) {
    if (isWanzhengError(error)) code = error.code
  }
  expect(code).toBe('budget-exceeded')
})

test('a list with holes has elements that are not known', () => {
  expect(toData(fromData(Array(2)))).toEqual([null, null])
})
