import type { Column } from '../../../src/author/sheets/column.js'
import { LAYOUTS } from '../../../src/author/sheets/layout.js'
import type { CellValue } from '../../../src/rows/table.js'
import type { Cells } from './edited.js'

/** One way to spoil a sheet: what is done, and the cells that come of it. */
export interface Spoilt {
  readonly what: string
  readonly cells: Cells
  readonly merges?: string
}

const isTyped = (column: Column): boolean =>
  column.labels !== undefined || ['number', 'share', 'figure', 'truth', 'date'].includes(column.kind)

/** Every sheet, one thing spoilt at a time. */
export function* spoilt(cells: Cells): Generator<Spoilt> {
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
