import { describe, expect, test } from 'vitest'
import { createEngine } from '../src/index.js'
import type { Pack, Rule } from '../src/schema/pack.js'
import { outcomeFor, parameter, tinyPack, tinyRule } from './tiny-pack.js'

const area = { measure: { var: 'area' }, unit: '㎡' }

describe('a measure against a limit', () => {
  test.each<[string, object, unknown, object]>([
    ['min: at the limit passes', { min: 'thirty' }, 30, { status: 'pass', value: 30, limit: { min: 30 }, margin: 0, shortfall: null }],
    [
      'min: just under fails with its shortfall',
      { min: 'thirty' },
      29.9,
      { status: 'fail', margin: -0.1, shortfall: { value: 0.1, unit: '㎡' } },
    ],
    ['max: at the limit passes', { max: 'thirty' }, 30, { status: 'pass', margin: 0 }],
    ['max: just over fails', { max: 'thirty' }, 30.1, { status: 'fail', margin: -0.1, shortfall: { value: 0.1, unit: '㎡' } }],
    ['above: at the limit fails', { above: 'thirty' }, 30, { status: 'fail', margin: 0 }],
    ['above: just over passes', { above: 'thirty' }, 30.000001, { status: 'pass' }],
    ['below: at the limit fails', { below: 'thirty' }, 30, { status: 'fail' }],
    ['below: just under passes', { below: 'thirty' }, 29.999999, { status: 'pass' }],
    ['range: lower end passes', { range: 'band' }, 10, { status: 'pass', limit: { min: 10, max: 20 }, margin: 0 }],
    ['range: upper end passes', { range: 'band' }, 20, { status: 'pass', margin: 0 }],
    ['range: inside has its distance to the nearer end', { range: 'band' }, 13, { status: 'pass', margin: 3 }],
    ['range: below fails', { range: 'band' }, 9, { status: 'fail', shortfall: { value: 1, unit: '㎡' } }],
    ['range: above fails', { range: 'band' }, 21.5, { status: 'fail', shortfall: { value: 1.5, unit: '㎡' } }],
    ['a range open above: at its lower end', { range: 'at-least' }, 10, { status: 'pass', limit: { min: 10 } }],
    ['a range open above: below it', { range: 'at-least' }, 9, { status: 'fail' }],
    ['two limits: both hold', { min: 'thirty', max: 'forty' }, 35, { status: 'pass', limit: { min: 30, max: 40 } }],
    ['two limits: one does not', { min: 'thirty', max: 'forty' }, 41, { status: 'fail' }],
    ['a limit of one third is exact', { min: 'third' }, { decimal: '0.33333333333333333333333333' }, { status: 'fail' }],
    ['a bound that settles it passes', { min: 'thirty' }, { min: 31 }, { status: 'pass', value: { min: 31 }, missing: [] }],
    [
      'a bound that settles it fails',
      { min: 'thirty' },
      { max: 29 },
      { status: 'fail', value: { min: 0, max: 29 }, shortfall: { value: { min: 1, max: 30 }, unit: '㎡' } },
    ],
    [
      'a bound across the limit is unknown',
      { min: 'thirty' },
      { min: 29, max: 31 },
      { status: 'unknown', reason: 'missing-data', missing: ['area'] },
    ],
    [
      'nothing given is unknown',
      { min: 'thirty' },
      undefined,
      { status: 'unknown', value: { min: 0 }, reason: 'missing-data', missing: ['area'] },
    ],
    ['null is unknown', { min: 'thirty' }, null, { status: 'unknown', reason: 'missing-data' }],
    ['a text is unknown for being invalid', { min: 'thirty' }, '35', { status: 'unknown', reason: 'invalid-data', missing: ['area'] }],
    ['a negative area is unknown for being invalid', { min: 'thirty' }, -1, { status: 'unknown', reason: 'invalid-data' }],
  ])('%s', (_, limit, value, expected) => {
    expect(outcomeFor({ ...area, limit }, { area: value }, limits)).toMatchObject(expected)
  })

  test('the factor of a shortfall turns the gap into what is to be built', () => {
    const rule = {
      measure: { '/': [{ '*': [{ var: 'area' }, 100] }, { var: 'households' }] },
      unit: '㎡',
      limit: { min: 'thirty' },
      shortfall: { factor: { '/': [{ var: 'households' }, 100] }, unit: '㎡' },
    }
    expect(outcomeFor(rule, { area: 437.6, households: 1880 }, limits).shortfall).toEqual({ value: 126.4, unit: '㎡' })
    expect(outcomeFor(rule, { area: 309, households: 1030 }, limits)).toMatchObject({ status: 'pass', value: 30 })
    expect(outcomeFor(rule, { area: 308.999999999999, households: 1030 }, limits).status).toBe('fail')
  })

  test('rounded-value comparison rounds once, half to even, before it compares', () => {
    const rule = { ...area, limit: { min: 'thirty' }, rounding: { digits: 0 } }
    const statuses = [29.4, 29.5, 29.49999999999999, 30.5].map((value) => outcomeFor(rule, { area: value }, limits).status)
    expect(statuses).toEqual(['fail', 'pass', 'fail', 'pass'])
    expect(outcomeFor({ ...rule, limit: { max: 'thirty' } }, { area: 30.5 }, limits)).toMatchObject({ status: 'pass', value: 30 })
  })
})

