import { describe, expect, test } from 'vitest'
import { datasetOfRows, type Table } from '../../src/rows.js'

const codesOf = (report: ReturnType<typeof datasetOfRows>['report']): readonly string[] =>
  report.entries.map(({ table, address, code }) => `${table}!${address} ${code}`)

describe('estates of one community', () => {
  const head = ['社区代码', '社区名称', '小区名称', '户数', '总建筑面积（万㎡）', '容积率', '住宅建筑最大高度', '气候区', '幼儿园数量']
  const estates: Table = {
    name: '小区',
    rows: [
      head,
      ['350203001001', '甲社区', '一村', '1200', '13', '2.0', '80', 'Ⅳ', '1'],
      ['350203001001', '甲社区', '二村', '约800户', '5.5', '1.5', '54', 'Ⅳ', '0'],
      ['350203001001', '甲社区', '三村', '暂无资料', '0.7', '2.0', null, 'Ⅳ', '0'],
      ['350203001002', '乙社区', '四村', '500', '4', '1.2', '33', 'Ⅳ', null],
    ],
  }

  test('add up; what some of them do not know gives a bound; what does not add has to agree', () => {
    const { dataset, report } = datasetOfRows([estates], { id: 'd', places: false })
    expect(report.tables[0]?.rollUp).toBe(true)
    expect(dataset.units).toEqual([
      {
        id: '350203001001',
        level: 'community',
        name: '甲社区',
        households: { min: 2000 },
        totalFloorArea: 192000,
        residentialHeight: { min: 80 },
        climateZone: 'IV',
        surveyedFacilities: ['kindergarten'],
        facilities: [{ type: 'kindergarten' }],
        provenance: { households: { approximate: true } },
      },
      expect.objectContaining({ id: '350203001002', households: 500, totalFloorArea: 40000, floorAreaRatio: 1.2 }),
    ])
    expect(codesOf(report).filter((line) => /rolled-up/.test(line))).toEqual([
      '小区!D2 rolled-up-bound',
      '小区!E2 rolled-up',
      '小区!F2 rolled-up-differs',
      '小区!G2 rolled-up-bound',
      '小区!D3 rolled-up-bound',
      '小区!E3 rolled-up',
      '小区!F3 rolled-up-differs',
      '小区!G3 rolled-up-bound',
      '小区!E4 rolled-up',
      '小区!F4 rolled-up-differs',
    ])
    const bound = report.entries.find(({ code, row }) => code === 'rolled-up-bound' && row === 2)
    expect(bound).toMatchObject({ path: '/units/0/households', params: { rows: 3, unknown: 1, value: '≥ 2000' } })
  })

  test('their community may be merged over them', () => {
    const rows = estates.rows.map((row, index) => (index === 2 || index === 3 ? [null, null, ...row.slice(2)] : row))
    const merged = { ...estates, rows, merges: ['A2:A4', 'B2:B4'] }
    expect(datasetOfRows([merged], { id: 'd', places: false }).dataset).toEqual(
      datasetOfRows([estates], { id: 'd', places: false }).dataset,
    )
  })
})

describe('tables of the same units', () => {
  test('complete each other; a second figure is kept beside the first', () => {
    const tables = [
      {
        name: '一',
        rows: [
          ['社区代码', '户数'],
          ['350203001001', '1030'],
        ],
      },
      {
        name: '二',
        rows: [
          ['社区代码', '社区名称', '户数', '供水'],
          ['350203001001', '甲社区', '1000', '是'],
        ],
      },
    ]
    const { dataset, report } = datasetOfRows(tables, { id: 'd' })
    expect(dataset.units).toHaveLength(1)
    expect(dataset.units[0]).toMatchObject({
      name: '甲社区',
      households: 1030,
      findings: { 'water-supply': { value: 'yes' } },
      provenance: { households: { source: '一!B2', alternatives: [{ value: 1000, source: '二!C2' }] } },
    })
    expect(codesOf(report)).toEqual(['二!C2 other-figure', '二!D2 truth'])
  })

  test('a unit that stands twice in one table stays two, a row that is repeated is one', () => {
    const rows = [
      ['社区代码', '户数'],
      ['350203001001', '1030'],
      ['350203001001', '1000'],
      ['350203001001', '1030'],
    ]
    const { dataset, report } = datasetOfRows([{ name: 't', rows }], { id: 'd', places: false })
    expect(dataset.units.map(({ households }) => households)).toEqual([1030, 1000])
    expect(codesOf(report)).toEqual(['t!A3 duplicate-unit', 't!A4 duplicate-row'])
  })
})

