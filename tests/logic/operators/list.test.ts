import { expect, test } from 'vitest'
import { compileLogic } from '../../../src/logic.js'

const evaluate = (rule: unknown, data: unknown = {}): unknown => compileLogic(rule)(data)

const UNCERTAIN = { filter: [{ var: 'areas' }, { '>': [{ var: '' }, 2] }] }
const AREAS = { areas: [1, null, 3] }

test('a list that is not known may hold any number of elements when merged', () => {
  const count = { count: [{ merge: [{ var: 'more' }, [1, 2]] }] }
  expect(evaluate({ '>=': [count, 2] })).toBe(true)
  expect(evaluate({ '==': [count, 3] })).toBe(null)
  expect(evaluate({ '==': [count, 5] }, { more: [7, 8, 9] })).toBe(true)
})

test('a null written in a merge is an element', () => {
  expect(evaluate({ merge: [[1, 2], null, [3, 4]] })).toEqual([1, 2, null, 3, 4])
})

test('a list of which an element may be missing is not known as a whole', () => {
  expect(evaluate(UNCERTAIN, AREAS)).toBe(null)
  expect(evaluate({ map: [UNCERTAIN, { '*': [{ var: '' }, 2] }] }, AREAS)).toBe(null)
  expect(evaluate([1, UNCERTAIN], AREAS)).toEqual([1, null])
})

test('the place of an element is not known after one that may be missing', () => {
  const second = { reduce: [[1], { var: 'accumulator.1' }, UNCERTAIN] }
  expect(evaluate(second, { areas: [5, 6] })).toBe(6)
  expect(evaluate(second, { areas: [5, 6, null] })).toBe(6)
  expect(evaluate(second, { areas: [5, null, 6] })).toBe(null)
  expect(evaluate({ reduce: [[1], { var: ['accumulator.1', 9] }, UNCERTAIN] }, { areas: [5, null, 6] })).toBe(null)
})

test('a condition that every element fails is not true of all, however many elements there are', () => {
  expect(evaluate({ all: [{ filter: [{ var: 'rooms' }, { var: 'let' }] }, { '>': [{ var: 'area' }, 5] }] }, { rooms: [{ area: 3 }] })).toBe(
    false,
  )
})

test('without a start a reduction starts from unknown, as json-logic-js starts from null', () => {
  expect(evaluate({ reduce: [[1, 2, 3], { '+': [{ var: 'current' }, { var: 'accumulator' }] }] })).toBe(null)
  expect(evaluate({ reduce: [[1, 2, 3], { '*': [{ var: 'current' }, 2] }] })).toBe(6)
})

test('the scope of a reduction can be shown', () => {
  expect(evaluate({ reduce: [[5], { var: '' }, 7] })).toEqual({ current: 5, accumulator: 7 })
})
