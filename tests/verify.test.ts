import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assessment, createEngine, rootOf, sealOf } from '../src/engine.js'
import type { Pack } from '../src/schema/pack.js'
import type { Difference } from '../src/verify.js'
import { verify } from '../src/verify.js'

const root = resolve(import.meta.dirname, '..')
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(root, file), 'utf8'))
const packs = ['notice-2022-48', 'jkg-2020-7'].map((id) => read(`rules/${id}/releases/1.0.0.json`) as Pack)
const demo = read('examples/demo.json') as { readonly units: readonly object[] }
const [first, second] = ['350203001001', '350203001002'] as const
const dataset = {
  ...demo,
  units: [
    { ...demo.units[0], id: first },
    { ...demo.units[0], id: second, households: 900 },
  ],
}
const made = createEngine(packs).assess(dataset)
const areaRule = 'notice-2022-48/service-area-per-100-households'
const area = made.units[0]?.outcomes.findIndex((one) => one.rule === areaRule) ?? -1

type Path = readonly (string | number)[]
type Change = (one: { assessment: unknown; dataset: unknown; packs: unknown[] }) => void

function at(value: unknown, path: Path): Record<string | number, unknown> {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value) as Record<string | number, unknown>
}

function put(value: unknown, path: Path, to: unknown): void {
  at(value, path.slice(0, -1))[path.at(-1) as string] = to
}

function list(value: unknown, ...path: Path): unknown[] {
  return at(value, path) as unknown as unknown[]
}

function differences(change: Change): readonly Difference[] {
  const one = structuredClone({ assessment: made as unknown, dataset: dataset as unknown, packs: packs as unknown[] })
  change(one)
  return verify(one.assessment, { dataset: one.dataset, packs: one.packs }).differences
}

// As a careful forger would: with a digest that fits again.
function reseal(assessment: unknown): void {
  const whole = assessment as Assessment
  put(assessment, ['digest'], sealOf(whole, rootOf(whole.units)))
}

const NOTHING = `sha256:${'0'.repeat(64)}`

/** Changes one value of the assessment, and makes its digest fit. */
function forged(path: Path, to: unknown): Change {
  return ({ assessment }) => {
    put(assessment, path, to)
    reseal(assessment)
  }
}