describe('facilities', () => {
  const units = {
    name: '社区',
    rows: [
      ['社区代码', '社区名称', '幼儿园数量', '便利店', '公厕'],
      ['350203001001', '甲社区', '2', '已调查', '无'],
      ['350203001002', '乙社区', null, '有', null],
    ],
  }

  test('of a table of their own are joined by code; by name with a mark; by a name that resembles one not at all', () => {
    const rows = [
      ['所属社区代码', '所属社区', '设施类型', '设施名称', '建筑面积', '开放时长'],
      ['350203001001', '甲社区居委会', '幼儿园', '一幼', '2300㎡', null],
      [null, '乙社区', '便利店', '全家', '80', '24小时'],
      [null, '乙社区居委会', '公厕', null, null, null],
      ['350203001009', null, '公厕', null, null, null],
      ['350203001001', null, '火箭发射场', null, null, null],
      ['350203001001', null, '幼稚园', '二幼', null, null],
    ]
    const { dataset, report } = datasetOfRows([units, { name: '设施', rows }], { id: 'd', places: false })
    expect(dataset.units.map(({ facilities, surveyedFacilities }) => [surveyedFacilities, facilities])).toEqual([
      // Two kindergartens are counted and one is listed, so that the list is not whole.
      [
        ['convenience-store', 'public-toilet'],
        [{ type: 'kindergarten', name: '一幼', floorArea: 2300, provenance: { floorArea: { raw: '2300㎡' } } }],
      ],
      [
        undefined,
        [{ type: 'convenience-store', name: '全家', floorArea: 80, openingHours: 24, provenance: { openingHours: { raw: '24小时' } } }],
      ],
    ])
    const left = report.entries.filter(({ treatment }) => treatment === 'quarantined')
    expect(left.map(({ address, code }) => `${address} ${code}`)).toEqual([
      'B4 unknown-community',
      'A5 unknown-community',
      'A6 unknown-facility-type',
      'A7 unknown-facility-type',
    ])
    expect(left[0]?.params).toMatchObject({ found: '乙社区居委会', candidates: [{ id: '350203001002', score: 0.95 }] })
    expect(report.entries.find(({ code }) => code === 'name-differs')?.params).toEqual({ found: '甲社区居委会', expected: '甲社区' })
    expect(report.entries.find(({ code }) => code === 'joined-by-name')).toMatchObject({
      treatment: 'guessed',
      address: 'B3',
      path: '/units/1/facilities/0',
    })
    expect(report.tables[1]?.rows).toEqual({ read: 2, quarantined: 4, dropped: 0, blank: 0 })

    const mapping = {
      schema: 'wanzheng/mapping/1',
      types: { 幼稚园: 'kindergarten' },
      communities: { 乙社区居委会: '350203001002' },
    } as const
    const confirmed = datasetOfRows([units, { name: '设施', rows }], { id: 'd', mapping })
    expect(confirmed.report.counts).toMatchObject({ facilities: 4, quarantined: 2 })
    expect(confirmed.dataset.units[0]?.surveyedFacilities).toContain('kindergarten')
  })

  test('may be all there is: units are those they name, and the number of a facility is no place', () => {
    const rows = [
      ['编码', '名称', '类型', '社区'],
      ['F1', '一幼', '幼儿园', '甲社区'],
      ['F2', '全家', '便利店', '甲社区'],
    ]
    const { dataset, report } = datasetOfRows([{ name: 't', rows }], { id: 'd' })
    expect(dataset.units).toEqual([
      {
        id: '甲社区',
        level: 'community',
        name: '甲社区',
        facilities: [
          { type: 'kindergarten', name: '一幼' },
          { type: 'convenience-store', name: '全家' },
        ],
      },
    ])
    expect(report.entries.filter(({ code }) => code === 'unmatched-column').map(({ raw }) => raw)).toEqual(['编码'])
  })

  test('of columns are so many as the count says, with the figures that can be theirs', () => {
    const rows = [
      ['编码', '幼儿园数量', '幼儿园建筑面积', '幼儿园服务半径', '社区综合服务设施建筑面积'],
      ['1', '1', '2300', '280', '309'],
      ['2', '2所', '5000', '280', '0'],
      ['3', '无', '5000', null, null],
      ['4', '3所以上', null, null, '约600㎡'],
    ]
    const { dataset, report } = datasetOfRows([{ name: 't', rows }], { id: 'd', places: false })
    expect(
      dataset.units.map(({ facilities, surveyedFacilities }) => [
        facilities?.map(({ provenance: _, ...facility }) => facility),
        surveyedFacilities,
      ]),
    ).toEqual([
      [
        [
          { type: 'kindergarten', floorArea: 2300, serviceRadius: 280 },
          { type: 'community-service', floorArea: 309 },
        ],
        ['kindergarten'],
      ],
      [
        [
          { type: 'kindergarten', floorArea: { max: 5000 } },
          { type: 'kindergarten', floorArea: { max: 5000 } },
        ],
        ['community-service', 'kindergarten'],
      ],
      [undefined, ['kindergarten']],
      [
        [{ type: 'kindergarten' }, { type: 'kindergarten' }, { type: 'kindergarten' }, { type: 'community-service', floorArea: 600 }],
        undefined,
      ],
    ])
    expect(codesOf(report)).toEqual([
      't!B2 facility-listed',
      't!E2 facility-assumed',
      't!B3 facility-listed',
      't!C3 figure-of-several',
      't!D3 figure-of-several',
      't!E3 facility-absent',
      't!B4 facility-absent',
      't!C4 figure-of-none',
      't!B5 facility-open',
      't!E5 approximate',
      't!E5 facility-assumed',
    ])
  })
})

