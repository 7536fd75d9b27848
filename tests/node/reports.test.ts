import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-reports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const demo = resolve(import.meta.dirname, '../../examples/demo.json')
const at = (name: string): string => join(folder, name)

async function assessedFile(): Promise<string> {
  const file = at('assessed.json')
  expect(await run(['assess', demo, '--json', '-o', file])).toMatchObject({ exit: 0 })
  return file
}

test.each(['gaps', 'plan'])('"%s" of an assessment is that of its dataset', async (command) => {
  const [one, other] = [await run([command, await assessedFile()]), await run([command, demo])]
  expect(one).toEqual(other)
  expect(one.exit).toBe(0)
})

test.each<[string, RegExp]>([
  ['list.csv', /^\uFEFF社区编号,社区,项目,现状,要求,缺口,缺口单位,条款,要求程度,整改方式,/],
  ['list.html', /^<!doctype html>\n<html lang="zh-CN">/],
  ['list.md', /^## 短板清单\n/],
  ['list', /^## 短板清单\n/],
])('the name %s says the form', async (name, start) => {
  expect(await run(['gaps', demo, '--lang', 'zh', '-o', at(name)])).toMatchObject({ exit: 0, out: '' })
  expect(readFileSync(at(name), 'utf8')).toMatch(start)
})

test.each<[string, (json: { units: { score: object }[]; packs: { digest: string }[] }) => unknown, RegExp]>([
  ['a score was changed', (json) => Object.assign(json.units[0]?.score ?? {}, { low: 100 }), /the digest does not fit/],
  ['a unit is none', (json) => json.units.push(null as never), /does not have the form/],
  ['there are no units', (json) => Reflect.deleteProperty(json, 'units'), /does not have the form/],
])('refused with a reason: %s', async (_, change, message) => {
  const json = JSON.parse(readFileSync(await assessedFile(), 'utf8'))
  change(json)
  writeFileSync(at('changed.json'), JSON.stringify(json))
  const { exit, out, err } = await run(['gaps', at('changed.json')])
  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect(err).toMatch(message)
})

test('a half-year report names what was closed; the earlier comes first, and both by the same packs', async () => {
  const later = at('later.json')
  writeFileSync(
    later,
    readFileSync(demo, 'utf8')
      .replace('"2023-06-30"', '"2023-12-31"')
      .replace('"drainage": { "value": "partial"', '"drainage": { "value": "yes"'),
  )
  const { exit, out } = await run(['half-year', await assessedFile(), later, '--lang', 'zh'])
  expect(exit).toBe(0)
  expect(out).toContain('| 990101001001 | 示范社区（虚构） | 16 | 1 | 15 | 0 | 0 | 0 | 0 | 15 | 6.25% |')
  expect(out).toContain('| 排水设施完好 | 已补齐 | 部分达标 | 达标 |')
  expect(await run(['half-year', later, demo])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('the earlier assessment comes first'),
  })
  expect(await run(['assess', demo, '--json', '--pack', 'gb50180-2018', '-o', at('other.json')])).toMatchObject({ exit: 0 })
  expect(await run(['half-year', at('other.json'), later])).toMatchObject({ exit: 2, err: expect.stringContaining('cannot be compared') })
})

test('forms that a list does not have are refused with those it has', async () => {
  expect(await run(['gaps', demo, '--format', 'ndjson'])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('not one of md, csv, html'),
  })
  expect((await run(['gaps', '--help'])).out).toContain('--format md|csv|html')
})
