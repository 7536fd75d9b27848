import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseJson } from '../src/data/json.js'
import { createEngine, isWanzhengError, type UnitAssessment } from '../src/index.js'
import { buildPack, readVocabulary } from '../src/node/build/pack.js'
import { rulesFolder } from './packs/packs.js'

const engine = createEngine([await buildPack(resolve(rulesFolder, 'notice-2022-48'), await readVocabulary(rulesFolder))])
const folder = resolve(import.meta.dirname, 'fixtures/broken')

/** What each file comes to: `code path` of every issue, and the outcome of a rule for the broken unit where it is worth saying. */
interface Expected {
  readonly issues: readonly string[]
  readonly outcome?: readonly [rule: string, status: string]
}

const AREA = 'service-area-per-100-households'
const refused: Readonly<Record<string, string>> = {
  array: 'not-an-object ',
  'bad-date': 'not-a-date /asOf',
  'empty-object': 'missing-key ',
  'no-date': 'missing-as-of',
  null: 'not-an-object ',
  number: 'not-an-object ',
  'units-not-a-list': 'wrong-form /units',
}
const assessed: Readonly<Record<string, Expected>> = {
  'finding-value': { issues: ['not-one-of /units/1/findings/water-supply/value'], outcome: ['water-supply-sound', 'unknown'] },
  'unknown-surveyed': { issues: ['unknown-facility-type /units/1/surveyedFacilities/0'], outcome: ['kindergarten-provided', 'unknown'] },
  'bad-finding-date': { issues: ['not-a-date /units/1/findings/water-supply/on'] },
  'bound-empty': { issues: ['wrong-type /units/1/households'] },
  'bound-outside': { issues: [], outcome: [AREA, 'unknown'] },
  'bound-upside-down': { issues: ['bounds-reversed /units/1/households'] },
  'byte-order-mark': { issues: [] },
  'duplicate-id': { issues: ['duplicate-unit /units/1'] },
  'facilities-not-a-list': { issues: ['wrong-form /units/1/facilities'], outcome: ['kindergarten-provided', 'unknown'] },
  'finding-as-boolean': { issues: ['wrong-form /units/1/findings/water-supply'], outcome: ['water-supply-sound', 'unknown'] },
  'id-as-number': { issues: ['wrong-form /units/1/id'] },
  'implausible-area': { issues: ['implausible /units/1'], outcome: [AREA, 'fail'] },
  'missing-id': { issues: ['missing-key /units/1'] },
  'missing-level': { issues: ['missing-key /units/1'] },
  'negative-area': { issues: ['out-of-range /units/1/facilities/0/floorArea'], outcome: [AREA, 'unknown'] },
  'no-id': { issues: ['missing-key '] },
  'parent-cycle': { issues: [] },
  'part-larger-than-whole': { issues: ['part-exceeds-whole /units/1/facilities/0/residentActivityFloorArea'] },
  'part-of-a-household': { issues: ['wrong-type /units/1/households'] },
  'prototype-facility': {
    issues: [
      'unknown-facility-type /units/1/facilities/0/type',
      'unknown-finding /units/1/findings/__proto__',
      'unknown-finding /units/1/findings/hasOwnProperty',
    ],
  },
  'prototype-keys': {
    issues: ['unread-field /units/1/__proto__', 'unread-field /units/1/constructor', 'unread-field /units/1/facilities/0/__proto__'],
    outcome: [AREA, 'unknown'],
  },
  'text-number': { issues: ['wrong-type /units/1/households', 'wrong-type /units/1/facilities/0/floorArea'], outcome: [AREA, 'unknown'] },
  'too-large': { issues: ['number-out-of-range /units/1/households', 'unread-field /units/1/population'], outcome: [AREA, 'unknown'] },
  'too-many-digits': { issues: [], outcome: [AREA, 'fail'] },
  'units-that-are-none': { issues: ['wrong-form /units/1', 'wrong-form /units/2', 'wrong-form /units/3', 'wrong-form /units/4'] },
  'unknown-enum': { issues: ['not-one-of /units/1/phase'], outcome: ['new-community-facilities-concentrated', 'unknown'] },
  'unknown-facility': { issues: ['unknown-facility-type /units/1/facilities/0/type'], outcome: ['kindergarten-provided', 'unknown'] },
  'unknown-field': { issues: ['unread-field /units/1/housholds'], outcome: [AREA, 'unknown'] },
  'unknown-finding': { issues: ['unknown-finding /units/1/findings/water-suply'], outcome: ['water-supply-sound', 'unknown'] },
  'unknown-level': { issues: ['not-one-of /units/1/level'] },
  'wrong-type-deep': { issues: ['wrong-type /units/1/facilities/1/floorArea'], outcome: [AREA, 'pass'] },
  'zero-households': { issues: ['out-of-range /units/1/households'], outcome: [AREA, 'unknown'] },
}

describe('a file that is no dataset is refused with a code and a place', () => {
  test.each(['empty-file', 'not-json'])('%s', (name) => {
    const { problem } = parseJson(readText(name))
    expect(problem).toMatchObject({ code: 'not-json', params: { line: expect.any(Number), column: expect.any(Number) } })
  })

  test.each(Object.entries(refused))('%s', (name, expected) => {
    expect(refusalOf(() => engine.assess(parseJson(readText(name)).value))).toBe(expected)
  })
})

describe('a fault in one unit is reported with its path, and the good unit is assessed', () => {
  test.each(Object.entries(assessed))('%s', expectAssessed)

  test('a dataset of no units comes to nothing', () => {
    expect(engine.assess(parseJson(readText('no-units')).value)).toMatchObject({ units: [], issues: [] })
  })

  test('no object of the program is changed by __proto__ keys', () => {
    engine.assess(parseJson(readText('prototype-keys')).value)
    engine.assess(parseJson(readText('prototype-facility')).value)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { households?: unknown }).households).toBeUndefined()
  })
})

test('every broken file has its expectation, and its line in the README', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
  const elsewhere = ['empty-file', 'not-json', 'no-units', 'not-utf8']
  expect([...Object.keys(refused), ...Object.keys(assessed), ...elsewhere].sort()).toEqual(files.sort())
  const readme = readFileSync(resolve(folder, 'README.md'), 'utf8')
  expect(files.filter((name) => !readme.includes(`| \`${name}.json\` |`))).toEqual([])
})

function expectAssessed(name: string, { issues: expected, outcome }: Expected): void {
  const { units, issues } = engine.assess(parseJson(readText(name)).value)
  expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(expected)
  expect(statusOf(units, 'good', AREA)).toBe('pass')
  if (outcome !== undefined) expect(statusOf(units, 'bad', outcome[0])).toBe(outcome[1])
}

function readText(name: string): string {
  return readFileSync(resolve(folder, `${name}.json`), 'utf8')
}

function statusOf(units: readonly UnitAssessment[], id: string, rule: string): string | undefined {
  return units.find((unit) => unit.id === id)?.outcomes.find((outcome) => outcome.rule === `notice-2022-48/${rule}`)?.status
}

/** Code and path of the first issue of a refusal, or the error's own code where it has none. */
function refusalOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    const [first] = error.issues
    return first === undefined ? error.code : `${first.code} ${first.path}`
  }
  return 'not refused'
}
