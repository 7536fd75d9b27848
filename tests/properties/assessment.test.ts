import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, type UnitAssessment } from '../../src/index.js'
import type { Pack } from '../../src/schema/pack.js'
import { builtPacks } from '../packs/packs.js'
import { forget, type Json, levelsOf, unitOf } from './units.js'

const runs = Number(process.env.PROPERTY_RUNS ?? 60)
const packs = await builtPacks()

describe.each(packs.map((pack) => [pack.id, pack] as const))('assessments by %s', (_, pack) => {
  const engine = createEngine([pack], { asOf: '2025-06-01' })
  const judge = (...units: readonly Json[]): readonly UnitAssessment[] => engine.assess({ id: 'p', units }).units
  const one = (unit: Json): UnitAssessment => judge(unit)[0] as UnitAssessment

  test('filling in an unknown value keeps every outcome and the score inside what was said before', () => {
    fc.assert(
      fc.property(unitOf(pack), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (whole, chances) => {
        const partial = forget(whole, () => (chances.next().value as number) < 0.4)
        const [before, after] = [one(partial as Json), one(whole)]
        expectWithin(before, after)
      }),
      { numRuns: runs },
    )
  })

  test('the order of units, keys and facilities changes no byte of the units', () => {
    fc.assert(
      fc.property(fc.array(unitOf(pack), { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat()), (units, chances) => {
        const named = units.map((unit, index) => ({ ...unit, id: `u${index}` }))
        const shuffled = permuted(named, () => chances.next().value as number) as readonly Json[]
        const [straight, other] = [engine.assess({ id: 'p', units: named }), engine.assess({ units: shuffled, id: 'p' })]
        expect(JSON.stringify(other.units)).toBe(JSON.stringify(straight.units))
        expect(other.digest).toBe(straight.digest)
      }),
      { numRuns: runs },
    )
  })

  test('the order of the rules in the pack changes no byte of the outcomes', () => {
    const turned = createEngine([{ ...pack, rules: [...pack.rules].reverse() }], { asOf: '2025-06-01' })
    fc.assert(
      fc.property(unitOf(pack), (unit) => {
        expect(JSON.stringify(turned.assess({ id: 'p', units: [unit] }).units)).toBe(JSON.stringify([one(unit)]))
      }),
      { numRuns: runs },
    )
  })

  test('a pack with some of its rules only judges each of them as all together do', () => {
    const kept = fc.array(fc.constantFrom(...pack.rules), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(unitOf(pack), kept, (unit, rules) => {
        const some = createEngine([{ ...pack, rules: [...new Set(rules)] }], { asOf: '2025-06-01' })
        const all = new Map(one(unit).outcomes.map((outcome) => [`${outcome.rule} ${outcome.level}`, outcome]))
        const { outcomes, score, counts } = some.assess({ id: 'p', units: [unit] }).units[0] as UnitAssessment
        for (const { points, ...outcome } of outcomes) {
          const { points: _, ...among } = all.get(`${outcome.rule} ${outcome.level}`) ?? { points: null }
          expect(outcome).toEqual(among)
          expect(points === null || (points.low >= 0 && points.high <= 100)).toBe(true)
        }
        expect(score === null || (score.low >= 0 && score.low <= score.high && score.high <= 100)).toBe(true)
        expect(counts.pass + counts.fail + counts.unknown + counts['not-applicable']).toBe(outcomes.length)
      }),
      { numRuns: Math.ceil(runs / 6) },
    )
  })

  test('a unit is judged alone as it is in a batch', () => {
    fc.assert(
      fc.property(unitOf(pack), unitOf(pack), (first, second) => {
        const [a, b] = [
          { ...first, id: 'a' },
          { ...second, id: 'b' },
        ]
        expect(judge(a, b)).toEqual([one(a), one(b)])
      }),
      { numRuns: runs },
    )
  })

  test('nothing passes or fails, and the whole score is open, where nothing is known', () => {
    for (const level of levelsOf(pack)) {
      const { counts, score, outcomes } = one({ id: 'x', level })
      expect({ level, pass: counts.pass, fail: counts.fail }).toEqual({ level, pass: 0, fail: 0 })
      const isScored = outcomes.some((outcome) => outcome.points !== null)
      expect(score).toEqual(isScored ? { low: 0, high: 100 } : null)
    }
  })

  test('a finding that goes from no to partial to yes never lowers the score or the grade', () => {
    const ids = Object.keys(pack.dictionary.findings)
    if (ids.length === 0) return
    fc.assert(
      fc.property(unitOf(pack), fc.constantFrom(...ids), (unit, id) => {
        const set = (value: string): UnitAssessment => one({ ...unit, findings: { ...(unit.findings as Json), [id]: { value } } })
        const steps = [set('no'), set('partial'), set('yes')]
        for (const [index, better] of steps.slice(1).entries()) expectNotWorse(steps[index] as UnitAssessment, better, pack)
      }),
      { numRuns: runs },
    )
  })

  test('the score is 100 at most and 0 at least, and the points of what is decided add up to it', () => {
    fc.assert(
      fc.property(unitOf(pack), (unit) => {
        const { score, outcomes, groups } = one(unit)
        if (score === null) return
        expect(score.low).toBeGreaterThanOrEqual(0)
        expect(score.high).toBeLessThanOrEqual(100)
        expect(score.low).toBeLessThanOrEqual(score.high)
        const low = outcomes.reduce((total, outcome) => total + (outcome.points?.low ?? 0), 0)
        if (!outcomes.some((outcome) => outcome.reason === 'condition-unknown' || outcome.reason === 'missing-data'))
          expect(low).toBeCloseTo(score.low, 0)
        expect(groups.reduce((total, group) => total + group.max, 0)).toBeCloseTo(100, 1)
      }),
      { numRuns: runs },
    )
  })
})

// Every list and every object in an order of its own, all the way down.
function permuted(json: unknown, chance: () => number): unknown {
  if (typeof json !== 'object' || json === null) return json
  const keyed = Object.entries(json).map(([key, value]) => ({ key, value: permuted(value, chance), place: chance() }))
  const ordered = keyed.sort((a, b) => a.place - b.place)
  return Array.isArray(json) ? ordered.map(({ value }) => value) : Object.fromEntries(ordered.map(({ key, value }) => [key, value]))
}

function expectWithin(before: UnitAssessment, after: UnitAssessment): void {
  const earlier = new Map(before.outcomes.map((outcome) => [outcome.rule, outcome]))
  for (const outcome of after.outcomes) {
    const was = earlier.get(outcome.rule)
    if (was?.status !== 'unknown')
      expect({ rule: outcome.rule, status: outcome.status }).toEqual({ rule: outcome.rule, status: was?.status })
  }
  if (before.score === null) expect(after.score).toBeNull()
  if (before.score === null || after.score === null) return
  expect(after.score.low).toBeGreaterThanOrEqual(before.score.low)
  expect(after.score.high).toBeLessThanOrEqual(before.score.high)
  expect(before.grades).toEqual(expect.arrayContaining(after.grades))
}

function expectNotWorse(worse: UnitAssessment, better: UnitAssessment, pack: Pack): void {
  if (worse.score === null || better.score === null) return
  // A finding may also open a rule that did not apply before; that is a new requirement, not a worse result.
  const applied = (unit: UnitAssessment): string =>
    unit.outcomes
      .filter((outcome) => outcome.status !== 'not-applicable')
      .map((outcome) => outcome.rule)
      .join()
  if (applied(worse) !== applied(better)) return
  expect(better.score.low).toBeGreaterThanOrEqual(worse.score.low)
  expect(better.score.high).toBeGreaterThanOrEqual(worse.score.high)
  const rank = (grade: string | undefined): number => pack.scoring.grades.findIndex((one) => one.grade === grade)
  expect(rank(better.grades.at(-1))).toBeLessThanOrEqual(rank(worse.grades.at(-1)))
}
