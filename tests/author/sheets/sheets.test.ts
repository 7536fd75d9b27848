import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemsOf } from '../../../src/author/sheets/items.js'
import { LAYOUTS } from '../../../src/author/sheets/layout.js'
import { describeSheetProblems, packFromSheets, packSheets } from '../../../src/author.js'
import { digest } from '../../../src/digest.js'
import type { CellValue } from '../../../src/rows/table.js'
import { type Cells, cellsOf, edited, find, IDS, released } from './edited.js'

const notice = released('notice-2022-48')
const AREA = 'service-area-per-100-households'

/** What becomes of a pack when cells are edited: `[sheet, id, head, value]` each. */
function afterEdits(
  ...edits: readonly (readonly [string, string, string, CellValue])[]
): ReturnType<typeof packFromSheets> & { readonly place: string } {
  const cells = cellsOf(notice)
  let place = ''
  for (const [sheet, id, head, value] of edits) {
    const cell = find(cells, sheet, id, head)
    cell.row[cell.column] = value
    place = cell.place
  }
  return { ...packFromSheets(edited(cells)), place }
}

describe('sheets of a pack', () => {
  it.each(IDS)('%s comes back with an equal digest', (id) => {
    const pack = released(id)
    const { pack: back, problems } = packFromSheets(edited(cellsOf(pack)))
    expect(problems).toEqual([])
    expect(digest(back)).toBe(digest(pack))
  })

  it('needs no kept original for that', () => {
    const { pack, problems } = packFromSheets(edited(cellsOf(notice).filter(({ name }) => name !== '原规则包')))
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['no-original', 'warning']])
    expect(digest(pack)).toBe(digest(notice))
  })

  it('shows measures as formulas beside the JsonLogic', () => {
    const rules = packSheets(notice).find(({ name }) => name === '规则')
    const row = rules?.rows.find(([id]) => id === AREA) ?? []
    const shown = rules?.columns.flatMap(({ key }, index) => (key === 'measure' ? [row[index]] : []))
    expect(shown).toEqual([
      '社区综合服务设施建筑面积合计 × 100 ÷ 户数',
      '{"/":[{"*":[{"fact":"service-floor-area"},100]},{"var":"households"}]}',
    ])
  })

  it('may have its columns in another order, and empty lines', () => {
    const cells = cellsOf(notice).map(({ name, rows }) => ({
      name,
      rows: name === '规则包' || name === '原规则包' ? rows : rows.flatMap((row) => [[...row].reverse(), row.map(() => null)]),
    }))
    expect(digest(packFromSheets(edited(cells)).pack)).toBe(digest(notice))
  })
})

const PARAMETER = AREA
const figureOf = (pack: ReturnType<typeof packFromSheets>['pack']): unknown => pack?.parameters[PARAMETER]?.values[0]?.value

describe('figures', () => {
  it.each<[CellValue, unknown]>([
    [40, 40],
    ['40', 40],
    ['４０', 40],
    ['≥40', 40],
    ['≥ ４０．５', 40.5],
    ['>=40', 40],
    ['不低于40', 40],
    ['大于等于 40', 40],
    ['40 ㎡/百户', 40],
    ['1,040', 1040],
    ['0.10', 0.1],
    ['1/3', { ratio: [1, 3] }],
    ['40.00000000000000000001', { decimal: '40.00000000000000000001' }],
  ])('%s', (typed, value) => {
    const { pack, problems } = afterEdits(['参数', PARAMETER, '取值', typed])
    expect(problems).toEqual([])
    expect(figureOf(pack)).toEqual(value)
  })

  it.each<[CellValue, string]>([
    ['≤40', 'sign-disagrees'],
    ['＞40', 'sign-disagrees'],
    ['不超过40', 'sign-disagrees'],
    ['40 户', 'other-unit'],
    ['40％', 'other-unit'],
    ['四十', 'not-a-number'],
    ['4O', 'other-unit'],
    ['1,04', 'not-a-number'],
    [true, 'not-a-number'],
    [{ date: '2023-06-30' }, 'not-a-number'],
  ])('%s is refused at its cell', (typed, code) => {
    const { pack, problems, place } = afterEdits(['参数', PARAMETER, '取值', typed])
    expect(pack).toBeNull()
    expect(problems).toMatchObject([{ code, place, severity: 'error' }])
  })

  it('of a share may be typed in percent', () => {
    const share = Object.entries(notice.parameters).find(([, { unit, values }]) => unit === 'share' && values[0]?.value === 0.6)?.[0] ?? ''
    const { pack } = afterEdits(['参数', share, '取值', '６５．５％'])
    expect(pack?.parameters[share]?.values[0]?.value).toBe(0.655)
  })
})

