import type { Column } from '../author/sheets/column.js'
import { type PackSheet, packSheets } from '../author/sheets/write.js'
import type { Pack } from '../schema/pack.js'
import { type Cell, columnName, type DropDown, type Sheet, type Workbook } from './workbook.js'

const SPARE = 20
const WRAPPED_FROM = 24

/**
 * A pack as a workbook for policy staff: a sheet for each list, Chinese heads with comments, drop-downs, frozen panes, ids that
 * are protected, and unlocked lines below for what is added.
 */
export function packWorkbook(pack: Pack): Workbook {
  const sheets = packSheets(pack)
  const lengths = new Map(sheets.map(({ name, rows }) => [name, rows.length]))
  return { sheets: sheets.map((sheet) => sheetOf(sheet, lengths)) }
}

function sheetOf({ name, columns, rows, isUpright, isHidden }: PackSheet, lengths: ReadonlyMap<string, number>): Sheet {
  if (isHidden) {
    const cells = rows.map((row) => row.map((value): Cell => ({ value })))
    return { name, hidden: true, rows: [columns.map(({ head }): Cell => ({ value: head })), ...cells], protected: true }
  }
  if (isUpright)
    return {
      name,
      rows: columns.map((column, index) => [headCell(column), cellOf(rows[index]?.[1] ?? null, column, true)]),
      columns: [{ width: 22 }, { width: 80 }],
      frozen: { rows: 0, columns: 1 },
      protected: true,
    }
  const spare = Array.from({ length: SPARE }, () => columns.map((column) => cellOf(null, column, false)))
  const last = rows.length + 1 + SPARE
  return {
    name,
    rows: [
      columns.map(headCell),
      ...rows.map((row) => row.map((value, index) => cellOf(value, columns[index] as Column, true))), // a cell for each column
      ...spare,
    ],
    columns: columns.map(({ width }) => ({ width })),
    frozen: { rows: 1, columns: 1 },
    dropDowns: columns.flatMap((column, index) => dropDownOf(column, `${columnName(index)}2:${columnName(index)}${last}`, lengths)),
    protected: true,
  }
}

function headCell({ head, about }: Column): Cell {
  return { value: head, header: true, comment: about }
}

function cellOf(value: Cell['value'], { isLocked, width, kind }: Column, isFilled: boolean): Cell {
  const isProtected = isLocked === true && isFilled
  // Whatever is typed into a column of texts stays a text: 1-2 is no date, =A1 no formula.
  const isNumeric = kind === 'number' || kind === 'share' || kind === 'figure' || kind === 'json'
  return {
    value,
    ...(isProtected ? {} : { locked: false }),
    ...(isNumeric ? {} : { format: '@' }),
    ...(width >= WRAPPED_FROM ? { wrap: true } : {}),
  }
}

function dropDownOf({ labels, kind, head, from }: Column, range: string, lengths: ReadonlyMap<string, number>): readonly DropDown[] {
  if (from !== undefined) {
    // What is added below is chosen from, too. Only a warning, because a table is named with its keys, as JSON.
    const source = `'${from}'!$A$2:$A$${(lengths.get(from) ?? 0) + 1 + SPARE}`
    return [{ range, source, advisory: true, error: [head, `请填写“${from}”表中的编号。`] }]
  }
  const values = kind === 'truth' ? ['是', '否'] : kind === 'list' || labels === undefined ? [] : Object.values(labels)
  return values.length === 0 ? [] : [{ range, values, error: [head, `请从列表中选择：${values.join('、')}`] }]
}
