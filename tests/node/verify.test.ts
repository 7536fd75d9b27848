import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './run.js'

const temporary = mkdtempSync(join(tmpdir(), 'wanzheng-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const pilots = 'examples/pilot-communities.json'
const dataset = JSON.parse(readFileSync(pilots, 'utf8'))
const [first, second] = dataset.units as readonly { readonly id: string }[]
const path = (name: string): string => join(temporary, name)
const write = (name: string, content: unknown): string => {
  writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content))
  return path(name)
}
const edited = (name: string, change: (json: { units: Record<string, unknown>[]; [key: string]: unknown }) => void): string => {
  const json = JSON.parse(readFileSync(path('made.json'), 'utf8'))
  change(json)
  return write(name, json)
}

beforeAll(async () => {
  await run(['assess', pilots, '--format', 'json', '-o', path('made.json')])
  await run(['assess', pilots, '--format', 'ndjson', '-o', path('made.ndjson')])
})

describe.each(['json', 'ndjson'])('an assessment as %s', (form) => {
  test('is verified', async () => {
    const { exit, out, err } = await run(['verify', path(`made.${form}`), '--data', pilots])
    expect({ exit, out, err }).toEqual({
      exit: 0,
      out: expect.stringMatching(/^equal: 52 units recomputed, every byte the same \(sha256:[0-9a-f]{64}\)\n$/),
      err: '',
    })
  })

  test('is verified by json-logic-js in place of the own evaluator', async () => {
    const { exit, out } = await run(['verify', path(`made.${form}`), '--data', pilots, '--reference'])
    expect({ exit, out }).toEqual({ exit: 0, out: expect.stringMatching(/^equal: 52 units/) })
  })

  test('is verified from data as NDJSON, in another order', async () => {
    const { units, ...header } = dataset
    const data = write('shuffled.ndjson', [header, ...units.toReversed()].map((line) => `${JSON.stringify(line)}\n`).join(''))
    const { exit, out } = await run(['verify', path(`made.${form}`), '--data', data])
    // NDJSON has the order of the data it was made from, and says so when these have another.
    expect({ exit, isOrder: out.includes('in another order') }).toEqual(
      form === 'json' ? { exit: 0, isOrder: false } : { exit: 1, isOrder: true },
    )
  })

  test('names the unit and the value where the data are others', async () => {
    const other = structuredClone(dataset)
    other.units.find(({ id }: { readonly id: string }) => id === 'suzhou-aoyun').households = 123_456
    const data = write('other.json', other)
    const { exit, out } = await run(['verify', path(`made.${form}`), '--data', data])
    expect(exit).toBe(1)
    expect(out).toContain('unit suzhou-aoyun /digest: the data of this unit are others')
    expect(out).toContain('households = 123456')
    const zh = await run(['verify', path(`made.${form}`), '--data', data, '--lang', 'zh'])
    expect(zh.out).toContain('该单元的数据不同')
    expect(zh.out).not.toMatch(/recorded|differ/)
  })

  test('names a unit that the data no longer have, and one they have more', async () => {
    const data = write('fewer.json', { ...dataset, units: [...dataset.units.slice(1), { id: 'new', level: 'community' }] })
    const { exit, out } = await run(['verify', path(`made.${form}`), '--data', data])
    expect(exit).toBe(1)
    expect(out).toContain(`unit ${first?.id}: the assessment has this unit, the data do not`)
    expect(out).toContain('unit new: the data have this unit, the assessment does not')
  })
})

test('differences as JSON', async () => {
  const file = edited('forged.json', ({ units }) => {
    ;(units[0] as { grade: unknown }).grade = 'A'
  })
  const { exit, out } = await run(['verify', file, '--data', pilots, '--json'])
  const { equal, differences } = JSON.parse(out)
  expect({ exit, equal, codes: differences.map(({ code }: { code: string }) => code) }).toEqual({
    exit: 1,
    equal: false,
    codes: ['value-differs', 'seal-broken', 'digest-differs'].filter((code) => code !== 'digest-differs'),
  })
})

test('a line of NDJSON that was changed, dropped or cut off is noticed', async () => {
  const lines = readFileSync(path('made.ndjson'), 'utf8').trimEnd().split('\n')
  const [head = '', one = '', ...rest] = lines
  const changed = write('changed.ndjson', [head, one.replace('"status":"unknown"', '"status":"pass"'), ...rest].join('\n'))
  const dropped = write('dropped.ndjson', [head, ...rest].join('\n'))
  const cut = write('cut.ndjson', lines.slice(0, -1).join('\n'))
  expect((await run(['verify', changed, '--data', pilots])).out).toContain('/status: another value: recorded "pass" | recomputed "unknown"')
  expect((await run(['verify', dropped, '--data', pilots])).out).toContain('the data have this unit, the assessment does not')
  expect(await run(['verify', cut, '--data', pilots])).toMatchObject({
    exit: 3,
    err: expect.stringContaining('the last line, with the digest, is missing'),
  })
})

