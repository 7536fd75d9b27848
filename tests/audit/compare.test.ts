import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { compareAssessments, compareSheet } from '../../src/audit.js'
import { digest } from '../../src/digest.js'
import { rootOf, sealOf } from '../../src/engine.js'
import { type Assessment, createEngine, loadWaivers, verify } from '../../src/index.js'
import type { Pack } from '../../src/schema/pack.js'
import { run } from '../node/run.js'
import { builtPacks } from '../packs/packs.js'
import { forget, unitOf } from '../properties/units.js'
import { parameter, tinyPack, tinyRule } from '../tiny-pack.js'

const values = [
  { clause: 'c', grade: 'A' as const, to: '2023-12-31', value: 30 },
  { clause: 'c', grade: 'A' as const, from: '2024-01-01', value: 40 },
]
const pack = tinyPack({
  rules: [tinyRule({ measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } }), tinyRule({ id: 'w', finding: 'water' })],
  parameters: { thirty: parameter({}, { values }) },
})
const heavier: Pack = { ...pack, version: '2.0.0', rules: pack.rules.map((rule) => ({ ...rule, weight: rule.id === 'w' ? 3 : 1 })) }
const data = (area: number): object => ({ id: 'd', units: [{ id: 'a', level: 'community', area, findings: { water: { value: 'no' } } }] })
const assess = (area: number, by: Pack, asOf: string): Assessment => createEngine([by], { asOf }).assess(data(area))
const before = assess(35, pack, '2023-06-30')

/** An assessment with something changed and sealed anew, as somebody who knows the format would. */
function forged(assessment: Assessment, change: (copy: Assessment) => void): Assessment {
  const copy = structuredClone(assessment)
  change(copy)
  return { ...copy, digest: sealOf(copy, rootOf(copy.units)) }
}

const told = (comparison: ReturnType<typeof compareAssessments>): readonly unknown[] =>
  comparison.changes
    .filter(({ path }) => path === '/status' || path.startsWith('/score'))
    .map(({ rule, path, before: then, after, causes }) => [rule ?? 'unit', path, then, after, causes])

describe('where one thing differs, it is the cause', () => {
  test('the data', () => {
    const comparison = compareAssessments(before, assess(29, pack, '2023-06-30'))
    expect(told(comparison)).toEqual([
      ['unit', '/score/low', 50, 0, ['data']],
      ['unit', '/score/high', 50, 0, ['data']],
      ['tiny/r', '/status', 'pass', 'fail', ['data']],
    ])
    expect(comparison.differs).toMatchObject({ data: ['a'], packs: [], date: false, engine: false })
  })
  test('the pack', () => {
    const comparison = compareAssessments(before, assess(35, heavier, '2023-06-30'))
    expect(told(comparison)).toEqual([
      ['unit', '/score/low', 50, 25, ['pack']],
      ['unit', '/score/high', 50, 25, ['pack']],
    ])
  })
  test('the date', () => {
    expect(told(compareAssessments(before, assess(35, pack, '2024-06-30')))).toContainEqual(['tiny/r', '/status', 'pass', 'fail', ['date']])
  })
  test('the engine', () => {
    const other = { ...before, engine: { ...before.engine, semantics: 2 } }
    const after = forged(other, ({ units }) => Object.assign(units[0]?.outcomes[0] ?? {}, { status: 'fail' }))
    expect(told(compareAssessments(before, after))).toEqual([['tiny/r', '/status', 'pass', 'fail', ['engine']]])
  })
  test('nothing: then it is said that nobody knows', () => {
    const after = forged(before, ({ units }) => Object.assign(units[0]?.outcomes[0] ?? {}, { status: 'fail' }))
    expect(told(compareAssessments(before, after))).toEqual([['tiny/r', '/status', 'pass', 'fail', ['unexplained']]])
  })
  test('a unit that came or went', () => {
    const two = createEngine([pack], { asOf: '2023-06-30' }).assess({ id: 'd', units: [{ id: 'b', level: 'community' }] })
    const { changes } = compareAssessments(before, two)
    expect(changes.map(({ unit, path, before: then, after, causes }) => [unit, path, then, after, causes])).toEqual([
      ['a', '', 'a', null, ['data']],
      ['b', '', null, 'b', ['data']],
    ])
  })
})

