import type { CompiledRule, Program } from '../../compile.js'
import { dayAfter, dayBefore, isWithin } from '../../dates.js'
import { type Figure, figuresFor } from '../../evaluation/figures.js'
import { isPoint } from '../../logic/interval.js'
import type { Node } from '../../logic/operator.js'
import { pathOf } from '../../logic/operators/data.js'
import type { Step } from '../../logic/run.js'
import { truthOf } from '../../logic/value.js'
import type { Rational } from '../../rational.js'
import type { Limit, Pack, Rule } from '../../schema/pack.js'
import { ownDates } from './rule-mutants.js'
import type { Traced } from './situation.js'
import { stepOf } from './step.js'

/** Something that a case can show of a rule. */
export type Goal =
  /** How the rule comes out. */
  | { readonly kind: 'status'; readonly status: 'pass' | 'fail' | 'unknown' | 'not-applicable' }
  /** A measure at a limit, or one step in its last place under or over it. */
  | { readonly kind: 'limit'; readonly figure: string; readonly limit: keyof Limit; readonly side: 'under' | 'at' | 'over' }
  /** A comparison or condition that is true, false or not known. */
  | { readonly kind: 'condition'; readonly path: string; readonly truth: boolean | null }
  /** A figure that is read. */
  | { readonly kind: 'figure'; readonly figure: string }
  /** A value that is not known and leaves the outcome open. */
  | { readonly kind: 'missing'; readonly input: string }
  /** The first or last day that a rule is in force, or the day beside it. */
  | { readonly kind: 'date'; readonly date: string }

/** A goal as a text that is the same for the same goal. */
export function keyOf(goal: Goal): string {
  return Object.values(goal).join(' ')
}

/** A numeric comparison of an evaluation: how far the left side is above the right one, and a step of the right one. */
export interface Distance {
  readonly key: string
  readonly distance: Rational
  readonly step: Rational
}

/** What an evaluation reached. */
export interface Reached {
  readonly goals: readonly Goal[]
  readonly distances: readonly Distance[]
}

/** Conditions of a rule and its facts by node, with the path of each. */
export type Conditions = ReadonlyMap<Node, string>

/** What one situation shows of a rule. */
export function reachedBy(traced: Traced, asOf: string): Reached {
  const { finding, ready, parts, facts } = traced
  const conditions = conditionsOf(ready.program, ready.rule)
  const goals: Goal[] = [{ kind: 'status', status: finding.status }]
  const distances: Distance[] = []
  const roots = [...parts.map(({ step }) => step), ...facts.map(({ step }) => step)]
  for (const root of roots) {
    for (const step of stepsIn(root)) {
      const path = conditions.get(step.node)
      if (path !== undefined) goals.push({ kind: 'condition', path, truth: truthOf(step.value) })
      const distance = path === undefined ? null : distanceOf(step, path)
      if (distance !== null) distances.push(distance)
      goals.push(...figuresRead(step, ready.program))
    }
  }
  for (const { figure, limit, distance, step } of limitsIn(traced)) {
    goals.push({ kind: 'figure', figure })
    if (distance === null || step === null) continue
    distances.push({ key: limit, distance, step })
    const side = distance.n === 0n ? 'at' : distance.abs().compare(step) > 0 ? null : distance.s < 0n ? 'under' : 'over'
    if (side !== null) goals.push({ kind: 'limit', figure, limit, side })
  }
  if (finding.status === 'unknown') for (const input of traced.outcome.missing) goals.push({ kind: 'missing', input })
  if (datesOf(ready.program.pack, ready.rule.rule).includes(asOf)) goals.push({ kind: 'date', date: asOf })
  return { goals, distances }
}

/** Days on which something of a rule begins or ends that its document does not say, and the days beside them. */
export function datesOf(pack: Pack, rule: Rule): readonly string[] {
  const own = ownDates(rule, pack).flatMap(({ part, day }) => daysAround(part, day))
  const periods = Object.values(pack.parameters).flatMap(({ values }) =>
    values.flatMap(({ from, to }, index) => [
      ...(from === undefined || index === 0 ? [] : daysAround('from', from)),
      ...(to === undefined ? [] : daysAround('to', to)),
    ]),
  )
  return [...new Set([...own, ...periods])].sort()
}

function daysAround(part: 'from' | 'to', day: string): readonly string[] {
  return part === 'from' ? [dayBefore(day), day] : [day, dayAfter(day)]
}

