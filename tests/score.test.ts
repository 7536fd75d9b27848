import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledRule } from '../src/compile.js'
import type { Finding } from '../src/evaluate.js'
import { fromNumber, toNumber } from '../src/rational.js'
import type { Scoring } from '../src/schema/pack.js'
import { type Points, score } from '../src/score.js'

const label = { en: 'x', zh: 'x' }
const scoring: Scoring = {
  official: false,
  formula: label,
  basis: label,
  groups: [
    { id: 'a', title: label, weight: 60 },
    { id: 'b', title: label, weight: 40 },
    { id: 'free', title: label, weight: 0 },
  ],
  scored: ['must', 'shall'],
  partial: 0.5,
  grades: [
    { grade: 'A', min: 90 },
    { grade: 'B', min: 60 },
    { grade: 'C', min: 0 },
  ],
}

type Sketch = Partial<{
  group: string
  weight: number
  low: number
  high: number
  applies: boolean | null
  verified: boolean
  obligation: string
  cap: string
  status: string
}>

describe('score', () => {
  test.each<[string, Sketch[], unknown]>([
    ['nothing to score', [], null],
    ['everything not applicable', [{ applies: false }, { applies: false, group: 'b' }], null],
    [
      'everything unknown',
      [
        { low: 0, high: 1 },
        { low: 0, high: 1, group: 'b' },
      ],
      [0, 100],
    ],
    ['only rules without weight', [{ weight: 0 }], null],
    ['only a group without weight', [{ group: 'free' }], null],
    ['only what is reported, not scored', [{ obligation: 'may' }, { obligation: 'encourage' }], null],
    ['only what is not verified', [{ verified: false, low: 0, high: 1 }], null],
    ['one of two groups applies and takes all points', [{ group: 'a' }, { group: 'b', applies: false, low: 0, high: 0 }], [100, 100]],
    ['points of a rule that does not apply go to its group', [{ low: 0, high: 0 }, { applies: false }, { group: 'b' }], [40, 40]],
    ['a met rule that may not apply cannot lower the score', [{ low: 0, high: 0 }, { applies: null }, { group: 'b' }], [40, 70]],
    ['a failed rule that may not apply cannot raise it', [{}, { applies: null, low: 0, high: 0 }, { group: 'b' }], [70, 100]],
    ['a third of a group is exact', [{}, { low: 0, high: 0 }, { low: 0, high: 0 }, { group: 'b', applies: false }], [100 / 3, 100 / 3]],
  ])('%s', (_, sketches, expected) => {
    const { score: total } = score(sketches.map(findingOf), scoring)
    expect(total === null ? null : [toNumber(total.low), toNumber(total.high)]).toEqual(expected)
  })

  test('a failed gate caps the grade, an unknown one leaves it open', () => {
    const failed = score([{}, { group: 'b', cap: 'B', status: 'fail', weight: 0 }].map(findingOf), scoring)
    expect([failed.grade, failed.grades, failed.gates.length]).toEqual(['B', ['B'], 1])
    const open = score([{}, { group: 'b', cap: 'C', status: 'unknown', weight: 0 }].map(findingOf), scoring)
    expect([open.grade, open.grades]).toEqual([null, ['C', 'B', 'A']])
  })

  test.each<[string, Sketch[], string[]]>([
    ['on the limit of the best grade', [{ weight: 9 }, { low: 0, high: 0 }], ['A']],
    ['just under it', [{ weight: 8999 }, { weight: 1001, low: 0, high: 0 }], ['B']],
    ['on the limit of the next', [{ weight: 6 }, { weight: 4, low: 0, high: 0 }], ['B']],
    ['nothing at all', [{ low: 0, high: 0 }], ['C']],
    ['from one limit to the other', [{ weight: 6 }, { weight: 3, low: 0, high: 1 }, { low: 0, high: 0 }], ['B', 'A']],
    ['just under both', [{ weight: 599 }, { weight: 300, low: 0, high: 1 }, { weight: 101, low: 0, high: 0 }], ['C', 'B']],
  ])('grades: %s', (_, sketches, grades) => {
    const found = score(sketches.map(findingOf), scoring)
    expect([found.grades, found.grade]).toEqual([grades, grades.length === 1 ? grades[0] : null])
  })

  test('below the lowest grade is the lowest grade', () => {
    const grades = scoring.grades.map((one) => ({ ...one, min: one.min + 10 }))
    expect(score([findingOf({ low: 0, high: 0 })], { ...scoring, grades }).grades).toEqual(['C'])
    expect(score([findingOf({ low: 0, high: 1 })], { ...scoring, grades }).grades).toEqual(['C', 'B', 'A'])
  })

  test.each<[string, Sketch, string[]]>([
    ['fails', { status: 'fail', low: 0, high: 0 }, ['C']],
    ['may fail', { status: 'unknown' }, ['C', 'B', 'A']],
    ['is met', { status: 'pass' }, ['A']],
    ['does not apply', { status: 'not-applicable', applies: false }, ['A']],
    ['does not apply, whatever its status says', { status: 'fail', applies: false }, ['A']],
    ['may not apply', { status: 'unknown', applies: null }, ['C', 'B', 'A']],
    ['is not verified', { status: 'unknown', verified: false }, ['A']],
  ])('a gate that %s', (_, gate, grades) => {
    const found = score([{}, { weight: 0, cap: 'C', ...gate }].map(findingOf), scoring)
    expect(found.grades).toEqual(grades)
    expect(found.gates.map(({ cap }) => cap)).toEqual(grades.length === 1 && grades[0] === 'A' ? [] : ['C'])
  })

  test('where no scored rule applies, a failed gate is still shown', () => {
    const found = score([findingOf({ weight: 0, cap: 'C', status: 'fail', low: 0, high: 0 })], scoring)
    expect([found.score, found.grade, found.grades, found.gates.length]).toEqual([null, null, [], 1])
  })

  test('groups and rules have their share of the points', () => {
    const findings = [{ weight: 3 }, { low: 0, high: 1 }, { group: 'b', applies: null }, { group: 'b', low: 0.5, high: 0.5 }].map(findingOf)
    const { groups, points } = score(findings, scoring)
    const shown = (one: Points | undefined): unknown => (one === undefined ? null : [one.low, one.high, one.max].map(toNumber))
    expect(groups.map((one) => [one.id, shown(one)])).toEqual([
      ['a', [45, 60, 60]],
      ['b', [20, 30, 40]],
    ])
    expect(findings.map((finding) => shown(points.get(finding)))).toEqual([
      [45, 45, 45],
      [0, 15, 15],
      [0, 20, 20],
      [10, 10, 20],
    ])
  })

  test('fixing a failure never lowers a grade or a score, whatever else is known', () => {
    fc.assert(
      fc.property(fc.array(gated, { minLength: 1, maxLength: 6 }), fc.nat(5), (sketches, place) => {
        const index = place % sketches.length
        const own: readonly Sketch[] = sketches
        const [failed, fixed] = [
          { low: 0, high: 0, status: 'fail', applies: true },
          { low: 1, high: 1, status: 'pass', applies: true },
        ].map((outcome) => score(own.with(index, { ...own[index], ...outcome }).map(findingOf), scoring))
        const rank = (grade: string | undefined): number => scoring.grades.findIndex((one) => one.grade === grade)
        for (const end of [0, -1]) expect(rank(fixed?.grades.at(end))).toBeLessThanOrEqual(rank(failed?.grades.at(end)))
        if (failed?.score === null || fixed?.score === null || failed === undefined || fixed === undefined) return
        expect(fixed.score.low.compare(failed.score.low)).toBeGreaterThanOrEqual(0)
        expect(fixed.score.high.compare(failed.score.high)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 400 },
    )
  })

  test('the interval is exactly the lowest and highest score over every choice of what is not known', () => {
    fc.assert(
      fc.property(fc.array(sketch, { minLength: 1, maxLength: 6 }), (sketches) => {
        const total = score(sketches.map(findingOf), scoring).score
        const possible = choices(sketches).flatMap((choice) => score(choice.map(findingOf), scoring).score ?? [])
        if (total === null) expect(possible).toEqual([])
        if (total === null || possible.length === 0) return
        const lows = possible.map(({ low }) => low)
        expect(total.low.equals(lows.reduce((a, b) => (a.compare(b) < 0 ? a : b)))).toBe(true)
        expect(total.high.equals(lows.reduce((a, b) => (a.compare(b) > 0 ? a : b)))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('the sum does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 12 }), (sketches) => {
        const [a, b] = [sketches, [...sketches].reverse()].map((order) => score(order.map(findingOf), scoring).score)
        expect(a?.low.equals(b?.low ?? -1) ?? null).toBe(a === null ? null : true)
        expect(a?.high.equals(b?.high ?? -1) ?? null).toBe(a === null ? null : true)
      }),
    )
  })
})

// Helpers

const sketch: fc.Arbitrary<Sketch> = fc
  .record({
    group: fc.constantFrom('a', 'b'),
    weight: fc.constantFrom(1, 2, 0.3),
    applies: fc.constantFrom(true, true, null, false),
    credit: fc.constantFrom([0, 0], [1, 1], [0.5, 0.5], [0, 1]),
  })
  .map(({ credit, ...rest }) => ({ ...rest, low: credit[0] as number, high: credit[1] as number }))

const gated: fc.Arbitrary<Sketch> = fc
  .tuple(sketch, fc.constantFrom(undefined, undefined, 'B', 'C'))
  .map(([one, cap]) => (cap === undefined ? one : { ...one, cap }))

function findingOf(
  { group = 'a', weight = 1, low = 1, high = 1, applies = true, verified = true, obligation = 'shall', cap, status }: Sketch,
  index = 0,
): Finding {
  const rule = { id: `r${index}`, group, weight, obligation, ...(cap === undefined ? {} : { gate: { cap } }) }
  const settled = low === high ? (low === 1 ? 'pass' : 'fail') : 'unknown'
  return {
    rule: { id: `p/r${index}`, rule } as unknown as CompiledRule,
    status: (status ?? settled) as Finding['status'],
    credit: { low: fromNumber(low), high: fromNumber(high) },
    applies,
    verified,
  } as unknown as Finding
}

/** Every way the unknown could turn out: each open credit at either end, each open rule applying or not. */
function choices(sketches: readonly Sketch[]): readonly (readonly Sketch[])[] {
  return sketches.reduce<readonly (readonly Sketch[])[]>(
    (sofar, one) => sofar.flatMap((chosen) => endsOf(one).map((end) => [...chosen, end])),
    [[]],
  )
}

function endsOf(one: Sketch): readonly Sketch[] {
  const credits =
    one.low === one.high
      ? [one]
      : [
          { ...one, high: one.low ?? 0 },
          { ...one, low: one.high ?? 0 },
        ]
  return one.applies === null
    ? credits.flatMap((end) => [
        { ...end, applies: true },
        { ...end, applies: false },
      ])
    : credits
}
