import type { Case } from '../../schema/pack.js'
import type { Goal } from './goals.js'
import type { GoalKind, RuleCoverage, Share } from './report.js'
import type { Trial } from './trial.js'

const KINDS: readonly GoalKind[] = ['status', 'limit', 'condition', 'figure', 'missing', 'date']
const STATUSES = ['pass', 'fail', 'unknown', 'not-applicable'] as const

/** What the worked cases of a rule reach, of all that they or situations near them can. */
export function coverageOf({ rule, holding, reached, possible }: Trial): RuleCoverage {
  const statuses = STATUSES.filter((status) => !reached.has(`status ${status}`) && possible.has(`status ${status}`))
  const lacksBoundary = (['at', 'off'] as const).some((side) => hasSide(possible, side) && !hasSide(reached, side))
  const count = (status: string): number => holding.filter(({ case: { expect } }) => expect.status === status).length
  const boundary = holding.filter(({ goals }) => goals.some((goal) => goal.kind === 'limit')).length
  return {
    rule: rule.id,
    cases: { pass: count('pass'), fail: count('fail'), unknown: count('unknown'), boundary, 'not-applicable': count('not-applicable') },
    lacks: [...statuses, ...(lacksBoundary ? (['boundary'] satisfies Case['kind'][]) : [])],
    goals: sharesOf((kind) => ({ reached: ofKind(reached, kind), possible: ofKind(possible, kind) })),
  }
}

/** The shares of all rules together. */
export function sumOf(rules: readonly RuleCoverage[]): Readonly<Record<GoalKind, Share>> {
  const total = (kind: GoalKind, part: keyof Share): number => rules.reduce((sum, { goals }) => sum + goals[kind][part], 0)
  return sharesOf((kind) => ({ reached: total(kind, 'reached'), possible: total(kind, 'possible') }))
}

function sharesOf(shareOf: (kind: GoalKind) => Share): Readonly<Record<GoalKind, Share>> {
  return Object.fromEntries(KINDS.map((kind) => [kind, shareOf(kind)])) as Record<GoalKind, Share> // one for each kind
}

function ofKind(goals: ReadonlyMap<string, Goal>, kind: GoalKind): number {
  return [...goals.values()].filter((goal) => goal.kind === kind).length
}

function hasSide(goals: ReadonlyMap<string, Goal>, side: 'at' | 'off'): boolean {
  return [...goals.values()].some((goal) => goal.kind === 'limit' && (goal.side === 'at') === (side === 'at'))
}
