import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesOf } from '../../src/report/ranking.js'

type Ends = { readonly low: number; readonly high: number }

const ends = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .map(([a, b]): Ends => ({ low: Math.min(a, b), high: Math.max(a, b) }))

/** Places of scores that are known: one more than the number of better ones. */
const placesAt = (scores: readonly number[]): readonly number[] => scores.map((own) => 1 + scores.filter((other) => other > own).length)

test('whatever the true scores are, each unit has a place within its range', () => {
  const withTruth = fc.array(fc.tuple(ends, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 })
  fc.assert(
    fc.property(withTruth, (units) => {
      const places = placesOf(units.map(([own]) => own))
      const truth = placesAt(units.map(([{ low, high }, share]) => low + share * (high - low)))
      for (const [index, place] of truth.entries()) {
        expect(place).toBeGreaterThanOrEqual(places[index]?.best ?? Number.NaN)
        expect(place).toBeLessThanOrEqual(places[index]?.worst ?? Number.NaN)
      }
    }),
  )
})

test('both ends of a range can come true', () => {
  fc.assert(
    fc.property(fc.array(ends, { minLength: 1, maxLength: 12 }), (units) => {
      const places = placesOf(units)
      for (const [index, own] of units.entries()) {
        const ifAll = (mine: number, others: keyof Ends): number | undefined =>
          placesAt(units.map((unit, place) => (place === index ? mine : unit[others])))[index]
        expect(places[index]).toEqual({ best: ifAll(own.high, 'low'), worst: ifAll(own.low, 'high') })
      }
    }),
  )
})

test.each<[string, readonly (Ends | null)[], unknown]>([
  ['none', [], []],
  ['one', [{ low: 0, high: 100 }], [{ best: 1, worst: 1 }]],
  [
    'nothing known of any',
    [
      { low: 0, high: 100 },
      { low: 0, high: 100 },
    ],
    [
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ],
  ],
  [
    'equal scores share a place',
    [
      { low: 5, high: 5 },
      { low: 5, high: 5 },
      { low: 4, high: 4 },
    ],
    [
      { best: 1, worst: 1 },
      { best: 1, worst: 1 },
      { best: 3, worst: 3 },
    ],
  ],
  ['without a score there is no place', [null, { low: 1, high: 2 }], [null, { best: 1, worst: 1 }]],
])('%s', (_, scores, places) => expect(placesOf(scores)).toEqual(places))
