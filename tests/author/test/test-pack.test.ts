import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { variantsOf } from '../../../src/author/test/expression-mutants.js'
import { parameterVariants } from '../../../src/author/test/parameter-mutants.js'
import { readyCases, runCase, usualDate } from '../../../src/author/test/run-case.js'
import { hasSameFigures } from '../../../src/author/test/same-figures.js'
import { stepOf, written } from '../../../src/author/test/step.js'
import { subjectOf } from '../../../src/author/test/subject.js'
import { type PackTest, testPack } from '../../../src/author.js'
import { applyOverlay, createEngine } from '../../../src/index.js'
import { parseDecimal, type Rational } from '../../../src/rational.js'
import type { Case, Pack } from '../../../src/schema/pack.js'
import { builtPacks } from '../../packs/packs.js'
import { parameter, tinyPack, tinyRule } from '../../tiny-pack.js'

const area = tinyRule({
  applies: { '===': [{ var: 'heated' }, true] },
  measure: { '/': [{ '*': [{ var: 'area' }, 100] }, { var: 'households' }] },
  unit: '㎡',
  limit: { min: 'thirty' },
})
const met: Case = {
  name: 'exactly 30',
  kind: 'boundary',
  given: { heated: true, households: 1000, area: 300 },
  expect: { status: 'pass', value: 30 },
}
const short: Case = { ...met, name: 'one short', given: { ...met.given, area: 299 }, expect: { status: 'fail', value: 29.9 } }
const packWith = (cases: readonly Case[], parts: Partial<Pack> = {}): Pack =>
  tinyPack({ rules: [area], cases: { r: [...cases] }, ...parts })
const survivors = ({ mutation }: PackTest): readonly string[] =>
  mutation.survivors.map(({ path, after }) => `${path} ${JSON.stringify(after)}`)

describe('worked cases', () => {
  test('that do not hold are told with what came instead, in the terms of the expectation', () => {
    const wrong: Case = { ...short, expect: { status: 'pass', value: 29.9 } }
    const { cases } = testPack(packWith([met, wrong]))
    expect(cases).toMatchObject({ count: 2, held: 1, superseded: [] })
    expect(cases.failed).toEqual([{ rule: 'r', case: wrong, got: { status: 'fail', value: 29.9 } }])
  })

  test('of a unit that the rule does not judge do not hold', () => {
    const other: Case = { ...met, given: { ...met.given, level: 'city' } }
    expect(testPack(packWith([other])).cases.failed[0]?.got).toEqual({ status: null, value: null })
  })

  test('come out as the engine makes it', () => {
    const pack = packWith([met, short])
    for (const { given, expect: expected } of [met, short]) {
      const { units } = createEngine([pack], { asOf: '2023-06-30' }).assess({ id: 'd', units: [{ id: 'u', level: 'community', ...given }] })
      expect(units[0]?.outcomes[0]).toMatchObject(expected)
    }
  })
})

describe('coverage', () => {
  test('names the kinds of cases that a rule lacks, and proposes what reaches them', () => {
    const { rules, coverage, proposals } = testPack(packWith([met]))
    expect(rules[0]?.lacks).toEqual(['fail', 'unknown', 'not-applicable', 'boundary'])
    expect(coverage.rules).toEqual({ reached: 0, possible: 1 })
    expect(new Set(proposals.map((one) => one.case.expect.status))).toEqual(new Set(['fail', 'unknown', 'not-applicable', 'pass']))
    expect(proposals.map((one) => one.case.expect.value)).toEqual(expect.arrayContaining([29, 31]))
    expect(proposals.flatMap((one) => one.case.expect.missing ?? [])).toEqual(expect.arrayContaining(['heated', 'households', 'area']))
  })

  test('is whole once the proposals are taken over, and each of them holds', () => {
    const first = testPack(packWith([met]))
    const taken = first.proposals.map((one, index): Case => ({ name: `case ${index}`, ...one.case }))
    const second = testPack(packWith([met, ...taken]))
    expect(second.cases.failed).toEqual([])
    expect(second.rules[0]?.lacks).toEqual([])
    for (const share of Object.values(second.coverage.goals)) expect(share.reached).toBe(share.possible)
  })

  test('asks nothing of a figure that is not verified', () => {
    const parameters = { thirty: parameter({ value: 30, grade: 'C' }) }
    const { rules, mutation } = testPack(packWith([], { parameters }))
    expect(rules[0]?.lacks).toEqual(['unknown', 'not-applicable'])
    expect(mutation.survivors.map(({ path }) => path.split('/')[3])).toEqual(expect.not.arrayContaining(['measure', 'limit', 'values']))
  })
})

