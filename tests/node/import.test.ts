import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { IMPORT_LIMITS, type ImportLimits, type ImportPart, importParts } from '../../src/node/import-parts.js'
import { readWorkbook, writeWorkbook } from '../../src/node/spreadsheet.js'
import type { CellValue } from '../../src/node/workbook.js'
import { zip } from '../../src/node/zip.js'
import type { ImportEntry, ImportReport } from '../../src/rows/report.js'
import type { Dataset, Unit } from '../../src/schema/dataset.js'
import { type Run, run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
const example = (name: string): string => resolve(import.meta.dirname, '../../examples', name)
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content)
  return at(name)
}
const book = async (name: string, ...rows: readonly (readonly CellValue[])[]): Promise<string> =>
  put(name, await writeWorkbook({ sheets: [{ name: '表', rows: rows.map((row) => row.map((value) => ({ value }))) }] }))

interface Imported extends Run {
  readonly dataset: Dataset
  readonly report: ImportReport
}

async function imported(files: readonly string[], ...options: readonly string[]): Promise<Imported> {
  const done = await run(['import', ...files, '-o', at('out.json'), `--report=${at('report.json')}`, ...options])
  const json = (name: string): unknown => JSON.parse(readFileSync(at(name), 'utf8'))
  return { ...done, dataset: json('out.json') as Dataset, report: json('report.json') as ImportReport }
}

