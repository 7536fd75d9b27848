import type { CompiledLimit, CompiledRule, Form } from '../compile.js'
import { add, compareEnds, type Interval, isEndless, larger, multiply, negate, point, smaller } from '../logic/interval.js'
import type { Node } from '../logic/operator.js'
import type { Value } from '../logic/value.js'
import { type Rational, roundHalfEven, ZERO } from '../rational.js'
import type { Reason, Status } from '../schema/assessment.js'
import type { SourceGrade } from '../schema/common.js'
import type { Limit } from '../schema/pack.js'
import { type Found, figureOfPart, figuresFor, type LayerFigure } from './figures.js'
import { type Notices, noteFigures } from './notices.js'
import type { View } from './view.js'

/** Limits as they applied to one unit, exact. */
export type Limits = Readonly<Partial<Record<keyof Limit, Interval>>>

/** Evaluates one named part of a rule. */
export type Judge = (part: string, node: Node) => Value

/** What the measure, check or finding of a rule came to. */
export interface Judged {
  readonly status: Status
  readonly reason: Reason | null
  readonly value: Interval | null
  readonly limits: Limits
  readonly margin: Interval | null
  readonly shortfall: Interval | null
  /** Credit of a finding that is partly met. */
  readonly partial: Rational | null
  /** Whether a table may turn out to have no row for the unit. */
  readonly maybe: boolean
  readonly grade: SourceGrade | null
  /** The clause of the figure. */
  readonly clause: string | null
  /** The limits of each layer, from the national one to the one that applied; `null` where no overlay replaced one. */
  readonly layers: readonly LayerLimits[] | null
}

/** The limits that one layer asks. */
export interface LayerLimits {
  readonly layer: string
  readonly limits: Limits
}

/** Nothing decided. */
export const NOTHING: Judged = {
  status: 'unknown',
  reason: null,
  value: null,
  limits: {},
  margin: null,
  shortfall: null,
  partial: null,
  maybe: false,
  grade: null,
  clause: null,
  layers: null,
}

/** Holds a measure to its limits. */
export function judgeMeasure(form: Form & { kind: 'measure' }, rule: CompiledRule, view: View, judge: Judge, notices: Notices): Judged {
  const measured = judge('measure', form.measure)
  const value = measured.kind === 'number' ? rounded(measured.range, form.digits) : null
  const limits: Partial<Record<keyof Limit, Interval>> = {}
  const binding: Partial<Record<keyof Limit, Interval>> = {}
  let truth: boolean | null = value === null ? null : true
  let maybe = false
  let grade: SourceGrade | null = null
  let clause: string | null = null
  let layers: Judged['layers'] = null
  for (const limit of form.limits) {
    const found = figuresFor(
      view.program.figures.get(limit.parameter),
      limit.keys.map((key) => judge('limit', key)),
    )
    noteFigures(notices, limit.parameter, found)
    if (found.inForce && found.rows.length === 0) return { ...NOTHING, value, status: 'not-applicable', reason: 'no-limit' }
    maybe ||= !found.certain
    if (found.certain) grade = weakest(grade, found.rows[0]?.grade ?? null)
    clause ??= found.rows[0]?.clause ?? null
    const stated = found.certain ? (found.rows[0]?.layers ?? null) : null
    for (const [kind, part] of partsOf(limit, found)) {
      if (stated !== null) layers = withLayers(layers, stated, kind, part)
      const figure = figureOfPart(found, part, notices)
      if (figure !== null) limits[kind] = point(figure)
      // A figure that is not verified is shown, and decides nothing.
      const decides = figure !== null && found.rows[0]?.verified === true
      if (decides) binding[kind] = point(figure)
      truth = both(truth, value !== null && decides ? holds(kind, value, point(figure)) : null)
    }
  }
  const status = maybe && truth !== null ? 'unknown' : statusOf(truth)
  const margin = value === null ? null : marginOf(value, status === 'unknown' ? limits : binding)
  return {
    ...NOTHING,
    status,
    value,
    limits,
    margin,
    shortfall: status === 'fail' ? shortfallOf(rule, margin, judge) : null,
    maybe,
    grade,
    clause,
    layers,
  }
}

// A range may be two limits, and a rule may have several; each layer keeps its own.
function withLayers(
  layers: Judged['layers'],
  stated: readonly LayerFigure[],
  kind: keyof Limit,
  part: 'min' | 'max' | 'value',
): Judged['layers'] {
  const names = [...new Set([...(layers ?? []), ...stated].map(({ layer }) => layer))]
  return names.map((layer) => {
    const one = stated.find((figure) => figure.layer === layer)
    const figure = one === undefined ? null : (one[part] ?? one.value)
    const limits = layers?.find((known) => known.layer === layer)?.limits ?? {}
    return { layer, limits: figure === null ? limits : { ...limits, [kind]: point(figure) } }
  })
}

// A range is two limits of one figure, or one where the figure is open at the other end.
function partsOf({ kind }: CompiledLimit, { rows: [row] }: Found): readonly (readonly [keyof Limit, 'min' | 'max' | 'value'])[] {
  if (kind !== 'range') return [[kind, kind === 'min' || kind === 'max' ? kind : 'value']]
  const ends = (['min', 'max'] as const).map((end) => [end, end] as const)
  const stated = ends.filter(([end]) => row === undefined || row.value !== null || row[end] !== null)
  return stated.length > 0 ? stated : ends
}

/** Whether a value keeps a limit; `null` where that is not known. */
export function holds(kind: keyof Limit, value: Interval, limit: Interval): boolean | null {
  if (kind === 'min') return compareEnds(value.low, limit.high) >= 0 ? true : compareEnds(value.high, limit.low) < 0 ? false : null
  if (kind === 'max') return holds('min', limit, value)
  if (kind === 'above') return compareEnds(value.low, limit.high) > 0 ? true : compareEnds(value.high, limit.low) <= 0 ? false : null
  return holds('above', limit, value)
}

// How far the value keeps from the nearest limit: negative where it is on the wrong side.
function marginOf(value: Interval, limits: Limits): Interval | null {
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

/** The status of a three-valued truth. */
export function statusOf(truth: boolean | null): Status {
  return truth === null ? 'unknown' : truth ? 'pass' : 'fail'
}
