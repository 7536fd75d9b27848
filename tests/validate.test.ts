import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, describe as words } from '../src/index.js'
import { hold, TIMEOUT } from './properties/fuzz.js'
import { isJson } from './properties/hostile.js'
import { spoiled } from './properties/spoiled.js'
import { tinyPack, tinyRule } from './tiny-pack.js'

const rules = [
  tinyRule({ id: 'area', measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } }),
  tinyRule({ id: 'water', finding: 'water' }),
  tinyRule({
    id: 'shops',
    measure: { sum: [{ facilities: ['shop'] }, { var: 'floorArea' }] },
    unit: '㎡',
    limit: { min: 'thirty' },
    plausible: { min: 10 },
  }),
]
const engine = createEngine([tinyPack({ rules })], { asOf: '2023-06-30' })
const good = { id: 'good', level: 'community', area: 30 }

describe('what is wrong with a value costs that value only', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string, string, object?]>([
    ['a text for a number', { area: '1,030' }, 'wrong-type', '/units/0/area'],
    ['a list for a number', { area: [30] }, 'wrong-type', '/units/0/area'],
    ['an object for a number', { area: { value: 3 } }, 'wrong-type', '/units/0/area'],
    ['below the range', { area: -1 }, 'out-of-range', '/units/0/area', { found: '-1', expected: 'at least 0' }],
    ['above the range', { share: 60 }, 'out-of-range', '/units/0/share', { found: '60', expected: 'at most 1' }],
    ['zero households', { households: 0 }, 'out-of-range', '/units/0/households'],
    ['half a household', { households: 2.5 }, 'wrong-type', '/units/0/households'],
    ['bounds the wrong way round', { area: { min: 5, max: 3 } }, 'bounds-reversed', '/units/0/area'],
    ['bounds below the range', { area: { max: -3 } }, 'out-of-range', '/units/0/area'],
    ['not one of an enumeration', { zone: 'i' }, 'not-one-of', '/units/0/zone', { nearest: 'I' }],
    ['a text for true or false', { heated: 'yes' }, 'wrong-type', '/units/0/heated'],
    ['no such day', { builtOn: '2023-02-29' }, 'not-a-date', '/units/0/builtOn'],
    ['a number for a text', { motto: 7 }, 'wrong-type', '/units/0/motto'],
    ['a field nobody reads', { househols: 5 }, 'unread-field', '/units/0/househols', { nearest: 'households' }],
    [
      'a misspelt facility type',
      { facilities: [{ type: 'schol' }] },
      'unknown-facility-type',
      '/units/0/facilities/0/type',
      { nearest: 'school' },
    ],
    ['a facility without a type', { facilities: [{ floorArea: 3 }] }, 'missing-key', '/units/0/facilities/0'],
    ['a facility that is a text', { facilities: ['shop'] }, 'wrong-form', '/units/0/facilities/0'],
    ['facilities that are no list', { facilities: 'shop' }, 'wrong-form', '/units/0/facilities'],
    ['three levels down', { facilities: [{ type: 'shop', floorArea: { min: 'x' } }] }, 'wrong-type', '/units/0/facilities/0/floorArea'],
    ['a finding of another word', { findings: { water: { value: 'maybe' } } }, 'not-one-of', '/units/0/findings/water/value'],
    ['a finding nobody asks for', { findings: { fire: { value: 'yes' } } }, 'unknown-finding', '/units/0/findings/fire'],
    ['a date of a finding', { findings: { water: { value: 'yes', on: 'May' } } }, 'not-a-date', '/units/0/findings/water/on'],
    ['a day that does not exist', { findings: { water: { value: 'yes', on: '2023-02-30' } } }, 'not-a-date', '/units/0/findings/water/on'],
    [
      'a misspelt type in the survey',
      { surveyedFacilities: ['schol'] },
      'unknown-facility-type',
      '/units/0/surveyedFacilities/0',
      { nearest: 'school' },
    ],
    ['a survey that is a number', { surveyedFacilities: 3 }, 'wrong-form', '/units/0/surveyedFacilities'],
    [
      'a part larger than its whole',
      { facilities: [{ type: 'shop', floorArea: 10, residentActivityFloorArea: 11 }] },
      'part-exceeds-whole',
      '/units/0/facilities/0/residentActivityFloorArea',
    ],
    [
      'usable area where floor area is asked for',
      { facilities: [{ type: 'shop', usableArea: 30 }] },
      'usable-area-only',
      '/units/0/facilities/0/usableArea',
      { found: '30' },
    ],
    ['an unlikely figure', { surveyedFacilities: 'all', facilities: [{ type: 'shop', floorArea: 2 }] }, 'implausible', '/units/0'],
    [
      'sources that disagree',
      { area: 30, provenance: { area: { alternatives: [{ value: 31 }] } } },
      'conflicting-sources',
      '/units/0/area',
      { found: '30', alternatives: '31' },
    ],
    ['no source of a value', { area: 30, provenance: { area: null } }, 'wrong-form', '/units/0/provenance/area'],
    [
      'no other source of a value',
      { area: 30, provenance: { area: { alternatives: [null] } } },
      'wrong-form',
      '/units/0/provenance/area/alternatives/0',
    ],
    [
      'no source of a value of a facility',
      { facilities: [{ type: 'shop', provenance: { floorArea: null } }] },
      'wrong-form',
      '/units/0/facilities/0/provenance/floorArea',
    ],
    ['a prototype key', JSON.parse('{"__proto__": {"area": 99}}'), 'unread-field', '/units/0/__proto__'],
  ])('%s', (_, parts, code, path, params = {}) => {
    const { units, issues } = engine.assess({ id: 'd', units: [{ ...defaults, ...parts, ...own(parts) }, good] })
    expect(issues).toContainEqual(expect.objectContaining({ code, path, params: expect.objectContaining(params) }))
    expect(units.map((unit) => unit.id)).toEqual(['a', 'good'])
    expect(units[1]?.outcomes[0]?.status).toBe('pass')
    expect(words(issues, 'en')).toContain(`${path}: `)
    expect(words(issues, 'zh')).toMatch(/[一-鿿]/)
  })
})