describe('a table', () => {
  const byZone = { ...area, limit: { min: { parameter: 'by-zone', by: { zone: { var: 'zone' }, area: { var: 'area' } } } } }
  test.each<[string, Given, object]>([
    ['the row of its keys', { zone: 'I', area: 15 }, { status: 'pass', limit: { min: 10 } }],
    ['band: the lower end belongs to it', { zone: 'II', area: 20 }, { status: 'fail', limit: { min: 25 } }],
    ['band: the upper end too', { zone: 'II', area: 30 }, { status: 'pass', limit: { min: 25 } }],
    ['no row: does not apply', { zone: 'II', area: 31 }, { status: 'not-applicable', reason: 'no-limit', points: null }],
    ['a key that is not known leaves it open', { area: 15 }, { status: 'unknown', missing: ['zone'] }],
  ])('%s', (_, unit, expected) => {
    expect(outcomeFor(byZone, unit, limits)).toMatchObject(expected)
  })
})

describe('what a figure is worth', () => {
  test.each<[string, object, object, string?]>([
    ['grade C never scores', { value: 30, grade: 'C' }, { status: 'unknown', reason: 'unverified', points: null, sourceGrade: 'C' }],
    ['grade D never scores', { value: 30, grade: 'D' }, { status: 'unknown', reason: 'unverified', points: null }],
    ['grade B scores', { value: 30, grade: 'B' }, { status: 'pass', sourceGrade: 'B' }],
    ['a slot without a figure waits', { grade: 'D' }, { status: 'unknown', reason: 'awaiting-transcription', points: null }],
    ['before it was in force', { value: 30, from: '2024-01-01' }, { status: 'unknown', reason: 'not-in-force' }],
    ['on its first day', { value: 30, from: '2024-01-01' }, { status: 'pass' }, '2024-01-01'],
    ['on its last day', { value: 30, to: '2024-01-01' }, { status: 'pass' }, '2024-01-01'],
    ['after its last day', { value: 30, to: '2024-01-01' }, { status: 'unknown', reason: 'not-in-force' }, '2024-01-02'],
  ])('%s', (_, figure, expected, asOf) => {
    expect(outcomeFor({ ...area, limit: { min: 'own' } }, { area: 35 }, { parameters: { own: parameter(figure) } }, asOf)).toMatchObject(
      expected,
    )
  })

  test('a requirement graded C or D is not scored either', () => {
    expect(outcomeFor({ check: { var: 'heated' }, grade: 'D' }, { heated: true })).toMatchObject({
      status: 'unknown',
      reason: 'unverified',
      points: null,
    })
  })

  test('a rule whose document is not in force yet does not apply', () => {
    expect(outcomeFor({ ...area, limit: { min: 'thirty' } }, { area: 35 }, limits, '2019-12-31')).toMatchObject({
      status: 'not-applicable',
      reason: 'not-in-force',
    })
  })
})