const FORMULA = '指标（公式）'
const LOGIC = '指标（JsonLogic）'
const half = { '/': [{ fact: 'service-floor-area' }, { var: 'households' }] }
const measureOf = (pack: ReturnType<typeof packFromSheets>['pack']): unknown => pack?.rules.find(({ id }) => id === AREA)?.measure

describe('formulas and JsonLogic', () => {
  it('an edited formula wins over unchanged JsonLogic', () =>
    expect(measureOf(afterEdits(['规则', AREA, FORMULA, '综合服务设施面积／户数']).pack)).toEqual(half))

  it('a formula may begin with =, as in Excel', () =>
    expect(measureOf(afterEdits(['规则', AREA, FORMULA, '=综合服务设施面积/户数']).pack)).toEqual(half))

  it('edited JsonLogic wins over an unchanged formula', () =>
    expect(measureOf(afterEdits(['规则', AREA, LOGIC, JSON.stringify(half)]).pack)).toEqual(half))

  it('both may be edited alike', () =>
    expect(
      measureOf(afterEdits(['规则', AREA, LOGIC, JSON.stringify(half)], ['规则', AREA, FORMULA, '综合服务设施面积 ÷ 户数']).pack),
    ).toEqual(half))

  it('edited to different things they are refused', () => {
    const { pack, problems, place } = afterEdits(
      ['规则', AREA, LOGIC, JSON.stringify(half)],
      ['规则', AREA, FORMULA, '综合服务设施面积 × 2'],
    )
    expect(pack).toBeNull()
    expect(problems).toMatchObject([{ code: 'formula-disagrees', place }])
  })

  it('a measure may be typed with the limit of its rule, and with no other', () => {
    const whole = '综合服务设施面积 * 100 / 户数 >= '
    expect(digest(afterEdits(['规则', AREA, FORMULA, `${whole}30`]).pack)).toBe(digest(notice))
    const { problems, place } = afterEdits(['规则', AREA, FORMULA, `${whole}40`])
    expect(problems).toMatchObject([{ code: 'limit-in-formula', place, found: '40', expected: PARAMETER }])
  })

  it('emptied alone, neither says what is meant', () => {
    expect(afterEdits(['规则', AREA, FORMULA, null]).problems).toMatchObject([{ code: 'formula-disagrees' }])
    expect(afterEdits(['规则', AREA, LOGIC, null]).problems).toMatchObject([{ code: 'formula-disagrees' }])
  })

  it('an unknown name is told with its column and the nearest', () => {
    const { problems, place } = afterEdits(['规则', AREA, FORMULA, '综合服务设施面积 ÷ 户束'])
    expect(describeSheetProblems(problems, 'zh')).toBe(`${place}: 第 12 个字符：没有这个名称：户束；最接近的是“户数” (formula)`)
    expect(describeSheetProblems(problems, 'en')).toContain('character 12: no such name: 户束; the nearest is 户数')
  })

  it('what the engine refuses is told at its cell', () => {
    const { problems, place } = afterEdits(['规则', AREA, '分组', 'servcies'])
    expect(problems).toMatchObject([{ code: 'pack', place, issue: { code: 'unknown-name' } }])
    expect(describeSheetProblems(problems, 'en')).toContain(`${place}: `)
  })
})

