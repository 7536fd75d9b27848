import { readFileSync } from 'node:fs'
import { type EditedSheet, packSheets } from '../../../src/author.js'
import type { CellValue } from '../../../src/rows/table.js'
import type { Pack } from '../../../src/schema/pack.js'

export const IDS = ['checkup-2025', 'gb50180-2018', 'jb167-2014', 'jkg-2020-7', 'notice-2022-48']

/** A released pack. */
export function released(id: string): Pack {
  return JSON.parse(readFileSync(`rules/${id}/releases/1.0.0.json`, 'utf8'))
}

/** Cells of every sheet, heads included, as a workbook has them. */
export type Cells = { readonly name: string; readonly rows: CellValue[][] }[]

export function cellsOf(pack: Pack): Cells {
  return packSheets(pack).map(({ name, isUpright, columns, rows }) => ({
    name,
    rows: [...(isUpright ? [] : [columns.map(({ head }) => head)]), ...rows.map((row) => [...row])],
  }))
}

/** Sheets as they come back from an editor. */
export function edited(cells: Cells): readonly EditedSheet[] {
  return cells.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((value) => ({ value }))) }))
}

/** Where a cell stands, by sheet, head and the id in the first column. */
export function find(
  cells: Cells,
  sheet: string,
  id: string,
  head: string,
): { readonly row: CellValue[]; readonly column: number; readonly place: string } {
  const rows = cells.find(({ name }) => name === sheet)?.rows ?? []
  const column = rows[0]?.indexOf(head) ?? -1
  const y = rows.findIndex((row) => row.includes(id))
  if (column < 0 || y < 0) throw new Error(`no ${head} of ${id} in ${sheet}`)
  const letters = column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`
  return { row: rows[y] as CellValue[], column, place: `${sheet}!${letters}${y + 1}` }
}
