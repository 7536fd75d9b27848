import { describe, expect, test } from 'vitest'
import { createEngine, type Outcome, type Pack } from '../../src/index.js'
import { parseDecimal, type Rational, roundHalfEven, toFixed } from '../../src/rational.js'
import { builtPacks } from '../packs/packs.js'
import { outcomeFor, parameter } from '../tiny-pack.js'

const exact = (text: string): Rational => parseDecimal(text) as Rational // decimals are written here

describe('rounding: to the nearest, half to even, once', () => {
  test.each<[string, number, string]>([
    ['30.4', 0, '30'],
    ['30.5', 0, '30'],
    ['31.5', 0, '32'],
    ['30.51', 0, '31'],
    ['30.500000000000000000001', 0, '31'],
    ['30.499999999999999999999', 0, '30'],
    ['-30.5', 0, '-30'],
    ['-31.5', 0, '-32'],
    ['0.605', 2, '0.60'],
    ['0.615', 2, '0.62'],
    ['0.6050001', 2, '0.61'],
    ['2.665', 2, '2.66'],
    ['2.675', 2, '2.68'],
    ['1.005', 2, '1.00'],
    ['1.015', 2, '1.02'],
    ['9.995', 2, '10.00'],
    ['0.05', 1, '0.0'],
    ['0.15', 1, '0.2'],
  ])('%s to %i places is %s', (written, places, rounded) => {
    expect(toFixed(exact(written), places)).toBe(rounded)
  })

  test.each<[string, number, string, string]>([
    ['29.4546', 0, '29', '30'],
    ['0.59459', 2, '0.59', '0.60'],
    ['30.54601', 1, '30.5', '30.6'],
    ['2.5001', 0, '3', '2'],
  ])('%s to %i places is %s, and would be %s if rounded one place at a time', (written, places, once, stepwise) => {
    expect(toFixed(exact(written), places)).toBe(once)
    const length = written.split('.')[1]?.length ?? 0
    let value = exact(written)
    for (let left = length - 1; left >= places; left--) value = roundHalfEven(value, left)
    expect(toFixed(value, places)).toBe(stepwise)
  })
})

/** Whether a value meets a limit by full-value comparison (全数值比较法), and by rounded-value comparison (修约值比较法). */
type Row = readonly [kind: 'min' | 'max' | 'above' | 'below', limit: string, value: string, digits: number, full: boolean, rounded: boolean]

describe('a value on either side of a limit, compared in full and rounded', () => {
  test.each<Row>([
    ['min', '30', '30', 0, true, true],
    ['min', '30', '29.9', 0, false, true],
    ['min', '30', '29.5', 0, false, true],
    ['min', '30', '29.4999', 0, false, false],
    ['min', '30', '29.49', 0, false, false],
    ['min', '31', '30.5', 0, false, false],
    ['max', '30', '30.1', 0, false, true],
    ['max', '30', '30.5', 0, false, true],
    ['max', '30', '30.5001', 0, false, false],
    ['max', '31', '31.5', 0, false, false],
    ['above', '30', '30', 0, false, false],
    ['above', '30', '30.0001', 0, true, false],
    ['above', '30', '30.6', 0, true, true],
    ['below', '30', '30', 0, false, false],
    ['below', '30', '29.9999', 0, true, false],
    ['below', '30', '29.4', 0, true, true],
    ['min', '0.60', '0.595', 2, false, true],
    ['min', '0.60', '0.59499999999999999999', 2, false, false],
    ['min', '0.60', '0.599999999999999999', 2, false, true],
    ['max', '0.30', '0.305', 2, false, true],
    ['max', '0.30', '0.3050000000000000001', 2, false, false],
    ['max', '300', '300.000000000000001', 1, false, true],
  ])('%s %s: %s, rounded to %i places', (kind, limit, value, digits, full, rounded) => {
    const parameters = { own: parameter({ value: { decimal: limit } }) }
    const rule = { measure: { var: 'area' }, unit: '㎡', limit: { [kind]: 'own' } }
    const given = { area: { decimal: value } }
    const status = (isRounded: boolean): string =>
      outcomeFor({ ...rule, ...(isRounded ? { rounding: { digits } } : {}) }, given, { parameters }).status
    expect([status(false), status(true)]).toEqual([full, rounded].map((isMet) => (isMet ? 'pass' : 'fail')))
  })

  test('a ratio is rounded from its exact value, never from a double', () => {
    const parameters = { own: parameter({ value: { decimal: '0.13' } }), two: parameter({ value: { decimal: '0.12' } }) }
    const measure = { '/': [{ var: 'area' }, { var: 'households' }] }
    const rule = (limit: string) => ({ measure, unit: '1', limit: { min: limit }, rounding: { digits: 2 } })
    // 1 / 8 is half way: to even, 0.12.
    expect(outcomeFor(rule('own'), { area: 1, households: 8 }, { parameters })).toMatchObject({ status: 'fail', value: 0.12 })
    expect(outcomeFor(rule('two'), { area: 1, households: 8 }, { parameters })).toMatchObject({ status: 'pass', value: 0.12 })
    expect(outcomeFor(rule('own'), { area: { decimal: '1.00000000000000000001' }, households: 8 }, { parameters })).toMatchObject({
      status: 'pass',
      value: 0.13,
    })
  })
})

