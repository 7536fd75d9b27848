import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from './run.js'
import { converted, hasOffice, sheetsOf } from './soffice.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-office-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
const example = (name: string): string => resolve(import.meta.dirname, '../../examples', name)
const linesOf = (csv: string | undefined): readonly string[] =>
  (csv ?? '')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\n')

if (!hasOffice) console.warn('\n*** LibreOffice is not installed: what is written for it is not opened in it. ***\n')

describe.skipIf(!hasOffice)('in LibreOffice (skipped where it is not installed)', () => {
  test('a workbook of everything has its sheets, with the same rows as the CSV', async () => {
    await run(['assess', example('demo-city.json'), '--format', 'xlsx', '--lang', 'zh', '-o', at('all.xlsx')])
    const { out } = await run(['assess', example('demo-city.json'), '--format', 'csv', '--lang', 'zh'])
    const sheets = sheetsOf(at('all.xlsx'), folder)
    expect([...sheets.keys()]).toEqual(['汇总', '结果', '短板', '未知', '先测什么', '说明'])
    expect(linesOf(sheets.get('结果'))).toEqual(linesOf(out.replaceAll('\r\n', '\n')))
    expect(linesOf(sheets.get('汇总')).find((line) => line.startsWith('990101001002'))).toMatch(
      /^990101001002,新苑社区（虚构）,社区,1,2,20\.49,100,待定（A–D）/,
    )
    expect(linesOf(sheets.get('汇总')).at(-1)).toMatch(/^合计,,,,,,,,,30,8,94,1/)
  })

  test('names that look like formulas, codes and dates come back as they were', async () => {
    const names = [
      '=HYPERLINK("http://x","y")',
      '+1',
      '-1',
      '@SUM(A1)',
      "=cmd|'/C calc'!A0",
      '3-5',
      '007',
      '1E5',
      'TRUE',
      '2023-06-30',
      '\u202Ex',
    ]
    const units = names.map((name, index) => ({ id: `00${index}`, level: 'community', name, surveyedFacilities: 'all', facilities: [] }))
    writeFileSync(at('hostile.json'), JSON.stringify({ id: 'd', asOf: '2023-06-30', units }))
    await run(['gaps', at('hostile.json'), '-o', at('hostile.xlsx'), '--lang', 'en'])
    const lines = linesOf(sheetsOf(at('hostile.xlsx'), folder).get('Gaps')).slice(1)
    const plain = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    for (const [index, name] of names.entries()) expect(lines.some((line) => line.startsWith(`00${index},${plain(name)},`))).toBe(true)
  })

  test('the table of the half-year report is a table in Writer, with every cell', async () => {
    await run(['half-year', example('demo.json'), example('demo.json'), '--lang', 'zh', '-o', at('half.html')])
    const text = readFileSync(converted(at('half.html'), 'fodt', folder, 'HTML (StarWriter)'), 'utf8')
    expect(text.match(/<table:table /g)?.length).toBe(2)
    const cells = readFileSync(at('half.html'), 'utf8').match(/<t[dh] /g)?.length
    expect(text.match(/<table:table-cell /g)?.length).toBe(cells)
    for (const one of ['试点工作半年进展（2023年6月30日 至 2023年6月30日）', '完成率', '0.00%', '示范社区（虚构）'])
      expect(text).toContain(one)
  })
})
