import { expect, test } from 'vitest'
import { parse } from '../../../src/logic/parse.js'
import { createRun } from '../../../src/logic/run.js'
import { fromData } from '../../../src/logic/value.js'

function reasonsOf(rule: unknown, data: unknown): readonly string[] {
  const reasons: string[] = []
  const run = createRun({ onFailure: (reason) => reasons.push(reason) })
  run.evaluate(parse(rule, '').node, { data: fromData(data), run })
  return reasons
}

test('a value of the wrong type leaves its reason', () => {
  expect(reasonsOf({ substr: [{ var: 'x' }, 0, 1] }, { x: 42 })).toEqual(['type-mismatch'])
  expect(reasonsOf({ substr: ['abc', { var: 'x' }] }, { x: 'a' })).toEqual(['type-mismatch'])
})

test('a value that is not known, or only within bounds, is no type error', () => {
  expect(reasonsOf({ substr: [{ var: 'x' }, 0, 1] }, {})).toEqual([])
  expect(reasonsOf({ substr: ['abc', { var: 'x' }] }, { x: { min: 1 } })).toEqual([])
  expect(reasonsOf({ 'add-months': ['2022-10-01', { var: 'x' }] }, { x: { min: 1 } })).toEqual([])
})