describe('mutants', () => {
  test('that survive are told with a case that notices them', () => {
    const pack = packWith([met])
    const { mutation } = testPack(pack)
    expect(survivors(testPack(pack))).toContain('/parameters/thirty/values/0/value 29')
    for (const { killer, path } of mutation.survivors) expect(killer, path).not.toBeNull()
    const killers = mutation.survivors.flatMap(({ killer }) => (killer === null ? [] : [{ name: 'k', ...killer.case }]))
    const better = testPack(packWith([met, ...killers])).mutation
    expect(better.survivors).toEqual([])
    expect(better.score).toBe(100)
  })

  test('of a comparison and of a factor are noticed by a case at the limit', () => {
    const noticed = survivors(testPack(packWith([met])))
    for (const gone of ['/rules/0/limit {"above":"thirty"}', '/rules/0/measure/~1/0/*/1 1000', '/parameters/thirty/values/0/value 31'])
      expect(noticed).not.toContain(gone)
  })

  test('of an expression are each another expression, and one change only', () => {
    const of = (json: unknown): readonly unknown[] => [...variantsOf(json)].map(({ whole }) => whole)
    expect(of({ '>=': [{ var: 'area' }, 30] })).toEqual([
      { '>': [{ var: 'area' }, 30] },
      { '<': [{ var: 'area' }, 30] },
      { '>=': [{ var: 'area' }, 29] },
      { '>=': [{ var: 'area' }, 31] },
    ])
    expect(of({ and: [{ var: 'heated' }, { '!': [{ var: 'x' }] }] })).toEqual([
      { or: [{ var: 'heated' }, { '!': [{ var: 'x' }] }] },
      { and: [{ '!': [{ var: 'x' }] }] },
      { and: [{ var: 'heated' }] },
      { and: [{ var: 'heated' }, { '!!': [{ var: 'x' }] }] },
    ])
    expect(of({ count: [{ facilities: ['shop', 'school'] }] })).toEqual([
      { count: [{ facilities: ['school'] }] },
      { count: [{ facilities: ['shop'] }] },
    ])
    expect(of({ '*': [{ var: 'area' }, 100] })).toEqual([{ '/': [{ var: 'area' }, 100] }, { '*': [{ var: 'area' }, 1000] }])
  })

  test('move a figure by one in its last place, a share by one per cent', () => {
    const moved = (text: string, unit: string | null): unknown => {
      const figure = parseDecimal(text) as Rational
      return written(figure.add(stepOf(figure, unit)))
    }
    expect([moved('30', '㎡'), moved('0.35', '1'), moved('0.6', 'share'), moved('0.6', '1')]).toEqual([31, 0.36, 0.61, 0.7])
    expect(written(parseDecimal('1')?.div(3) as Rational)).toEqual({ ratio: [1, 3] })
  })

  test('of a table that give the same figure for every key are none', () => {
    const rows = [
      { when: { n: { min: 1, max: 3 } }, value: 5 },
      { when: { n: { min: 4, max: 6 } }, value: 7 },
    ]
    const table = parameter({ rows }, { by: ['n'] })
    const edges = [...parameterVariants(table)].filter(({ path }) => path.endsWith('/1/when/n/min')).map(({ whole }) => whole)
    const isSame = (whole: unknown, whole0: ReadonlyMap<string, number>): boolean =>
      hasSameFigures(table, whole as Pack['parameters'][string], whole0)
    // 4 to 3: the first row has 3 already, and between 3 and 4 there is nothing where the key is whole.
    expect(edges.map((whole) => isSame(whole, new Map([['n', 1]])))).toEqual([true, false])
    expect(edges.map((whole) => isSame(whole, new Map()))).toEqual([false, false])
  })
})

describe('overlays', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../examples/overlays', name), 'utf8'))
  const national = builtPacks().then((packs) => packs.find(({ id }) => id === 'notice-2022-48') as Pack)

  test('from a date on leave the cases of the pack underneath, which speak of an earlier day, and ask for their own', async () => {
    const pack = applyOverlay(await national, read('forty.json'))
    const rule = pack.rules.find(({ id }) => id === 'service-area-per-100-households') as Pack['rules'][number]
    expect(usualDate(pack, rule)).toBe('2023-06-30')
    const test = testPack({ ...pack, rules: [rule], cases: { [rule.id]: pack.cases[rule.id] ?? [] } })
    expect(test.cases).toMatchObject({ failed: [], superseded: [] })
    const values = test.proposals.filter(({ case: { asOf } }) => (asOf ?? '') >= '2024-01-01').map((one) => one.case.expect.value)
    expect(values).toEqual(expect.arrayContaining([39, 40, 41]))
  })

  test('without a date supersede the cases whose figures they replace', async () => {
    const forty = read('forty.json') as { readonly tighten: readonly object[] }
    const pack = applyOverlay(await national, { ...forty, tighten: forty.tighten.map((one) => ({ ...one, from: undefined })) })
    const rule = pack.rules.find(({ id }) => id === 'service-area-per-100-households') as Pack['rules'][number]
    const { cases } = testPack({ ...pack, rules: [rule], cases: { [rule.id]: pack.cases[rule.id] ?? [] } })
    expect(cases.failed).toEqual([])
    expect(cases.superseded.map((one) => one.case.name)).toContain('309 ㎡ for 1,030 households is exactly 30')
  })

  test('may bring cases for rules of the pack underneath', async () => {
    const own: Case = {
      ...met,
      asOf: '2024-06-30',
      given: { households: 1000, surveyedFacilities: 'all', facilities: [] },
      expect: { status: 'fail' },
    }
    const overlay = read('forty.json') as { readonly add: object }
    const id = 'service-area-per-100-households'
    const pack = applyOverlay(await national, { ...overlay, add: { ...overlay.add, cases: { [id]: [own] } } })
    const rule = pack.rules.find((one) => one.id === id) as Pack['rules'][number]
    const cases = readyCases(pack, rule)
    expect(cases.at(-1)?.case).toEqual(own)
    expect(cases.filter((one) => runCase(subjectOf(pack, rule), one) !== null)).toEqual([])
  })
})