describe('where several differ', () => {
  const after = assess(38, heavier, '2024-06-30')
  test('without the data all of them are named', () => {
    const comparison = compareAssessments(before, after)
    expect(comparison.isIsolated).toBe(false)
    expect(told(comparison)).toContainEqual(['tiny/r', '/status', 'pass', 'fail', ['data', 'pack', 'date']])
  })
  test('with the data each value has the steps at which it changed', () => {
    const comparison = compareAssessments(before, after, { dataset: data(38), before: [pack], after: [heavier] })
    expect(comparison.isIsolated).toBe(true)
    expect(told(comparison)).toEqual([
      ['unit', '/score/low', 50, 0, ['pack', 'date']],
      ['unit', '/score/high', 50, 0, ['pack', 'date']],
      ['tiny/r', '/status', 'pass', 'fail', ['date']],
    ])
    expect(comparison.changes.find(({ path }) => path === '/value')?.causes).toEqual(['data'])
    expect(comparison.changes.find(({ path }) => path === '/limit/min')?.causes).toEqual(['date'])
  })
  test('other data than those of the later assessment are refused', () => {
    const sources = { dataset: data(1), before: [pack], after: [heavier] }
    expect(() => compareAssessments(before, after, sources)).toThrow('not those of the later assessment')
  })
  test('what was altered by hand is found among what was not', () => {
    const altered = forged(after, ({ units }) => Object.assign(units[0]?.outcomes[1] ?? {}, { status: 'pass' }))
    const comparison = compareAssessments(before, altered, { dataset: data(38), before: [pack], after: [heavier] })
    expect(told(comparison)).toContainEqual(['tiny/w', '/status', 'fail', 'pass', ['unexplained']])
  })
})

const notice = (await builtPacks()).find(({ id }) => id === 'notice-2022-48') as Pack

test('a unit has changes exactly where its bytes differ, and no cause is named that does not differ', () => {
  const lighter: Pack = { ...notice, rules: notice.rules.map((rule, index) => (index % 5 === 0 ? { ...rule, weight: 3 } : rule)) }
  fc.assert(
    fc.property(unitOf(notice), fc.boolean(), fc.boolean(), fc.boolean(), fc.nat(3), (unit, isData, isPack, isDate, step) => {
      let place = step
      const other = isData ? forget(unit, () => place++ % 4 === 0) : unit
      const [left, right] = [
        { packs: [notice], asOf: '2023-06-30', dataset: { id: 'd', units: [unit] } },
        { packs: [isPack ? lighter : notice], asOf: isDate ? '2022-01-01' : '2023-06-30', dataset: { id: 'd', units: [other] } },
      ] as const
      const [then, now] = [left, right].map(({ packs, asOf, dataset }) => createEngine(packs, { asOf }).assess(dataset)) as [
        Assessment,
        Assessment,
      ]
      const sources = { dataset: right.dataset, before: left.packs, after: right.packs }
      for (const comparison of [compareAssessments(then, now), compareAssessments(then, now, sources)]) {
        expect(comparison.changes.length > 0).toBe(digest(then.units) !== digest(now.units))
        const causes = new Set(comparison.changes.flatMap((one) => one.causes))
        const allowed = [...(isData ? ['data'] : []), ...(isPack ? ['pack'] : []), ...(isDate ? ['date'] : [])]
        expect([...causes].filter((cause) => !allowed.includes(cause))).toEqual([])
        for (const language of ['zh', 'en'] as const)
          expect(compareSheet(comparison, [notice], language).rows.filter((row) => row.includes('undefined'))).toEqual([])
      }
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 40) },
  )
}, 120_000)

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wanzheng-compare-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const demo = readFileSync(resolve(import.meta.dirname, '../../examples/demo.json'), 'utf8')
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const changed = file('demo.json', demo.replace('"floorArea": 309', '"floorArea": 300').replace('"floorArea":309', '"floorArea":300'))
  const overlay = 'examples/overlays/example-province.json'

  test.each(['text', 'json', 'md', 'csv', 'html'])('%s comes out in both languages, with the cause', async (format) => {
    for (const [lang, word] of [
      ['zh', '数据'],
      ['en', 'data'],
    ] as const) {
      const { out, err, exit } = await run(['compare', 'examples/demo.json', changed, '--format', format, '--lang', lang])
      expect([exit, err]).toEqual([0, ''])
      expect(out).toContain(format === 'json' ? '"data"' : word)
      expect(out).not.toContain('undefined')
    }
  })
  test('two assessments of which one has an overlay, with the data', async () => {
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')]
    await run(['assess', 'examples/demo.json', '--as-of', '2024-06-30', '--format', 'json', '-o', one])
    await run(['assess', changed, '--as-of', '2024-06-30', '--pack', overlay, '--format', 'json', '-o', two])
    const { out, err, exit } = await run(['compare', one, two, '--pack', overlay, '--data', changed, '--format', 'json'])
    expect([exit, err]).toEqual([0, ''])
    const { isIsolated, changes } = JSON.parse(out)
    expect(isIsolated).toBe(true)
    const rule = 'notice-2022-48/service-area-per-100-households'
    const of = (path: string): unknown =>
      changes.find((change: { rule: string; path: string }) => change.rule === rule && change.path === path)?.causes
    expect([of('/value'), of('/limit/min')]).toEqual([['data'], ['pack']])
    const wrong = await run(['compare', one, two, '--pack', overlay, '--data', 'examples/demo.json'])
    expect([wrong.exit, wrong.err.includes('not those of the later assessment')]).toEqual([3, true])
  })
  test('what cannot be explained ends with 1', async () => {
    const one = join(folder, 'plain.json')
    await run(['assess', 'examples/demo.json', '--format', 'json', '-o', one])
    const plain: Assessment = JSON.parse(readFileSync(one, 'utf8'))
    const two = file(
      'forged.json',
      JSON.stringify(forged(plain, ({ units }) => Object.assign(units[0]?.outcomes[0] ?? {}, { reason: 'missing-data' }))),
    )
    const { out, exit } = await run(['compare', one, two])
    expect([exit, out.includes('UNEXPLAINED')]).toEqual([1, true])
  })
  test('the same twice is said to be the same', async () => {
    const { out, exit } = await run(['compare', 'examples/demo.json', 'examples/demo.json'])
    expect([exit, out.includes('No value, outcome or score differs')]).toEqual([0, true])
  })
})

