import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, type Outcome, verify } from '../src/index.js'
import { isAssessment } from '../src/schema/is-assessment.js'
import { builtPacks } from './packs/packs.js'
import { unitOf } from './properties/units.js'
import { parameter, tinyPack, tinyRule } from './tiny-pack.js'

type Json = Readonly<Record<string, unknown>>

const packs = await builtPacks()
const read = (file: string): Json => JSON.parse(readFileSync(resolve(import.meta.dirname, '..', file), 'utf8'))

/** The outcome of one rule of a tiny pack, with its operands. */
function outcomeFor(rule: Parameters<typeof tinyRule>[0], unit: Json, parts: Parameters<typeof tinyPack>[0] = {}): Outcome {
  const engine = createEngine([tinyPack({ rules: [tinyRule(rule)], ...parts })], { asOf: '2023-06-30', operands: true })
  return engine.assess({ id: 'd', units: [{ id: 'u', level: 'community', ...unit }] }).units[0]?.outcomes[0] as Outcome
}

const shopArea = {
  measure: { sum: [{ facilities: ['shop'] }, { var: 'floorArea' }] },
  unit: '㎡',
  limit: { min: 'thirty' },
} as const
const survey = { source: '街道统计表', date: '2023-03', method: 'survey', raw: '约 40 ㎡', approximate: true }