test('a pack that is not at hand, and one that is another, are named', async () => {
  const missing = edited('missing.json', (json) => {
    json.packs = [{ ...(json.packs as readonly object[])[0], version: '9.9.9' }]
  })
  expect(await run(['verify', missing, '--data', pilots])).toMatchObject({ exit: 1, out: expect.stringContaining('notice-2022-48@9.9.9') })
  const pack = JSON.parse(readFileSync('rules/notice-2022-48/releases/1.0.1.json', 'utf8'))
  pack.parameters['service-area-per-100-households'].values[0].value = 31
  const { exit, out } = await run(['verify', path('made.json'), '--data', pilots, '--pack', write('pack.json', pack)])
  expect({ exit, out }).toMatchObject({ exit: 1, out: expect.stringContaining('the pack of this name and version is another one') })
})

describe('one unit, without the others', () => {
  const alone = (): string => write('one.json', { ...dataset, units: [second] })
  const proof = (): string => path('proof.json')
  beforeAll(async () => {
    await run(['prove', pilots, '--unit', second?.id ?? '', '-o', proof()])
  })

  test('is shown to belong, and judged again', async () => {
    const { exit, out } = await run(['verify', path('made.json'), '--data', alone(), '--proof', proof()])
    expect({ exit, lines: out.trimEnd().split('\n').length }).toEqual({ exit: 0, lines: 2 })
    expect(out).toContain(`unit ${second?.id} belongs to the dataset of the assessment`)
  })

  test('is found in the whole dataset too, without judging the others', async () => {
    const { exit, out } = await run(['verify', path('made.ndjson'), '--data', pilots, '--unit', second?.id ?? ''])
    expect({ exit, isMember: out.includes(`unit ${second?.id} belongs to the dataset`) }).toEqual({ exit: 0, isMember: true })
    expect(out).toContain('equal: 1 unit recomputed')
    expect(await run(['verify', path('made.json'), '--data', pilots, '--unit', 'nobody'])).toMatchObject({ exit: 2 })
    expect(await run(['verify', path('made.json'), '--data', pilots, '--proof', proof(), '--unit', first?.id ?? ''])).toMatchObject({
      exit: 2,
      err: expect.stringContaining(`is for unit ${second?.id}`),
    })
  })

  test('is refused with other data, another proof, or a result that was changed', async () => {
    const other = write('one-other.json', { ...dataset, units: [{ ...second, households: 5 }] })
    expect(await run(['verify', path('made.json'), '--data', other, '--proof', proof()])).toMatchObject({ exit: 1 })
    await run(['prove', pilots, '--unit', first?.id ?? '', '-o', path('proof-first.json')])
    expect(await run(['verify', path('made.json'), '--data', alone(), '--proof', path('proof-first.json')])).toMatchObject({ exit: 2 })
    const json = JSON.parse(readFileSync(proof(), 'utf8'))
    const bent = write('bent.json', { ...json, path: json.path.slice(1) })
    expect(await run(['verify', path('made.json'), '--data', alone(), '--proof', bent])).toMatchObject({ exit: 1 })
    expect(await run(['verify', path('made.json'), '--data', alone(), '--proof', pilots])).toMatchObject({ exit: 3 })
  })

  test('a result whose other units were changed is refused too', async () => {
    const file = edited('others.json', ({ units }) => {
      const other = units.find(({ id }) => id === first?.id) as { grade: unknown }
      other.grade = 'A'
    })
    expect(await run(['verify', file, '--data', alone(), '--proof', proof()])).toMatchObject({
      exit: 1,
      out: expect.stringContaining('changed after it was made'),
    })
  })
})

test.each([
  [['verify', 'nothing.json', '--data', pilots], 2, 'nothing.json: cannot be read'],
  [['verify', pilots, '--data', pilots], 3, 'expected an assessment of the format wanzheng/assessment/1'],
  [['verify', pilots], 2, '--data FILE is required'],
  [['prove', pilots], 2, '--unit ID is required'],
  [['prove', pilots, '--unit', 'nobody'], 2, 'no unit "nobody"'],
])('%j ends with a coded message', async (argv, exit, message) => {
  expect(await run(argv)).toMatchObject({ exit, err: expect.stringContaining(message) })
})
