import { describe, expect, test } from 'vitest'
import { createEngine, type UnitAssessment } from '../../src/index.js'
import type { Pack, Rule } from '../../src/schema/pack.js'
import { outcomeFor, parameter, tinyPack, tinyRule } from '../tiny-pack.js'

type Given = Readonly<Record<string, unknown>>

const label = { en: 'x', zh: '某' }
const area = { measure: { var: 'area' }, unit: '㎡' }

function assess(parts: Partial<Pack>, unit: object, asOf = '2023-06-30') {
  const { units, issues } = createEngine([tinyPack(parts)], { asOf }).assess({ id: 'd', units: [{ id: 'u', level: 'community', ...unit }] })
  return { unit: units[0] as UnitAssessment, issues } // one unit in, one unit out
}

describe('a limit', () => {
  const parameters = {
    thirty: parameter({ value: 30 }),
    forty: parameter({ value: 40 }),
    'by-zone': parameter({ rows: [{ when: { zone: 'I' }, value: 10 }], grade: 'B' }, { by: ['zone'] }),
    blank: parameter({}),
    weak: parameter({ value: 20, grade: 'B' }),
    unread: parameter({ value: 50, grade: 'C' }),
    upper: parameter({ max: 20 }),
    lower: parameter({ min: 10 }),
    whole: parameter({ value: 20 }),
  }
  const zoned = { parameter: 'by-zone', by: { zone: { var: 'zone' } } }
  test.each<[string, object, Given, object]>([
    ['above: the margin is to the limit', { above: 'thirty' }, { area: 31 }, { status: 'pass', margin: 1, limit: { above: 30 } }],
    ['above: the shortfall too', { above: 'thirty' }, { area: 29 }, { status: 'fail', margin: -1, shortfall: { value: 1, unit: '㎡' } }],
    ['below: the margin is to the limit', { below: 'thirty' }, { area: 28 }, { status: 'pass', margin: 2, limit: { below: 30 } }],
    ['below: a range up to the limit', { below: 'thirty' }, { area: { min: 28, max: 30 } }, { status: 'unknown' }],
    ['below: a range from the limit', { below: 'thirty' }, { area: { min: 30 } }, { status: 'fail' }],
    ['above: a range up to the limit', { above: 'thirty' }, { area: { max: 30 } }, { status: 'fail' }],
    ['min: a range up to the limit', { min: 'thirty' }, { area: { max: 30 } }, { status: 'unknown' }],
    ['a range open below', { range: 'upper' }, { area: 20 }, { status: 'pass', limit: { max: 20 }, margin: 0 }],
    ['a range open below, above it', { range: 'upper' }, { area: 21 }, { status: 'fail' }],
    ['min: of a figure that states an end', { min: 'lower' }, { area: 10 }, { status: 'pass', limit: { min: 10 } }],
    ['max: of a figure that states an end', { max: 'upper' }, { area: 21 }, { status: 'fail', limit: { max: 20 } }],
    [
      'min: of a figure that states the other end',
      { min: 'upper' },
      { area: 21 },
      { status: 'unknown', reason: 'awaiting-transcription', limit: null },
    ],
    ['a range that may not be there', { range: zoned }, { area: 10 }, { status: 'unknown', missing: ['zone'], limit: null }],
    [
      'nobody verified does not narrow the margin of a failure',
      { max: 'thirty', min: 'unread' },
      { area: 31 },
      { status: 'fail', margin: -1, shortfall: { value: 1, unit: '㎡' } },
    ],
    ['nobody verified leaves open what another meets', { min: 'unread', max: 'thirty' }, { area: 20 }, { status: 'unknown' }],
    ['a range nobody filled in', { range: 'blank' }, { area: 20 }, { status: 'unknown', reason: 'awaiting-transcription' }],
    [
      'the weaker source counts, also where it comes last',
      { min: 'thirty', max: 'weak' },
      { area: 35 },
      { status: 'fail', sourceGrade: 'B' },
    ],
    ['a row that fits gives its source', { min: zoned }, { area: 9, zone: 'I' }, { status: 'fail', sourceGrade: 'B' }],
    ['a row that may fit does not', { min: zoned }, { area: 9 }, { status: 'unknown', sourceGrade: 'A' }],
    ['a range of one value', { range: 'whole' }, { area: 20 }, { status: 'pass', limit: { min: 20, max: 20 } }],
    ['a range of one value, beside it', { range: 'whole' }, { area: 21 }, { status: 'fail', margin: -1 }],
    [
      'that may not be there leaves a failure of another open',
      { min: zoned, max: 'thirty' },
      { area: 41 },
      { status: 'unknown', missing: ['zone'] },
    ],
    [
      'that is not there: no requirement',
      { min: zoned, max: 'thirty' },
      { area: 41, zone: 'II' },
      { status: 'not-applicable', reason: 'no-limit', value: null, margin: null },
    ],
    ['the weaker source counts', { min: 'weak', max: 'thirty' }, { area: 25 }, { status: 'pass', sourceGrade: 'B' }],
    ['the weaker source counts, in whatever order', { min: 'weak', max: 'thirty' }, { area: 15 }, { status: 'fail', sourceGrade: 'B' }],
    [
      'nobody verified decides nothing',
      { min: 'thirty', max: 'unread' },
      { area: 60 },
      { status: 'unknown', reason: 'unverified', limit: { min: 30, max: 50 }, margin: -10 },
    ],
    [
      'nobody verified does not undo a failure',
      { min: 'thirty', max: 'unread' },
      { area: 20 },
      { status: 'fail', margin: -10, shortfall: { value: 10, unit: '㎡' } },
    ],
  ])('%s', (_, limit, unit, expected) => {
    expect(outcomeFor({ ...area, limit }, unit, { parameters })).toMatchObject(expected)
  })

  test('of a measure that cannot be worked out has no margin', () => {
    const measure = { '/': [1, { '-': [{ var: 'area' }, 5] }] }
    const found = outcomeFor({ measure, unit: '1', limit: { min: 'thirty' } }, { area: 5 }, { parameters })
    expect(found).toMatchObject({ status: 'unknown', reason: 'division-by-zero', value: null, margin: null, limit: { min: 30 } })
  })

  test('without a row for the unit does not apply, whether or not the rule would', () => {
    const rule = { ...area, limit: { min: zoned }, applies: { var: 'heated' } }
    expect(outcomeFor(rule, { area: 9, zone: 'II' }, { parameters })).toMatchObject({ status: 'not-applicable', reason: 'no-limit' })
    expect(outcomeFor(rule, { area: 9, zone: 'I' }, { parameters })).toMatchObject({ status: 'unknown', reason: 'condition-unknown' })
  })

  test('rounds a bound, and leaves an open end open', () => {
    const rule = { ...area, limit: { min: 'thirty' }, rounding: { digits: 0 } }
    expect(outcomeFor(rule, { area: { min: 29.5 } }, { parameters })).toMatchObject({ status: 'pass', value: { min: 30 } })
    expect(outcomeFor(rule, { area: { min: 29.4, max: 40.6 } }, { parameters })).toMatchObject({
      status: 'unknown',
      value: { min: 29, max: 41 },
    })
  })

  test('has no shortfall where what it takes to close it is not known', () => {
    const rule = { ...area, limit: { min: 'thirty' }, shortfall: { factor: { '/': [{ var: 'households' }, 100] }, unit: '户' } }
    expect(outcomeFor(rule, { area: 20, households: 200 }, { parameters }).shortfall).toEqual({ value: 20, unit: '户' })
    expect(
      outcomeFor(
        { ...rule, shortfall: { factor: { '/': [1, { '-': [{ var: 'households' }, 200] }] }, unit: '户' } },
        { area: 20, households: 200 },
        { parameters },
      ).shortfall,
    ).toBe(null)
  })

  test('that an overlay replaced shows what each layer asks', () => {
    const layered = parameter({ value: 40, layer: 'city@1', earlier: [{ layer: 'notice@1', clause: 'c', value: 30 }] })
    const band = parameter({ min: 10, max: 20, layer: 'city@1', earlier: [{ layer: 'notice@1', clause: 'c', min: 5 }] })
    expect(outcomeFor({ ...area, limit: { min: 'own' } }, { area: 35 }, { parameters: { own: layered } })).toMatchObject({
      status: 'fail',
      layers: [
        { layer: 'notice@1', limit: { min: 30 } },
        { layer: 'city@1', limit: { min: 40 } },
      ],
    })
    expect(outcomeFor({ ...area, limit: { range: 'own' } }, { area: 15 }, { parameters: { own: band } }).layers).toEqual([
      { layer: 'notice@1', limit: { min: 5 } },
      { layer: 'city@1', limit: { min: 10, max: 20 } },
    ])
    const two = {
      one: layered,
      other: parameter({ value: 60, layer: 'state@1', earlier: [{ layer: 'notice@1', clause: 'c', value: 70 }] }),
    }
    expect(outcomeFor({ ...area, limit: { min: 'one', max: 'other' } }, { area: 50 }, { parameters: two }).layers).toEqual([
      { layer: 'notice@1', limit: { min: 30, max: 70 } },
      { layer: 'city@1', limit: { min: 40 } },
      { layer: 'state@1', limit: { max: 60 } },
    ])
    expect(
      outcomeFor({ ...area, limit: { min: 'own' } }, { area: 35 }, { parameters: { own: parameter({ value: 1 }) } }),
    ).not.toHaveProperty('layers')
  })
})

