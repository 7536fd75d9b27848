import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine } from '../../src/index.js'
import { completion, gapsAfter, gapsBefore, halfYear } from '../../src/report/half-year.js'
import { halfYearSheets } from '../../src/report/sheets/half-year.js'
import { tinyPack, tinyRule } from '../tiny-pack.js'

const label = { en: 'x', zh: '某' }
const names = ['a', 'b', 'c', 'd'] as const
const pack = tinyPack({
  dictionary: { ...tinyPack().dictionary, findings: Object.fromEntries(names.map((name) => [name, { label }])) },
  rules: [...names.map((finding) => tinyRule({ id: finding, finding, ...(finding === 'd' ? { obligation: 'may' as const } : {}) }))],
})
const engine = createEngine([pack], { asOf: '2023-06-30' })

const finding = fc.constantFrom('yes', 'no', 'partial', null)
const units = fc.uniqueArray(fc.tuple(fc.constantFrom('1', '2', '3'), fc.dictionary(fc.constantFrom(...names), finding)), {
  selector: ([id]) => id,
})
const assessed = (list: readonly (readonly [string, object])[]) =>
  engine.assess({
    id: 'd',
    units: list.map(([id, found]) => ({
      id,
      level: 'community',
      findings: Object.fromEntries(Object.entries(found).map(([name, value]) => [name, { value }])),
    })),
  })
const failures = ({ units: list }: ReturnType<typeof assessed>): number =>
  list.flatMap(({ outcomes }) => outcomes).filter(({ status, rule }) => status === 'fail' && !rule.endsWith('/d')).length

test('gaps before and after add up, unit by unit and as a whole', () => {
  fc.assert(
    fc.property(units, units, (first, second) => {
      const [before, after] = [assessed(first), assessed(second)]
      const progress = halfYear(before, after)
      const sum = (of: typeof gapsBefore): number => progress.reduce((total, { counts }) => total + of(counts), 0)
      expect([sum(gapsBefore), sum(gapsAfter)]).toEqual([failures(before), failures(after)])
      expect(progress.map(({ id }) => id)).toEqual([...new Set([...first, ...second].map(([id]) => id))].sort())
      const [summary, changes] = halfYearSheets(before, after, [pack], 'en')
      expect(changes.rows.length).toBe(progress.flatMap((unit) => unit.changes).length)
      for (const sheet of [summary, changes]) expect(sheet.rows.every((row) => row.length === sheet.columns.length)).toBe(true)
    }),
  )
})

test('an assessment beside itself has closed and opened nothing', () => {
  fc.assert(
    fc.property(units, (list) => {
      const all = halfYear(assessed(list), assessed(list)).flatMap(({ changes }) => changes)
      expect(all.every(({ change }) => change === 'unchanged')).toBe(true)
    }),
  )
})

test.each<[unknown, unknown, string | undefined]>([
  ['no', 'yes', 'closed'],
  ['partial', 'yes', 'closed'],
  ['no', 'partial', 'unchanged'],
  ['no', null, 'unclear'],
  ['yes', 'no', 'opened'],
  [null, 'no', 'found'],
  ['yes', null, undefined],
  [null, null, undefined],
])('%j, then %j: %s', (then, now, change) => {
  const [unit] = halfYear(assessed([['1', { a: then }]]), assessed([['1', { a: now }]]))
  expect(unit?.changes.map((one) => one.change)).toEqual(change === undefined ? [] : [change])
})

test('a unit that is not assessed any more has no gaps left, and is shown', () => {
  const [unit] = halfYear(assessed([['1', { a: 'no' }]]), assessed([]))
  expect(unit).toMatchObject({ id: '1', after: null, counts: { lapsed: 1, closed: 0 } })
})

test('completion is a range where something is not known any more', () => {
  const none = { closed: 0, unchanged: 0, unclear: 0, lapsed: 0, opened: 3, found: 0 }
  expect(completion(none)).toBeNull()
  const range = completion({ ...none, closed: 1, unclear: 1, unchanged: 2 })
  expect([range?.low.toFraction(), range?.high.toFraction()]).toEqual(['1/4', '1/2'])
})
