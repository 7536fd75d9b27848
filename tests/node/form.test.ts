import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { importFiles } from '../../src/node/read-tables.js'
import { readWorkbook, writeWorkbook } from '../../src/node/spreadsheet.js'
import type { Cell, CellValue, Workbook } from '../../src/node/workbook.js'
import { run } from './run.js'
import { hasOffice, savedByOffice } from './soffice.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-form-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

async function bookOf(file: string): Promise<Workbook> {
  const book = await readWorkbook(readFileSync(file))
  if ('refused' in book) throw new Error(book.refused)
  return book
}

type Filled = Readonly<Record<string, readonly Readonly<Record<string, CellValue>>[]>>

/** Types values under the heads of a form, row by row, as staff do. */
function filled({ sheets }: Workbook, values: Filled): Workbook {
  return {
    sheets: sheets.map((sheet) => {
      const own = values[sheet.name]
      if (own === undefined) return sheet
      const heads = sheet.rows[0]?.map(({ value }) => value) ?? []
      for (const row of own) for (const head of Object.keys(row)) expect(heads).toContain(head)
      const rows = own.map((row) => heads.map((head): Cell => ({ value: row[String(head)] ?? null })))
      return { ...sheet, rows: [sheet.rows[0] ?? [], ...rows, ...sheet.rows.slice(rows.length + 1)] }
    }),
  }
}

const ANSWERS: Readonly<Record<'zh' | 'en', Filled>> = {
  zh: {
    基本情况: [
      { 统计用区划代码: '350203001001', 名称: '甲社区', '户数（户）': 1030, 集中供热地区: '否', 建设阶段: '既有' },
      { 统计用区划代码: '350203001002', 名称: '乙社区', '户数（户）': '约1200' },
    ],
    调查范围: [{ 统计用区划代码: '350203001001', 幼儿园: '已调查', 社区综合服务设施: '已调查', 托儿所: '无' }],
    设施: [
      { 所在单元代码: '350203001001', 设施类型: '社区综合服务设施', '建筑面积（㎡）': 309, '居民活动用建筑面积（㎡）': 185.4 },
      { 所在单元代码: '350203001001', 设施类型: '幼儿园', 设施名称: '甲幼儿园' },
      { 所在单元代码: '350203001002', 设施类型: '药店' },
    ],
    现场评定: [{ 统计用区划代码: '350203001001', 供水: '是', 排水: '部分', 无障碍: '待核', 道路: '否' }],
  },
  en: {
    Units: [
      { Code: '350203001001', Name: '甲社区', 'Households (households)': 1030, 'In a central-heating area': 'no', Phase: 'existing' },
      { Code: '350203001002', Name: '乙社区', 'Households (households)': '约1200' },
    ],
    Surveyed: [{ Code: '350203001001', Kindergarten: 'surveyed', 'Community service facility': 'surveyed', Nursery: 'no' }],
    Facilities: [
      {
        'Code of its unit': '350203001001',
        'Facility type': 'Community service facility',
        'Floor area (㎡)': 309,
        "Floor area for residents' activities (㎡)": 185.4,
      },
      { 'Code of its unit': '350203001001', 'Facility type': 'Kindergarten', 'Name of the facility': '甲幼儿园' },
      { 'Code of its unit': '350203001002', 'Facility type': 'Pharmacy' },
    ],
    Findings: [{ Code: '350203001001', 'Water supply': 'yes', Drainage: 'partial', 'Barrier-free facilities': 'not known', Roads: 'no' }],
  },
}

/** What somebody would have written by hand. */
const BY_HAND = [
  {
    id: '350203001001',
    level: 'community',
    name: '甲社区',
    households: 1030,
    centralHeating: false,
    phase: 'existing',
    surveyedFacilities: ['community-service', 'kindergarten', 'nursery'],
    facilities: [
      { type: 'community-service', floorArea: 309, residentActivityFloorArea: 185.4 },
      { type: 'kindergarten', name: '甲幼儿园' },
    ],
    findings: { 'water-supply': { value: 'yes' }, drainage: { value: 'partial' }, roads: { value: 'no' } },
  },
  { id: '350203001002', level: 'community', name: '乙社区', households: 1200, facilities: [{ type: 'pharmacy' }] },
]

/** Without what tells where values stood, and findings that say nothing. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([key, own]) => key !== 'provenance' && !(typeof own === 'object' && own !== null && 'value' in own && own.value === null),
  )
  return Object.fromEntries(
    entries.map(([key, own]) => [key, key === 'surveyedFacilities' && Array.isArray(own) ? [...own].sort() : plain(own)]),
  )
}

describe.each(['zh', 'en'] as const)('the blank form of the notice, in %s', (language) => {
  const blank = at(`blank-${language}.xlsx`)
  const full = at(`full-${language}.xlsx`)

  test('is imported, once filled in, with no mapping, as the dataset that somebody would write by hand', async () => {
    expect(await run(['inputs', '--form', blank, '--lang', language])).toMatchObject({ exit: 0, err: '' })
    writeFileSync(full, await writeWorkbook(filled(await bookOf(blank), ANSWERS[language])))
    const { dataset, report } = await importFiles([full], { id: 'd' })
    expect(plain(dataset.units)).toEqual(BY_HAND)
    expect(dataset.units[1]?.provenance?.households).toMatchObject({ approximate: true, raw: '约1200' })
    expect(report.counts.quarantined).toBe(0)
  })

  test.skipIf(!hasOffice)('is read the same after LibreOffice has opened and saved it', { timeout: 120_000 }, async () => {
    writeFileSync(full, savedByOffice(await writeWorkbook(filled(await bookOf(blank), ANSWERS[language]))))
    expect(plain((await importFiles([full], { id: 'd' })).dataset.units)).toEqual(BY_HAND)
  })
})

test('a form has units, clauses, drop-downs, checks and frozen heads, and differs by pack and level', async () => {
  await run(['inputs', '--form', at('form.xlsx'), '--lang', 'zh'])
  const { sheets } = await bookOf(at('form.xlsx'))
  expect(sheets.map(({ name, hidden }) => (hidden === true ? `(${name})` : name))).toEqual([
    '填表说明',
    '基本情况',
    '调查范围',
    '设施',
    '现场评定',
    '(映射)',
  ])
  const basic = sheets[1]
  expect(basic?.frozen).toEqual({ rows: 1, columns: 2 })
  expect(basic?.rows[0]?.find(({ value }) => value === '户数（户）')?.comment).toContain('建办科〔2022〕48号 二（一）')
  expect(sheets[4]?.dropDowns?.[0]?.values).toEqual(['是', '部分', '否', '待核'])
  await run(['inputs', '--form', at('city.xlsx'), '--lang', 'zh', '--level', 'city'])
  expect((await bookOf(at('city.xlsx'))).sheets[1]?.rows[0]?.map(({ value }) => value)).toContain('选取的试点社区数（个社区）')
  expect(await run(['inputs', '--form', at('jkg.xlsx'), '--pack', 'jkg-2020-7', '--pack', 'gb50180-2018', '--lang', 'zh'])).toMatchObject({
    exit: 0,
  })
})

test('an empty form has no units, and says so', async () => {
  await run(['inputs', '--form', at('empty.xlsx'), '--lang', 'zh'])
  const done = await run(['import', at('empty.xlsx'), '-o', at('empty.json'), '--lang', 'zh'])
  expect(done.exit).toBe(3)
  expect(done.err).toContain('no-units：')
})