describe('the two figures of the notice', async () => {
  const notice = (await builtPacks()).find((pack) => pack.id === 'notice-2022-48') as Pack
  const engine = createEngine([notice], { asOf: '2023-06-30' })
  const outcome = (rule: string, households: number, floorArea: unknown, residentActivityFloorArea: unknown = null): Outcome => {
    const facilities = [{ type: 'community-service', floorArea, residentActivityFloorArea }]
    const unit = { id: 'u', level: 'community', households, surveyedFacilities: 'all', facilities }
    const found = engine.assess({ id: 'd', units: [unit] }).units[0]?.outcomes.find((one) => one.rule === `notice-2022-48/${rule}`)
    return found as Outcome // the pack has the rule
  }

  test.each<[number, unknown, string, unknown]>([
    [1030, 309, 'pass', null],
    [1030, 308.99, 'fail', 0.01],
    [1030, 308.99999999999994, 'fail', 6e-14],
    [1030, { decimal: '308.999999999999999999' }, 'fail', 1e-18],
    [1030, { decimal: '309.000000000000000001' }, 'pass', null],
    [1030, 309.00000000000006, 'pass', null],
    [1, 0.3, 'pass', null],
    [3, 0.9, 'pass', null],
    [3, 0.8999999999999999, 'fail', 1e-16],
    [1999, 599.7, 'pass', null],
    [1999, 599.69, 'fail', 0.01],
    [4217, 1265.1, 'pass', null],
    [4217, 1265.0999999999997, 'fail', 3e-13],
  ])('30 ㎡ per 100 households: %i households and %j ㎡: %s', (households, floorArea, status, lacking) => {
    const { status: found, shortfall } = outcome('service-area-per-100-households', households, floorArea)
    expect([found, shortfall?.value ?? null]).toEqual([status, lacking])
  })

  test.each<[unknown, unknown, string, unknown]>([
    [309, 185.4, 'pass', null],
    [309, 185.39, 'fail', 0.01],
    [309, 185.39999999999998, 'fail', 2e-14],
    [309, 185.40000000000003, 'pass', null],
    [309, { decimal: '185.399999999999999999' }, 'fail', 1e-18],
    [309, { decimal: '185.400000000000000001' }, 'pass', null],
    [0.1, 0.06, 'pass', null],
    [0.7, 0.42, 'pass', null],
    [1.1, 0.66, 'pass', null],
    [{ decimal: '309.000000000000000001' }, 185.4, 'fail', 6e-19],
  ])('60 %% for residents: of %j ㎡, %j ㎡: %s', (floorArea, resident, status, lacking) => {
    const { status: found, shortfall } = outcome('resident-activity-floor-share', 1030, floorArea, resident)
    expect([found, shortfall?.value ?? null]).toEqual([status, lacking])
  })
})
