import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, loadWaivers, type UnitAssessment, verify, type Waiver } from '../src/index.js'
import { isAssessment } from '../src/schema/is-assessment.js'
import { statusAt } from '../src/waivers.js'
import { builtPacks } from './packs/packs.js'
import { forget, type Json, unitOf } from './properties/units.js'
import { tinyPack, tinyRule } from './tiny-pack.js'

const asOf = '2025-06-01'
const packs = await builtPacks()
const file = (...waivers: readonly unknown[]): unknown => ({ schema: 'wanzheng/waivers/1', waivers })
const waiverFor = (rule: string, parts: Partial<Waiver> = {}): Waiver => ({
  rule,
  unit: 'x',
  reason: '改造中',
  signer: '区住建局',
  from: '2025-01-01',
  to: '2025-12-31',
  ...parts,
})

/** Waivers for a unit: of any of its rules, of any period around the date. */
function waiversOf(rules: readonly string[]): fc.Arbitrary<readonly Waiver[]> {
  const day = fc.constantFrom('2024-12-31', '2025-05-31', '2025-06-01', '2025-06-02', '2026-01-01')
  const one = fc
    .record({ rule: fc.constantFrom(...rules), days: fc.tuple(day, day), reason: fc.string({ minLength: 1 }) })
    .map(({ rule, days, reason }) => {
      const [from = '', to = ''] = [...days].sort()
      return waiverFor(rule, { from, to, reason })
    })
  return fc.array(one, { maxLength: 12 }).map((waivers) => loadWaivers(file(...waivers)))
}

describe.each(packs.map((pack) => [pack.id, pack] as const))('waivers under %s', (_, pack) => {
  const rules = pack.rules.map(({ id }) => `${pack.id}/${id}`)
  const plain = createEngine([pack], { asOf })

  test('change no byte of outcomes, scores and grades; those not in force change nothing at all', () => {
    fc.assert(
      fc.property(
        unitOf(pack),
        waiversOf(rules),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (whole, waivers, chances) => {
          const unit = forget(whole, () => (chances.next().value as number) < 0.3)
          const before = plain.assess({ id: 'p', units: [unit] })
          const after = createEngine([pack], { asOf, waivers }).assess({ id: 'p', units: [unit] })
          expect(isAssessment(after)).toBe(true)
          const [{ waivers: listed = [], withWaivers, ...rest } = {} as UnitAssessment] = after.units
          expect(JSON.stringify([rest])).toBe(JSON.stringify(before.units))
          expect(listed.map(({ status }) => status)).toEqual(waivers.map((one) => statusAt(one, asOf)))
          if (listed.every(({ status }) => status !== 'in-force')) expect(withWaivers).toBeUndefined()
          expectNotWorse(
            rest as UnitAssessment,
            withWaivers,
            rest.outcomes.some(({ reason }) => reason === 'partial'),
          )
        },
      ),
      { numRuns: 10 },
    )
  })
})

// A rule that is partly met earns something, which goes with it where it is waived.
function expectNotWorse({ results }: UnitAssessment, withWaivers: UnitAssessment['withWaivers'], hasPartial: boolean): void {
  for (const { pack, score, gates } of withWaivers ?? []) {
    const plain = results.find((one) => one.pack === pack)
    expect(gates.length).toBeLessThanOrEqual(plain?.gates.length ?? 0)
    if (hasPartial || score === null || plain?.score == null) continue
    expect(score.low).toBeGreaterThanOrEqual(plain.score.low)
    expect(score.high).toBeGreaterThanOrEqual(plain.score.high)
  }
}

describe('the score with waivers', () => {
  const findings = ['water', 'roads', 'gas', 'light'] as const
  const label = { en: 'x', zh: '某' }
  const { dictionary } = tinyPack()
  const gate = { cap: 'B' }
  const pack = tinyPack({
    dictionary: { ...dictionary, findings: Object.fromEntries(findings.map((id) => [id, { label }])) },
    rules: findings.map((id) => tinyRule({ id, finding: id, ...(id === 'gas' ? { gate } : {}) })),
  })
  const found = (values: Json): Json => Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]))
  const judge = (values: Json, ...waived: readonly string[]): UnitAssessment => {
    const waivers = loadWaivers(file(...waived.map((id) => waiverFor(`tiny/${id}`))))
    const units = [{ id: 'x', level: 'community', findings: found(values) }]
    return createEngine([pack], { asOf, waivers }).assess({ id: 'd', units }).units[0] as UnitAssessment
  }
  const all = { water: 'yes', roads: 'no', gas: 'no', light: 'partial' }
  const cases: readonly (readonly [string, Json, readonly string[], object | undefined])[] = [
    ['leaves out what is not met: 1.5 of 3', all, ['roads'], { score: { low: 50, high: 50 } }],
    ['leaves out what is partly met: 1 of 3', all, ['light'], { score: { low: 33.33, high: 33.33 } }],
    [
      'lifts a gate that is not passed',
      { ...all, light: 'yes', roads: 'yes' },
      ['gas'],
      { score: { low: 100, high: 100 }, grade: 'A', gates: [] },
    ],
    ['is as it was where the rule is met', all, ['water'], undefined],
    // Either it is met, or it is left out: 2.5 of 4, or 1.5 of 3.
    ['spans both where the rule is not known', { ...all, roads: null }, ['roads'], { score: { low: 50, high: 62.5 } }],
    ['is none where every rule is waived', { water: 'no', roads: 'no', gas: 'no', light: 'no' }, findings, { score: null, grades: [] }],
  ]
  test.each(cases)('%s', (_, values, waived, expected) => {
    const { withWaivers } = judge(values, ...waived)
    if (expected === undefined) expect(withWaivers).toBeUndefined()
    else expect(withWaivers?.[0]).toMatchObject({ pack: 'tiny', ...expected })
  })

  test('filling in what is not known stays inside it', () => {
    const open = judge({ ...all, roads: null }, 'roads').withWaivers?.[0]?.score
    for (const value of ['yes', 'no', 'partial']) {
      const { score, withWaivers } = judge({ ...all, roads: value }, 'roads')
      const filled = withWaivers?.[0]?.score ?? score
      expect(filled?.low).toBeGreaterThanOrEqual(open?.low ?? 100)
      expect(filled?.high).toBeLessThanOrEqual(open?.high ?? 0)
    }
  })
})

