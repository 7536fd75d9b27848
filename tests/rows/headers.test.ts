import { describe, expect, test } from 'vitest'
import { datasetOfRows, readMapping, type Table } from '../../src/rows.js'

/** Targets of the columns of a table, by header; `?` before one that is guessed. */
function targets(table: Table): Readonly<Record<string, string | null>> {
  const { report } = datasetOfRows([table], { id: 'd' })
  return Object.fromEntries(
    (report.tables[0]?.columns ?? []).map(({ header, target, match }) => [header, match === 'guessed' ? `?${target}` : target]),
  )
}

test.each([
  [['户数', '总户数', '户数（户）', '小区户数：', '房屋总数', '户　数', '总 户 数', '*户数', 'Households', 'households'], 'households'],
  [['用地面积(㎡)', '用地面积（公顷）', '居住区用地面积/亩', '总用地面积，万㎡'], 'landArea'],
  [['幼儿园建筑面积', '幼儿园 / 建筑面积（㎡）', 'facilities.kindergarten.floorArea'], 'facilities.kindergarten.floorArea'],
  [['幼儿园数量', '幼儿园（所）', '是否有幼儿园', '有无幼儿园', '幼儿园（有/无）', '幼儿园', '幼儿园个数'], 'facilities.kindergarten'],
  [['供水', '水、电、路、气、热、信等设施：供水', 'findings.water-supply'], 'findings.water-supply'],
  [['现状总户数', '本社区户数'], '?households'],
  [['社区综合服务设施面积'], '?facilities.community-service.floorArea'],
  [['绿化率', '户籍人口', '占地面积', '物业费', '总幢数', '车位比'], null],
])('%j is %s', (headers, target) => {
  for (const header of headers) {
    if (header.startsWith('水、')) continue
    const rows = [
      ['社区代码', header],
      ['350203001001', '1'],
    ]
    expect(targets({ name: 't', rows }), header).toEqual({ 社区代码: 'id', [header]: target })
  }
})

test('a header that is not matched is listed with its nearest names and their scores', () => {
  const rows = [
    ['社区代码', '绿化率'],
    ['350203001001', '30%'],
  ]
  const { report } = datasetOfRows([{ name: 't', rows }], { id: 'd' })
  const [entry] = report.entries
  expect(entry).toMatchObject({
    code: 'unmatched-column',
    treatment: 'dropped',
    row: 1,
    column: 2,
    address: 'B1',
    raw: '绿化率',
    path: null,
  })
  expect(entry?.params).toEqual({ header: '绿化率', candidates: [{ id: 'greenRatio', name: '绿地率', score: 0.67 }] })
})