describe('other cells', () => {
  test('dates: as cells, as texts, as serial numbers of both calendars', () => {
    const cells = [
      { date: '2023-06-30' },
      '2023年6月30日',
      '2023/6/30',
      '20230630',
      45107,
      '45107',
      60,
      '2023年6月',
      '近期',
      '未知',
      '2023-02-30',
    ]
    const rows = [['编码', '试点开始时间'], ...cells.map((cell, index) => [String(index), cell])]
    const of = (date1904: boolean): readonly unknown[] =>
      datasetOfRows([{ name: 't', rows, date1904 }], { id: 'd' }).dataset.units.map((unit) => unit.pilotStartOn)
    const day = '2023-06-30'
    expect(of(false)).toEqual([day, day, day, day, day, day, undefined, undefined, undefined, undefined, undefined])
    expect(of(true).slice(4, 6)).toEqual(['2027-07-01', '2027-07-01'])
    expect(codesOf(datasetOfRows([{ name: 't', rows }], { id: 'd' }).report).map((line) => line.split(' ')[1])).toEqual([
      ...[
        'date',
        'date',
        'date',
        'date-serial',
        'date-serial',
        'date-unclear',
        'date-incomplete',
        'date-unclear',
        'unknown-spelling',
        'date-unclear',
      ],
    ])
  })

  test('findings: yes, partly, no, not known, with what is said beside', () => {
    const cells = ['是', '√', '部分：缺扶手', '否（未建）', '待核', '有', '无', '差一点', true, '']
    const rows = [['编码', '出入口轮椅坡道和扶手'], ...cells.map((cell, index) => [String(index), cell])]
    const { dataset } = datasetOfRows([{ name: 't', rows }], { id: 'd', places: false })
    expect(dataset.units.map(({ findings }) => [findings?.['entrance-ramps']?.value, findings?.['entrance-ramps']?.evidence])).toEqual([
      ['yes', undefined],
      ['yes', undefined],
      ['partial', '缺扶手'],
      ['no', '未建'],
      [null, undefined],
      [null, '有'],
      ['no', undefined],
      [null, '差一点'],
      ['yes', undefined],
      [undefined, undefined],
    ])
  })

  test('choices and truths', () => {
    const rows = [
      ['编码', '建设阶段', '气候区', '用地紧张'],
      ['1', '既有', 'Ⅳ类气候区', '是'],
      ['2', '新建', '第三气候区', '说不清'],
      ['3', '旧区', 'ii', 0],
    ]
    const { dataset, report } = datasetOfRows([{ name: 't', rows }], { id: 'd', places: false })
    expect(dataset.units.map(({ phase, climateZone, siteConstrained }) => [phase, climateZone, siteConstrained])).toEqual([
      ['existing', 'IV', true],
      ['new', undefined, undefined],
      [undefined, 'II', false],
    ])
    expect(codesOf(report)).toEqual([
      't!B2 choice',
      't!C2 choice',
      't!D2 truth',
      't!B3 choice',
      't!C3 choice-unclear',
      't!D3 truth-unclear',
      't!B4 choice-unclear',
      't!C4 choice',
      't!D4 truth',
    ])
  })

  test('a name with a line break, a row without one, a cell beyond the header', () => {
    const rows = [
      ['社区名称', '户数'],
      ['万科四季花城北区\n数据由物业提供', '900', '另'],
      [null, '800'],
    ]
    const { dataset, report } = datasetOfRows([{ name: 't', rows }], { id: 'd' })
    expect(dataset.units.map(({ name }) => name)).toEqual(['万科四季花城北区 数据由物业提供'])
    expect(codesOf(report)).toEqual(['t!A2 text', 't!A2 id-from-name', 't!C2 beyond-header', 't!B3 no-identity'])
  })
})