describe('an outcome lists what its rule read', () => {
  const cases: readonly (readonly [string, Parameters<typeof tinyRule>[0], Json, readonly Json[]])[] = [
    [
      'a field, with its source and raw text',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      { area: 40, provenance: { area: survey } },
      [{ name: 'area', value: 40, unit: '㎡', provenance: survey }],
    ],
    [
      'a bound as it was given',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      { area: { min: 40 } },
      [{ name: 'area', value: { min: 40 }, unit: '㎡' }],
    ],
    [
      'what is not known',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      {},
      [{ name: 'area', value: null, unit: '㎡' }],
    ],
    [
      'a value that cannot be used, as not known',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      { area: '四十' },
      [{ name: 'area', value: null, unit: '㎡' }],
    ],
    ['what was only looked for', { check: { '!': [{ missing: ['zone'] }] } }, { zone: 'I' }, [{ name: 'zone', value: 'I', unit: null }]],
    ['what a default stood in for', { check: { '>': [{ var: ['area', 5] }, 1] } }, {}, [{ name: 'area', value: null, unit: '㎡' }]],
    [
      'each facility, by its name where it has one of its own',
      shopArea,
      {
        surveyedFacilities: ['shop'],
        facilities: [
          { type: 'shop', name: 'A', floorArea: 10, provenance: { floorArea: { raw: '十' } } },
          { type: 'shop', floorArea: 30 },
        ],
      },
      [
        { name: 'facilities.shop', value: 2, unit: null },
        { name: 'facilities.shop.floorArea', facility: '#2', value: 30, unit: '㎡' },
        { name: 'facilities.shop.floorArea', facility: 'A', value: 10, unit: '㎡', provenance: { raw: '十' } },
      ],
    ],
    [
      'that there may be more of a type than are listed',
      shopArea,
      { facilities: [], surveyedFacilities: [] },
      [{ name: 'facilities.shop', value: 0, unit: null, open: true }],
    ],
    [
      'a finding, with evidence, day and source',
      { finding: 'water' },
      { findings: { water: { value: 'yes', evidence: '已检', on: '2023-05-01', provenance: { source: '巡查', approximate: true } } } },
      [
        {
          name: 'findings.water',
          value: 'yes',
          unit: null,
          evidence: '已检',
          on: '2023-05-01',
          provenance: { source: '巡查', approximate: true },
        },
      ],
    ],
    [
      'a facility without a name, where it is the only one of its type',
      shopArea,
      {
        surveyedFacilities: ['shop'],
        facilities: [
          { type: 'school', name: 'S' },
          { type: 'shop', floorArea: 30 },
        ],
      },
      [
        { name: 'facilities.shop', value: 1, unit: null },
        { name: 'facilities.shop.floorArea', value: 30, unit: '㎡' },
      ],
    ],
    [
      'facilities of one name by their places, whatever else has that name',
      shopArea,
      {
        surveyedFacilities: ['shop'],
        facilities: [
          { type: 'shop', name: 'A', floorArea: 30 },
          { type: 'shop', name: 'A', floorArea: 10 },
          { type: 'school', name: 'A' },
        ],
      },
      [
        { name: 'facilities.shop', value: 2, unit: null },
        { name: 'facilities.shop.floorArea', facility: '#1', value: 10, unit: '㎡' },
        { name: 'facilities.shop.floorArea', facility: '#2', value: 30, unit: '㎡' },
      ],
    ],
    [
      'the type of a facility, which its name tells',
      { check: { some: [{ facilities: ['shop'] }, { '==': [{ var: 'type' }, 'shop'] }] } },
      { surveyedFacilities: 'all', facilities: [{ type: 'shop' }] },
      [
        { name: 'facilities.shop', value: 1, unit: null },
        { name: 'facilities.shop.type', value: 'shop', unit: null },
      ],
    ],
    ...(['id', 'level', 'name', 'parent', 'asOf'] as const).map(
      (name) =>
        [
          `what every unit has: ${name}`,
          { check: { '==': [{ var: name }, 'x'] } },
          { name: 'N', parent: 'P' },
          [{ name, value: { id: 'u', level: 'community', name: 'N', parent: 'P', asOf: '2023-06-30' }[name], unit: null }],
        ] as const,
    ),
    [
      'what other sources say',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      { area: 40, provenance: { area: { alternatives: [{ value: 50 }] } } },
      [{ name: 'area', value: 40, unit: '㎡', provenance: { alternatives: [{ value: 50 }] } }],
    ],
    [
      'a value whose source is null',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      { area: 40, provenance: { area: null } },
      [{ name: 'area', value: 40, unit: '㎡' }],
    ],
    [
      'nothing of a source that says nothing, or not in the form it should',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      { area: 40, provenance: { area: { note: 5, trust: null, approximate: 'yes', alternatives: [] } } },
      [{ name: 'area', value: 40, unit: '㎡' }],
    ],
    [
      'of a source, only what has the form it should',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      { area: 40, provenance: { area: { source: '统计表', url: 1, approximate: false, alternatives: '五十' } } },
      [{ name: 'area', value: 40, unit: '㎡', provenance: { source: '统计表' } }],
    ],
    [
      'a value of a unit whose sources are no list of fields',
      { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } },
      { area: 40, provenance: '统计表' },
      [{ name: 'area', value: 40, unit: '㎡' }],
    ],
    [
      'a finding without the evidence and the day that are no texts',
      { finding: 'water' },
      { findings: { water: { value: 'yes', evidence: 5, on: 20230501 } } },
      [{ name: 'findings.water', value: 'yes', unit: null }],
    ],
    ['a finding that nobody made', { finding: 'water' }, {}, [{ name: 'findings.water', value: null, unit: null }]],
    [
      'what a condition read that makes the rule not apply',
      { finding: 'water', applies: { '==': [{ var: 'heated' }, true] } },
      { heated: false },
      [{ name: 'heated', value: false, unit: null }],
    ],
  ]
  test.each(cases)('%s', (_, rule, unit, expected) => {
    expect(outcomeFor(rule, unit).operands).toEqual(expected)
  })

  test('what a fact read, for every rule that reads the fact', () => {
    const facts = { double: { title: { en: 'x', zh: '某' }, unit: '㎡', expression: { '*': [{ var: 'area' }, 2] } } }
    const measured = { measure: { fact: 'double' }, unit: '㎡', limit: { min: 'thirty' } } as const
    const rules = ['a', 'b'].map((id) => tinyRule({ id, ...measured }))
    const engine = createEngine([tinyPack({ facts, rules })], { asOf: '2023-06-30', operands: true })
    const [unit] = engine.assess({ id: 'd', units: [{ id: 'u', level: 'community', area: 40 }] }).units
    const expected = [{ name: 'area', value: 40, unit: '㎡' }]
    expect(unit?.outcomes.map(({ operands }) => operands)).toEqual([expected, expected])
  })

  test('the figures, with row, clause and grade; an unverified one says so', () => {
    const rows = [
      { when: { zone: 'I' }, value: 20, grade: 'B' as const },
      { when: { zone: 'II' }, value: 30, grade: 'C' as const },
    ]
    const table = parameter({ rows, value: undefined } as never, { by: ['zone'] })
    const rule = {
      measure: { var: 'area' },
      unit: '㎡',
      limit: { min: { parameter: 'table', by: { zone: { var: 'zone' } } } },
    } as unknown as Parameters<typeof tinyRule>[0]
    const found = (zone: string | null): Outcome['figures'] => outcomeFor(rule, { area: 40, zone }, { parameters: { table } }).figures
    const about = { parameter: 'table', unit: '㎡', clause: '1.1', document: 'D 1' }
    const [first, second] = [
      { ...about, when: { zone: 'I' }, value: 20, grade: 'B', verified: true },
      { ...about, when: { zone: 'II' }, value: 30, grade: 'C', verified: false },
    ]
    expect([found('I'), found('II'), found(null)]).toEqual([[first], [second], [first, second]])
  })
})

