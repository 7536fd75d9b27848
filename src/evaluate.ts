import type { CompiledRule, Form } from './compile.js'
import { isWanzhengError } from './error.js'
import { type Judge, type Judged, judgeMeasure, type LayerLimits, type Limits, NOTHING, statusOf } from './evaluation/measure.js'
import { createNotices, type Notices, noteOf } from './evaluation/notices.js'
import { trailOf } from './evaluation/operands.js'
import { surroundingsOf, type View } from './evaluation/view.js'
import { type Interval, isPoint } from './logic/interval.js'
import type { Node, Run } from './logic/operator.js'
import { createRun, type Step } from './logic/run.js'
import { truthOf } from './logic/value.js'
import { fromNumber, ONE, type Rational, ZERO } from './rational.js'
import type { Outcome, Reason, Status } from './schema/assessment.js'
import type { SourceGrade } from './schema/common.js'
import type { Clause } from './schema/pack.js'

/** What a rule came to for a unit, before points. All numbers are exact. */
export interface Finding {
  readonly rule: CompiledRule
  readonly level: string
  readonly status: Status
  readonly reason: Reason | null
  readonly value: Interval | null
  readonly limits: Limits
  /** The limits of each layer where an overlay replaced one. */
  readonly layers: readonly LayerLimits[] | null
  readonly margin: Interval | null
  readonly shortfall: Interval | null
  /** Share of its points the rule earns: both ends equal where that is known. */
  readonly credit: { readonly low: Rational; readonly high: Rational }
  /** Whether the rule applies; `null` is not known. */
  readonly applies: boolean | null
  /** False where the figure or the requirement is not verified: such a rule is listed, not scored. */
  readonly verified: boolean
  /** How reliable the requirement is: the weakest figure it was held to. */
  readonly grade: SourceGrade | null
  /** The clause the figure stands in, which is the rule's own where there is no figure. */
  readonly clause: Clause
  readonly missing: readonly string[]
  readonly approximate: boolean
  /** The value, where it is not one to be expected. */
  readonly implausible: Rational | null
  readonly remedies: readonly string[]
  /** What was read, and the figures it was held to; `null` where nobody asked. */
  readonly trail: Pick<Outcome, 'operands' | 'figures'> | null
}

/** The named parts of a rule that were evaluated, with every step. */
export type Trace = (part: string, step: Step) => void

/**
 * Stage 4. Judges one unit by one rule, with the complete evaluator.
 */
export function evaluate(rule: CompiledRule, view: View, trace?: Trace): Finding {
  const notices = createNotices(view.withTrail)
  const judge = createJudge(view, notices, trace)
  const undecided: Judged = { ...NOTHING, status: 'unknown' }
  if (!rule.inForce) return settle(rule, view, { ...NOTHING, status: 'not-applicable', reason: 'not-in-force' }, false, notices)
  try {
    const applies = rule.applies === null ? true : truthOf(judge('applies', rule.applies))
    if (applies === false)
      return settle(rule, view, { ...NOTHING, status: 'not-applicable', reason: 'condition' }, false, {
        ...createNotices(),
        trail: notices.trail,
      })
    if (rule.rule.grade === 'C' || rule.rule.grade === 'D') notices.reasons.add('unverified')
    const judged = notices.reasons.has('unverified') ? undecided : judgeForm(rule.form, rule, view, judge, notices)
    if (applies === null && judged.status !== 'not-applicable')
      return settle(rule, view, { ...judged, status: 'unknown', reason: 'condition-unknown' }, null, notices, creditOf(judged))
    return settle(rule, view, judged, judged.status === 'not-applicable' ? false : judged.maybe ? null : applies, notices)
  } catch (error) {
    if (!isWanzhengError(error) || error.code !== 'budget-exceeded') throw error
    return settle(rule, view, { ...undecided, reason: 'budget-exceeded' }, null, notices)
  }
}

/** The steps of a fact of a unit. */
export function factSteps(id: string, view: View): Step {
  let last: Step | undefined
  const run = createPackRun(view, createNotices(), (step) => {
    last = step
  })
  run.evaluate(view.program.facts.get(id) as Node, { data: view.data, run })
  return last as Step // evaluating a node always finishes a step
}

