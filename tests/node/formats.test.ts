import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createEngine } from '../../src/engine.js'
import { main } from '../../src/node/main.js'
import { readPacks } from '../../src/node/pack-references.js'
import { run } from './run.js'

const packs = await readPacks(['notice-2022-48'], 'en')
const pilots = 'examples/pilot-communities.json'
const dataset = JSON.parse(readFileSync(pilots, 'utf8'))
const { units: given, ...header } = dataset
const ndjson = [header, ...given].map((line) => `${JSON.stringify(line)}\n`).join('')
const temporary = mkdtempSync(join(tmpdir(), 'wanzheng-'))
afterAll(() => rmSync(temporary, { recursive: true }))

interface Line {
  readonly id: string
  readonly [key: string]: unknown
}

test('JSON is the assessment of the engine, indented, byte for byte', async () => {
  const { out, exit } = await run(['assess', pilots, '--format', 'json'])
  expect(exit).toBe(0)
  expect(out).toBe(`${JSON.stringify(createEngine(packs).assess(dataset), null, 2)}\n`)
})

test('a dataset of no units is an assessment of no units', async () => {
  const empty = { id: 'none', asOf: '2023-06-30', units: [] }
  const { out } = await run(['assess', '-', '--json'], { stdin: JSON.stringify(empty) })
  expect(JSON.parse(out)).toEqual(createEngine(packs).assess(empty))
})

test('NDJSON in gives what JSON in gives, but for the paths of issues', async () => {
  const fromLines = JSON.parse((await run(['assess', '-', '--json'], { stdin: ndjson })).out)
  const { issues, ...rest } = createEngine(packs).assess(dataset)
  expect({ ...fromLines, issues: [] }).toEqual({ ...rest, issues: [] })
  expect(fromLines.issues.map(({ code }: { code: string }) => code)).toEqual(issues.map(({ code }) => code))
  expect(fromLines.issues[0].path).toBe(issues[0]?.path.replace(/^\/units\/(\d+)/, (_, index) => `/lines/${Number(index) + 2}`))
})

test('NDJSON out has a head, one line a unit in the order given, and a last line with the digest of the JSON form', async () => {
  const shuffled = [...given].reverse()
  const { out } = await run(['assess', '-', '--format', 'ndjson'], { stdin: JSON.stringify({ ...dataset, units: shuffled }) })
  const lines: readonly Line[] = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { units, schema: _, issues, ...whole } = createEngine(packs).assess(dataset)
  const { dataset: read, digest, ...head } = whole
  expect(lines[0]).toEqual({ schema: 'wanzheng/assessment-stream/1', ...head })
  expect(lines.slice(1, -1).map(({ id }) => id)).toEqual(shuffled.map(({ id }: Line) => id))
  expect(lines.slice(1, -1).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(units)
  expect(lines.at(-1)).toMatchObject({ dataset: read, digest })
  expect(lines.at(-1)?.issues).toHaveLength(issues.length)
})

test.each(['table', 'json', 'md', 'csv'])('%s does not depend on the order of rows and keys', async (format) => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, part]) => [key, reversed(part)]),
    )
  }
  const turned = JSON.stringify(reversed({ ...dataset, units: [...given].reverse() }))
  const [there, back] = [
    await run(['assess', pilots, '--format', format]),
    await run(['assess', '-', '--format', format], { stdin: turned }),
  ]
  const withoutIssues = (text: string): string => text.replace(/\n {2}"issues": \[[\s\S]*?\n {2}\],/, '')
  expect(withoutIssues(back.out)).toBe(withoutIssues(there.out))
})

test('without a header line the date comes from --as-of', async () => {
  const stdin = '{"id":"a","level":"community"}'
  expect(await run(['assess', '-'], { stdin })).toMatchObject({ exit: 2, out: '' })
  const { exit, out } = await run(['assess', '-', '--as-of', '2023-06-30', '--json'], { stdin })
  expect({ exit, ids: JSON.parse(out).units.map(({ id }: Line) => id) }).toEqual({ exit: 0, ids: ['a'] })
})

