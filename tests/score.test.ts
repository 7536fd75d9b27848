import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledRule } from '../src/compile.js'
import type { Finding } from '../src/evaluate.js'
import { fromNumber, toNumber } from '../src/rational.js'
import type { Scoring } from '../src/schema/pack.js'
import { score } from '../src/score.js'

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
