import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, type Outcome, type Pack, type UnitAssessment } from '../../src/index.js'
import { builtPacks } from '../packs/packs.js'

const notice = (await builtPacks()).find((pack) => pack.id === 'notice-2022-48') as Pack
const engine = createEngine([notice], { asOf: '2023-06-30' })
const runs = Number(process.env.PROPERTY_RUNS ?? 100)

interface Community {
  readonly households: number
  readonly area: number
  readonly resident: number
}

const community: fc.Arbitrary<Community> = fc
  .record({
    households: fc.integer({ min: 1, max: 5000 }),
    area: fc.integer({ min: 1, max: 30_000 }),
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ households, area, share }) => ({ households, area: area / 10, resident: (area * share) / 1000 }))

describe('the notice’s two figures move the score the way they should', () => {
  test('more floor area never lowers the area rule, nor fewer households', () => {
    fc.assert(
      fc.property(community, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 4999 }), (one, more, fewer) => {
        const area = (unit: UnitAssessment): number => pointsOf(unit, 'service-area-per-100-households')
        const before = area(judge(one))
        expect(area(judge({ ...one, area: one.area + more / 10 }))).toBeGreaterThanOrEqual(before)
        expect(area(judge({ ...one, households: Math.max(1, one.households - fewer) }))).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: runs },
    )
  })

  test('more area of which residents have their share, and fewer households, never lower the score', () => {
    fc.assert(
      fc.property(community, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 4999 }), (one, more, fewer) => {
        const { score } = judge(one)
        const larger = judge({ ...one, area: one.area + more / 10, resident: one.resident + more / 10 })
        const smaller = judge({ ...one, households: Math.max(1, one.households - fewer) })
        for (const other of [larger, smaller]) {
          expect(other.score?.low).toBeGreaterThanOrEqual(score?.low ?? 0)
          expect(other.score?.high).toBeGreaterThanOrEqual(score?.high ?? 0)
        }
      }),
      { numRuns: runs },
    )
  })

  test('more of the same floor area for residents never lowers the share rule', () => {
    fc.assert(
      fc.property(community, fc.integer({ min: 0, max: 1000 }), (one, more) => {
        const share = (unit: UnitAssessment): number => pointsOf(unit, 'resident-activity-floor-share')
        const larger = { ...one, resident: Math.min(one.area, one.resident + more / 10) }
        expect(share(judge(larger))).toBeGreaterThanOrEqual(share(judge({ ...one, resident: Math.min(one.area, one.resident) })))
      }),
      { numRuns: runs },
    )
  })

  test('a shortfall that is built closes the gap exactly', () => {
    fc.assert(
      fc.property(community, (one) => {
        const short = outcomeOf(judge(one), 'service-area-per-100-households').shortfall
        fc.pre(short !== null && typeof short.value === 'number')
        const missing = (short?.value ?? 0) as number
        const built = judge({ ...one, area: Number((one.area + missing).toFixed(6)) })
        expect(outcomeOf(built, 'service-area-per-100-households')).toMatchObject({ status: 'pass', value: 30, margin: 0 })
      }),
      { numRuns: runs },
    )
  })
})

test('fixing one failure never lowers the grade', () => {
  const rank = (unit: UnitAssessment): number => notice.scoring.grades.findIndex((one) => one.grade === unit.grades.at(-1))
  fc.assert(
    fc.property(community, fc.constantFrom(...Object.keys(notice.dictionary.findings)), fc.boolean(), (one, id, all) => {
      const others = Object.fromEntries(Object.keys(notice.dictionary.findings).map((other) => [other, { value: all ? 'yes' : 'no' }]))
      const [failed, fixed] = ['no', 'yes'].map((value) => judge(one, { ...others, [id]: { value } }))
      expect(rank(fixed as UnitAssessment)).toBeLessThanOrEqual(rank(failed as UnitAssessment))
    }),
    { numRuns: runs },
  )
})

// Helpers

function judge({ households, area, resident }: Community, findings: object = {}): UnitAssessment {
  const facilities = [{ type: 'community-service', floorArea: area, residentActivityFloorArea: resident }]
  const unit = {
    id: 'u',
    level: 'community',
    phase: 'existing',
    centralHeating: false,
    households,
    surveyedFacilities: 'all',
    facilities,
    findings,
  }
  return engine.assess({ id: 'd', units: [unit] }).units[0] as UnitAssessment // one unit in, one unit out
}

function outcomeOf(unit: UnitAssessment, rule: string): Outcome {
  return unit.outcomes.find((one) => one.rule === `notice-2022-48/${rule}`) as Outcome // the pack has the rule
}

function pointsOf(unit: UnitAssessment, rule: string): number {
  return outcomeOf(unit, rule).points?.low ?? Number.NaN
}