describe('corrections', () => {
  const from = (area: number, corrects?: object): Assessment =>
    createEngine([pack], { asOf: '2023-06-30' }).assess({ ...data(area), ...(corrects === undefined ? {} : { corrects }) })
  const correct = { digest: before.dataset.digest, reason: '面积误录', by: '街道办', on: '2023-07-01' }

  test('a dataset that states what it corrects has that in its assessment, and in its digest', () => {
    const after = from(25, correct)
    expect(after.dataset.corrects).toEqual(correct)
    expect(after.digest).not.toBe(from(25).digest)
    expect(after.dataset.digest).toBe(from(25).dataset.digest)
    expect(verify(after, { dataset: { ...data(25), corrects: { ...correct, reason: 'x' } }, packs: [pack] }).differences).toContainEqual(
      expect.objectContaining({ code: 'dataset-differs', path: '/dataset/corrects/reason', recorded: '面积误录', recomputed: 'x' }),
    )
  })

  test.each([
    ['that it corrects the earlier one', from(25, correct), 'stated'],
    ['that it corrects another one', from(25, { ...correct, digest: `sha256:${'0'.repeat(64)}` }), 'other'],
    ['nothing, although data of the same date differ', from(25), 'unstated'],
    ['nothing, and the data are the same', from(35), null],
    ['nothing, and the date is another', assess(25, pack, '2024-06-30'), null],
  ])('the later dataset says %s', (_, after, expected) => {
    expect(compareAssessments(before, after).correction).toBe(expected)
  })

  test.each([5, {}, { digest: 'x', reason: 'y' }, { ...correct, reason: '' }, { ...correct, on: '2023-02-30' }, { ...correct, more: 1 }])(
    'one stated wrongly is refused: %#',
    (corrects) => {
      expect(() => from(25, corrects as object)).toThrow(expect.objectContaining({ code: 'invalid-dataset' }))
    },
  )
})

describe('waivers and operands', () => {
  const waiver = { rule: 'tiny/w', unit: 'a', reason: 'x', signer: 'y', from: '2023-01-01', to: '2023-12-31' }
  const waivers = loadWaivers({ schema: 'wanzheng/waivers/1', waivers: [waiver] })
  const waived = createEngine([pack], { asOf: '2023-06-30', waivers }).assess(data(35))

  test('what a waiver changes has the waiver as its cause, and nothing else changes', () => {
    const comparison = compareAssessments(before, waived, { dataset: data(35), before: [pack], after: [pack] })
    expect(comparison.changes.map(({ path, causes }) => [path, causes])).toEqual([
      ['/waivers', ['waivers']],
      ['/withWaivers', ['waivers']],
    ])
    expect(compareAssessments(before, waived).changes.map(({ causes }) => causes)).toEqual([['waivers'], ['waivers']])
  })

  test('operands that only one lists are not compared; those of both are', () => {
    const listing = (area: number): Assessment => createEngine([pack], { asOf: '2023-06-30', operands: true }).assess(data(area))
    expect(compareAssessments(before, listing(35))).toMatchObject({ differs: { operands: true }, changes: [] })
    expect(compareAssessments(listing(35), listing(36)).changes.map(({ path }) => path)).toContain('/operands')
  })
})
