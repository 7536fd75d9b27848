import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalize } from '../../src/canonical.js'
import { isBlank, rawIn } from '../../src/rows/table.js'
import { type Cell, datasetOfRows, type RowsResult, type Table, tablesOfDataset } from '../../src/rows.js'
import type { Dataset } from '../../src/schema/dataset.js'

const HEADERS = [
  ...[
    '社区代码',
    '社区名称',
    '小区名称',
    '所属社区',
    '街道代码',
    '层级',
    '备注',
    '数据来源',
    '统计日期',
    '序号',
    '绿化率',
    '',
    '设施类型',
    '已调查设施',
  ],
  ...[
    '户数',
    '总户数',
    '常住人口（万人）',
    '用地面积（公顷）',
    '总建筑面积',
    '绿地率',
    '绿地率（%）',
    '容积率',
    '建设阶段',
    '集中供热地区',
    '试点开始时间',
  ],
  ...['幼儿园数量', '幼儿园建筑面积（㎡）', '幼儿园服务半径', '公厕', '供水', '道路', '建筑面积', '班数'],
]

const said = fc.constantFrom(
  ...[
    '350203001001',
    '350203001002',
    '甲社区',
    '乙社区居委会',
    '一村',
    '合计',
    '注：截至2023年',
    '约1200户',
    '28.52亩',
    '13万㎡',
    '30%',
    '大于30％',
    '0',
    '1',
    '757户',
  ],
  ...[
    '暂无资料',
    '/',
    '[]',
    '是',
    '否',
    '部分：缺扶手',
    '有',
    '无',
    '2所',
    '3处以上',
    '幼儿园',
    '便利店',
    '火箭站',
    '2023年6月30日',
    '45107',
    '3.50203E+11',
    'Ⅳ',
    '户数',
  ],
)
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: said },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom<Cell>(
    { date: '2023-06-30' },
    { value: 0.35, format: '0%' },
    { value: null, error: '#REF!' },
    '='.repeat(300),
    '__proto__',
    '9'.repeat(500),
  ),
)
const table = (cells: fc.Arbitrary<Cell>): fc.Arbitrary<Table> =>
  fc.record({
    name: fc.constantFrom('社区', '设施'),
    rows: fc
      .tuple(
        fc.array(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 9 }),
        fc.array(fc.array(cells, { maxLength: 10 }), { maxLength: 8 }),
      )
      .map(([header, rows]) => [header, ...rows]),
  })

/** Every text of the dataset, as it would stand in a cell. */
function textsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) textsIn(part, found)
  else found.add(String(value))
  return found
}

// Cells that are neither in the dataset as they stood, nor headers that the report names, nor have an entry for themselves, their row or their column.
function lostIn(tables: readonly Table[], { dataset, report }: RowsResult): readonly string[] {
  const kept = textsIn(dataset)
  return tables.flatMap((one, place) => {
    const { as, headerRows = [], columns = [] } = report.tables[place] ?? {}
    const own = report.entries.filter((entry) => entry.table === one.name)
    const rows = new Set(
      own.filter((entry) => ['dropped', 'quarantined'].includes(entry.treatment) && WHOLE_ROWS.has(entry.code)).map(({ row }) => row),
    )
    const cells = new Set(own.map(({ row, column }) => `${row} ${column}`))
    const left = new Set(columns.filter(({ target }) => target === null).map(({ column }) => column))
    if (as === 'ignored') return own.length > 0 || one.rows.every((row) => row.every(isBlank)) ? [] : ['a whole table']
    return one.rows.flatMap((row, y) =>
      row.flatMap((value, x) => {
        if (isBlank(value) || headerRows.includes(y + 1) || rows.has(y + 1) || left.has(x + 1) || cells.has(`${y + 1} ${x + 1}`)) return []
        return kept.has(rawIn(value)) ? [] : [`${one.name} ${y + 1},${x + 1}: ${rawIn(value)}`]
      }),
    )
  })
}

