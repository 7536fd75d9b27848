import { describe, expect, test } from 'vitest'
import { toNumber } from '../../src/rational.js'
import { readQuantity } from '../../src/rows/quantity.js'
import { datasetOfRows } from '../../src/rows.js'

/** One quantity on one line: label, ends, mark of approximation, unit, remark. */
function shown(text: string): string {
  const stated = readQuantity(text)
  if (stated.kind !== 'quantities') return stated.kind === 'ratio' ? `${toNumber(stated.of)} : ${part(stated.to)}` : stated.kind
  return stated.parts.map(part).join(' + ')
}

function part({ label, low, high, approximate, unit, magnitude, unknownUnit, remark }: Parameters<typeof lineOf>[0]): string {
  return lineOf({ label, low, high, approximate, unit, magnitude, unknownUnit, remark })
}

function lineOf(one: Extract<ReturnType<typeof readQuantity>, { kind: 'quantities' }>['parts'][number]): string {
  const [low, high] = [one.low, one.high].map((end) => (end === null ? '' : String(toNumber(end))))
  const range = low === high ? low : `${low}..${high}`
  const words = [
    one.label,
    one.approximate ? '约' : '',
    range,
    one.magnitude,
    one.unit?.name ?? '',
    one.unknownUnit && `?${one.unknownUnit}`,
  ]
  return [...words, one.remark && `(${one.remark})`].filter((word) => word !== '').join(' ')
}

