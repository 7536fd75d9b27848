import type { CompiledLimit, CompiledRule, Form } from './compile.js'
import { isWanzhengError } from './error.js'
import { add, compareEnds, type Interval, isEndless, isPoint, larger, multiply, negate, point, smaller } from './logic/interval.js'
import type { Node, Run } from './logic/operator.js'
import { createRun, type Step } from './logic/run.js'
import { truthOf, type Value } from './logic/value.js'
import { fromNumber, ONE, type Rational, roundHalfEven, ZERO } from './rational.js'
import type { Reason, Status } from './schema/assessment.js'
import type { SourceGrade } from './schema/common.js'
import type { Limit } from './schema/pack.js'
import { createNotices, figuresFor, type Notices, noteOf, readPart, surroundingsOf, type View } from './surroundings.js'

/** What a rule came to for a unit, before points. All numbers are exact. */
export interface Finding {
  readonly rule: CompiledRule
  readonly status: Status
  readonly reason: Reason | null
  readonly value: Interval | null
  readonly limits: Readonly<Partial<Record<keyof Limit, Interval>>>
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
  readonly missing: readonly string[]
  readonly approximate: boolean
  readonly implausible: boolean
  readonly remedies: readonly string[]
}

/** The named parts of a rule that were evaluated, with every step. */
export type Trace = (part: string, step: Step) => void

/**
 * Stage 4. Judges one unit by one rule, with the complete evaluator.
 */
