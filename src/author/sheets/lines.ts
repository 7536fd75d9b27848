import { nearest } from '../../nearest.js'
import type { CellValue } from '../../rows/table.js'
import { canonicalText } from './canonical-text.js'
import type { Item } from './column.js'
import type { GridLine } from './grid.js'
import type { SheetLayout } from './layout.js'
import { type Fault, fault, type SheetProblem } from './problem.js'
import { isObject, merged, withValue } from './tree.js'
import { readValue, shownCell } from './values.js'

/** A line as an item, with what only its sheet knows. */
export interface Line {
  readonly item: Item
  readonly grid: GridLine
  readonly layout: SheetLayout
  /** Signs typed before figures, by property. */
  readonly signs: Readonly<Record<string, string>>
  /** Formulas as typed, by the property of their JsonLogic. */
  readonly formulas: Readonly<Record<string, string>>
}

/** Units by the id of their parameter: id of the unit, and how it is called. */
export type Units = ReadonlyMap<string, readonly string[]>

/** The lines of a sheet as items; what cannot be read is a problem with its cell. */
export function linesOf(grid: readonly GridLine[], layout: SheetLayout, units: Units, problems: SheetProblem[]): readonly Line[] {
  return grid.map((line) => lineOf(line, layout, units, problems))
}

function lineOf(grid: GridLine, layout: SheetLayout, units: Units, problems: SheetProblem[]): Line {
  let item: Item = {}
  let rest: unknown
  let restPlace = ''
  const signs: Record<string, string> = {}
  const formulas: Record<string, string> = {}
  const add = (index: number, one: Fault): void => {
    problems.push({ ...one, severity: 'error', place: grid.places[index] ?? '' })
  }
  const id = layout.id === 'parameters' ? textAt(grid, layout, 'id') : ''
  for (const [index, column] of layout.columns.entries()) {
    const cell = grid.cells[index] ?? null
    if (column.kind === 'formula') {
      const text = formulaText(cell)
      if (text === null) add(index, fault('wrong-type', shownCell(cell), 'text'))
      else if (text !== '') formulas[column.key] = text
      continue
    }
    const read = readValue(cell, column, column.kind === 'figure' ? (units.get(id) ?? []) : null)
    if ('fault' in read) add(index, read.fault)
    else if (column.kind === 'rest') [rest, restPlace] = [read.value, grid.places[index] ?? '']
    else if (read.value !== undefined) {
      item = withValue(item, column.key, read.value)
      if (read.sign !== undefined) signs[column.key] = read.sign
    }
  }
  const whole = rest === undefined ? { item } : isObject(rest) ? merged(item, rest) : { twice: '' }
  if ('twice' in whole)
    problems.push({ ...fault(whole.twice === '' ? 'not-json' : 'stated-twice', whole.twice, '{…}'), severity: 'error', place: restPlace })
  return { item: 'item' in whole ? whole.item : item, grid, layout, signs, formulas }
}

// A formula of nothing but a number may have become a number.
function formulaText(cell: CellValue): string | null {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  // Whoever knows Excel begins a formula with =.
  return typeof cell === 'string' ? cell.trim().replace(/^[=＝]\s*/, '') : null
}

/** The text in a column of a line. */
export function textAt(grid: GridLine, { columns }: SheetLayout, key: string): string {
  const cell = grid.cells[columns.findIndex((column) => column.key === key)] ?? null
  return typeof cell === 'string' ? cell.trim() : ''
}

const KEYS: Readonly<Partial<Record<SheetLayout['id'], readonly string[]>>> = {
  pack: [],
  cases: ['rule', 'name'],
  scoring: ['kind', 'id'],
  dictionary: ['kind', 'id'],
  parameters: ['id', 'kind'],
}

/** The lines that have an id; one without, one twice, and a table row or a later period that is out of place are problems. */
export function identified(lines: readonly Line[], problems: SheetProblem[]): readonly Line[] {
  const seen = new Map<string, Line>()
  const sound: Line[] = []
  const add = (line: Line, key: string, one: Fault): void => {
    problems.push({
      ...one,
      severity: 'error',
      place: line.grid.places[line.layout.columns.findIndex((column) => column.key === key)] ?? '',
    })
  }
  for (const [index, line] of lines.entries()) {
    const { layout, item } = line
    const wanted = KEYS[layout.id] ?? ['id']
    // A rule that has no cases at all is a line with the rule alone.
    const isBare = layout.id === 'cases' && Object.keys(item).length === 1
    const lacking = wanted.find((key) => (typeof item[key] !== 'string' || item[key] === '') && !(isBare && key === 'name'))
    if (lacking !== undefined) {
      add(line, lacking, fault('missing-id', '', layout.columns.find(({ key }) => key === lacking)?.head ?? ''))
      continue
    }
    if (layout.id === 'parameters') {
      const misplaced = misplacedIn(line, lines[index - 1], seen)
      if (misplaced !== null) {
        add(line, misplaced.key, misplaced.fault)
        continue
      }
    }
    const key = keyOf(line, wanted, seen)
    // A case told twice does no harm.
    if (seen.has(key) && layout.id !== 'cases') {
      add(
        line,
        layout.id === 'parameters' ? (item.kind === 'row' ? 'when' : 'from') : 'id',
        fault('duplicate-id', wanted.map((one) => String(item[one] ?? '')).join(' ')),
      )
      continue
    }
    seen.set(key, line)
    if (item.kind === 'period') seen.set(`parameter ${String(item.id)}`, line)
    sound.push(line)
  }
  return sound
}

function keyOf({ item, layout }: Line, wanted: readonly string[], seen: ReadonlyMap<string, Line>): string {
  const key = wanted.map((one) => String(item[one] ?? '')).join(' ')
  if (layout.id !== 'parameters') return key
  if (item.kind === 'period') return `${key} ${String(item.from ?? '')}`
  // Rows are told apart by when they apply, within their period.
  return `${key} ${canonicalText(item.when)} ${seen.get(`parameter ${String(item.id)}`)?.grid.places[0]}`
}

function misplacedIn(
  line: Line,
  before: Line | undefined,
  seen: ReadonlyMap<string, Line>,
): { readonly key: string; readonly fault: Fault } | null {
  const { item } = line
  const id = String(item.id)
  const above = before?.item.id === undefined ? '' : String(before.item.id)
  const isKnown = seen.has(`parameter ${id}`)
  const ids = [...seen.keys()].filter((key) => key.startsWith('parameter ')).map((key) => key.slice(10))
  if (item.kind === 'row' && (above !== id || !isKnown)) return { key: 'id', fault: fault('orphan-row', id, above, nearest(id, ids)) }
  if (item.kind !== 'period' || !isKnown) return null
  if (above !== id) return { key: 'id', fault: fault('duplicate-id', id) }
  const stated = ['title', 'unit', 'by'].find((key) => item[key] !== undefined)
  return stated === undefined ? null : { key: stated === 'title' ? 'title.zh' : stated, fault: fault('stated-twice', stated) }
}