describe('what was changed is caught and named', () => {
  const limit = ['parameters', 'service-area-per-100-households', 'values', 0, 'value']
  const cases: readonly (readonly [string, Change, Partial<Difference>])[] = [
    [
      'one digit of the data',
      ({ dataset: data }) => put(data, ['units', 0, 'households'], 1031),
      { code: 'unit-data-differ', unit: first },
    ],
    ['one threshold', ({ packs: [pack] }) => put(pack, limit, 31), { code: 'pack-differs', path: '/packs/0/digest' }],
    [
      'one threshold, seen in an outcome',
      ({ packs: [pack] }) => put(pack, limit, 31),
      { code: 'value-differs', rule: areaRule, path: '/limit/min', recorded: 30, recomputed: 31 },
    ],
    ['one weight', ({ packs: [pack] }) => put(pack, ['scoring', 'groups', 0, 'weight'], 1), { code: 'pack-differs' }],
    [
      'one outcome',
      forged(['units', 0, 'outcomes', area, 'status'], 'not-applicable'),
      { code: 'value-differs', unit: first, rule: areaRule, path: '/status', recorded: 'not-applicable' },
    ],
    [
      'one value',
      forged(['units', 0, 'outcomes', area, 'value'], 99),
      { code: 'value-differs', rule: areaRule, path: '/value', recorded: 99 },
    ],
    ['one score', forged(['units', 0, 'score', 'low'], 99), { code: 'value-differs', unit: first, path: '/score/low', recorded: 99 }],
    ['the digest of a unit', forged(['units', 0, 'digest'], NOTHING), { code: 'unit-data-differ', unit: first, recorded: NOTHING }],
    [
      'the digest of the whole',
      ({ assessment }) => put(assessment, ['digest'], NOTHING),
      { code: 'seal-broken', path: '/digest', recorded: NOTHING },
    ],
    ['the digest of the dataset', forged(['dataset', 'digest'], NOTHING), { code: 'dataset-differs', path: '/dataset/digest' }],
    ['the digest of a pack', forged(['packs', 0, 'digest'], NOTHING), { code: 'pack-differs', recorded: NOTHING }],
    ['the version of the semantics', forged(['engine', 'semantics'], 2), { code: 'semantics-differ', recorded: 2, recomputed: 1 }],
    ['the date', ({ assessment }) => put(assessment, ['asOf'], '2023-06-29'), { code: 'seal-broken' }],
    ['a unit dropped', ({ assessment }) => list(assessment, 'units').shift(), { code: 'unit-missing', unit: first }],
    [
      'a unit added',
      ({ assessment }) => list(assessment, 'units').push({ ...made.units[0], id: 'other' }),
      { code: 'unit-unknown', unit: 'other' },
    ],
    ['two units swapped', ({ assessment }) => list(assessment, 'units').reverse(), { code: 'order-differs', path: '/units' }],
    [
      'two outcomes swapped',
      ({ assessment }) => list(assessment, 'units', 0, 'outcomes').reverse(),
      { code: 'order-differs', unit: first, path: '/outcomes' },
    ],
    [
      'an outcome dropped',
      ({ assessment }) => list(assessment, 'units', 0, 'outcomes').splice(area, 1),
      { code: 'outcome-missing', rule: areaRule },
    ],
    [
      'an outcome told twice',
      ({ assessment }) => list(assessment, 'units', 0, 'outcomes').push(made.units[0]?.outcomes[area]),
      { code: 'outcome-unknown', rule: areaRule },
    ],
    ['a pack that is not at hand', ({ packs: given }) => given.splice(1, 1), { code: 'pack-missing', recorded: 'jkg-2020-7@1.0.0' }],
  ]
  test.each(cases)('%s', (_, change, expected) => {
    expect(differences(change)).toContainEqual(expect.objectContaining(expected))
  })

  test('an outcome that differs names what its rule reads, with the values it has', () => {
    const found = differences(forged(['units', 0, 'outcomes', area, 'value'], 99)).find(({ rule }) => rule === areaRule)
    expect(found?.operands).toEqual(expect.arrayContaining([{ name: 'households', value: 1030, unit: '户' }]))
  })
})

test('what the digest does not cover may be another: key order, the issues, the version of the engine', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, reversed(inner)]),
    )
  }
  const other = reversed({ ...made, issues: [], engine: { ...made.engine, version: '9.9.9' } })
  expect(verify(other, { dataset: reversed(dataset), packs })).toEqual({ equal: true, differences: [], digest: made.digest })
})

test.each([null, 5, [], {}, { schema: 'wanzheng/assessment/x' }, { ...made, units: [null] }, { ...made, packs: 'x' }])(
  'what is no assessment is refused: %#',
  (json) => {
    expect(() => verify(json, { dataset, packs })).toThrow(expect.objectContaining({ code: 'invalid-assessment' }))
  },
)

test('any one value of the digested part that is changed makes the assessment differ', () => {
  const places: Path[] = []
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, Array.isArray(value) ? Number(key) : key])
    else places.push(path)
  }
  const { issues: _, engine, ...covered } = made
  visit({ ...covered, engine: { semantics: engine.semantics } }, [])
  const property = fc.property(fc.constantFrom(...places), fc.constantFrom<unknown>(null, 'x', 12345.678, true), (path, value) => {
    const one = structuredClone(made)
    fc.pre(at(one, path.slice(0, -1))[path.at(-1) as string] !== value)
    put(one, path, value)
    let isCaught = false
    try {
      isCaught = !verify(one, { dataset, packs }).equal
    } catch {
      isCaught = true
    }
    expect({ path, isCaught }).toEqual({ path, isCaught: true })
  })
  fc.assert(property, { numRuns: 60 })
})

test('what an assessment does not say is shown as null', () => {
  const found = differences(({ assessment }) => put(assessment, ['engine'], {}))
  expect(found.find(({ code }) => code === 'semantics-differ')).toMatchObject({ recorded: null, recomputed: 1 })
})

test('a pack whose recorded name is no text is not at hand', () => {
  const odd = { ...made, packs: [{ ...made.packs[0], version: { toString: 'x' } }] }
  expect(verify(odd, { dataset, packs }).differences.map(({ code, recorded }) => [code, recorded])).toEqual([
    ['pack-missing', 'notice-2022-48@an object'],
  ])
})