test('another source that says nothing disagrees with nobody', () => {
  const unit = { ...good, provenance: { area: { alternatives: [null, { source: 'a' }, { value: null, source: 'b' }] } } }
  const { issues } = engine.assess({ id: 'd', units: [unit] })
  expect(issues.map(({ code }) => code)).not.toContain('conflicting-sources')
  expect(issues.map(({ path }) => path)).toContain('/units/0/provenance/area/alternatives/0')
})

test(
  'whatever JSON stands somewhere in a unit, but for its id and level, costs no more than that place',
  () => {
    const source = { source: 's', approximate: true, alternatives: [{ value: 31, source: 't' }] }
    const whole = {
      ...good,
      name: 'x',
      assessAs: ['street'],
      surveyedFacilities: ['school'],
      facilities: [{ type: 'shop', floorArea: 30, provenance: { floorArea: source } }],
      findings: { water: { value: 'yes', by: 'a', on: '2023-06-30', provenance: source } },
      provenance: { area: source },
    }
    const places = fc.subarray(
      Object.keys(whole).filter((key) => key !== 'id' && key !== 'level'),
      { minLength: 1 },
    )
    const spoilt = places.chain((keys) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, spoiled(fc.constant(whole[key as keyof typeof whole]))]))),
    )
    hold(
      'spoilt units',
      fc.property(spoilt, (parts) => {
        fc.pre(isJson(parts))
        const { units, issues } = engine.assess({ id: 'd', units: [{ ...whole, ...parts }] })
        fc.pre(!issues.some(({ code }) => code === 'too-deep'))
        expect(units.map(({ id }) => id)).toEqual(['good'])
      }),
      500,
    )
  },
  TIMEOUT,
)