describe('where the header is', () => {
  const [head, row] = [
    ['社区代码', '社区名称', '户数'],
    ['350203001001', '甲社区', '900'],
  ]

  test('below a title, with totals and notes at the end and the header once more in the middle', () => {
    const rows = [
      ['思明区社区情况表'],
      [],
      head,
      row,
      head,
      ['350203001002', '乙社区', '800'],
      ['合计', null, '1700'],
      ['注：截至2023年底'],
    ]
    const { dataset, report } = datasetOfRows([{ name: 't', rows, firstRow: 3 } as Table], { id: 'd' })
    expect(dataset.units.map(({ households }) => households)).toEqual([900, 800])
    expect(report.tables[0]).toMatchObject({ headerRows: [5], rows: { read: 2, dropped: 4, quarantined: 0, blank: 1 } })
    expect(report.entries.map(({ address, code, raw }) => [address, code, raw])).toEqual([
      ['A3', 'title-row', '思明区社区情况表'],
      ['A7', 'repeated-header', '社区代码 | 社区名称 | 户数'],
      ['A9', 'total-row', '合计 |  | 1700'],
      ['A10', 'note-row', '注：截至2023年底'],
    ])
  })

  test.each([
    ['merged', { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'] }],
    ['with the name of a group over its first column only', {}],
  ])('two rows, %s', (_, more) => {
    const rows = [
      ['社区代码', '社区名称', '基本情况', null, '幼儿园', null],
      [null, null, '户数', '用地面积（公顷）', '建筑面积', '班数'],
      ['350203001001', '甲社区', 900, 5, 2300, 6],
    ]
    const { dataset, report } = datasetOfRows([{ name: 't', rows, ...more }], { id: 'd', places: false })
    expect(report.tables[0]?.headerRows).toEqual([1, 2])
    expect(dataset.units[0]).toMatchObject({
      households: 900,
      landArea: 50000,
      facilities: [{ type: 'kindergarten', floorArea: 2300, classes: 6 }],
    })
  })

  test('as offices print it: attachment, title, units over groups, a subtotal in the second column, who filled it in', () => {
    const rows = [
      ['附件2'],
      ['完整社区建设情况调查表（单位：户、公顷）'],
      ['序号', '街道', '社区', '户数', '社区综合服务设施（㎡）', '', '是否有社区食堂', '用地面积'],
      ['', '', '', '', '现状面积', '居民活动面积', '', ''],
      ['1', '厦港街道', '巡司顶社区', '1,230', '280', '168', '有', '5.2'],
      ['', '小计', '', '1230', '280', '168', ''],
      ['说明：1.数据为2023年6月。'],
      ['填表人：张三', '', '', '审核：李四'],
    ]
    const { dataset, report } = datasetOfRows([{ name: 't', rows }], { id: 'd', places: false })
    expect(report.tables[0]).toMatchObject({ headerRows: [3, 4], rows: { read: 1, dropped: 5, quarantined: 0 } })
    expect(dataset.units[0]?.facilities).toContainEqual({ type: 'community-service', floorArea: 280, residentActivityFloorArea: 168 })
    expect(dataset.units[0]?.landArea).toBe(52000)
    expect(report.tables[0]?.columns[4]).toMatchObject({ header: '社区综合服务设施（㎡） / 现状面积', unit: '㎡', match: 'guessed' })
  })

  test('nowhere: nothing is read, and the report says so', () => {
    const { dataset, report } = datasetOfRows(
      [
        {
          name: 't',
          rows: [
            ['一', '二'],
            ['三', '四'],
          ],
        },
      ],
      { id: 'd' },
    )
    expect(dataset.units).toEqual([])
    expect(report.entries.map(({ code }) => code)).toEqual(['no-header'])
  })

  test('in a hidden sheet: not read unless a mapping names it', () => {
    const table = { name: '底表', rows: [head, row], hidden: true } as Table
    const { report } = datasetOfRows([table], { id: 'd' })
    expect(report.entries.map(({ code }) => code)).toEqual(['hidden-table'])
    const mapping = readMapping({ schema: 'wanzheng/mapping/1', tables: [{ name: '底表', as: 'units' }] })
    expect(datasetOfRows([table], { id: 'd', mapping }).dataset.units).toHaveLength(1)
  })

  test('given with a later part of a long table: its rows are all data, and the mapping of the first part is enough', () => {
    const first = datasetOfRows([{ name: 't', rows: [['标题'], head, row] } as Table], { id: 'd' })
    const part = { name: 't', header: [head], firstRow: 5001, rows: [['350203001003', '丙社区', '700']] } as Table
    const later = datasetOfRows([part], { id: 'd', mapping: first.mapping })
    expect(later.dataset.units[0]).toMatchObject({ id: '350203001003', households: 700, provenance: { households: { source: 't!C5001' } } })
    expect(later.report.entries).toEqual([])
    expect(later.report.tables[0]?.columns.map(({ match }) => match)).toEqual(['given', 'given', 'given'])
  })
})

test('a mapping that was given back is found again, and nothing is looked for', () => {
  const tables = [
    {
      name: '社区',
      rows: [
        ['社区代码', '现状总户数', '绿化率', '绿地率', '面积（公顷）'],
        ['350203001001', '900', '30%', '32', '5'],
      ],
    },
    {
      name: '设施',
      rows: [
        ['社区代码', '设施类型', '建筑面积'],
        ['350203001001', '便利店', '80'],
      ],
    },
  ]
  const first = datasetOfRows(tables, { id: 'd' })
  const again = datasetOfRows(tables, { id: 'd', mapping: readMapping(JSON.parse(JSON.stringify(first.mapping))) })
  expect(again.mapping).toEqual(first.mapping)
  expect(again.dataset).toEqual(first.dataset)
  expect(again.report.tables.flatMap(({ columns }) => columns.map(({ match }) => match))).toEqual(Array(8).fill('given'))
  // The next file may have another name.
  const renamed = tables.map((table) => ({ ...table, name: `${table.name}2024` }))
  expect(datasetOfRows(renamed, { id: 'd', mapping: first.mapping }).report.tables[0]?.columns[1]).toMatchObject({
    target: 'households',
    match: 'given',
  })
})

test('a mapping corrects what was found', () => {
  const rows = [
    ['社区代码', '绿化率', '车位'],
    ['350203001001', '30', '0'],
  ]
  const columns = [
    { header: '绿化率', target: 'greenRatio', unit: '%' },
    { header: '车位', target: null },
  ]
  const { dataset, report } = datasetOfRows([{ name: 't', rows }], {
    id: 'd',
    mapping: readMapping({ schema: 'wanzheng/mapping/1', columns }),
  })
  expect(dataset.units[0]?.greenRatio).toBe(0.3)
  expect(dataset.units[0]).not.toHaveProperty('parkingSpaces')
  expect(report.entries.map(({ code }) => code)).toEqual(['ignored-column', 'number-with-unit'])
})

test('what is no mapping is refused with a path', () => {
  expect(() => readMapping({ schema: 'wanzheng/mapping/1', columns: [{ header: 1, target: 'x' }] })).toThrow('/columns/0/header')
})