describe('what cells say of numbers', () => {
  test.each([
    // As they stand in listings, with the full-width and invisible characters of their pages.
    ['3637户', '3637 户'],
    ['约1200户', '约 1200 户'],
    ['2000余户', '2000.. 户'],
    ['总户数999户 当期户数500户', '总户数 999 户 + 当期户数 500 户'],
    ['305360 平方米', '305360 ㎡'],
    ['200,000 平方米', '200000 ㎡'],
    ['13万㎡', '130000 ㎡'],
    ['18万方', '180000 ㎡'],
    ['8万余㎡', '80000.. ㎡'],
    ['28.52亩', '28.52 亩'],
    ['5公顷/ha', '5 公顷'],
    ['5ha', '5 公顷'],
    ['32.6 %', '32.6 %'],
    ['35％', '35 %'],
    ['约30％', '约 30 %'],
    ['30%(一般)', '30 % (一般)'],
    ['大于30％', '30.. %'],
    ['1.5 元/㎡·月', '1.5 元/㎡/月'],
    ['0.5至1.2元/平米/月', '0.5..1.2 元/㎡/月'],
    ['1：0.8', '1 : 0.8'],
    ['将近1：1', '1 : ..1'],
    ['地上34个车位，地下400个车位', '地上 34 个 + 地下 400 个'],
    ['2009年建成', '2009 年 (建成)'],
    ['1998-2001年', '1998..2001 年'],
    ['1,234,567', '1234567'],
    ['１２００户', '1200 户'],
    ['1\u00A0030', '1030'],
    ['36\uE77937户', '3637 户'],
    // Qualifiers before and after, ranges, magnitudes.
    ['≥30', '30..'],
    ['＞30％', '30.. %'],
    ['不少于2300户', '2300.. 户'],
    ['50户以上', '50.. 户'],
    ['不到2万人', '..20000 人'],
    ['近1200户', '..1200 户'],
    ['300米以内', '..300 m'],
    ['1200户左右', '约 1200 户'],
    ['约1200余户', '约 1200.. 户'],
    ['1.2-1.5万㎡', '12000..15000 ㎡'],
    ['1200～1300户', '1200..1300 户'],
    ['5 万 平方米', '50000 ㎡'],
    ['3.1E+3', '3100'],
    ['-5', '-5'],
    ['3个/100㎡', '3 个/100㎡'],
    // What is no one quantity is not read as one.
    ['13万', '13 万'],
    ['12abc', '12 ?abc'],
    ['2023/6/30', 'unclear'],
    ['34/400', 'unclear'],
    ['1：0.8：2', 'unclear'],
    ['户', 'unclear'],
    ['大于30不到20', 'unclear'],
    [`${'9'.repeat(300)}`, 'too-long'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })
})

/** Value and provenance that a cell gives to a field, with the codes of its entries. */
function read(header: string, cell: unknown, key: string): readonly unknown[] {
  const rows = [
    ['社区名称', header],
    ['甲社区', cell],
  ]
  const { dataset, report } = datasetOfRows([{ name: 't', rows } as never], { id: 'd', places: false })
  const codes = report.entries.filter(({ row, column }) => row === 2 && column === 2).map(({ code }) => code)
  return [dataset.units[0]?.[key], dataset.units[0]?.provenance?.[key], ...codes]
}

describe('what comes of a cell', () => {
  test.each([
    ['户数', '1200', 1200, undefined, []],
    ['户数', 1200, 1200, undefined, []],
    ['户数', '１２００', 1200, { raw: '１２００' }, ['number']],
    ['户数', '约1200户', 1200, { raw: '约1200户', approximate: true }, ['approximate']],
    ['户数', '约1200余户', { min: 1200 }, { raw: '约1200余户', approximate: true }, ['approximate', 'bound']],
    ['户数', '总户数999户 当期户数500户', 999, { raw: '总户数999户 当期户数500户' }, ['labelled-part']],
    ['户数', '921套', undefined, undefined, ['unit-incompatible']],
    ['户数', '1200.5', 1200.5, undefined, ['not-possible']],
    ['户数', '0', 0, undefined, ['not-possible']],
    ['户数', '200000', 200000, undefined, ['outlier']],
    ['户数（千户）', '1.2', 1200, { raw: '1.2' }, ['number-with-unit']],
    ['机动车停车位数', '地上34个车位，地下400个车位', 434, { raw: '地上34个车位，地下400个车位' }, ['parts-summed']],
    ['机动车停车位数', '34/400', undefined, undefined, ['number-unclear']],
    ['用地面积', '28.52亩', { min: { ratio: [57040, 3] }, max: { ratio: [57040, 3] } }, { raw: '28.52亩' }, ['number-with-unit']],
    ['用地面积（亩）', '30', 20000, { raw: '30' }, ['number-with-unit']],
    ['用地面积', '0.46km²', 460000, { raw: '0.46km²' }, ['number-with-unit']],
    ['用地面积（公顷）', '13万㎡', 130000, { raw: '13万㎡' }, ['unit-mixed']],
    ['用地面积', '13万', undefined, undefined, ['unit-unknown']],
    ['用地面积', '5.2', 5.2, undefined, ['unit-implausible']],
    ['用地面积（㎡）', '5.2', 5.2, undefined, ['outlier']],
    ['绿地率', '30%(一般)', 0.3, { raw: '30%(一般)' }, ['remark']],
    ['绿地率（%）', '32.6', 0.326, { raw: '32.6' }, ['number-with-unit']],
    ['绿地率', '32.6', 0.326, { raw: '32.6' }, ['percent-guessed']],
    ['绿地率', '0.326', 0.326, undefined, []],
    ['绿地率', '1', undefined, undefined, ['share-unclear']],
    ['绿地率', { value: 0.35, format: '0.0%' }, 0.35, undefined, []],
    ['容积率', '30%', undefined, undefined, ['unit-incompatible']],
    ['容积率', { value: null, error: '#DIV/0!' }, undefined, undefined, ['cell-error']],
    ['日均投递量', '300件', 300, { raw: '300件' }, ['number-with-unit']],
    ['用地面积', 1e97, undefined, undefined, ['too-long']],
    ['用地面积', '123456789012345678901234567890', { decimal: '123456789012345678901234567890' }, undefined, ['unit-implausible']],
  ])('%s: %j', (header, cell, value, provenance, codes) => {
    const key = {
      户数: 'households',
      '户数（千户）': 'households',
      机动车停车位数: 'parkingSpaces',
      容积率: 'floorAreaRatio',
      日均投递量: 'dailyParcels',
    }[header]
    expect(read(header, cell, key ?? (header.startsWith('绿') ? 'greenRatio' : 'landArea'))).toEqual([value, provenance, ...codes])
  })

  test.each([
    ...[
      '暂无资料',
      '不详',
      ' 暂无数据',
      '暂无信息',
      '无',
      '/',
      '[]',
      '暂无信息 平方米',
      '未公布',
      '—',
      '-',
      'N/A',
      '待核',
      '？',
      'null',
      '暂无\u00A0',
    ],
  ])('%j is not known', (cell) => {
    expect(read('户数', cell, 'households')).toEqual([undefined, undefined, 'unknown-spelling'])
  })

  test.each(['0户', '0', '0.00 元/㎡·月'])('%s is not known where the mapping says so', (cell) => {
    const rows = [
      ['社区名称', '户数'],
      ['甲社区', cell],
    ]
    const mapping = { schema: 'wanzheng/mapping/1', columns: [{ header: '户数', target: 'households', zeroMeans: 'unknown' }] } as const
    const { dataset, report } = datasetOfRows([{ name: 't', rows }], { id: 'd', mapping: { ...mapping, columns: [...mapping.columns] } })
    expect(dataset.units[0]).not.toHaveProperty('households')
    expect(report.entries.map(({ code }) => code)).toContain(cell.includes('元') ? 'unit-incompatible' : 'zero-is-unknown')
  })
})