describe('a unit that cannot be read is reported, and the others are judged', () => {
  test.each<[string, unknown, string, string]>([
    ['no id', { level: 'community' }, 'missing-key', '/units/0'],
    ['an id that is a number', { id: 3, level: 'community' }, 'wrong-form', '/units/0/id'],
    ['an unknown level', { id: 'a', level: 'comunity' }, 'not-one-of', '/units/0/level'],
    ['not an object', 'a', 'wrong-form', '/units/0'],
    ['null', null, 'wrong-form', '/units/0'],
    ['a number that is none', { id: 'a', level: 'community', area: Number.NaN }, 'not-plain', '/units/0'],
    ['a whole number of another kind', { id: 'a', level: 'community', area: 10n }, 'not-plain', '/units/0'],
    [
      'a property that throws',
      {
        id: 'a',
        level: 'community',
        get area() {
          throw new Error('no')
        },
      },
      'not-plain',
      '/units/0',
    ],
    ['an id of its prototype', Object.create({ id: 'a', level: 'community' }), 'missing-key', '/units/0'],
    ['endless nesting', { id: 'a', level: 'community', note: nestedList(100_000) }, 'too-deep', '/units/0'],
  ])('%s', (_, unit, code, path) => {
    const { units, issues } = engine.assess({ id: 'd', units: [unit, good] })
    expect(issues).toContainEqual(expect.objectContaining({ code, path, severity: 'error' }))
    expect(units.map((one) => one.id)).toEqual(['good'])
  })
})

describe('what is not a dataset is refused', () => {
  test.each<[string, unknown, string]>([
    ['a number', 1, 'not-an-object'],
    ['a list', [], 'not-an-object'],
    ['null', null, 'not-an-object'],
    ['no units', { id: 'd' }, 'missing-key'],
    ['units that are no list', { id: 'd', units: {} }, 'wrong-form'],
    ['a date that does not exist', { id: 'd', asOf: '2023-13-01', units: [] }, 'not-a-date'],
  ])('%s', (_, dataset, code) => {
    expect(() => engine.assess(dataset)).toThrow(
      expect.objectContaining({ code: 'invalid-dataset', issues: [expect.objectContaining({ code })] }),
    )
  })
})

test('a misspelt type must be mended, a type of another pack is only told', () => {
  const { issues } = engine.assess({
    id: 'd',
    units: [{ id: 'a', level: 'community', facilities: [{ type: 'schol' }, { type: 'observatory' }] }],
  })
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
    ['unknown-facility-type', 'error'],
    ['unknown-facility-type', 'warning'],
  ])
})

test('a value that fits none of several forms is told once', () => {
  const { issues } = engine.assess({
    id: 'd',
    units: [{ id: 'a', level: 'community', findings: { water: { value: 'maybe' } }, surveyedFacilities: 3 }],
  })
  expect(issues.map(({ code, path }) => [code, path])).toEqual([
    ['wrong-form', '/units/0/surveyedFacilities'],
    ['not-one-of', '/units/0/findings/water/value'],
  ])
})

test('units of one id are both judged, and reported', () => {
  const { units, issues } = engine.assess({ id: 'd', units: [good, { ...good, area: 29 }] })
  expect(units.map((unit) => unit.outcomes[0]?.status).sort()).toEqual(['fail', 'pass'])
  expect(issues).toContainEqual(
    expect.objectContaining({ code: 'duplicate-unit', path: '/units/1', params: { id: 'good', first: '/units/0' } }),
  )
})

test('a level no rule judges gives no score, and says so', () => {
  const { units, issues } = engine.assess({ id: 'd', units: [{ id: 'a', level: 'city' }] })
  expect(units[0]).toMatchObject({ score: null, grade: null, grades: [], outcomes: [] })
  expect(issues).toMatchObject([{ code: 'no-rules-for-level', path: '/units/0/level' }])
})

test('a unit is judged by further levels only where the data say so', () => {
  const [plain, further] = engine.assess({
    id: 'd',
    units: [
      { id: 'a', level: 'circle-5' },
      { id: 'b', level: 'circle-5', assessAs: ['community'] },
    ],
  }).units
  expect([plain?.outcomes.length, further?.outcomes.length]).toEqual([0, 3])
})

test('an assessment is plain JSON, and the dataset is left as it was', () => {
  const dataset = Object.freeze({ id: 'd', units: Object.freeze([Object.freeze({ ...good })]) })
  const assessment = engine.assess(dataset)
  expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment)
})

test('an empty dataset has an assessment', () => {
  expect(engine.assess({ id: 'd', units: [] })).toMatchObject({ units: [], issues: [] })
})

// Helpers

const defaults = { id: 'a', level: 'community' }

// A spread drops an own `__proto__`; it is put back as data.
function own(parts: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(parts))
}

function nestedList(depth: number): unknown {
  let list: unknown = []
  for (let level = 0; level < depth; level++) list = [list]
  return list
}
