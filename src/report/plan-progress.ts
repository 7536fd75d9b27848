import { nearest } from '../nearest.js'
import { type Head, type ProjectStatus, sheetWordsIn } from './sheets/words.js'
import { wordsIn } from './words.js'

/** A column that staff fill in, beside the progress itself. */
export type StaffColumn = 'responsible' | 'funding' | 'budget' | 'start' | 'finish'

/** The columns that staff fill in, in their order. */
export const STAFF_COLUMNS: readonly StaffColumn[] = ['responsible', 'funding', 'budget', 'start', 'finish']

type Column = StaffColumn | 'state' | 'communityId' | 'community' | 'project' | 'rule'

/** How projects stand: how many are planned, under way, done, dropped, or not filled in. */
export type StateCounts = Readonly<Record<ProjectStatus | 'blank', number>>

/** What is wrong with a row of a plan, counted from 1, with the column's head. */
export interface PlanProblem {
  readonly code: 'unknown-state' | 'no-community' | 'damaged-code' | 'duplicate-project'
  readonly row: number
  readonly column: string
  readonly found: string
  /** The nearest state, or the row that has the project already. */
  readonly hint: string | null
}

/** What a filled-in plan tells. */
export interface PlanProgress {
  readonly projects: number
  readonly states: StateCounts
  /** In how many rows staff filled a column in. */
  readonly filled: Readonly<Record<StaffColumn, number>>
  readonly units: readonly { readonly id: string; readonly name: string; readonly projects: number; readonly states: StateCounts }[]
  readonly problems: readonly PlanProblem[]
}

const MOST_TITLE_ROWS = 10
const NONE: StateCounts = { blank: 0, planned: 0, running: 0, done: 0, dropped: 0 }

/**
 * Reads the projects back from the sheet that `planSheets` made and staff filled in, as rows of texts; the columns are found by
 * their heads in either language, wherever they were moved. `null` where the rows are no such sheet.
 *
 * @example
 * ```ts
 * import { planProgress } from 'wanzheng/report'
 *
 * const progress = planProgress([
 *   ['社区编号', '项目名称', '责任单位', '进展'],
 *   ['990101001001', '设有托儿所', '区卫健委', '进行中'],
 *   ['990101001001', '配有洗衣店', '', ''],
 * ])
 * progress?.states.running // => 1
 * progress?.filled.responsible // => 1
 * ```
 */
export function planProgress(rows: readonly (readonly string[])[]): PlanProgress | null {
  const found = headOf(rows)
  if (found === null) return null
  const problems: PlanProblem[] = []
  const units = new Map<string, { name: string; projects: number; states: Record<ProjectStatus | 'blank', number> }>()
  const filled = { responsible: 0, funding: 0, budget: 0, start: 0, finish: 0 }
  const seen = new Map<string, number>()
  for (const [index, cells] of rows.entries()) {
    const text = (column: Column): string => (cells[found.columns.get(column) ?? -1] ?? '').trim()
    if (index <= found.row || cells.every((cell) => cell.trim() === '')) continue
    const head = (column: Column): string => rows[found.row]?.[found.columns.get(column) ?? -1] ?? ''
    const problem = (code: PlanProblem['code'], column: Column, hint: string | null = null): number =>
      problems.push({ code, row: index + 1, column: head(column), found: text(column), hint })
    const id = text('communityId')
    if (id === '') {
      problem('no-community', 'communityId')
      continue
    }
    if (/^[0-9.]+E[+]?[0-9]+$/i.test(id)) problem('damaged-code', 'communityId')
    const key = `${id} ${text('rule') === '' ? text('project') : text('rule')}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, index + 1)
    else problem('duplicate-project', 'project', String(first))
    const state = stateOf(text('state'))
    if (state === null) problem('unknown-state', 'state', nearestState(text('state')))
    const unit = units.get(id) ?? { name: text('community'), projects: 0, states: { ...NONE } }
    units.set(id, unit)
    unit.projects++
    unit.states[state ?? 'blank']++
    for (const column of STAFF_COLUMNS) if (text(column) !== '') filled[column]++
  }
  const all = [...units].map(([id, unit]) => ({ id, ...unit }))
  const states = { ...NONE }
  for (const unit of all) for (const state of Object.keys(NONE) as (keyof StateCounts)[]) states[state] += unit.states[state]
  return { projects: all.reduce((sum, { projects }) => sum + projects, 0), states, filled, units: all, problems }
}

// The row of heads: one of the first that names the community and the progress.
function headOf(rows: readonly (readonly string[])[]): { readonly row: number; readonly columns: ReadonlyMap<Column, number> } | null {
  const names = headNames()
  for (const [row, cells] of rows.slice(0, MOST_TITLE_ROWS).entries()) {
    const columns = new Map<Column, number>()
    for (const [index, cell] of cells.entries()) {
      const column = names.get(cell.trim())
      if (column !== undefined && !columns.has(column)) columns.set(column, index)
    }
    if (columns.has('communityId') && columns.has('state')) return { row, columns }
  }
  return null
}

function headNames(): ReadonlyMap<string, Column> {
  const own: readonly (Head & Column)[] = [...STAFF_COLUMNS, 'state', 'communityId', 'community', 'project']
  return new Map(
    (['zh', 'en'] as const).flatMap((language): readonly (readonly [string, Column])[] => [
      ...own.map((column) => [sheetWordsIn(language).head[column], column] as const),
      [wordsIn(language).label.ruleId, 'rule'],
    ]),
  )
}

function stateOf(text: string): ProjectStatus | 'blank' | null {
  return text === '' ? 'blank' : (stateNames().get(text) ?? null)
}

// Words this short are near to any other; what was meant shares at least a character.
function nearestState(text: string): string | null {
  const near = nearest(text, stateNames().keys())
  return near !== null && [...near].some((character) => text.includes(character)) ? near : null
}

function stateNames(): ReadonlyMap<string, ProjectStatus | 'blank'> {
  const states = Object.keys(NONE) as (keyof StateCounts)[]
  return new Map(
    (['zh', 'en'] as const).flatMap((language) => states.map((state) => [sheetWordsIn(language).status[state], state] as const)),
  )
}