describe('where a requirement stands', () => {
  const documents = [
    { id: 'doc', number: 'D 1', title: label, from: '2020-01-01' },
    { id: 'other', number: 'D 2', title: label, from: '2020-01-01' },
  ]
  const clause = (id: string, document: string, locator: string, grade: 'A' | 'B'): Pack['clauses'][number] => ({
    id,
    document,
    locator,
    title: label,
    status: 'automated',
    grade,
    rules: [],
  })
  const parts = { documents, clauses: [clause('c', 'doc', '1.1', 'B'), clause('d', 'other', '7.2', 'A')] }

  test('a measure cites the clause of its figure, a check its own', () => {
    const rule = { ...area, limit: { min: 'own' } }
    const parameters = { own: parameter({ value: 30, clause: 'd' }), mine: parameter({ value: 30 }) }
    expect(outcomeFor(rule, { area: 35 }, { ...parts, parameters })).toMatchObject({ clause: '7.2', document: 'D 2', sourceGrade: 'A' })
    expect(outcomeFor({ ...rule, limit: { min: 'own', max: 'mine' } }, { area: 30 }, { ...parts, parameters })).toMatchObject({
      clause: '7.2',
      status: 'pass',
    })
    expect(outcomeFor({ check: true }, {}, parts)).toMatchObject({
      clause: '1.1',
      document: 'D 1',
      sourceGrade: 'B',
      unit: null,
      limit: null,
    })
    expect(outcomeFor({ check: true, grade: 'A' }, {}, parts).sourceGrade).toBe('A')
  })

  test.each(['C', 'D'] as const)('a requirement graded %s is not scored', (grade) => {
    expect(outcomeFor({ check: true, grade }, {})).toMatchObject({ status: 'unknown', reason: 'unverified', points: null })
  })

  test('a rule, clause or document that is not in force then does not apply', () => {
    const later = { from: '2024-01-01' }
    const found = [
      outcomeFor({ check: true, ...later }, {}),
      outcomeFor({ check: true }, {}, { clauses: [{ ...clause('c', 'doc', '1.1', 'A'), ...later }] }),
      outcomeFor({ check: true }, {}, { documents: [{ ...documents[0], ...later } as Pack['documents'][number]] }),
      outcomeFor({ check: true, to: '2023-06-29' }, {}),
      outcomeFor({ check: true, from: '2023-06-30', to: '2023-06-30' }, {}),
    ]
    expect(found.map(({ status }) => status)).toEqual(['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable', 'pass'])
  })
})