const WHOLE_ROWS: ReadonlySet<string> = new Set([
  ...[
    'title-row',
    'total-row',
    'note-row',
    'repeated-header',
    'duplicate-row',
    'shifted-row',
    'no-identity',
    'unknown-community',
    'unknown-facility-type',
  ],
])

test('whatever stands in the cells: no crash, and nothing is lost in silence', () => {
  fc.assert(
    fc.property(fc.tuple(table(cell), table(cell)), ([one, other]) => {
      const tables = [
        { ...one, name: '社区' },
        { ...other, name: '设施' },
      ]
      const result = datasetOfRows(tables, { id: 'd' })
      expect(lostIn(tables, result)).toEqual([])
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    }),
    { numRuns: 60 },
  )
})

const sorted = (dataset: Dataset): readonly string[] =>
  dataset.units.map(({ facilities = [], ...unit }) => canonicalize({ ...unit, facilities: facilities.map(canonicalize).sort() })).sort()

test('the order of rows does not matter to the units', () => {
  const rows = fc.array(
    fc.tuple(
      fc.constantFrom('350203001001', '350203001002', '350203001003'),
      fc.uuid(),
      fc.constantFrom('900', '约800户', '2000余户', '不详'),
      fc.constantFrom('5', '28.52亩', '', '/'),
      fc.constantFrom('1', '无', '', '有'),
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(
      rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const read = (some: readonly (readonly string[])[]): readonly string[] =>
          sorted(
            datasetOfRows([{ name: 't', rows: [['社区代码', '小区名称', '户数', '用地面积（公顷）', '幼儿园数量'], ...some] }], {
              id: 'd',
              places: false,
            }).dataset,
          )
        expect(read(shuffled)).toEqual(read(all))
      },
    ),
    { numRuns: 30 },
  )
})

describe('a dataset written as tables', () => {
  // Where values come from does not travel in tables, but for 约.
  const withoutSources = ({ units }: Dataset): unknown =>
    units.map((unit) =>
      strip(unit, (key, value) =>
        key === 'provenance' ? approximateIn(value as Readonly<Record<string, { approximate?: boolean }>>) : value,
      ),
    )

  test('is read back as the same dataset', () => {
    fc.assert(
      fc.property(fc.tuple(table(cell), table(cell)), ([one, other]) => {
        const { dataset } = datasetOfRows(
          [
            { ...one, name: '社区' },
            { ...other, name: '设施' },
          ],
          { id: 'd', places: false },
        )
        // An id such as 1e+21 is taken for a code that has lost its digits.
        fc.pre(dataset.units.every(({ id }) => !/^\d(?:[.]\d+)?e[+]\d+$/.test(id)))
        fc.pre(new Set(dataset.units.map(({ id }) => id)).size === dataset.units.length)
        const { tables } = tablesOfDataset(dataset)
        expect(withoutSources(datasetOfRows(tables, { id: 'd', places: false }).dataset)).toEqual(withoutSources(dataset))
      }),
      { numRuns: 40 },
    )
  })

  test('says what tables cannot hold', () => {
    const units: Dataset['units'] = [
      {
        id: '1',
        level: 'community',
        oddity: 1,
        provenance: { households: { url: 'https://example.org' } },
        findings: { roads: { value: 'yes', on: '2023-06-30' } },
      },
    ]
    expect(tablesOfDataset({ id: 'd', units }).omitted).toEqual([
      '/units/0/oddity',
      '/units/0/provenance/households',
      '/units/0/findings/roads/on',
    ])
  })
})

function strip(value: unknown, change: (key: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => strip(part, change))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, part]) => [key, change(key, part)] as const)
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined).map(([key, part]) => [key, strip(part, change)]))
}

function approximateIn(provenance: Readonly<Record<string, { approximate?: boolean }>>): unknown {
  const marked = Object.entries(provenance).filter(([, { approximate }]) => approximate === true)
  return marked.length === 0 ? undefined : Object.fromEntries(marked.map(([key]) => [key, { approximate: true }]))
}