describe('a unit that stands in for another level', () => {
  const byLevel = parameter(
    {
      rows: [
        { when: { level: 'circle-5' }, value: 10 },
        { when: { level: 'community' }, value: 20 },
      ],
    },
    { by: ['level'] },
  )
  const rule = {
    ...area,
    level: ['community', 'circle-5'] as Rule['level'],
    limit: { min: { parameter: 'by-level', by: { level: { var: 'level' } } } },
  }

  test('is judged at each of its levels, by the figures of that level', () => {
    const engine = createEngine([tinyPack({ rules: [tinyRule(rule)], parameters: { 'by-level': byLevel } })], { asOf: '2023-06-30' })
    const [unit] = engine.assess({ id: 'd', units: [{ id: 'u', level: 'community', assessAs: ['circle-5'], area: 15 }] }).units
    expect(unit?.outcomes).toMatchObject([
      { level: 'circle-5', status: 'pass', limit: { min: 10 } },
      { level: 'community', status: 'fail', limit: { min: 20 } },
    ])
    expect(unit?.score).toEqual({ low: 50, high: 50 })
  })
})

describe('conditions, checks and findings', () => {
  test.each<[string, object, Given, object]>([
    [
      'condition false',
      { check: { var: 'heated' }, applies: { '==': [{ var: 'zone' }, 'I'] } },
      { zone: 'II' },
      { status: 'not-applicable', reason: 'condition', missing: [], points: null },
    ],
    [
      'condition not known',
      { check: { var: 'heated' }, applies: { '==': [{ var: 'zone' }, 'I'] } },
      { heated: true },
      { status: 'unknown', reason: 'condition-unknown', missing: ['zone'] },
    ],
    ['check true', { check: { var: 'heated' } }, { heated: true }, { status: 'pass', value: null, limit: null, reason: null }],
    ['check false', { check: { var: 'heated' } }, { heated: false }, { status: 'fail', shortfall: null }],
    ['check not known', { check: { var: 'heated' } }, {}, { status: 'unknown', missing: ['heated'] }],
    [
      'finding yes',
      { finding: 'water' },
      { findings: { water: { value: 'yes' } } },
      { status: 'pass', points: { low: 100, high: 100, max: 100 } },
    ],
    [
      'finding partial',
      { finding: 'water' },
      { findings: { water: { value: 'partial' } } },
      { status: 'fail', reason: 'partial', points: { low: 50, high: 50, max: 100 } },
    ],
    [
      'finding no',
      { finding: 'water' },
      { findings: { water: { value: 'no' } } },
      { status: 'fail', reason: null, points: { low: 0, high: 0, max: 100 } },
    ],
    [
      'finding null',
      { finding: 'water' },
      { findings: { water: { value: null } } },
      { status: 'unknown', missing: ['findings.water'], points: { low: 0, high: 100, max: 100 } },
    ],
    ['finding never given', { finding: 'water' }, {}, { status: 'unknown', missing: ['findings.water'] }],
    [
      'may is reported, not scored',
      { finding: 'water', obligation: 'may' },
      { findings: { water: { value: 'yes' } } },
      { status: 'pass', points: null },
    ],
    [
      'division by zero',
      { measure: { '/': [1, { '-': [{ var: 'area' }, 5] }] }, unit: '1', limit: { min: 'thirty' } },
      { area: 5 },
      { status: 'unknown', reason: 'division-by-zero' },
    ],
    [
      'an approximate value marks the outcome',
      { check: { '>': [{ var: 'area' }, 1] } },
      { area: 5, provenance: { area: { approximate: true } } },
      { status: 'pass', approximate: true },
    ],
  ])('%s', (_, rule, unit, expected) => {
    expect(outcomeFor(rule, unit, limits)).toMatchObject(expected)
  })

  test('a rule that runs out of steps is unknown, and the others are judged', () => {
    const long = Array.from({ length: 1200 }, (_, index) => index)
    const endless = { check: { some: [long, { some: [long, { '<': [{ var: '' }, 0] }] }] } }
    expect(outcomeFor(endless, {})).toMatchObject({ status: 'unknown', reason: 'budget-exceeded' })
  })
})

