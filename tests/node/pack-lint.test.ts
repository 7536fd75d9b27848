import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { packWorkbook } from '../../src/node/pack-workbook.js'
import { writeWorkbook } from '../../src/node/spreadsheet.js'
import type { Pack } from '../../src/schema/pack.js'
import { IDS, released } from '../author/sheets/edited.js'
import { run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const notice = released('notice-2022-48')

function file(name: string, json: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(json))
  return path
}

const shifted: Pack = {
  ...notice,
  rules: notice.rules.map((rule) => (rule.id === 'service-area-per-100-households' ? { ...rule, unit: '户' } : rule)),
}

describe('pack lint', () => {
  test('finds no errors in the bundled packs', async () => {
    const { exit, out } = await run(['pack', 'lint', ...IDS])
    expect(out.split('\n').filter((line) => line.startsWith('error'))).toEqual([])
    expect(exit).toBe(0)
  }, 60_000)

  test('names rule, place, what is wrong, why and how to mend it, in both languages, and exits with 1', async () => {
    const path = file('shifted.json', shifted)
    const english = await run(['pack', 'lint', path])
    expect(english.exit).toBe(1)
    expect(english.out).toMatch(
      /^error measure-unit {2}\/rules\/\d+\/measure \[service-area-per-100-households\]: the measure is in 1\/100 m²·户⁻¹, the rule says "户"\n {4}the limit is compared/,
    )
    const chinese = await run(['pack', 'lint', path, '--lang', 'zh'])
    expect(chinese.out).toMatch(/^错误 measure-unit {2}\/rules\/\d+\/measure \[service-area-per-100-households\]：指标的单位是/)
  })

  test('warnings fail with --strict only', async () => {
    const path = file('undeclared.json', { ...notice, facts: { ...notice.facts, spare: { title: { en: 'x', zh: '某' }, expression: 1 } } })
    expect((await run(['pack', 'lint', path])).exit).toBe(0)
    expect((await run(['pack', 'lint', path, '--strict'])).exit).toBe(1)
  })

  test('names the cell of a workbook', async () => {
    const path = join(folder, 'shifted.xlsx')
    writeFileSync(path, await writeWorkbook(packWorkbook(shifted)))
    const { exit, out } = await run(['pack', 'lint', path])
    expect(exit).toBe(1)
    expect(out).toMatch(/^error measure-unit {2}规则![A-Z]+\d+ \[service-area-per-100-households\]: /)
  })

  test('names the entry of an overlay, and says only what is not in its base', async () => {
    const overlay = {
      schema: 'wanzheng/overlay/1',
      id: 'province',
      version: '1.0.0',
      base: { id: notice.id, version: notice.version },
      title: { en: 'x', zh: '某' },
      reweight: [{ group: 'facilities', weight: 45 }],
    }
    const { exit, out } = await run(['pack', 'lint', file('overlay.json', overlay)])
    expect(exit).toBe(1)
    expect(out).toMatch(/^error weights-sum {2}\/reweight\/0: /)
    const other = await run([
      'pack',
      'lint',
      file('other.json', { ...overlay, base: { ...overlay.base, digest: `sha256:${'0'.repeat(64)}` } }),
    ])
    expect(other.out).toMatch(/^error overlay-base {2}\/base: /)
    expect((await run(['pack', 'lint', 'examples/overlays/example-province.json'])).exit).toBe(0)
  })

  test('writes SARIF 2.1.0 with what its schema requires', async () => {
    const { out } = await run(['pack', 'lint', file('shifted.json', shifted), '--format', 'sarif'])
    const { version, $schema, runs } = JSON.parse(out)
    expect([version, $schema]).toEqual(['2.1.0', 'https://json.schemastore.org/sarif-2.1.0.json'])
    const [{ tool, results }] = runs
    expect(tool.driver.name).toBe('wanzheng')
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const result of results) {
      expect(ids[result.ruleIndex]).toBe(result.ruleId)
      expect(['none', 'note', 'warning', 'error']).toContain(result.level)
      expect(result.message.text).not.toBe('')
      expect(result.locations[0].physicalLocation.artifactLocation.uri).toContain('shifted.json')
      expect(result.locations[0].logicalLocations[0].fullyQualifiedName).not.toBe('')
    }
  })

  test('writes JSON with a count of each severity', async () => {
    const { out } = await run(['pack', 'lint', 'notice-2022-48', '--json'])
    const [{ name, counts, findings }] = JSON.parse(out)
    expect(name).toBe('notice-2022-48')
    expect(counts).toEqual({ error: 0, warning: 0, note: findings.length })
  })

  test.each([
    ['a dataset', { units: [] }],
    ['a list', [1]],
    ['a number', 7],
  ])('%s is no pack: exit 3, with the name of the file', async (name, json) => {
    const path = file(`${name}.json`, json)
    const { exit, err } = await run(['pack', 'lint', path])
    expect(exit).toBe(3)
    expect(err).toContain(path)
  })
})

test('pack sentences says every rule, in the language asked for', async () => {
  const english = await run(['pack', 'sentences', 'notice-2022-48'])
  expect(english.out.match(/^ {4}/gm)?.length).toBe(notice.rules.length)
  const chinese = await run(['pack', 'sentences', 'notice-2022-48', '--lang', 'zh', '--json'])
  expect(JSON.parse(chinese.out)).toHaveLength(notice.rules.length)
})