const REASONS = [
  'unverified',
  'awaiting-transcription',
  'not-in-force',
  'no-limit',
  'division-by-zero',
  'type-mismatch',
  'number-too-large',
  'empty-list',
  'invalid-data',
  'missing-data',
] as const

function createJudge(view: View, notices: Notices, trace: Trace | undefined): Judge {
  return (part, node) => {
    const run = createPackRun(view, notices, trace === undefined ? undefined : (step) => trace(part, step))
    const own = run.evaluate(node, { data: view.data, run })
    return view.second === null ? own : view.second(view.program.sources.get(node), view)
  }
}

function createPackRun(view: View, notices: Notices, trace: ((step: Step) => void) | undefined): Run {
  return createRun({
    surroundings: surroundingsOf(view, notices, (own) => createPackRun(view, own, undefined)),
    note: noteOf(notices),
    onFailure: (reason) => notices.reasons.add(reason),
    ...(trace === undefined ? {} : { trace }),
  })
}

function judgeForm(form: Form, rule: CompiledRule, view: View, judge: Judge, notices: Notices): Judged {
  switch (form.kind) {
    case 'finding':
      return judgeFinding(form.finding, view, notices)
    case 'check': {
      const truth = truthOf(judge('check', form.check))
      return { ...NOTHING, status: statusOf(truth) }
    }
    case 'measure':
      return judgeMeasure(form, rule, view, judge, notices)
  }
}

function judgeFinding(id: string, view: View, notices: Notices): Judged {
  const value = surroundingsOf(view, notices, () => createRun()).finding(id)
  if (value.kind !== 'text') return NOTHING
  if (value.value === 'partial')
    return { ...NOTHING, status: 'fail', reason: 'partial', partial: fromNumber(view.program.pack.scoring.partial) }
  return { ...NOTHING, status: value.value === 'yes' ? 'pass' : 'fail' }
}

function settle(
  rule: CompiledRule,
  view: View,
  judged: Judged,
  applies: boolean | null,
  notices: Notices,
  credit = creditOf(judged),
): Finding {
  const { status } = judged
  const undecided = status === 'unknown'
  const verified = !(undecided && (notices.reasons.has('unverified') || notices.reasons.has('awaiting-transcription')))
  return {
    rule,
    level: view.level,
    status,
    reason: judged.reason ?? (undecided ? (REASONS.find((reason) => notices.reasons.has(reason)) ?? 'missing-data') : null),
    value: status === 'not-applicable' ? null : judged.value,
    limits: judged.limits,
    layers: judged.layers,
    margin: status === 'not-applicable' ? null : judged.margin,
    shortfall: judged.shortfall,
    credit,
    applies,
    verified,
    grade: judged.grade ?? rule.rule.grade ?? rule.clause.grade ?? null,
    clause: (judged.clause === null ? undefined : view.program.clauses.get(judged.clause)) ?? rule.clause,
    missing: undecided ? [...notices.missing].sort() : [],
    approximate: status !== 'not-applicable' && notices.approximate,
    implausible: judged.value === null ? null : implausibleOf(judged.value, rule),
    remedies: status === 'fail' ? remediesOf(rule, view) : [],
    trail: notices.trail === null ? null : trailOf(notices.trail, view),
  }
}

function creditOf({ status, partial }: Judged): Finding['credit'] {
  if (partial !== null) return { low: partial, high: partial }
  if (status === 'pass') return { low: ONE, high: ONE }
  return { low: ZERO, high: status === 'unknown' ? ONE : ZERO }
}

// Nothing at all is a finding, not a slip of the pen.
function implausibleOf(value: Interval, { rule }: CompiledRule): Rational | null {
  const { min, max } = rule.plausible ?? {}
  if (!isPoint(value) || value.low.equals(ZERO)) return null
  const isLow = min !== undefined && value.low.compare(fromNumber(min)) < 0
  const isHigh = max !== undefined && value.low.compare(fromNumber(max)) > 0
  return isLow || isHigh ? value.low : null
}

// Remedies are a hint: those whose own condition is not known are not suggested.
function remediesOf({ rule }: CompiledRule, view: View): readonly string[] {
  const judge = createJudge(view, createNotices(), undefined)
  const isOpen = (applies: Node | null): boolean => applies === null || truthOf(judge('remedy', applies)) === true
  return view.program.remedies.filter(({ id, applies }) => rule.remedies?.includes(id) === true && isOpen(applies)).map(({ id }) => id)
}