describe('an assessment with waivers', () => {
  const pack = tinyPack({ rules: [tinyRule({ finding: 'water' })] })
  const dataset = { id: 'd', asOf, units: [{ id: 'x', level: 'community', findings: { water: { value: 'no' } } }] }
  const waivers = loadWaivers(file(waiverFor('tiny/r'), waiverFor('tiny/r', { to: '2025-05-31' })))
  const made = createEngine([pack], { waivers }).assess(dataset)

  test('has them in its digest, and verifies', () => {
    expect(made.digest).not.toBe(createEngine([pack]).assess(dataset).digest)
    expect(verify(made, { dataset, packs: [pack] }).differences).toEqual([])
  })

  test('in another order they give the same bytes', () => {
    const turned = loadWaivers(file(...[...waivers].reverse()))
    expect(JSON.stringify(createEngine([pack], { waivers: turned }).assess(dataset))).toBe(JSON.stringify(made))
  })

  test.each([
    ['an expired one called in force', 0, { status: 'in-force' }, '/waivers/0/status'],
    ['the reason', 1, { reason: 'x' }, '/waivers/1/reason'],
  ])('%s is caught and named', (_, index, change, path) => {
    const forged = structuredClone(made)
    Object.assign(forged.units[0]?.waivers?.[index] ?? {}, change)
    const { differences } = verify(forged, { dataset, packs: [pack] })
    expect(differences).toContainEqual(expect.objectContaining({ code: 'value-differs', unit: 'x', path }))
  })

  test('a waiver slipped into the list alone is caught', () => {
    const forged = structuredClone(made)
    forged.waivers?.push(waiverFor('tiny/r', { reason: 'other' }))
    expect(verify(forged, { dataset, packs: [pack] }).equal).toBe(false)
  })

  test('says nothing of waivers for a unit that has none', () => {
    const [unit] = dataset.units
    const { units } = createEngine([pack], { waivers }).assess({ ...dataset, units: [unit, { ...unit, id: 'y' }] })
    expect(units.map(({ id, waivers: own }) => [id, own?.length])).toEqual([
      ['x', 2],
      ['y', undefined],
    ])
  })

  test('that names a rule or a unit that is not there says so, with the nearest rule', () => {
    const other = loadWaivers(file(waiverFor('tiny/rr'), waiverFor('tiny/r', { unit: 'y' })))
    const { issues } = createEngine([pack], { waivers: other }).assess(dataset)
    expect(issues.map(({ code, params }) => ({ code, params }))).toEqual([
      { code: 'waiver-unknown-rule', params: { rule: 'tiny/rr', unit: 'x', nearest: 'tiny/r' } },
      { code: 'waiver-unknown-unit', params: { rule: 'tiny/r', unit: 'y' } },
    ])
  })
})

test.each([
  ['no file of waivers', {}, '', 'missing-key'],
  ['one without a signer', file({ ...waiverFor('a/b'), signer: undefined }), '/waivers/0', 'missing-key'],
  ['one without a reason', file(waiverFor('a/b', { reason: '' })), '/waivers/0/reason', 'wrong-form'],
  ['one without an end', file({ ...waiverFor('a/b'), to: undefined }), '/waivers/0', 'missing-key'],
  ['one that ends on no day', file(waiverFor('a/b', { to: '2025-02-30' })), '/waivers/0/to', 'not-a-date'],
  ['one that ends before it begins', file(waiverFor('a/b', { to: '2024-12-31' })), '/waivers/0', 'waiver-ends-first'],
  ['one with a key more', file({ ...waiverFor('a/b'), outcome: 'pass' }), '/waivers/0/outcome', 'unknown-key'],
])('%s is refused with a place', (_, json, path, code) => {
  const plain = JSON.parse(JSON.stringify(json))
  expect(() => loadWaivers(plain)).toThrow(
    expect.objectContaining({ code: 'invalid-waivers', issues: expect.arrayContaining([expect.objectContaining({ path, code })]) }),
  )
})