/** Every cell under the header is in the dataset as it stood, or has an entry. */
function expectNothingLost({ report }: Imported, cells: number): void {
  const { unchanged, units: _, facilities: __, ...treated } = report.counts
  expect(unchanged + Object.values(treated).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(cells)
}

test('two files joined by code: what was read, normalised, guessed, left out and quarantined, by row and column', async () => {
  const files = [example('communities-gbk.csv'), example('facilities.csv')]
  const { exit, out, dataset, report } = await imported(files, '--lang', 'zh', '--as-of', '2023-06-30')
  expect(exit).toBe(3)
  expect(dataset.units.map(({ id, facilities }) => [id, facilities?.length])).toEqual([
    ['990101001001', 4],
    ['990101001002', 2],
    ['990101001003', 2],
    ['990101001004', 1],
  ])
  expect(dataset.units.map(({ households }) => households)).toEqual([1030, 1200, undefined, { min: 2000 }])
  expect(out).toContain('communities-gbk.csv · 文本表格 · GB18030/GBK (由字节推测) · 分隔符 ,')
  expect(out).toContain('!A7：整行向左错了 1 列')
  expect(out).toContain('!A9：“游泳馆”不是已知的设施类型')
  expect(report.entries.find(({ code }) => code === 'approximate')).toMatchObject({
    row: 4,
    column: 5,
    raw: '约1200户',
    path: '/units/1/households',
  })
  const scored = await run(['assess', at('out.json')])
  expect(scored.exit).toBe(0)
})

test('what is wrong with every cell can be listed, in words, as a table and as a workbook', async () => {
  const listed = await run(['import', example('facilities.csv'), '--report', '--lang', 'en'])
  expect(listed.err).toMatch(/facilities\.csv!B2: "幼儿园" read as "?kindergarten"? \[Normalised choice\]|\[Normalised/)
  expect(JSON.parse(listed.out)).toMatchObject({ id: 'facilities' })
  await run(['import', example('facilities.csv'), '-o', at('o.json'), `--report=${at('report.xlsx')}`, '--lang', 'zh'])
  const sheets = await readWorkbook(readFileSync(at('report.xlsx')))
  expect('refused' in sheets ? sheets : sheets.sheets.map(({ name }) => name)).toEqual(['单元格', '表格', '各列', '说明'])
  await run(['import', example('facilities.csv'), '-o', at('o.json'), `--report=${at('report.csv')}`, '--lang', 'zh'])
  expect(readFileSync(at('report.csv'), 'utf8')).toMatch(/^\uFEFF处理,文件,工作表,单元格,原文,说明/)
})

test('a mapping that "inputs --map" wrote is remembered, and may be edited', async () => {
  const file = put('odd.csv', '社区代码,社区名称,规模\n350203001001,甲社区,1030\n')
  expect((await imported([file])).dataset.units[0]?.households).toBeUndefined()
  await run(['inputs', '--map', file, '-o', at('mapping.json')])
  const mapping = JSON.parse(readFileSync(at('mapping.json'), 'utf8')) as { columns: { header: string; target: string | null }[] }
  const column = mapping.columns.find(({ header }) => header === '规模')
  if (column !== undefined) column.target = 'households'
  put('mapping.json', JSON.stringify(mapping))
  expect((await imported([file], '--map', at('mapping.json'))).dataset.units[0]?.households).toBe(1030)
  put('mapping.json', '{"schema":"wanzheng/mapping/1","colums":[]}')
  const refused = await run(['import', file, '--map', at('mapping.json')])
  expect(refused).toMatchObject({ exit: 3, out: '' })
  expect(refused.err).toContain('mapping.json#')
})

test('a long table is read in parts, with the same units and places as at once', async () => {
  const lines = Array.from(
    { length: 500 },
    (_, index) =>
      `${350203001001 + Math.floor(index / 2)},第${Math.floor(index / 2)}社区,小区${index},${index % 7 === 0 ? '约' : ''}${500 + index}\n`,
  )
  const content = `社区代码,社区名称,小区名称,户数\n${lines.join('')}`
  const parts = async (limits: ImportLimits, text: string): Promise<ImportPart> => {
    const source = {
      file: 'long.csv',
      chunks: (async function* () {
        yield new TextEncoder().encode(text)
      })(),
    }
    const all = importParts([source], { id: 'd' }, limits)
    const units: Unit[] = []
    const entries: ImportEntry[] = []
    for await (const part of all) {
      units.push(...part.units)
      entries.push(...part.entries)
    }
    return { units, entries }
  }
  const atOnce = await parts(IMPORT_LIMITS, content)
  const inParts = await parts({ alone: 200, joined: 1, part: 37 }, content)
  expect(inParts.units).toEqual(atOnce.units)
  const places = ({ entries }: ImportPart): readonly string[] =>
    entries.map(({ code, address, path }) => `${address} ${code} ${path}`).sort()
  expect(places(inParts)).toEqual(places(atOnce))
  const turned = content.replaceAll(/^(.*?,.*?),(.*)$/gm, '$2,$1')
  const turnedAtOnce = await parts(IMPORT_LIMITS, turned)
  expect(turnedAtOnce.units).toHaveLength(250)
  const turnedInParts = await parts({ alone: 200, joined: 1, part: 33 }, turned)
  expect(turnedInParts.units).toEqual(turnedAtOnce.units)
  const again = await parts({ alone: 200, joined: 1, part: 37 }, `${content}350203001001,第0社区,小区x,700\n`)
  expect(again.entries.at(-1)).toMatchObject({ code: 'duplicate-unit', row: 502, params: { id: '350203001001' } })
})

test('a bar on a terminal, nothing elsewhere', async () => {
  const file = put('bar.csv', '社区代码,户数\n350203001001,1030\n')
  expect((await run(['import', file, '-o', at('o.json')])).err).toBe('')
})

describe('bad rows: each is told by file, row and column in both languages, and the others are read', () => {
  const HEAD = '社区代码,社区名称,户数,用地面积（公顷）\n'
  const GOOD = '350203001001,甲社区,1030,5.2\n'
  test.each<[string, string, string, string]>([
    ['the header again', `${HEAD}${GOOD}${HEAD}350203001002,乙社区,900,4\n`, 'repeated-header', 'A3'],
    ['units mixed in a column', `${HEAD}${GOOD}350203001002,乙社区,900,28.52亩\n`, 'unit-mixed', 'D3'],
    ['the same code twice', `${HEAD}${GOOD}350203001001,另社区,900,4\n`, 'duplicate-unit', 'A3'],
    ['a code that lost its digits', `${HEAD}${GOOD}3.50203E+11,乙社区,900,4\n`, 'digits-lost', 'A3'],
    ['a total', `${HEAD}${GOOD}合计,,1030,5.2\n`, 'total-row', 'A3'],
    ['a unit of something else', `${HEAD}${GOOD}350203001002,乙社区,900,4户\n`, 'unit-incompatible', 'D3'],
    ['no code and no name', `${HEAD}${GOOD},,900,4\n`, 'no-identity', 'C3'],
  ])('%s', async (name, content, code, address) => {
    const file = put(`${name.replaceAll(' ', '-')}.csv`, content)
    for (const language of ['en', 'zh']) {
      const done = await imported([file], '--lang', language)
      expect(done.report.entries.find((entry) => entry.code === code)).toMatchObject({ address, file })
      expect(done.dataset.units[0]).toMatchObject({ id: '350203001001', households: 1030, landArea: 52_000 })
      expect(done.out).toContain(`${file}!${address}${language === 'zh' ? '：' : ': '}`)
      expect(done.out + done.err).not.toMatch(/undefined|\[object|TypeError|internal-error/)
      expectNothingLost(done, 5)
    }
  })

  test('cells that look like formulas stay texts, and come out of a report as texts', async () => {
    const file = put('formula.csv', `${HEAD}350203001001,"=cmd|'/C calc'!A0",1030,5.2\n`)
    const { dataset } = await imported([file])
    expect(dataset.units[0]?.name).toBe("=cmd|'/C calc'!A0")
    const bad = put('formula2.csv', `${HEAD}350203001001,甲社区,"=1+1",5.2\n`)
    const { report } = await imported([bad])
    expect(report.entries.find(({ address }) => address === 'C2')).toMatchObject({ raw: '=1+1' })
    await run(['import', bad, '-o', at('o.json'), `--report=${at('formula.report.csv')}`])
    expect(readFileSync(at('formula.report.csv'), 'utf8')).toContain(",'=1+1,")
  })

  test('an error, a formula without result, a date and a share of a workbook', async () => {
    const file = await book(
      'cells.xlsx',
      ['社区代码', '社区名称', '户数'],
      ['350203001001', '甲社区', 1030],
      ['350203001002', '乙社区', '#N/A'],
    )
    const { dataset } = await imported([file])
    expect(dataset.units.map(({ households }) => households)).toEqual([1030, undefined])
  })
})

describe('bad files: nothing is written, and one line says why', () => {
  const huge = zip([
    ['[Content_Types].xml', new TextEncoder().encode('<Types/>')],
    ['xl/worksheets/sheet1.xml', new Uint8Array(600_000_000)],
  ])
  test.each<[string, string, string | Uint8Array, number, string]>([
    ['a file with only a header', 'head.csv', '社区代码,社区名称,户数\n', 3, 'no-units'],
    ['a table without header', 'none.csv', '1,2\n3,4\n', 3, 'no-units'],
    ['an empty file', 'empty.csv', '', 3, 'empty-file'],
    ['a zip bomb', 'bomb.xlsx', huge, 3, 'too-large'],
    ['an open quotation mark', 'quote.csv', '社区代码,户数\n350203001001,"1030\n', 3, 'open-quote'],
  ])('%s', async (_, name, content, exit, code) => {
    const file = put(name, content)
    for (const language of ['en', 'zh']) {
      const done = await run(['import', file, '-o', at(`${name}.json`), '--lang', language])
      expect(done.exit).toBe(exit)
      expect(done.err).toMatch(new RegExp(`${code}${language === 'zh' ? '：' : ': '}`))
      expect(done.err).not.toMatch(/\bat .+:\d+:\d+|undefined|internal-error/)
    }
  })

  test('a directory, a file that is not there, a sheet that is not there, an unknown level', async () => {
    mkdirSync(at('folder'))
    expect(await run(['import', at('folder')])).toMatchObject({ exit: 2, out: '' })
    expect((await run(['import', at('absent.csv')])).err).toContain('there is no such file')
    const file = await book('sheets.xlsx', ['社区代码', '户数'], ['350203001001', 1030])
    expect(await run(['import', file, '--sheet', '表1'])).toMatchObject({ exit: 2, out: '' })
    expect((await run(['import', file, '--sheet', '表1'])).err).toContain('did you mean "表"?')
    expect((await run(['import', file, '--level', 'comunity'])).err).toContain('did you mean "community"?')
    expect(await run(['import'])).toMatchObject({ exit: 2, out: '' })
  })

  test('as many columns as a sheet can have', async () => {
    const head = Array.from({ length: 16_384 }, (_, index) => (index === 0 ? '社区代码' : index === 1 ? '户数' : `列${index}`))
    const row = Array.from({ length: 16_384 }, (_, index) => (index === 0 ? '350203001001' : index === 1 ? '1030' : 'x'))
    const { dataset, report } = await imported([put('wide.csv', `${head.join(',')}\n${row.join(',')}\n`)])
    expect(dataset.units[0]).toMatchObject({ id: '350203001001', households: 1030 })
    expect(report.tables[0]?.columns).toHaveLength(16_384)
  })
})