describe('a unit', () => {
  const rules: readonly Partial<Rule>[] = [
    { id: 'b', check: { var: 'heated' } },
    { id: 'a', check: true },
    { id: 'c', finding: 'water', gate: { cap: 'B' } },
    { id: 'd', check: true, applies: false },
    { id: 'e', check: true, level: ['block'] },
    { id: 'f', check: { '>': [{ var: 'area' }, 1] }, weight: 2 },
  ]
  const parts = { rules: rules.map(tinyRule) }

  test('has its rules in order, its counts, groups, gates and grades', () => {
    const { unit } = assess(parts, { heated: true, findings: { water: { value: 'no' } } })
    expect(unit.outcomes.map(({ rule, status }) => [rule, status])).toEqual([
      ['tiny/a', 'pass'],
      ['tiny/b', 'pass'],
      ['tiny/c', 'fail'],
      ['tiny/d', 'not-applicable'],
      ['tiny/f', 'unknown'],
    ])
    expect(unit.counts).toEqual({ pass: 2, fail: 1, unknown: 1, 'not-applicable': 1 })
    expect(unit).toMatchObject({ score: { low: 40, high: 80 }, grade: 'B', grades: ['B'] })
    expect(unit.groups).toEqual([{ id: 'g', max: 100, low: 40, high: 80 }])
    expect(unit.gates).toEqual([{ rule: 'tiny/c', status: 'fail', cap: 'B' }])
    expect(unit.outcomes.map(({ points }) => points)).toEqual([
      { low: 20, high: 20, max: 20 },
      { low: 20, high: 20, max: 20 },
      { low: 0, high: 0, max: 20 },
      null,
      { low: 0, high: 40, max: 40 },
    ])
  })

  test('is named, and placed under its parent, where the data do so', () => {
    expect(assess(parts, { name: '甲', parent: '3502' }).unit).toMatchObject({ name: '甲', parent: '3502' })
    expect(Object.keys(assess(parts, {}).unit)).not.toEqual(expect.arrayContaining(['name']))
    expect(Object.keys(assess(parts, {}).unit)).not.toEqual(expect.arrayContaining(['parent']))
  })

  test('has for a number that is missing the range its field allows', () => {
    const { dictionary } = tinyPack()
    const unit = { ...dictionary.unit, change: { label, type: 'number' as const } }
    const status = (check: unknown): string => outcomeFor({ check }, {}, { dictionary: { ...dictionary, unit } }).status
    expect([{ '<=': [{ var: 'share' }, 1] }, { '>=': [{ var: 'share' }, 0] }, { '>=': [{ var: 'area' }, 0] }].map(status)).toEqual([
      'pass',
      'pass',
      'pass',
    ])
    expect([{ '<=': [{ var: 'area' }, 1] }, { '>=': [{ var: 'change' }, 0] }, { '<=': [{ var: 'change' }, 0] }].map(status)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ])
  })

  test('that no rule judges is told so', () => {
    const { unit, issues } = assess(parts, { level: 'city', assessAs: ['street'] })
    expect([unit.score, unit.outcomes]).toEqual([null, []])
    expect(issues).toMatchObject([
      { code: 'no-rules-for-level', severity: 'warning', path: '/units/0/level', params: { level: 'city, street' } },
    ])
    expect(assess(parts, {}).issues).toEqual([])
  })

  test('lists what is missing in order, and each thing once', () => {
    const check = { and: [{ var: 'share' }, { var: 'heated' }, { '>': [{ var: 'area' }, { var: 'share' }] }] }
    expect(outcomeFor({ check }, {}).missing).toEqual(['area', 'heated', 'share'])
  })

  test('knows its id, level, name, parent and the date, and whether it has them', () => {
    const read = { cat: [{ var: 'id' }, '/', { var: 'level' }, '/', { var: 'name' }, '/', { var: 'parent' }, '/', { var: 'asOf' }] }
    expect(outcomeFor({ check: { '==': [read, 'u/community/甲/35/2023-06-30'] } }, { name: '甲', parent: '35' }).status).toBe('pass')
    const names = ['id', 'level', 'name', 'parent', 'asOf', 'area', 'heated']
    const lacks = (list: readonly string[]): object => ({
      '==': [
        { reduce: [{ missing: names }, { cat: [{ var: 'accumulator' }, { var: 'current' }, ' '] }, ''] },
        list.map((one) => `${one} `).join(''),
      ],
    })
    expect(outcomeFor({ check: lacks(['name', 'parent', 'area', 'heated']) }, {}).status).toBe('pass')
    expect(outcomeFor({ check: lacks(['area']) }, { name: '甲', parent: '35', heated: false, area: null }).status).toBe('pass')
  })
})

