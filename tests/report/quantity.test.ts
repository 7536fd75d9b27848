import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextOf } from '../../src/report/context.js'
import { printOf, quantityText, valueAndLimit } from '../../src/report/quantity.js'
import type { Outcome } from '../../src/schema/assessment.js'

const en = contextOf([], 'en')

function outcome(value: Outcome['value'], limit: Outcome['limit'], margin: Outcome['margin'] = null): Outcome {
  return { value, limit, margin } as Outcome // the rest is not printed here
}

test.each<[string, Outcome['value'], Outcome['limit'], Outcome['margin'], string | null, string | null]>([
  ['a share is printed in %', 0.6, { min: 0.6 }, 0, '60%', '≥ 60%'],
  ['a value near its limit has the digits that tell them apart', 0.7966, { min: 0.8 }, -0.0034, '79.66%', '≥ 80%'],
  ['more digits where two do not', 0.7999996, { min: 0.8 }, -4e-7, '79.99996%', '≥ 80%'],
  ['both the same double, and still apart', 0.8, { min: 0.8 }, -1e-20, '79.999999999999999999%', '≥ 80%'],
  ['above an upper limit by less than a double tells', 0.8, { max: 0.8 }, -1e-20, '80.000000000000000001%', '≤ 80%'],
  ['a limit that is excluded', 0, { above: 0 }, 0, '0%', '> 0%'],
  ['two limits', 0.5, { min: 0.3, max: 0.4 }, -0.1, '50%', '30–40%'],
  ['one limit included, one not', 0.5, { above: 0.3, max: 0.4 }, -0.1, '50%', '≤ 40%, > 30%'],
  ['half to even', 0.12345, { min: 0.9 }, null, '12.34%', '≥ 90%'],
  ['half to even upwards', 0.12355, { min: 0.9 }, null, '12.36%', '≥ 90%'],
  ['what is not zero never prints as zero', 0.0000081833, { min: 0.3 }, null, '0.000818%', '≥ 30%'],
  ['bounds', { min: 0.1, max: 0.25 }, { min: 0.3 }, null, '10–25%', '≥ 30%'],
  ['a lower bound', { min: 0.1 }, { min: 0.3 }, null, 'at least 10%', '≥ 30%'],
  ['an upper bound', { max: 0.1 }, { min: 0.3 }, null, 'at most 10%', '≥ 30%'],
  ['anything at all is not worth printing', { min: 0, max: 1 }, { min: 0.3 }, null, null, '≥ 30%'],
  ['nothing known', null, null, null, null, null],
])('%s', (_, value, limit, margin, valueText, limitText) => {
  expect(valueAndLimit(outcome(value, limit, margin), printOf('share', undefined, en), en)).toEqual({ value: valueText, limit: limitText })
})

test.each<[number, string]>([
  [1030, '1,030'],
  [1234567.891, '1,234,567.89'],
  [-1500.5, '-1,500.5'],
  [999.996, '1,000'],
  [1e21, '1,000,000,000,000,000,000,000'],
  [0.1 + 0.2, '0.3'],
])('%d prints as %s', (value, text) => {
  expect(quantityText(value, printOf('1', undefined, en), en)).toBe(text)
})

// Decimals as people write them, and two that are near each other.
const written = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 7 }))
  .map(([digits, places]) => Number(`${digits}e-${places}`))
const near = fc
  .tuple(written, fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 12 }))
  .map(([one, digits, places]) => [one, Number((one + Number(`${digits}e-${places}`)).toPrecision(15))] as const)

test('a value that differs from its limit is never printed as the same number, and one that does not always is', () => {
  fc.assert(
    fc.property(
      near,
      fc.constantFrom('min', 'max', 'above', 'below'),
      fc.constantFrom('share', '㎡', '1'),
      ([value, limit], kind, unit) => {
        const print = printOf(unit, undefined, en)
        const bare = (text: string | null): string => (text ?? '').replace(/^[≥≤><] /, '')
        const told = valueAndLimit(outcome(value, { [kind]: limit }), print, en)
        expect(bare(told.value) === bare(told.limit)).toBe(value === limit)
        const same = valueAndLimit(outcome(limit, { [kind]: limit }, 0), print, en)
        expect(bare(same.value)).toBe(bare(same.limit))
      },
    ),
    { numRuns: 1000 },
  )
})
