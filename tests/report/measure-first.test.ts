import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine } from '../../src/index.js'
import { measureFirst } from '../../src/report/measure-first.js'
import type { Rule } from '../../src/schema/pack.js'
import { tinyPack, tinyRule } from '../tiny-pack.js'

const label = { en: 'x', zh: '某' }
const names = ['a', 'b', 'c', 'd'] as const
const findings = Object.fromEntries(names.map((name) => [name, { label }]))
const dictionary = { ...tinyPack().dictionary, findings }
const rules: readonly Partial<Rule>[] = [
  { id: 'only-a', finding: 'a', weight: 3 },
  { id: 'only-b', finding: 'b', weight: 1 },
  { id: 'only-c', finding: 'c', weight: 5 },
  { id: 'shop', check: { '>': [{ count: [{ facilities: ['shop'] }] }, 0] }, weight: 2 },
  { id: 'both', check: { '>': [{ '+': [{ var: 'area' }, { var: 'households' }] }, 100] }, weight: 4 },
  { id: 'area', measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' }, weight: 1 },
]
const engine = createEngine([tinyPack({ dictionary, rules: rules.map(tinyRule) })], { asOf: '2023-06-30' })
const assessed = (unit: object) => {
  const [found] = engine.assess({ id: 'd', units: [{ id: 'u', level: 'community', ...unit }] }).units
  if (found === undefined) throw new Error('no unit')
  return found
}

test('values come in order of the points they hold open, those that suffice alone first', () => {
  expect(measureFirst(assessed({}), 'tiny').map(({ name, alone, together }) => [name, alone, together])).toEqual([
    ['findings.c', 31.25, 31.25],
    ['findings.a', 18.75, 18.75],
    ['facilities.shop', 12.5, 12.5],
    ['area', 6.25, 31.25],
    ['findings.b', 6.25, 6.25],
    ['households', 0, 25],
  ])
})

test('what another pack waits for, or nobody scores, is not asked for', () => {
  expect(measureFirst(assessed({}), 'other')).toEqual([])
  expect(
    measureFirst(
      assessed({ area: 200, surveyedFacilities: 'all', findings: { a: { value: 'yes' }, b: { value: 'no' }, c: { value: 'no' } } }),
      'tiny',
    ),
  ).toEqual([])
})

test('filling in a value narrows the score by the points it is said to hold alone, at least', () => {
  const value = fc.constantFrom('yes', 'no')
  fc.assert(
    fc.property(
      fc.record({ a: value, b: value, c: value }, { requiredKeys: [] }),
      fc.constantFrom('a', 'b', 'c'),
      value,
      (known, next, found) => {
        const given = Object.fromEntries(Object.entries(known).map(([id, own]) => [id, { value: own }]))
        const before = assessed({ findings: given })
        const open = measureFirst(before, 'tiny').find(({ name }) => name === `findings.${next}`)
        fc.pre(open !== undefined)
        const after = assessed({ findings: { ...given, [next]: { value: found } } })
        const width = ({ score }: typeof after): number => (score?.high ?? 0) - (score?.low ?? 0)
        expect(width(before) - width(after)).toBeCloseTo(open?.alone ?? Number.NaN, 6)
      },
    ),
  )
})