describe('facilities', () => {
  const given = {
    surveyedFacilities: 'all',
    facilities: [{ type: 'shop', floorArea: 3 }, { type: 'shop', floorArea: null }, { type: 'school' }],
  }
  const lacking = (wanted: number, name: string): object => ({
    '==': [{ count: [{ filter: [{ facilities: ['shop', 'school'] }, { '!!': [{ missing: [name] }] }] }] }, wanted],
  })
  test('have a type, and the fields that are given', () => {
    const check = {
      '==': [
        { reduce: [{ facilities: ['school', 'shop', 'shop'] }, { cat: [{ var: 'accumulator' }, { var: 'current.type' }] }, ''] },
        'schoolshopshop',
      ],
    }
    expect(outcomeFor({ check }, given).status).toBe('pass')
    expect([outcomeFor({ check: lacking(2, 'floorArea') }, given).status, outcomeFor({ check: lacking(0, 'type') }, given).status]).toEqual(
      ['pass', 'pass'],
    )
  })
})

describe('what a pack reads beside the unit', () => {
  const parameters = {
    thirty: parameter({ value: 30 }),
    'by-zone': parameter(
      {
        rows: [
          { when: { zone: 'I' }, value: 10 },
          { when: { zone: 'II' }, min: 20, max: 25 },
        ],
      },
      { by: ['zone'] },
    ),
  }
  const facts = {
    shops: { title: label, expression: { facilities: ['shop'] } },
    area: { title: label, unit: '㎡', expression: { var: 'area' } },
  }
  const lookup = (part: string): object => ({ lookup: ['by-zone', part, { var: 'zone' }] })
  test.each<[string, unknown, Given, string]>([
    ['a parameter', { '==': [{ parameter: 'thirty' }, 30] }, {}, 'pass'],
    ['the value of a row', { '==': [lookup('value'), 10] }, { zone: 'I' }, 'pass'],
    ['the lower end of a row', { '==': [lookup('min'), 20] }, { zone: 'II' }, 'pass'],
    ['the upper end of a row', { '==': [lookup('max'), 25] }, { zone: 'II' }, 'pass'],
    ['a row that is not known', { '==': [lookup('value'), 10] }, {}, 'unknown'],
    ['a finding', { in: [{ finding: 'water' }, ['yes', 'partial']] }, { findings: { water: { value: 'partial' } } }, 'pass'],
    [
      'a fact that is a list',
      { '==': [{ count: [{ fact: 'shops' }] }, 1] },
      { surveyedFacilities: 'all', facilities: [{ type: 'shop' }] },
      'pass',
    ],
    ['a fact that is a number', { '>': [{ '+': [{ fact: 'area' }, 1] }, 5] }, { area: 5 }, 'pass'],
  ])('%s', (_, check, unit, status) => {
    expect(outcomeFor({ check }, unit, { parameters, facts }).status).toBe(status)
  })

  const shops = { facilities: ['shop'] }
  const isLarge = { '>': [{ var: 'floorArea' }, 10] }
  const listed = {
    facilities: [
      { type: 'shop', floorArea: 20 },
      { type: 'shop', floorArea: 30 },
    ],
  }
  test.each<[string, unknown, string, string]>([
    ['some', { some: [shops, isLarge] }, 'pass', 'pass'],
    ['none', { none: [shops, isLarge] }, 'fail', 'fail'],
    ['all', { all: [shops, isLarge] }, 'pass', 'unknown'],
    ['all, of which one is not', { all: [shops, { '>': [{ var: 'floorArea' }, 25] }] }, 'fail', 'fail'],
    ['none, so far', { none: [shops, { '>': [{ var: 'floorArea' }, 40] }] }, 'pass', 'unknown'],
    ['the count', { '>=': [{ count: [shops] }, 2] }, 'pass', 'pass'],
    ['no more', { '<=': [{ count: [shops] }, 2] }, 'pass', 'unknown'],
    ['the largest', { '>=': [{ largest: [shops, { var: 'floorArea' }] }, 30] }, 'pass', 'pass'],
    ['no larger', { '<=': [{ largest: [shops, { var: 'floorArea' }] }, 30] }, 'pass', 'unknown'],
    ['the smallest', { '<=': [{ smallest: [shops, { var: 'floorArea' }] }, 20] }, 'pass', 'pass'],
    ['no smaller', { '>=': [{ smallest: [shops, { var: 'floorArea' }] }, 20] }, 'pass', 'unknown'],
    ['the sum', { '>=': [{ sum: [shops, { var: 'floorArea' }] }, 50] }, 'pass', 'pass'],
    ['no greater sum', { '<=': [{ sum: [shops, { var: 'floorArea' }] }, 50] }, 'pass', 'unknown'],
    ['the same of each', { '==': [{ largest: [{ filter: [shops, isLarge] }, { var: 'floorArea' }] }, 30] }, 'pass', 'unknown'],
    ['one among them', { in: [30, { map: [shops, { var: 'floorArea' }] }] }, 'pass', 'pass'],
    ['none among them', { '!': [{ in: [40, { map: [shops, { var: 'floorArea' }] }] }] }, 'pass', 'unknown'],
    ['a place among them', { '==': [{ reduce: [[1], { var: 'accumulator.1.floorArea' }, shops] }, 30] }, 'pass', 'unknown'],
    ['whether there is any', { '!!': [shops] }, 'pass', 'pass'],
    ['a fold', { '==': [{ reduce: [shops, { '+': [{ var: 'accumulator' }, { var: 'current.floorArea' }] }, 0] }, 50] }, 'pass', 'unknown'],
  ])('of facilities that were all surveyed, or of which there may be more: %s', (_, check, surveyed, open) => {
    const found = [outcomeFor({ check }, { ...listed, surveyedFacilities: 'all' }), outcomeFor({ check }, listed)]
    expect(found.map(({ status }) => status)).toEqual([surveyed, open])
  })
})

