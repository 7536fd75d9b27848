import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyOverlay, createEngine, isWanzhengError, type Outcome, type Pack } from '../../src/index.js'
import { describe as inWords } from '../../src/messages/describe.js'
import { isInRange } from '../../src/overlay/range.js'
import { table } from '../../src/report/table.js'
import type { Overlay } from '../../src/schema/overlay.js'
import { builtPacks } from '../packs/packs.js'
import { parameter, tinyPack, tinyRule } from '../tiny-pack.js'
import { mutants } from './mutants.js'

const read = (file: string): unknown => JSON.parse(readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8'))
const province = read('examples/overlays/example-province.json') as Overlay
const packs = await builtPacks()
const notice = packs.find(({ id }) => id === 'notice-2022-48') as Pack
const label = { en: 'x', zh: '某' }
const city: unknown = {
  schema: 'wanzheng/overlay/1',
  id: 'example-city',
  version: '1.0.0',
  base: { id: 'notice-2022-48', version: '^1.0.0' },
  over: [{ id: 'example-province', version: '^1.0.0' }],
  title: { en: 'EXAMPLE city', zh: '示例市（虚构）' },
  tighten: [{ parameter: 'service-area-per-100-households', value: 45.5, from: '2025-01-01', clause: 'example-1', grade: 'B' }],
}
const unit = {
  id: 'u',
  level: 'community',
  households: 1000,
  surveyedFacilities: 'all',
  facilities: [{ type: 'community-service', floorArea: 420 }],
}
const area = (pack: Pack, asOf: string): Outcome | undefined =>
  createEngine([pack], { asOf })
    .assess({ id: 'd', units: [unit] })
    .units[0]?.outcomes.find(({ rule }) => rule.endsWith('/service-area-per-100-households'))

describe('nation, province and city', () => {
  const provincial = applyOverlay(notice, province)
  const municipal = applyOverlay(provincial, city)

  test('the stricter figure holds from its date on, and the outcome shows what each layer asks', () => {
    expect(area(municipal, '2023-06-30')).toMatchObject({ status: 'pass', limit: { min: 30 } })
    expect(area(municipal, '2023-06-30')?.layers).toBeUndefined()
    expect(area(municipal, '2024-06-30')).toMatchObject({
      status: 'pass',
      limit: { min: 40 },
      document: '示例建〔2024〕0号',
      clause: '第一条',
    })
    expect(area(municipal, '2025-06-30')).toMatchObject({
      status: 'fail',
      limit: { min: 45.5 },
      sourceGrade: 'B',
      layers: [
        { layer: 'notice-2022-48@1.0.1', limit: { min: 30 } },
        { layer: 'example-province@1.0.0', limit: { min: 40 } },
        { layer: 'example-city@1.0.0', limit: { min: 45.5 } },
      ],
    })
  })

  test('each layer has its own digest in the result', () => {
    const { packs: used } = createEngine([municipal], { asOf: '2025-06-30' })
    expect(used[0]?.layers?.map(({ id, version }) => `${id}@${version}`)).toEqual([
      'notice-2022-48@1.0.1',
      'example-province@1.0.0',
      'example-city@1.0.0',
    ])
    expect(used[0]?.layers?.[0]?.digest).toBe(createEngine([notice]).packs[0]?.digest)
    expect(new Set([used[0]?.digest, ...(used[0]?.layers ?? []).map(({ digest }) => digest)]).size).toBe(4)
    expect(createEngine([notice]).packs[0]).not.toHaveProperty('layers')
  })

  test('the city is refused without its province, and over another province', () => {
    expect(() => applyOverlay(notice, city)).toThrow(/lies over example-province@\^1[.]0[.]0/)
    expect(() => applyOverlay(provincial, { ...(city as Overlay), over: [{ id: 'example-province', version: '^2.0.0' }] })).toThrow(
      expect.objectContaining({ code: 'invalid-pack' }),
    )
  })

  test('the report says what was changed, and both limits', () => {
    const assessment = createEngine([municipal], { asOf: '2025-06-30' }).assess({ id: 'd', units: [unit] })
    const zh = table(assessment, [municipal], 'zh').replaceAll(/\s+/g, '')
    expect(zh).toContain('示例市（虚构）：≥45.5㎡/百户，适用')
    expect(zh).toContain('加严数值每百户居民拥有综合服务设施面积（service-area-per-100-households）30㎡/百户→40㎡/百户')
    expect(table(assessment, [municipal], 'en')).toContain('tightened figure')
  })
})

const figure = { parameter: 'thirty', clause: 'c', grade: 'A' }
const tiny = tinyPack({
  rules: [
    tinyRule({ measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' }, weight: 2 }),
    tinyRule({ id: 'soft', obligation: 'should', measure: { var: 'area' }, unit: '㎡', limit: { max: 'soft' }, weight: 1 }),
    tinyRule({ id: 'both', measure: { var: 'area' }, unit: '㎡', limit: { range: 'both' } }),
    tinyRule({ id: 'read', check: { '>': [{ var: 'area' }, { parameter: ['read'] }] } }),
    tinyRule({ id: 'table', measure: { var: 'area' }, unit: '㎡', limit: { min: { parameter: 'table', by: { zone: { var: 'zone' } } } } }),
  ],
  parameters: {
    thirty: parameter({ value: 30 }),
    soft: parameter({ value: 30 }),
    both: parameter({ min: 10, max: 20 }),
    read: parameter({ value: 5 }),
    slot: parameter({}),
    table: parameter(
      {
        rows: [
          { when: { zone: 'I' }, value: 1 },
          { when: { zone: 'II' }, value: 2 },
        ],
      },
      { by: ['zone'] },
    ),
  },
})
const over = (parts: object): unknown => ({
  schema: 'wanzheng/overlay/1',
  id: 'o',
  version: '1.0.0',
  base: { id: 'tiny', version: '>=1.0.0 <2.0.0' },
  title: label,
  ...parts,
})

test.each<[string, object]>([
  ['a higher least', { tighten: [{ ...figure, value: 31 }] }],
  ['a lower most', { tighten: [{ ...figure, parameter: 'soft', value: 29 }] }],
  ['a narrower range', { tighten: [{ ...figure, parameter: 'both', min: 11, max: 20 }] }],
  ['a row of a table', { tighten: [{ ...figure, parameter: 'table', when: { zone: 'II' }, value: 2.5 }] }],
  ['a laxer figure with a reason', { loosen: [{ ...figure, value: 20, reason: label }] }],
  ['a laxer figure of what only should be', { loosen: [{ ...figure, parameter: 'soft', value: 40 }] }],
  ['a figure that an expression reads, with a reason', { loosen: [{ ...figure, parameter: 'read', value: 6, reason: label }] }],
  [
    'another weight',
    {
      reweight: [
        { rule: 'r', weight: 5 },
        { group: 'g', weight: 50 },
      ],
    },
  ],
  ['no weight, with a reason', { reweight: [{ rule: 'r', weight: 0, reason: label }] }],
])('%s is taken', (_name, parts) => {
  const laid = applyOverlay(tiny, over(parts))
  expect(laid.layers?.overlays[0]?.changes.length).toBeGreaterThan(0)
})

test.each<[string, object, string]>([
  ['a lower least', { tighten: [{ ...figure, value: 29 }] }, 'wrong-direction'],
  ['the same figure', { tighten: [{ ...figure, value: 30 }] }, 'wrong-direction'],
  ['a range moved', { tighten: [{ ...figure, parameter: 'both', min: 11, max: 21 }] }, 'no-direction'],
  ['a range without its end', { tighten: [{ ...figure, parameter: 'both', min: 10 }] }, 'wrong-direction'],
  ['a figure that an expression reads', { tighten: [{ ...figure, parameter: 'read', value: 6 }] }, 'no-direction'],
  ['a table without a row', { tighten: [{ ...figure, parameter: 'table', value: 6 }] }, 'nothing-to-change'],
  ['a row that is not there', { tighten: [{ ...figure, parameter: 'table', when: { zone: 'IX' }, value: 6 }] }, 'nothing-to-change'],
  ['a slot', { tighten: [{ ...figure, parameter: 'slot', value: 6 }] }, 'nothing-to-change'],
  ['a clause that is not there', { tighten: [{ ...figure, clause: 'd', value: 31 }] }, 'unknown-name'],
  ['a figure nobody has seen', { tighten: [{ ...figure, grade: 'D', value: 31 }] }, 'not-one-of'],
  ['a laxer figure without a reason', { loosen: [{ ...figure, value: 20 }] }, 'needs-reason'],
  ['a stricter figure called laxer', { loosen: [{ ...figure, value: 40, reason: label }] }, 'wrong-direction'],
  ['no weight without a reason', { reweight: [{ group: 'g', weight: 0 }] }, 'needs-reason'],
  ['a weight of nothing', { reweight: [{ weight: 1 }] }, 'missing-key'],
  ['a weight of an unknown rule', { reweight: [{ rule: 'rr', weight: 1 }] }, 'unknown-name'],
  ['a rule that is there already', { add: { rules: [tinyRule({ check: true })] } }, 'duplicate-id'],
  ['an operator nobody has', { add: { rules: [tinyRule({ id: 'n', check: { most: [1] } })] } }, 'unknown-operator'],
  ['nothing', {}, 'missing-key'],
])('%s is refused with %s', (_name, parts, code) => {
  try {
    applyOverlay(tiny, over(parts))
    expect.unreachable()
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    expect(error.issues.map((one) => one.code)).toContain(code)
    for (const one of error.issues) expect(inWords([one], 'zh')).toMatch(/[一-鿿]/)
  }
})

test('the pack underneath is left as it was', () => {
  const before = JSON.stringify(tiny)
  applyOverlay(tiny, over({ tighten: [{ ...figure, value: 31 }] }))
  expect(JSON.stringify(tiny)).toBe(before)
})

test('a base is named by version, range or digest', () => {
  const laid = applyOverlay(tiny, over({ tighten: [{ ...figure, value: 31 }] }))
  const { digest } = laid.layers?.base ?? { digest: '' }
  expect(() =>
    applyOverlay(tiny, over({ base: { id: 'tiny', version: '1.0.0', digest }, tighten: [{ ...figure, value: 31 }] })),
  ).not.toThrow()
  const other = digest.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  expect(() =>
    applyOverlay(tiny, over({ base: { id: 'tiny', version: '1.0.0', digest: other }, tighten: [{ ...figure, value: 31 }] })),
  ).toThrow(/found tiny/)
})

test.each<[string, string, boolean]>([
  ['1.2.3', '1.2.3', true],
  ['1.2.3', '^1.0.0', true],
  ['2.0.0', '^1.0.0', false],
  ['0.2.0', '^0.1.0', false],
  ['1.2.9', '~1.2.3', true],
  ['1.3.0', '~1.2.3', false],
  ['1.3.0', '>=1.2.0 <2.0.0', true],
  ['2.0.0', '>=1.2.0 <2.0.0', false],
  ['1.0.0', 'latest', false],
])('%s in %s: %s', (version, range, fits) => {
  expect(isInRange(version, range)).toBe(fits)
})

const scalars = packs.flatMap((pack) =>
  Object.entries(pack.parameters).flatMap(([id, { values }]) =>
    values
      .flatMap((period) => [period, ...(period.rows ?? []).map((row) => ({ ...row, clause: period.clause }))])
      .flatMap((one) => ((['value', 'min', 'max'] as const).some((part) => typeof one[part] === 'number') ? [{ pack, id, one }] : [])),
  ),
)

test('an overlay that only tightens never turns a fail into a pass', () => {
  let taken = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...scalars),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      fc.array(
        fc.record({
          type: fc.constantFrom('community-service', 'kindergarten', 'elderly-service', 'activity-ground'),
          floorArea: fc.nat(900),
          siteArea: fc.nat(900),
        }),
      ),
      fc.nat(3000),
      fc.constantFrom('community', 'block', 'circle-5', 'circle-15'),
      ({ pack, id, one }, factor, facilities, households, level) => {
        const bounds = Object.fromEntries(
          (['value', 'min', 'max'] as const).flatMap((part) =>
            typeof one[part] === 'number' ? [[part, Number(((one[part] as number) * factor).toPrecision(6))]] : [],
          ),
        )
        const overlay = {
          schema: 'wanzheng/overlay/1',
          id: 'o',
          version: '1.0.0',
          base: { id: pack.id, version: pack.version },
          title: label,
          tighten: [{ parameter: id, ...('when' in one ? { when: one.when } : {}), ...bounds, clause: one.clause, grade: 'A' }],
        }
        const laid = ((): Pack | null => {
          try {
            return applyOverlay(pack, overlay)
          } catch (error) {
            if (isWanzhengError(error)) return null
            throw error
          }
        })()
        if (laid === null) return
        taken += 1
        const judged = [pack, laid].map((own) =>
          createEngine([own], { asOf: '2025-06-01' }).assess({
            id: 'd',
            units: [
              {
                id: 'u',
                level,
                households: households + 1,
                population: households * 3 + 1,
                climateZone: 'II',
                phase: 'new',
                surveyedFacilities: 'all',
                facilities,
              },
            ],
          }),
        )
        const after = new Map(judged[1]?.units[0]?.outcomes.map((outcome) => [outcome.rule, outcome.status]))
        for (const { rule, status } of judged[0]?.units[0]?.outcomes ?? [])
          if (status === 'fail') expect([rule, after.get(rule)]).toEqual([rule, 'fail'])
      },
    ),
    { numRuns: 80 },
  )
  expect(taken).toBeGreaterThan(10)
})

test('an overlay with one thing wrong is refused with a place and a code, or means the same', () => {
  const counts = { refused: 0, same: 0, changed: 0 }
  const good = applyOverlay(notice, province)
  const judge = (pack: Pack): string =>
    JSON.stringify(
      createEngine([pack], { asOf: '2024-06-30' })
        .assess({ id: 'd', units: [unit] })
        .units.map(({ outcomes, score }) => [outcomes, score]),
    )
  const wanted = judge(good)
  const unnoticed: string[] = []
  for (const { name, json } of mutants(province, 400)) {
    try {
      const laid = applyOverlay(notice, json)
      if (judge(laid) === wanted) counts.same += 1
      else {
        counts.changed += 1
        // What changes a score is named in the layers of the result, and moves the digest.
        if (JSON.stringify(laid.layers) === JSON.stringify(good.layers)) unnoticed.push(name)
      }
    } catch (error) {
      if (!isWanzhengError(error)) throw new Error(`${name}: ${String(error)}`)
      expect([name, error.message]).not.toEqual([name, ''])
      counts.refused += 1
    }
  }
  expect(unnoticed).toEqual([])
  expect(counts).toEqual({ refused: 344, same: 35, changed: 21 })
})