function* stepsIn(step: Step): Generator<Step> {
  yield step
  for (const inner of step.steps) yield* stepsIn(inner)
}

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!==', 'in'])
const JOINING = new Set(['and', 'or', '!', '!!', 'if', '?:'])
const TESTING = new Set(['filter', 'all', 'some', 'none'])

/** Comparisons, and whatever else is taken for a truth, but for what joins such. */
function conditionsOf(program: Program, { applies, form, shortfall }: CompiledRule): Conditions {
  const found = new Map<Node, string>()
  const walk = (node: Node, path: string, isTruth: boolean): void => {
    if (node.type === 'literal') return
    if (node.type === 'list') {
      for (const [index, item] of node.items.entries()) walk(item, `${path}/${index}`, false)
      return
    }
    const { name } = node.operator
    if (COMPARISONS.has(name) || (isTruth && !JOINING.has(name))) found.set(node, path)
    for (const [index, operand] of node.operands.entries()) {
      const isAsked = name === 'if' || name === '?:' ? index % 2 === 0 && index < node.operands.length - 1 : JOINING.has(name)
      walk(operand, `${path}/${name}/${index}`, isAsked || (TESTING.has(name) && index === 1))
    }
  }
  if (applies !== null) walk(applies, '/applies', true)
  if (form.kind === 'check') walk(form.check, '/check', true)
  if (form.kind === 'measure') {
    walk(form.measure, '/measure', false)
    for (const limit of form.limits) for (const [index, key] of limit.keys.entries()) walk(key, `/limit/${limit.kind}/${index}`, false)
  }
  if (shortfall !== null) walk(shortfall.factor, '/shortfall', false)
  for (const [id, fact] of program.facts) walk(fact, `/facts/${id}`, false)
  return found
}

// How far the left operand of a comparison of two known numbers is above the right one.
function distanceOf({ steps: [left, right] }: Step, key: string): Distance | null {
  if (left?.value.kind !== 'number' || right?.value.kind !== 'number') return null
  const [a, b] = [left.value.range, right.value.range]
  if (!isPoint(a) || !isPoint(b)) return null
  return { key, distance: a.low.sub(b.low), step: stepOf(b.low, null) }
}

function figuresRead({ node, steps }: Step, program: Program): readonly Goal[] {
  if (node.type !== 'call' || (node.operator.name !== 'parameter' && node.operator.name !== 'lookup')) return []
  const id = pathOf(node.operands[0])
  const { rows } = figuresFor(
    program.figures.get(id),
    steps.map(({ value }) => value),
  )
  return rows.length === 1 ? [{ kind: 'figure', figure: figureId(program, id, rows[0] as Figure) }] : [] // one row, as counted
}

interface HeldTo {
  readonly figure: string
  readonly limit: keyof Limit
  /** How far the measure is above the limit, and a step of the limit; `null` where either is not known. */
  readonly distance: Rational | null
  readonly step: Rational | null
}

// The figures that a measure was held to. The keys of tables were evaluated in the order of the limits.
function* limitsIn({ ready: { program, rule }, finding, parts }: Traced): Generator<HeldTo> {
  const { form } = rule
  if (form.kind !== 'measure' || !parts.some(({ part }) => part === 'measure')) return
  const keys = parts.filter(({ part }) => part === 'limit').map(({ step }) => step.value)
  for (const { parameter, kind, keys: own } of form.limits) {
    const { rows, certain } = figuresFor(program.figures.get(parameter), keys.splice(0, own.length))
    const [row] = rows
    if (row === undefined || !certain) continue
    for (const end of kind === 'range' ? (['min', 'max'] as const) : [kind]) {
      const limit = finding.limits[end]
      // A figure that is not verified decides nothing, so nothing turns at it.
      const isKnown = row.verified && limit !== undefined && finding.value !== null && isPoint(finding.value) && isPoint(limit)
      yield {
        figure: figureId(program, parameter, row),
        limit: end,
        distance: isKnown ? finding.value.low.sub(limit.low) : null,
        step: isKnown ? stepOf(limit.low, form.unit) : null,
      }
    }
  }
}

/** Names a figure: `PARAMETER/PERIOD/ROW`. */
function figureId({ pack, figures, asOf }: Program, id: string, row: Figure): string {
  const period = pack.parameters[id]?.values.findIndex((one) => isWithin(asOf, one)) ?? 0
  return `${id}/${period}/${figures.get(id)?.rows.indexOf(row) ?? 0}`
}