test('figures come in the order of their parameters, whichever limit they are', () => {
  const parameters = { a: parameter({ value: 50 }), b: parameter({ value: 20, clause: 'earlier' }) }
  const clauses = tinyPack().clauses.flatMap((clause) => [clause, { ...clause, id: 'earlier', locator: '0.1' }])
  const rule = { measure: { var: 'area' }, unit: '㎡', limit: { min: 'b', max: 'a' } } as const
  const { figures } = outcomeFor(rule, { area: 40 }, { parameters, clauses })
  expect(figures?.map((one) => [one.parameter, one.value])).toEqual([
    ['a', 50],
    ['b', 20],
  ])
})

describe.each(packs.map((pack) => [pack.id, pack] as const))('operands by %s', (_, pack) => {
  const options = { asOf: '2025-06-01' }
  const [plain, listing] = [createEngine([pack], options), createEngine([pack], { ...options, operands: true })]

  test('change nothing else, come in an order of their own, and tell what decides an outcome', () => {
    fc.assert(
      fc.property(unitOf(pack), (unit) => {
        const turned = { ...unit, facilities: [...(unit.facilities as readonly unknown[])].reverse() }
        const [without, listed, other] = [
          plain.assess({ id: 'p', units: [unit] }),
          ...[unit, turned].map((one) => listing.assess({ id: 'p', units: [one] })),
        ]
        expect(isAssessment(listed)).toBe(true)
        expect(JSON.stringify(other?.units)).toBe(JSON.stringify(listed?.units))
        const stripped = listed?.units.map((one) => ({
          ...one,
          outcomes: one.outcomes.map(({ operands: _, figures: __, ...rest }) => rest),
        }))
        expect(stripped).toEqual(without.units)
        for (const { missing, operands, figures, limit, rule } of listed?.units[0]?.outcomes ?? []) {
          const names = new Set(operands?.map(({ name }) => name))
          // What is missing of a facility that nobody listed cannot have been read.
          const unread = missing.filter((name) => name.split('.').length < 3 && !names.has(name))
          expect({ rule, unread }).toEqual({ rule, unread: [] })
          if (limit !== null) expect({ rule, figures: figures?.length }).not.toEqual({ rule, figures: 0 })
        }
      }),
      { numRuns: 8 },
    )
  })
})

describe('the digest covers them', () => {
  const dataset = read('examples/demo.json')
  const notice = packs.find(({ id }) => id === 'notice-2022-48')
  const listed = createEngine([notice], { operands: true }).assess(dataset)
  const area = listed.units[0]?.outcomes.findIndex(({ rule }) => rule.endsWith('/service-area-per-100-households')) ?? -1

  test('an assessment says that it lists operands, and verifies', () => {
    expect(listed.operands).toBe(true)
    expect(verify(listed, { dataset, packs: [notice] })).toEqual({ equal: true, differences: [], digest: listed.digest })
    expect(createEngine([notice]).assess(dataset)).not.toHaveProperty('operands')
  })

  test('an operand that was changed is named by unit, rule and place, with both values', () => {
    const changed = structuredClone(listed)
    const operand = changed.units[0]?.outcomes[area]?.operands?.find(({ name }) => name === 'households')
    Object.assign(operand ?? {}, { value: 1000 })
    const { differences } = verify(changed, { dataset, packs: [notice] })
    expect(differences).toContainEqual(
      expect.objectContaining({
        code: 'value-differs',
        unit: '990101001001',
        rule: 'notice-2022-48/service-area-per-100-households',
        path: expect.stringMatching(/^\/operands\/[0-9]+\/value$/),
        recorded: 1000,
        recomputed: 1030,
      }),
    )
  })

  test.each(['the mark', 'the operands of one outcome'])('%s left out is noticed', (what) => {
    const { operands: _, ...unmarked } = structuredClone(listed)
    const changed = what === 'the mark' ? unmarked : structuredClone(listed)
    if (what !== 'the mark') delete changed.units[0]?.outcomes[area]?.operands
    expect(verify(changed, { dataset, packs: [notice] }).equal).toBe(false)
  })
})
