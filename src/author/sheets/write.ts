import { digest } from '../../digest.js'
import type { CellValue } from '../../rows/table.js'
import type { Pack } from '../../schema/pack.js'
import { type Formulas, formulasOf } from '../formula.js'
import { canonicalText } from './canonical-text.js'
import type { Column, Item } from './column.js'
import { itemsOf } from './items.js'
import { LAYOUTS, type SheetLayout } from './layout.js'
import { restOf, valueAt, withValue } from './tree.js'
import { writeValue } from './values.js'

/** One sheet as plain data: its columns and the lines below their heads. */
export interface PackSheet {
  readonly name: string
  /** Whether it stands upright: a property a line, its head in the first column and its value in the second. */
  readonly isUpright: boolean
  readonly isHidden: boolean
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly CellValue[])[]
}

/** The hidden sheet that keeps the pack as it was exported, so that every edit can be told. */
export const ORIGINAL = '原规则包'

const PIECE = 30_000

/**
 * A pack as sheets with Chinese heads, from which {@link packFromSheets} makes the same pack: rules, parameters, clauses, scoring,
 * worked cases, dictionary and the rest.
 *
 * @example
 * ```ts
 * import { packSheets } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * packSheets(notice).map(({ name }) => name).slice(0, 4) // => ['规则包', '规则', '参数', '条文']
 * ```
 */
export function packSheets(pack: Pack): readonly PackSheet[] {
  const items = itemsOf(pack)
  const formulas = formulasOf(pack)
  const sheets = LAYOUTS.map((layout): PackSheet => {
    const rows = items[layout.id].map((item) => rowOf(item, layout, formulas))
    const isUpright = layout.id === 'pack'
    const upright = layout.columns.map(({ head }, index) => [head, rows[0]?.[index] ?? null])
    return { name: layout.name, isUpright, isHidden: false, columns: layout.columns, rows: isUpright ? upright : rows }
  })
  return [...sheets, originalSheet(pack)]
}

function rowOf(item: Item, { columns }: SheetLayout, formulas: Formulas): readonly CellValue[] {
  let written: Item = {}
  const cells = columns.map((column): CellValue => {
    const value = column.kind === 'rest' ? undefined : valueAt(item, column.key)
    if (value === undefined) return null
    if (column.kind === 'formula') return formulaCell(value, formulas)
    const cell = writeValue(value, column)
    if (cell === undefined) return null
    written = withValue(written, column.key, value)
    return cell
  })
  const rest = restOf(item, written)
  return rest === undefined ? cells : cells.map((cell, index) => (columns[index]?.kind === 'rest' ? canonicalText(rest) : cell))
}

/** What a formula column shows of JsonLogic; nothing where formulas have no words for it. */
export function formulaCell(logic: unknown, formulas: Formulas): CellValue {
  const text = formulas.print(logic)
  return text === null || text.length > PIECE || text.trim() !== text ? null : text
}

function originalSheet(pack: Pack): PackSheet {
  const columns: readonly Column[] = [
    { key: '', head: digest(pack), kind: 'text', width: 40, about: '导出时的规则包，供比对修改之用；请勿改动。' },
  ]
  return { name: ORIGINAL, isUpright: false, isHidden: true, columns, rows: piecesOf(canonicalText(pack)).map((piece) => [piece]) }
}

// Each piece ends where it loses nothing: with no space at its ends and no character cut in two.
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + PIECE, text.length)
    while (end < text.length && /\s|[\udc00-\udfff]/.test(`${text[end - 1]}${text[end]}`)) end -= 1
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}