export function evaluate(rule: CompiledRule, view: View, trace?: Trace): Finding {
  const notices = createNotices()
  const judge = createJudge(view, notices, trace)
  const undecided: Judged = { ...NOTHING, status: 'unknown' }
  if (!rule.inForce) return settle(rule, view, { ...NOTHING, status: 'not-applicable', reason: 'not-in-force' }, false, notices)
  try {
    const applies = rule.applies === null ? true : truthOf(judge('applies', rule.applies))
    if (applies === false) return settle(rule, view, { ...NOTHING, status: 'not-applicable', reason: 'condition' }, false, createNotices())
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

type Judge = (part: string, node: Node) => Value

interface Judged {
  readonly status: Status
  readonly reason: Reason | null
  readonly value: Interval | null
  readonly limits: Finding['limits']
  readonly margin: Interval | null
  readonly shortfall: Interval | null
  /** Credit of a finding that is partly met. */
  readonly partial: Rational | null
  /** Whether a table may turn out to have no row for the unit. */
  readonly maybe: boolean
  readonly grade: SourceGrade | null
}

const NOTHING: Judged = {
  status: 'unknown',
  reason: null,
  value: null,
  limits: {},
  margin: null,
  shortfall: null,
  partial: null,
  maybe: false,
  grade: null,
}

const REASONS = [
  'unverified',
  'awaiting-transcription',
  'not-in-force',
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
    return run.evaluate(node, { data: view.data, run })
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

function judgeMeasure(form: Form & { kind: 'measure' }, rule: CompiledRule, view: View, judge: Judge, notices: Notices): Judged {
  const measured = judge('measure', form.measure)
  const value = measured.kind === 'number' ? rounded(measured.range, form.digits) : null
  const limits: Partial<Record<keyof Limit, Interval>> = {}
  let truth: boolean | null = value === null ? null : true
  let maybe = false
  let grade: SourceGrade | null = null
  for (const limit of form.limits) {
    const found = figuresFor(
      view.program,
      limit.parameter,
      limit.keys.map((key) => judge('limit', key)),
    )
    if (found.inForce && found.rows.length === 0) return { ...NOTHING, value, status: 'not-applicable', reason: 'no-limit' }
    maybe ||= !found.certain
    if (found.certain) grade = weakest(grade, found.rows[0]?.grade ?? null)
    for (const [kind, part] of partsOf(limit)) {
      const figure = readPart(found, part, notices)
      if (figure.kind === 'number') limits[kind] = figure.range
      truth = both(truth, value === null || figure.kind !== 'number' ? null : holds(kind, value, figure.range))
    }
  }
  const status = maybe && truth !== null ? 'unknown' : statusOf(truth)
  const margin = value === null ? null : marginOf(value, limits)
  return { ...NOTHING, status, value, limits, margin, shortfall: status === 'fail' ? shortfallOf(rule, margin, judge) : null, maybe, grade }
}

// A range is two limits of one figure.
function partsOf(limit: CompiledLimit): readonly (readonly [keyof Limit, 'min' | 'max' | 'value'])[] {
  if (limit.kind === 'range')
    return [
      ['min', 'min'],
      ['max', 'max'],
    ]
  return [[limit.kind, limit.kind === 'min' || limit.kind === 'max' ? limit.kind : 'value']]
}

function holds(kind: keyof Limit, value: Interval, limit: Interval): boolean | null {
  if (kind === 'min') return compareEnds(value.low, limit.high) >= 0 ? true : compareEnds(value.high, limit.low) < 0 ? false : null
  if (kind === 'max') return holds('min', limit, value)
  if (kind === 'above') return compareEnds(value.low, limit.high) > 0 ? true : compareEnds(value.high, limit.low) <= 0 ? false : null
  return holds('above', limit, value)
}

// How far the value keeps from the nearest limit: negative where it is on the wrong side.
function marginOf(value: Interval, limits: Finding['limits']): Interval | null {
  const margins = Object.entries(limits).map(([kind, limit]) =>
    kind === 'min' || kind === 'above' ? add(value, negate(limit)) : add(limit, negate(value)),
  )
  return margins.length === 0 ? null : margins.reduce(smaller)
}

// The gap in the measure, or what it takes to close it where the rule says how to work that out.
function shortfallOf(rule: CompiledRule, margin: Interval | null, judge: Judge): Interval | null {
  if (margin === null) return null
  const gap = larger(negate(margin), point(ZERO))
  if (rule.shortfall === null) return gap
  const factor = judge('shortfall', rule.shortfall.factor)
  return factor.kind === 'number' ? larger(multiply(gap, factor.range), point(ZERO)) : null
}

function rounded(range: Interval, digits: number | null): Interval {
  if (digits === null) return range
  const [low, high] = [range.low, range.high].map((end) => (isEndless(end) ? end : roundHalfEven(end, digits)))
  return { low: low as Rational, high: high as Rational }
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false
  return a === null || b === null ? null : true
}

function weakest(a: SourceGrade | null, b: SourceGrade | null): SourceGrade | null {
  return a === null || (b !== null && b > a) ? b : a
}

function statusOf(truth: boolean | null): Status {
  return truth === null ? 'unknown' : truth ? 'pass' : 'fail'
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
    status,
    reason: judged.reason ?? (undecided ? (REASONS.find((reason) => notices.reasons.has(reason)) ?? 'missing-data') : null),
    value: status === 'not-applicable' ? null : judged.value,
    limits: judged.limits,
    margin: status === 'not-applicable' ? null : judged.margin,
    shortfall: judged.shortfall,
    credit,
    applies,
    verified,
    grade: judged.grade ?? rule.rule.grade ?? rule.clause.grade ?? null,
    missing: undecided ? [...notices.missing].sort() : [],
    approximate: status !== 'not-applicable' && notices.approximate,
    implausible: judged.value !== null && isImplausible(judged.value, rule),
    remedies: status === 'fail' ? remediesOf(rule, view) : [],
  }
}

function creditOf({ status, partial }: Judged): Finding['credit'] {
  if (partial !== null) return { low: partial, high: partial }
  if (status === 'pass') return { low: ONE, high: ONE }
  return { low: ZERO, high: status === 'unknown' ? ONE : ZERO }
}

function isImplausible(value: Interval, { rule }: CompiledRule): boolean {
  const { min, max } = rule.plausible ?? {}
  return (
    isPoint(value) &&
    ((min !== undefined && compareEnds(value.low, fromNumber(min)) < 0) ||
      (max !== undefined && compareEnds(value.high, fromNumber(max)) > 0))
  )
}

// Remedies are a hint: those whose own condition is not known are not suggested.
function remediesOf({ rule }: CompiledRule, view: View): readonly string[] {
  const judge = createJudge(view, createNotices(), undefined)
  const isOpen = (applies: Node | null): boolean => applies === null || truthOf(judge('remedy', applies)) === true
  return view.program.remedies.filter(({ id, applies }) => rule.remedies?.includes(id) === true && isOpen(applies)).map(({ id }) => id)
}
