import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { canonicalText } from '../../../src/author/sheets/canonical-text.js'
import type { Column } from '../../../src/author/sheets/column.js'
import { itemsOf } from '../../../src/author/sheets/items.js'
import { LAYOUTS } from '../../../src/author/sheets/layout.js'
import { describeSheetProblems, diffPacks, packFromSheets } from '../../../src/author.js'
import { digest } from '../../../src/digest.js'
import type { CellValue } from '../../../src/rows/table.js'
import type { Pack } from '../../../src/schema/pack.js'
import { type Cells, cellsOf, edited, released } from './edited.js'

/** One way to spoil a sheet: what is done, and the cells that come of it. */
interface Spoilt {
  readonly what: string
  readonly cells: Cells
  readonly merges?: string
}

const packs = ['jb167-2014', 'jkg-2020-7'].map(released)
const isTyped = (column: Column): boolean =>
  column.labels !== undefined || ['number', 'share', 'figure', 'truth', 'date'].includes(column.kind)

/** Every sheet, one thing spoilt at a time. */
function* spoilt(cells: Cells): Generator<Spoilt> {
  const change = (name: string, rows: (rows: CellValue[][]) => CellValue[][]): Cells =>
    cells.map((sheet) => (sheet.name === name ? { name, rows: rows(sheet.rows.map((row) => [...row])) } : sheet))
  const put = (name: string, y: number, x: number, value: CellValue): Cells =>
    change(name, (rows) => rows.map((row, index) => (index === y ? row.map((cell, place) => (place === x ? value : cell)) : row)))
  for (const { name, columns, id } of LAYOUTS) {
    const rows = cells.find((sheet) => sheet.name === name)?.rows ?? []
    yield { what: 'sheet deleted', cells: cells.filter((sheet) => sheet.name !== name) }
    yield { what: 'sheet renamed', cells: cells.map((sheet) => (sheet.name === name ? { ...sheet, name: `${name}表` } : sheet)) }
    yield { what: 'text outside the table', cells: change(name, (all) => all.map((row, y) => (y === 1 ? [...row, '备注'] : row))) }
    if (id === 'pack') {
      for (const [y, column] of columns.entries()) {
        yield { what: 'column deleted', cells: change(name, (all) => all.filter((_, index) => index !== y)) }
        if (isTyped(column)) yield { what: 'text in a typed cell', cells: put(name, y, 1, '待定') }
      }
      continue
    }
    for (const [x, column] of columns.entries()) {
      yield { what: 'column deleted', cells: change(name, (all) => all.map((row) => row.filter((_, index) => index !== x))) }
      yield { what: 'head renamed', cells: put(name, 0, x, `${column.head}。`) }
      yield { what: 'head doubled', cells: change(name, (all) => all.map((row, y) => [...row, y === 0 ? column.head : (row[x] ?? null)])) }
      const filled = rows.findIndex((row, y) => y > 0 && (row[x] ?? null) !== null)
      if (filled < 0) continue
      const old = rows[filled]?.[x] ?? null
      if (isTyped(column)) yield { what: 'text in a typed cell', cells: put(name, filled, x, '待定') }
      else yield { what: 'number in a text cell', cells: put(name, filled, x, 7) }
      if (column.kind === 'formula') {
        yield { what: 'unknown name in a formula', cells: put(name, filled, x, `${String(old)} × 户束`) }
        yield { what: 'broken formula', cells: put(name, filled, x, `（${String(old)}`) }
      }
      if (column.kind === 'json') {
        yield { what: 'broken JSON', cells: put(name, filled, x, '{"var": ') }
        yield { what: 'unknown operator', cells: put(name, filled, x, '{"vra":"households"}') }
      }
      yield { what: 'cell emptied', cells: put(name, filled, x, null) }
      yield { what: 'cell copied down', cells: put(name, Math.min(filled + 1, rows.length - 1), x, old) }
      if (typeof old === 'string') yield { what: 'letter added', cells: put(name, filled, x, `${old}x`) }
      yield {
        what: 'cells shifted down',
        cells: change(name, (all) =>
          all.map((row, y) =>
            row.map((cell, place) => (place !== x || y < filled ? cell : y === filled ? null : (all[y - 1]?.[x] ?? null))),
          ),
        ),
      }
      yield {
        what: 'cells shifted right',
        cells: change(name, (all) => all.map((row, y) => (y === filled ? [...row.slice(0, x), null, ...row.slice(x)] : row))),
      }
    }
    for (let y = 1; y < rows.length; y += Math.max(1, Math.floor(rows.length / 8))) {
      yield { what: 'row doubled', cells: change(name, (all) => all.flatMap((row, index) => (index === y ? [row, [...row]] : [row]))) }
      yield { what: 'row deleted', cells: change(name, (all) => all.filter((_, index) => index !== y)) }
      yield {
        what: 'row cut in two',
        cells: change(name, (all) =>
          all.flatMap((row, index) =>
            index === y ? [row.map((cell, x) => (x < 3 ? cell : null)), row.map((cell, x) => (x < 3 ? null : cell))] : [row],
          ),
        ),
      }
    }
    yield { what: 'cells merged', cells, merges: name }
  }
}

/** What every list holds, in no order, where a weight of 1 need not be said: what decides a score. */
function contents(pack: Pack): string {
  return canonicalText(
    Object.values(itemsOf(pack)).map((items) =>
      items.map((item) => canonicalText(item.weight === 1 ? { ...item, weight: undefined } : item)).sort(),
    ),
  )
}

it('are refused with place and code, or every change that could move a score is listed; none crashes', () => {
  const counts: Record<'refused' | 'listed' | 'the same', number> = { refused: 0, listed: 0, 'the same': 0 }
  for (const original of packs) {
    const before = digest(original)
    for (const [index, { what, cells, merges }] of [...spoilt(cellsOf(original))].entries()) {
      // Of the larger pack every third, which is still many.
      if (original.rules.length > 20 && index % 3 !== 0) continue
      const sheets = edited(cells).map((sheet) => (sheet.name === merges ? { ...sheet, merges: ['A2:A3'] } : sheet))
      const { pack, problems } = packFromSheets(sheets)
      if (pack === null) {
        counts.refused += 1
        const errors = problems.filter(({ severity }) => severity === 'error')
        expect(errors.length, what).toBeGreaterThan(0)
        for (const { place } of errors) expect(place, what).toMatch(/^[\u4e00-\u9fff]+(![A-Z]+\d+)?$/)
        for (const language of ['zh', 'en'] as const)
          expect(describeSheetProblems(errors, language), what).toMatch(/^([\u4e00-\u9fff]+(![A-Z]+\d+)?: .+ \([a-z-]+\)(\n|$))+$/s)
      } else if (digest(pack) === before) counts['the same'] += 1
      else {
        const { changes } = diffPacks(original, pack)
        if (changes.length === 0) expect(contents(pack), what).toBe(contents(original))
        counts[changes.length === 0 ? 'the same' : 'listed'] += 1
      }
    }
  }
  // The pages for staff say how many.
  const total = counts.refused + counts.listed + counts['the same']
  expect(readFileSync('docs/pack-workbook.md', 'utf8')).toContain(
    `Of ${total} spoilt workbooks ${counts.refused} are refused, ${counts.listed} are read with every change listed, and ${counts['the same']} mean the same pack.`,
  )
  expect(readFileSync('docs/pack-workbook.zh-CN.md', 'utf8')).toContain(
    `${total} 份损坏的工作簿中，${counts.refused} 份不予导入，${counts.listed} 份导入并列出全部修改，${counts['the same']} 份含义不变。`,
  )
}, 120_000)
