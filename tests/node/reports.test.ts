import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readWorkbook, writeWorkbook } from '../../src/node/spreadsheet.js'
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

test('a plan that staff filled in is read back', async () => {
  const file = at('plan.xlsx')
  expect(await run(['plan', demo, '--lang', 'zh', '-o', file])).toMatchObject({ exit: 0 })
  const empty = await run(['progress', file, '--json'])
  expect(JSON.parse(empty.out)).toMatchObject({ projects: 16, states: { blank: 16 }, problems: [] })
  const book = await readWorkbook(readFileSync(file))
  if ('refused' in book) throw new Error(book.refused)
  const texts: readonly (readonly [string, string])[] = [
    ['进展', '已完成'],
    ['责任单位', '区民政局'],
    ['进展', '快了'],
  ]
  const sheets = book.sheets.map((sheet, index) => {
    const heads = (sheet.rows[0] ?? []).map(({ value }) => value)
    const told = index === 0 ? texts : []
    return {
      ...sheet,
      rows: sheet.rows.map((row, y) =>
        heads.map((head, x) => ({
          value: told.find(([column], place) => place + 1 === y && column === head)?.[1] ?? row[x]?.value ?? null,
        })),
      ),
    }
  })
  writeFileSync(file, await writeWorkbook({ sheets }))
  const { exit, out, err } = await run(['progress', file, '--lang', 'zh'])
  expect(exit).toBe(3)
  expect(out).toContain('| 合计 |  | 16 | 15 | 0 | 0 | 1 | 0 |')
  expect(out).toContain('| 1 / 16 | 0 / 16 |')
  expect(err).toBe(`${file}#4 进展：unknown-state：“快了”不在 未开始、进行中、已完成、已取消 之中\n`)
})

test.each<[string, string | Uint8Array, string]>([
  ['text', 'a,b\n1,2\n', 'not-a-zip'],
  ['nothing', '', 'not-a-zip'],
  ['half a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), ''],
])('a plan that is %s is refused with a reason', async (_, content, code) => {
  writeFileSync(at('no-plan.xlsx'), content)
  const { exit, err } = await run(['progress', at('no-plan.xlsx')])
  expect(exit).toBe(3)
  expect(err).toContain(code)
  expect(err).not.toContain('internal-error')
})

test('a workbook of something else is no plan', async () => {
  await run(['gaps', demo, '-o', at('gaps.xlsx')])
  expect(await run(['progress', at('gaps.xlsx')])).toMatchObject({ exit: 3, err: expect.stringContaining('no-projects') })
})
