import type { Case, Pack, Rule } from '../../schema/pack.js'
import { type Candidate, candidatesNear } from './candidates.js'
import { type Chosen, chooseFor } from './choose.js'
import { type Goal, keyOf, reachedBy } from './goals.js'
import { type Got, type ReadyCase, readyCases, runCase } from './run-case.js'
import { judgeTraced } from './situation.js'
import { startsOf } from './starts.js'
import { type Subject, subjectOf } from './subject.js'
import { withoutLayers } from './without-layers.js'

/** A worked case that does not hold, and what came instead. */
export interface Unheld {
  readonly rule: string
  readonly case: Case
  readonly got: Got
}

/** A worked case that holds, with what it reaches. */
export interface HoldingCase extends ReadyCase {
  readonly goals: readonly Goal[]
  readonly figures: ReadonlySet<string>
}

/** One rule with its cases, run, and the situations near them. */
export interface Trial {
  readonly rule: Rule
  readonly subject: Subject
  readonly holding: readonly HoldingCase[]
  readonly failed: readonly Unheld[]
  /** Cases of the pack underneath that hold there, and no longer under the overlay. */
  readonly superseded: readonly Unheld[]
  /** Situations near the cases: first those chosen for what they alone reach, then those at a limit and those that are decided. */
  readonly candidates: readonly Candidate[]
  /** What the cases reach, and what they or situations near them reach. */
  readonly reached: ReadonlyMap<string, Goal>
  readonly possible: ReadonlyMap<string, Goal>
  /** Situations that reach what no case does. */
  readonly chosen: readonly Chosen[]
}

/** Runs the worked cases of a rule and looks for situations near them. */
export function trialOf(rule: Rule, pack: Pack): Trial {
  const subject = subjectOf(pack, rule)
  const cases = readyCases(pack, rule)
  const run = cases.map((one) => ({ one, got: runCase(subject, one) }))
  const unheld = run.flatMap(({ one, got }) => (got === null ? [] : [{ one, unheld: { rule: rule.id, case: one.case, got } }]))
  const below = pack.layers === undefined || unheld.length === 0 ? null : subjectOf(withoutLayers(pack), rule)
  const heldBelow = (one: ReadyCase): boolean => below !== null && runCase(below, one) === null
  const holding = run.flatMap(({ one, got }) => (got === null ? [withGoals(one, subject)] : []))
  const candidates = candidatesNear(startsOf(subject, holding, pack), subject, pack)
  const reached = byKey(holding.flatMap(({ goals }) => goals))
  const possible = new Map([...reached, ...byKey(candidates.flatMap((one) => one.reached.goals))])
  const open = new Map([...possible].filter(([key]) => !reached.has(key)))
  const chosen = chooseFor(open, candidates)
  return {
    rule,
    subject,
    holding,
    failed: unheld.filter(({ one }) => !heldBelow(one)).map((one) => one.unheld),
    superseded: unheld.filter(({ one }) => heldBelow(one)).map((one) => one.unheld),
    candidates: inOrder(chosen, candidates),
    reached,
    possible,
    chosen,
  }
}

function withGoals(one: ReadyCase, subject: Subject): HoldingCase {
  const traced = judgeTraced(subject, one.situation)
  const goals = traced === null ? [] : reachedBy(traced, one.situation.asOf).goals
  return { ...one, goals, figures: new Set(goals.flatMap((goal) => (goal.kind === 'figure' ? [goal.figure] : []))) }
}

function byKey(goals: readonly Goal[]): ReadonlyMap<string, Goal> {
  return new Map(goals.map((goal) => [keyOf(goal), goal]))
}

function inOrder(chosen: readonly Chosen[], candidates: readonly Candidate[]): readonly Candidate[] {
  const first = new Set(chosen.map(({ candidate }) => candidate))
  const rank = (one: Candidate): number => {
    const isDecided = one.outcome.status === 'pass' || one.outcome.status === 'fail'
    return Number(first.has(one)) * 4 + Number(one.reached.goals.some((goal) => goal.kind === 'limit')) + Number(isDecided)
  }
  const ranked = candidates.map((one) => ({ one, rank: rank(one) }))
  return ranked.sort((a, b) => b.rank - a.rank).map(({ one }) => one)
}
