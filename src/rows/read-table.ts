import { type DraftEntry, type DraftUnit, entryAt, rawRow } from './draft.js'
import { rangeOf } from './find-header.js'
import { fold } from './fold.js'
import { fieldUnit, type ReadUnit, readUnit } from './measure.js'
import { numberColumn, numberField } from './number-column.js'
import type { Column, TablePlan } from './plan-table.js'
import { type FacilityRow, readFacility, type TypeOf } from './read-facility.js'
import { leftOut, type RowContext, readRow } from './read-row.js'
import { type ImportNote, note, type TableReport } from './report.js'
import { rowKinds } from './row-kind.js'
import { looksIn, looksOf, shiftOf } from './shift.js'
import { addressOf, type Cell, isBlank, rawIn } from './table.js'

/** What one table came to. */
export interface TableRead {
  readonly plan: TablePlan
  readonly units: readonly DraftUnit[]
  readonly facilities: readonly FacilityRow[]
  readonly entries: readonly DraftEntry[]
  readonly rows: TableReport['rows']
}

/** Reads every row of a table by its plan. */
export function readTable(planned: TablePlan, context: Omit<RowContext, 'plan'>, typeOf: TypeOf): TableRead {
  if (planned.as === 'ignored') return ignored(planned)
  const { table, header } = planned
  const rows = filledDown(planned)
  const first = header.rows.length === 0 ? 0 : Math.max(...header.rows) + 1
  const data = rows.slice(first)
  const stated = unitsAbove(rows, header.rows[0] ?? 0)
  const plan: TablePlan = { ...planned, columns: planned.columns.map((column) => withNumbers(withUnit(column, stated), data)) }
  const looks = rows.map(looksIn)
  const usual = looksOf(looks.slice(first), plan.columns)
  const kindOf = rowKinds(plan)
  const units: DraftUnit[] = []
  const facilities: FacilityRow[] = []
  const entries: DraftEntry[] = [...columnEntries(plan)]
  const counts = { read: 0, quarantined: 0, dropped: 0, blank: 0 }
  const seen = new Map<string, number>()
  const leave = (row: readonly Cell[], index: number, why: ImportNote): void => {
    counts[why.treatment === 'quarantined' ? 'quarantined' : 'dropped']++
    entries.push(...leftOut(row, index, table, why).entries)
  }
  for (const [index, row] of rows.entries()) {
    if (header.rows.includes(index)) continue
    const kind = kindOf(row, index)
    if (kind === 'blank') counts.blank++
    else if (kind !== 'data') leave(row, index, note(kind, 'dropped', {}))
    else {
      const text = rawRow(row)
      const earlier = isNamed(row, plan) ? seen.get(text) : undefined
      if (earlier === undefined) seen.set(text, index)
      const by = earlier === undefined ? shiftOf(row, looks[index] ?? [], usual) : 0
      if (earlier !== undefined)
        leave(row, index, note('duplicate-row', 'dropped', { first: `${addressOf(earlier + (table.firstRow ?? 1) - 1, 0)}` }))
      else if (by !== 0) leave(row, index, note('shifted-row', 'quarantined', { by }))
      else if (plan.as === 'units') {
        const read = readRow(row, index, { ...context, plan })
        counts[read.unit === null ? 'quarantined' : 'read']++
        entries.push(...read.entries)
        if (read.unit !== null) units.push(read.unit)
      } else {
        const read = readFacility(row, index, plan, typeOf, context.places)
        if ('code' in read) leave(row, index, read)
        else {
          counts.read++
          facilities.push(read)
        }
      }
    }
  }
  return { plan, units, facilities, entries, rows: counts }
}

// Facilities without a name may well be alike.
function isNamed(row: readonly Cell[], { as, columns }: TablePlan): boolean {
  return as === 'units' || columns.some(({ target, index }) => target?.name === 'name' && !isBlank(row[index]))
}

function ignored(plan: TablePlan): TableRead {
  const { table, ignored: why } = plan
  const blank = table.rows.filter((row) => row.every(isBlank)).length
  const first = table.rows.findIndex((row) => !row.every(isBlank))
  const rows = { read: 0, quarantined: 0, dropped: table.rows.length - blank, blank }
  if (first < 0 || why === null) return { plan, units: [], facilities: [], entries: [], rows }
  const { entries } = leftOut(table.rows[first] as readonly Cell[], first, table, note(why, 'dropped', { table: table.name }))
  return { plan, units: [], facilities: [], entries, rows }
}

// 单位：万㎡, in a title, is the unit of every column of that kind that states none.
function unitsAbove(rows: readonly (readonly Cell[])[], end: number): readonly ReadUnit[] {
  const titles = rows.slice(0, end).flatMap((row) => row.map((cell) => fold(rawIn(cell))))
  const stated = titles.flatMap((text) => /单位:([^()]{1,40})/.exec(text)?.[1]?.split(/[、,;\s]/) ?? [])
  return stated.flatMap((text) => readUnit(text) ?? [])
}

function withUnit(column: Column, stated: readonly ReadUnit[]): Column {
  const field = numberField(column)
  if (field === null || column.unit !== null || column.match === 'given') return column
  const kind = fieldUnit(field.unit ?? '1').kind
  return { ...column, unit: stated.find((unit) => unit.kind === kind) ?? null }
}

function withNumbers(column: Column, rows: readonly (readonly Cell[])[]): Column {
  const number = numberColumn(
    column,
    rows.map((row) => row[column.index]),
  )
  return number === null ? column : { ...column, number, unit: number.unit }
}

const WHY = { unmatched: 'unmatched-column', ordinal: 'ordinal-column', ignored: 'ignored-column' } as const

// One entry for each column that is left out, or says again what another says, at its header.
function columnEntries({ table, header, columns }: TablePlan): readonly DraftEntry[] {
  if (table.header !== undefined) return []
  const row = header.rows.at(-1) ?? 0
  return columns.flatMap((column) => {
    const said = ofColumn(column, columns)
    const isEmpty = header.columns[column.index]?.length === 0 && !hasCells(table.rows, column.index)
    return said === null || isEmpty
      ? []
      : [{ entry: entryAt({ table, row, column: column.index }, column.header, said), unit: null, steps: [] }]
  })
}

function ofColumn({ left, candidates, header, index, target }: Column, columns: readonly Column[]): ImportNote | null {
  if (left === 'duplicate') return note('duplicate-column', 'dropped', { header, first: candidates[0]?.name ?? '' })
  if (left !== null) return note(WHY[left], 'dropped', { header, candidates })
  const first = columns.find((other) => other.target !== null && other.target.name === target?.name)
  return first === undefined || first.index === index ? null : note('duplicate-column', 'noted', { header, first: first.header })
}

function hasCells(rows: readonly (readonly Cell[])[], index: number): boolean {
  return rows.some((row) => !isBlank(row[index]))
}

// A community that is merged over the rows of its estates stands in each of them.
function filledDown({ table, columns }: TablePlan): readonly (readonly Cell[])[] {
  const identity = new Set(columns.filter(({ target }) => target?.kind === 'identity').map(({ index }) => index))
  const merged = (table.merges ?? [])
    .flatMap((range) => rangeOf(range, table.firstRow ?? 1))
    .filter(({ top, bottom, left, right }) => bottom > top && left === right && identity.has(left) && top >= 0)
  if (merged.length === 0) return table.rows
  const rows = table.rows.map((row) => [...row])
  for (const { top, bottom, left } of merged) {
    const value = rows[top]?.[left]
    for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row++)
      if (value !== undefined && rawIn(rows[row]?.[left]) === '') (rows[row] as Cell[])[left] = value
  }
  return rows
}