test('--as-of goes before the date of the dataset', async () => {
  const { out } = await run(['assess', 'examples/first.json', '--as-of', '2022-01-01', '--json'])
  const { asOf, units } = JSON.parse(out)
  expect(asOf).toBe('2022-01-01')
  expect(units[0].counts).toMatchObject({ pass: 0, fail: 0, unknown: 0 })
})

test('a file that says .ndjson is read by lines even where its first line is broken', async () => {
  const file = join(temporary, 'broken.ndjson')
  writeFileSync(file, '{"id":\n{"id":"a","level":"community"}\n')
  const { exit, out } = await run(['assess', file, '--as-of', '2023-06-30', '--json'])
  expect({ exit, units: JSON.parse(out).units.length }).toEqual({ exit: 3, units: 1 })
})

test.each(['table', 'json', 'ndjson', 'md', 'csv'])('-o writes what would be printed as %s', async (format) => {
  const file = join(temporary, `out.${format}`)
  const { out } = await run(['assess', pilots, '--format', format])
  expect(await run(['assess', pilots, '--format', format, '-o', file])).toMatchObject({ out: '' })
  expect(readFileSync(file, 'utf8')).toBe(out)
})

test('-o - is standard output', async () => {
  expect((await run(['assess', pilots, '-o', '-'])).out).toBe((await run(['assess', pilots])).out)
})

test('a result may take the place of the file it was made from, and a failed run leaves no file behind', async () => {
  const file = join(temporary, 'both.ndjson')
  writeFileSync(file, ndjson)
  await run(['assess', file, '--format', 'ndjson', '-o', file])
  expect(readFileSync(file, 'utf8').split('\n')[0]).toContain('assessment-stream')
  const before = readdirSync(temporary)
  const failed = await run(['assess', '-', '--as-of', '2023-06-30', '-o', join(temporary, 'never.json')], { stdin: '{' })
  expect({ exit: failed.exit, left: readdirSync(temporary) }).toEqual({ exit: 3, left: before })
  expect(existsSync(join(temporary, 'never.json'))).toBe(false)
})

test('who reads the output may stop reading', async () => {
  const broken = async (): Promise<void> => {
    throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  }
  const errors: string[] = []
  const stderr = { write: async (text: string) => void errors.push(text), columns: null }
  const exit = await main(['assess', pilots], {
    stdin: (async function* () {})(),
    stdout: { write: broken, columns: null },
    stderr,
    env: {},
    locale: '',
  })
  expect({ exit, errors }).toEqual({ exit: 0, errors: [] })
})

test('warnings are shown up to a number, and counted beyond it', async () => {
  const units = Array.from({ length: 30 }, (_, index) => ({ id: `u${index}`, level: 'community', [`housholds${index}`]: 1, population: 2 }))
  const { exit, err } = await run(['assess', '-'], { stdin: JSON.stringify({ id: 'w', asOf: '2023-06-30', units }) })
  expect({ exit, lines: err.trimEnd().split('\n').length }).toEqual({ exit: 0, lines: 21 })
  expect(err).toContain('11 more warnings; "wanzheng check" lists them all')
  expect(err).toContain('/units/0/population: no loaded rule reads "population" (and in 29 more places)\n')
})

test('several packs each give their result, and explain wants the pack where a rule is in two', async () => {
  const { out, exit } = await run(['assess', 'examples/demo.json', '--pack', 'notice-2022-48', '--pack', 'jkg-2020-7', '--json'])
  const [unit] = JSON.parse(out).units
  expect({ exit, packs: unit.results.map(({ pack }: { pack: string }) => pack) }).toEqual({
    exit: 0,
    packs: ['notice-2022-48', 'jkg-2020-7'],
  })
  expect(unit.score).toEqual(unit.results[0].score)
})

test('colour only on a terminal, and never with NO_COLOR', async () => {
  const coloured = await run(['assess', 'examples/first.json'], { columns: 100 })
  expect(coloured.out).toContain('\u001B[')
  expect((await run(['assess', 'examples/first.json'])).out).not.toContain('\u001B')
  expect((await run(['assess', 'examples/first.json'], { columns: 100, env: { NO_COLOR: '1' } })).out).not.toContain('\u001B')
})