describe('an approximate value', () => {
  const provenance = (name: string): object => ({ provenance: { [name]: { approximate: true } } })
  const facts = { roughly: { title: label, unit: '㎡', expression: { var: 'area' } } }
  test.each<[string, Partial<Rule>, Given, boolean]>([
    ['that was read', { check: { '>': [{ var: 'area' }, 1] } }, { area: 5, ...provenance('area') }, true],
    ['that was not read', { check: { var: 'heated' } }, { heated: true, area: 5, ...provenance('area') }, false],
    ['of a finding', { finding: 'water' }, { findings: { water: { value: 'yes' } }, ...provenance('findings.water') }, true],
    ['behind a fact', { check: { '>': [{ fact: 'roughly' }, 1] } }, { area: 5, ...provenance('area') }, true],
    ['behind nothing', { check: { '>': [{ fact: 'roughly' }, 1] } }, { area: 5 }, false],
    [
      'of a rule that does not apply',
      { check: { '>': [{ var: 'area' }, 1] }, applies: { '>': [{ var: 'area' }, 9] } },
      { area: 5, ...provenance('area') },
      false,
    ],
  ])('%s', (_, rule, unit, approximate) => {
    expect(outcomeFor(rule, unit, { facts }).approximate).toBe(approximate)
  })
})