describe('facilities', () => {
  const total = { measure: { sum: [{ facilities: ['shop'] }, { var: 'floorArea' }] }, unit: '㎡', limit: { min: 'thirty' } }
  const shops = (...areas: unknown[]): object[] => areas.map((floorArea) => ({ type: 'shop', floorArea }))
  test.each<[string, Given, object]>([
    ['sum of all', { surveyedFacilities: 'all', facilities: shops(10, 20) }, { status: 'pass', value: 30 }],
    [
      'one unknown area leaves a lower bound',
      { surveyedFacilities: 'all', facilities: shops(29, null) },
      { status: 'unknown', value: { min: 29 }, missing: ['facilities.shop.floorArea'] },
    ],
    ['the known part may be enough', { surveyedFacilities: 'all', facilities: shops(31, null) }, { status: 'pass', value: { min: 31 } }],
    ['not surveyed is not absent', { facilities: [] }, { status: 'unknown', missing: ['facilities.shop', 'facilities.shop.floorArea'] }],
    [
      'surveyed and none there is zero',
      { surveyedFacilities: ['shop'], facilities: [] },
      { status: 'fail', value: 0, shortfall: { value: 30, unit: '㎡' } },
    ],
    [
      'another type surveyed says nothing',
      { surveyedFacilities: ['school'], facilities: shops(3) },
      { status: 'unknown', value: { min: 3 } },
    ],
    [
      'a misspelt type leaves the type it may be open',
      { surveyedFacilities: 'all', facilities: [{ type: 'shopp', floorArea: 99 }] },
      { status: 'unknown', reason: 'invalid-data', missing: ['facilities.shop', 'facilities.shop.floorArea'] },
    ],
    [
      'an entry without a type leaves every type open',
      { surveyedFacilities: 'all', facilities: [{ floorArea: 99 }] },
      { status: 'unknown', reason: 'invalid-data' },
    ],
  ])('%s', (_, unit, expected) => {
    expect(outcomeFor(total, unit, limits)).toMatchObject(expected)
  })

  test('remedies show with a failure where their condition holds', () => {
    const parts: Partial<Pack> = {
      ...limits,
      remedies: {
        lease: { label: { en: 'x', zh: 'x' }, clause: 'c', applies: { '==': [{ var: 'zone' }, 'I'] } },
        add: { label: { en: 'x', zh: 'x' }, clause: 'c' },
      },
    }
    const rule = { ...total, remedies: ['lease', 'add'] }
    const remedies = (unit: object): unknown => outcomeFor(rule, { surveyedFacilities: 'all', ...unit }, parts).remedies
    expect([remedies({ zone: 'I' }), remedies({ zone: 'II' }), remedies({}), remedies({ zone: 'I', facilities: shops(30) })]).toEqual([
      ['add', 'lease'],
      ['add'],
      ['add'],
      [],
    ])
  })

  test('a fact is worked out once and brings what it lacks with it', () => {
    const facts = { total: { title: { en: 'x', zh: 'x' }, unit: '㎡', expression: total.measure } }
    expect(outcomeFor({ ...total, measure: { '*': [{ fact: 'total' }, 1] } }, {}, { ...limits, facts })).toMatchObject({
      status: 'unknown',
      missing: ['facilities.shop', 'facilities.shop.floorArea'],
    })
  })
})

// Helpers

type Given = Readonly<Record<string, unknown>>

const limits: Partial<Pack> = {
  parameters: {
    thirty: parameter({ value: 30 }),
    forty: parameter({ value: 40 }),
    third: parameter({ value: { ratio: [1, 3] } }),
    band: parameter({ min: 10, max: 20 }),
    'at-least': parameter({ min: 10 }),
    'by-zone': parameter(
      {
        rows: [
          { when: { zone: 'I' }, value: 10 },
          { when: { zone: ['II'], area: { min: 20, max: 30 } }, value: 25 },
        ],
      },
      { by: ['zone', 'area'] },
    ),
  },
}
