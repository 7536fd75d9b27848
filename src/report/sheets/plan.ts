import type { Assessment } from '../../engine.js'
import type { Language } from '../../messages/messages.js'
import type { UnitAssessment } from '../../schema/assessment.js'
import type { Pack } from '../../schema/pack.js'
import { cityOf } from '../city.js'
import { type Context, contextOf } from '../context.js'
import { fullTitle } from '../row.js'
import { groupTitle, span } from '../summary.js'
import { amountOf, type Gap, gapsOf } from './gaps.js'
import type { Cell, Sheet, SheetColumn } from './sheet.js'
import { type Head, type SheetWords, sheetWordsIn } from './words.js'

const MOST_KEY_PROJECTS = 5

/**
 * What to do about the gaps, prefilled for staff: the projects (项目库), one row a gap with works, amount and clause, and empty
 * columns for who, when, money and progress; and the plan (实施计划表), one row a unit with what the notice wants stated.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { planSheets } from 'wanzheng/report'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice], { asOf: '2023-06-30' })
 * const unit = { id: '1', level: 'community', households: 1000, facilities: [], surveyedFacilities: 'all' }
 * const [projects, plan] = planSheets(engine.assess({ id: 'd', units: [unit] }), [notice], 'zh')
 * projects.name // => '项目库'
 * plan.rows.length // => 1
 * ```
 */
export function planSheets({ units }: Pick<Assessment, 'units'>, packs: readonly Pack[], language: Language): readonly [Sheet, Sheet] {
  const context = contextOf(packs, language)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const words = sheetWordsIn(language)
  const lists = units.map((unit) => ({ unit, gaps: gapsOf(unit, context) })).filter(({ gaps }) => gaps.length > 0)
  return [
    {
      name: words.projects,
      columns: projectColumns(context, words),
      rows: lists.flatMap(({ gaps }) => gaps.map((gap) => projectCells(gap, context, words))),
    },
    {
      name: words.planTable,
      columns: planColumns(words),
      rows: lists.map(({ unit, gaps }) => planCells(unit, gaps, cityName(unit, byId), context, words)),
    },
  ]
}

function projectColumns({ words: { label } }: Context, { head, status }: SheetWords): readonly SheetColumn[] {
  const own = (id: Head, width: number): SheetColumn => ({ id, head: head[id], width })
  return [
    own('communityId', 16),
    own('community', 22),
    own('project', 30),
    own('content', 36),
    own('amount', 12),
    own('counted', 10),
    { id: 'clause', head: label.clause, width: 26 },
    own('responsible', 16),
    own('funding', 16),
    own('budget', 14),
    own('start', 14),
    own('finish', 14),
    { id: 'state', head: head.state, width: 12, choices: [status.planned, status.running, status.done, status.dropped] },
    own('note', 20),
    { id: 'rule', head: label.ruleId, width: 40, key: true },
  ]
}

function projectCells({ unit, row }: Gap, context: Context, words: SheetWords): readonly Cell[] {
  const [amount, counted] = amountOf(row.outcome, row, context)
  const content = words.scope(row.shortfall ?? askedFor(row, context), row.remedies ?? '')
  const known = [unit.id, unit.name ?? '', fullTitle(row, context), content, amount, counted, `${row.document} ${row.clause}`]
  return [...known, '', '', '', '', '', '', '', row.outcome.rule]
}

// What has no number is asked for in the words of the clause.
function askedFor({ outcome, title }: Gap['row'], context: Context): string {
  const { pack, rule } = context.rules.get(outcome.rule) ?? {}
  const text = pack?.clauses.find(({ id }) => id === rule?.clause)?.text
  return text === undefined || context.language !== 'zh' ? title : text.replace(/[，、；。]$/, '')
}

function planColumns({ head }: SheetWords): readonly SheetColumn[] {
  const widths: Partial<Record<Head, number>> = { goals: 30, contents: 36, keyProjects: 50, schedule: 24, safeguards: 24 }
  const order: readonly Head[] = [
    'city',
    'communityId',
    'community',
    'goals',
    'contents',
    'keyProjects',
    'schedule',
    'safeguards',
    'responsible',
  ]
  return order.map((id) => ({ id, head: head[id], width: widths[id] ?? 18 }))
}

function planCells(unit: UnitAssessment, gaps: readonly Gap[], city: string, context: Context, words: SheetWords): readonly Cell[] {
  const score = unit.score === null ? context.words.label.noScore : span(unit.score)
  const key = [...gaps].sort((a, b) => lostBy(b) - lostBy(a)).slice(0, MOST_KEY_PROJECTS)
  return [
    ...[city, unit.id, unit.name ?? ''],
    ...[
      words.goal(gaps.length, score),
      contentsOf(gaps, context, words),
      context.words.list(key.map(({ row }) => fullTitle(row, context))),
    ],
    ...['', '', ''],
  ]
}

function cityName(unit: UnitAssessment, byId: ReadonlyMap<string, UnitAssessment>): string {
  const city = cityOf(unit, byId)
  return city === null ? '' : (byId.get(city)?.name ?? city)
}

// Points are compared, not computed with; gaps of equal points keep the order of the clauses.
function lostBy({ row: { outcome } }: Gap): number {
  return outcome.points === null ? 0 : outcome.points.max - outcome.points.high
}

function contentsOf(gaps: readonly Gap[], context: Context, words: SheetWords): string {
  const counts = new Map<string, number>()
  for (const { row } of gaps) {
    const { pack, rule } = context.rules.get(row.outcome.rule) ?? {}
    const title = pack === undefined || rule === undefined ? '' : groupTitle(rule.group, pack.id, context)
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return context.words.list([...counts].map(([title, count]) => words.contents(title, count)))
}