describe('a value that is hardly plausible', () => {
  const parts = (plausible: object): Partial<Pack> => ({ rules: [tinyRule({ ...area, limit: { min: 'thirty' }, plausible })] })
  test.each<[string, object, unknown, object | null]>([
    ['below', { min: 10, max: 100 }, 9.5, { found: 'r 9.5', expected: '10 – 100' }],
    ['at the lower end', { min: 10, max: 100 }, 10, null],
    ['at the upper end', { min: 10, max: 100 }, 100, null],
    ['above', { min: 10, max: 100 }, 101, { found: 'r 101', expected: '10 – 100' }],
    ['with no upper end', { min: 10 }, 5, { found: 'r 5', expected: '10 – ' }],
    ['with no lower end', { max: 10 }, 50, { found: 'r 50', expected: ' – 10' }],
    ['within no upper end', { min: 10 }, 5e6, null],
    ['within no lower end', { max: 10 }, 0.5, null],
    ['nothing at all', { min: 10, max: 100 }, 0, null],
    ['only a bound', { min: 10, max: 100 }, { max: 5 }, null],
    ['not known', { min: 10, max: 100 }, null, null],
  ])('%s', (_, plausible, given, params) => {
    const { issues } = assess(parts(plausible), { area: given })
    expect(issues.filter(({ code }) => code === 'implausible').map((one) => one.params)).toEqual(params === null ? [] : [params])
  })
})

test('a failure without remedies suggests none', () => {
  const remedies = { lease: { label, clause: 'c' } }
  expect(outcomeFor({ check: false }, {}, { remedies }).remedies).toEqual([])
  expect(outcomeFor({ check: false, remedies: ['lease'] }, {}, { remedies }).remedies).toEqual(['lease'])
})

test('an explanation has the parts of a rule and the facts behind it, as they were evaluated', () => {
  const facts = { twice: { title: label, unit: '㎡', expression: { '*': [{ var: 'area' }, 2] } } }
  const rule = { measure: { fact: 'twice' }, unit: '㎡', limit: { min: 'thirty' }, applies: { var: 'heated' } }
  const engine = createEngine([tinyPack({ rules: [tinyRule(rule)], facts })], { asOf: '2023-06-30' })
  const explain = (unit: object) => engine.explain({ id: 'd', units: [{ id: 'u', level: 'community', ...unit }] }, { unit: 'u', rule: 'r' })
  const explained = explain({ area: 16, heated: true })
  expect(explained.parts.map(({ part, step }) => [part, step.operator, step.value])).toEqual([
    ['applies', 'var', true],
    ['measure', 'fact', 32],
  ])
  expect(explained.facts.map(({ id, step }) => [id, step.operator, step.value, step.steps.map((one) => one.value)])).toEqual([
    ['twice', '*', 32, [16, 2]],
  ])
  expect(explain({ area: 16, heated: false }).parts.map(({ part }) => part)).toEqual(['applies'])
})
