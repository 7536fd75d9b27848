import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitOf, per, quantityOfUnit, times } from '../../../src/author/lint/units/quantity.js'
import { MULTIPLES, UNITS } from '../../../src/author/lint/units/unit-table.js'
import { lintPack } from '../../../src/author/lint.js'
import type { Pack } from '../../../src/schema/pack.js'
import { parameter, tinyPack } from '../../tiny-pack.js'
import { packOf } from './good-pack.js'

const label = { en: 'x', zh: '某' }
const number = (unit: string, bounds: object = { min: 0 }) => ({ label, type: 'number' as const, unit, ...bounds })
const fields: Pack['dictionary']['unit'] = {
  area: number('㎡'),
  households: number('户', { min: 1 }),
  hundreds: number('百户', { min: 1 }),
  people: number('人', { min: 1 }),
  share: number('share', { min: 0, max: 1 }),
  road: number('km'),
  land: number('km²', { min: 1 }),
  length: number('m'),
  spaces: number('个'),
}
const names = [
  '㎡',
  '户',
  '百户',
  '人',
  'share',
  'km',
  'km²',
  'm',
  '个',
  '㎡/百户',
  '㎡/户',
  'km/km²',
  '%',
  '处',
  '1',
  '车位/户',
  '个/100㎡',
]
const v = (name: string) => ({ var: name })

/** Codes about units of a measure that is held to a limit of the unit of its rule. */
function unitCodes(measure: unknown, unit: string): readonly string[] {
  const pack = packOf(
    { measure, unit },
    {
      parameters: { thirty: parameter({ value: 0.5 }, { unit }) },
      dictionary: { ...tinyPack().dictionary, unit: fields, units: Object.fromEntries(names.map((name) => [name, label])) },
    },
  )
  return lintPack(pack).flatMap(({ code }) => (code.includes('unit') ? [code] : []))
}

describe('the unit of a measure against that of its rule', () => {
  test.each<[string, unknown, string, string[]]>([
    ['㎡ ÷ 百户 is ㎡/百户', { '/': [v('area'), v('hundreds')] }, '㎡/百户', []],
    ['㎡ × 100 ÷ 户 is ㎡/百户', { '/': [{ '*': [v('area'), 100] }, v('households')] }, '㎡/百户', []],
    ['㎡ ÷ 户 × 100 is ㎡/百户', { '*': [{ '/': [v('area'), v('households')] }, 100] }, '㎡/百户', []],
    ['㎡ ÷ (户 ÷ 100) is ㎡/百户', { '/': [v('area'), { '/': [v('households'), 100] }] }, '㎡/百户', []],
    ['㎡ ÷ 户 is not ㎡/百户', { '/': [v('area'), v('households')] }, '㎡/百户', ['unit-scale']],
    ['㎡ × 1000 ÷ 户 is not ㎡/百户', { '/': [{ '*': [v('area'), 1000] }, v('households')] }, '㎡/百户', ['unit-scale']],
    ['㎡ is not 户', v('area'), '户', ['measure-unit']],
    ['㎡ + 人 is nothing', { '+': [v('area'), v('people')] }, '㎡', ['unit-sum']],
    ['㎡ × 0.7 is ㎡: a coefficient', { '*': [v('area'), 0.7] }, '㎡', []],
    ['㎡ × 10 is not ㎡: a slip', { '*': [v('area'), 10] }, '㎡', ['unit-scale']],
    ['m is not km', v('length'), 'km', ['unit-scale']],
    ['km ÷ km² is km/km²', { '/': [v('road'), v('land')] }, 'km/km²', []],
    ['a share is not %', v('share'), '%', ['unit-scale']],
    ['a share × 100 is %', { '*': [v('share'), 100] }, '%', []],
    ['㎡ ÷ 人 is no share', { '/': [v('area'), v('people')] }, 'share', ['measure-unit']],
    ['个 ÷ 户 is 车位/户', { '/': [v('spaces'), v('households')] }, '车位/户', []],
    ['个 is 处: both are counted', v('spaces'), '处', []],
    ['the smaller of two of one unit', { min: [v('area'), { '*': [v('area'), 1] }] }, '㎡', []],
    ['a choice between two units', { if: [{ '>': [v('people'), 0] }, v('area'), v('households')] }, '㎡', ['unit-sum']],
  ])('%s', (_, measure, unit, codes) => {
    expect(unitCodes(measure, unit)).toEqual(codes)
  })
})

test('a unit divided by a unit, times that unit, is the unit again', () => {
  const simple = fc.constantFrom(...Object.keys(UNITS).filter((unit) => !unit.includes('/')))
  const multiple = fc.constantFrom('', '10', '100', ...Object.keys(MULTIPLES))
  const unit = fc.tuple(multiple, simple).map(([before, name]) => (quantityOfUnit(`${before}${name}`) === null ? name : `${before}${name}`))
  fc.assert(
    fc.property(unit, unit, (a, b) => {
      const [one, other] = [quantityOfUnit(a), quantityOfUnit(b)]
      if (one === null || other === null) throw new Error(`${a} ${b}`)
      expect(fitOf(times(per(one, other), other), one)).toBe('alike')
      expect(fitOf(one, other)).toBe(fitOf(other, one))
    }),
  )
})

test.each<[string, object, string | null]>([
  ['a field', { applies: { '>': [v('hoseholds'), 1] } }, 'households'],
  ['an operator', { applies: { cuont: [{ facilities: ['shop'] }] } }, 'count'],
  ['a facility type', { applies: { '>': [{ count: [{ facilities: ['shopp'] }] }, 0] } }, 'shop'],
  ['a parameter of a limit', { limit: { min: 'thirti' } }, 'thirty'],
  ['a parameter', { applies: { '>': [v('households'), { parameter: 'thirti' }] } }, 'thirty'],
])('%s that is not there is named with the nearest one', (_, rule, nearest) => {
  const pack = packOf({})
  const [own] = pack.rules
  const dictionary = { ...pack.dictionary, unit: { ...pack.dictionary.unit, households: number('户') }, facilities: { shop: { label } } }
  const [found] = lintPack({ ...pack, dictionary, rules: [{ ...own, ...rule }] })
  expect(found?.severity).toBe('error')
  expect((found?.issue?.params as { readonly nearest?: string } | undefined)?.nearest).toBe(nearest)
})