describe('added lines', () => {
  /** The workbook with a line below a sheet, by the heads that are filled in. */
  function withLine(cells: Cells, sheet: string, filled: Readonly<Record<string, CellValue>>): Cells {
    return cells.map(({ name, rows }) => {
      if (name !== sheet) return { name, rows }
      const line = (rows[0] ?? []).map((head) => filled[String(head)] ?? null)
      expect(line.filter((cell) => cell !== null)).toHaveLength(Object.keys(filled).length)
      return { name, rows: [...rows, line] }
    })
  }
  const RULE = {
    编号: 'two-canteens',
    '名称（中文）': '食堂不少于两处',
    '名称（英文）': 'Two canteens',
    条文编号: '2-1-canteen',
    评判层级: '社区',
    分组: 'facilities',
    要求程度: '宜',
    '指标（公式）': '数量（食堂）',
    指标单位: '处',
    不低于: 'canteens-min',
  }
  const LINE = {
    编号: 'canteens-min',
    行别: '时段',
    '名称（中文）': '食堂数量',
    '名称（英文）': 'Canteens',
    单位: '处',
    条文编号: '2-1-canteen',
    取值: '≥２',
    来源等级: 'A',
  }
  const clause = notice.rules.find(({ id }) => id.includes('canteen'))?.clause ?? ''
  const lines = (rule: Readonly<Record<string, CellValue>>): Cells =>
    withLine(withLine(cellsOf(notice), '规则', { ...rule, 条文编号: clause }), '参数', { ...LINE, 条文编号: clause })

  it('are a rule with its formula and its figure, typed without any JsonLogic', () => {
    const { pack, problems } = packFromSheets(edited(lines(RULE)))
    expect(problems).toEqual([])
    expect(pack?.rules.at(-1)).toEqual({
      id: 'two-canteens',
      title: { en: 'Two canteens', zh: '食堂不少于两处' },
      clause,
      level: ['community'],
      group: 'facilities',
      obligation: 'should',
      measure: { count: [{ facilities: ['canteen'] }] },
      unit: '处',
      limit: { min: 'canteens-min' },
    })
    expect(pack?.parameters['canteens-min']?.values).toEqual([{ clause, grade: 'A', value: 2 }])
  })

  it('are told where they lack something', () => {
    const { 不低于: _, ...unlimited } = RULE
    const { 分组: __, ...ungrouped } = RULE
    const rows = notice.rules.length + 2
    expect(packFromSheets(edited(lines(ungrouped))).problems).toMatchObject([{ place: `规则!F${rows}`, issue: { code: 'missing-key' } }])
    expect(packFromSheets(edited(lines(unlimited))).problems).toMatchObject([{ code: 'sign-disagrees', found: '≥', expected: '' }])
  })
})

describe('one edited cell', () => {
  const packs = ['jb167-2014', 'jkg-2020-7', 'checkup-2025'].map((id) => ({
    pack: released(id),
    cells: cellsOf(released(id)),
    items: itemsOf(released(id)),
  }))
  const changed = (sheet: string, y: number, x: number, cells: Cells): CellValue | undefined => {
    const layout = LAYOUTS.find(({ name }) => name === sheet)
    const column = layout?.columns[x]
    const old = cells.find(({ name }) => name === sheet)?.rows[y]?.[x] ?? null
    if (column === undefined || old === null || column.isLocked === true || column.key === 'kind') return undefined
    if (column.kind === 'formula')
      return column.key === 'applies' || column.key === 'check' ? `非（${String(old)}）` : `（${String(old)}）＋１`
    if (column.labels !== undefined && column.kind !== 'list') return Object.values(column.labels).find((label) => label !== old)
    if (typeof old === 'number') return old + 1
    if (column.kind === 'figure') return '17.5'
    if (column.kind === 'truth') return old === '是' ? '否' : '是'
    if (column.kind === 'date') return '2031-01-01'
    if (column.kind === 'list') return String(old).split('、').slice(1).join('、') || null
    if (column.kind === 'reference' || column.kind === 'json' || column.kind === 'rest') return undefined
    return `${String(old)}改`
  }

  it('changes its item and nothing else, or is refused', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.constantFrom(...packs), fc.nat(LAYOUTS.length - 2), fc.nat(), fc.nat(), ({ pack, cells, items }, at, row, column) => {
        const { id, name, columns } = LAYOUTS[at + 1] as (typeof LAYOUTS)[number]
        const y = 1 + (row % Math.max(1, items[id].length))
        const x = column % columns.length
        const value = changed(name, y, x, cells)
        if (value === undefined) return
        const after = cells.map((sheet) =>
          sheet.name === name
            ? { name, rows: sheet.rows.map((one, index) => (index === y ? one.map((cell, place) => (place === x ? value : cell)) : one)) }
            : sheet,
        )
        const { pack: back, problems } = packFromSheets(edited(after))
        if (back === null) {
          expect(problems[0]?.place).toMatch(/^[^!]+![A-Z]+\d+$/)
          return
        }
        accepted += 1
        expect(digest(back)).not.toBe(digest(pack))
        const now = itemsOf(back)
        for (const sheet of LAYOUTS)
          for (const [index, item] of items[sheet.id].entries())
            if (sheet.id !== id || index !== y - 1) expect(now[sheet.id][index]).toEqual(item)
      }),
      { numRuns: 500 },
    )
    expect(accepted).toBeGreaterThan(60)
  }, 60_000)
})
