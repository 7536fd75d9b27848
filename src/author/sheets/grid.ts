import { nearest } from '../../nearest.js'
import { addressOf, type CellValue, isBlank, rawIn, type SheetCell } from '../../rows/table.js'
import type { Column } from './column.js'
import type { SheetLayout } from './layout.js'
import { type Fault, fault, type SheetProblem } from './problem.js'

/** A sheet that came back: its name and its cells by row and column. What `readWorkbook` gives is one as it is. */
export interface EditedSheet {
  readonly name: string
  readonly rows: readonly (readonly (SheetCell & { readonly formula?: string })[])[]
  readonly merges?: readonly string[]
}

/** A line of a sheet: the cell of every column, and where it stands. */
export interface GridLine {
  readonly cells: readonly CellValue[]
  /** Sheet and cell of every column. */
  readonly places: readonly string[]
}

/** The lines of a sheet by the columns of its layout, in whatever order its columns stand. */
export function gridOf(sheet: EditedSheet, layout: SheetLayout, problems: SheetProblem[]): readonly GridLine[] {
  const isUpright = layout.id === 'pack'
  const rows = isUpright ? turned(sheet.rows) : sheet.rows
  const placeOf = (row: number, column: number): string => `${layout.name}!${isUpright ? addressOf(column, row) : addressOf(row, column)}`
  const add = (place: string, one: Fault, severity: SheetProblem['severity'] = 'error'): void => {
    problems.push({ ...one, severity, place })
  }
  for (const range of sheet.merges ?? []) add(`${layout.name}!${range.split(':')[0]}`, fault('merged-cells', range))
  const heads = (rows[0] ?? []).map((cell) => rawIn(cell).trim())
  const width = heads.length
  const found = new Map<number, number>()
  for (const [index, { head }] of layout.columns.entries()) {
    const at = heads.indexOf(head)
    if (at < 0)
      add(
        placeOf(0, 0),
        fault(
          'missing-column',
          '',
          head,
          nearest(
            head,
            heads.filter((one) => one !== ''),
          ),
        ),
      )
    else found.set(index, at)
    if (at >= 0 && heads.indexOf(head, at + 1) >= 0) add(placeOf(0, heads.indexOf(head, at + 1)), fault('duplicate-column', head))
  }
  for (const [at, head] of heads.entries())
    if (head !== '' && !layout.columns.some((column) => column.head === head))
      add(
        placeOf(0, at),
        fault(
          'unknown-column',
          head,
          '',
          nearest(
            head,
            layout.columns.map((column) => column.head),
          ),
        ),
      )
  const lines = rows.slice(1, isUpright ? 2 : undefined)
  const result: GridLine[] = []
  for (const [index, row] of lines.entries()) {
    const y = index + 1
    for (const [x, cell] of row.entries()) {
      if (isBlank(cell) && cell.error === undefined) continue
      if (x >= width || heads[x] === '') add(placeOf(y, x), fault('outside-table', rawIn(cell)))
      if (cell.error !== undefined) add(placeOf(y, x), fault('error-value', cell.error))
      else if (cell.formula !== undefined) add(placeOf(y, x), fault('computed-value', `=${cell.formula}`, rawIn(cell)), 'warning')
    }
    if (row.every((cell) => isBlank(cell)) && !isUpright) continue
    result.push({
      cells: layout.columns.map((_, column) => row[found.get(column) ?? -1]?.value ?? null),
      places: layout.columns.map((_, column) => placeOf(y, found.get(column) ?? 0)),
    })
  }
  if (isUpright)
    for (const [x, row] of rows.slice(2).entries())
      for (const [y, cell] of row.entries()) if (!isBlank(cell)) add(placeOf(x + 2, y), fault('outside-table', rawIn(cell)))
  return result
}

function turned(rows: EditedSheet['rows']): EditedSheet['rows'] {
  const width = Math.max(2, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, x) => rows.map((row) => row[x] ?? { value: null }))
}

/** The place of the first column of an item that a predicate finds, else of its first cell. */
export function placeIn(line: GridLine, columns: readonly Column[], isWanted: (column: Column) => boolean): string {
  const index = columns.findIndex(isWanted)
  return line.places[index] ?? line.places[0] ?? ''
}
