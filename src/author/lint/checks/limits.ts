import { holds } from '../../../evaluation/measure.js'
import { at } from '../../../issue.js'
import { compareEnds, type End, type Interval, isEndless, point } from '../../../logic/interval.js'
import { fromNumber, toDecimal } from '../../../rational.js'
import type { LintContext } from '../context.js'
import { endsOf, figuresFor, figuresOf, limitsOf } from '../figures.js'
import { finding, type LintFinding } from '../finding.js'
import { possibleValues } from '../possible.js'

/** Limits that no value can keep, that every value keeps, or that exclude each other; ranges that end before they begin. */
export function* limits(context: LintContext): Generator<LintFinding> {
  const { pack, expressions } = context
  for (const [index, rule] of pack.rules.entries()) {
    const path = at('/rules', index)
    const held = limitsOf(rule, path)
    const measure = expressions.find((one) => one.rule === rule && one.role === 'measure')
    const ranges = measure === undefined ? [] : rule.level.flatMap((level) => possibleValues(measure.place, level, rule, context))
    const range = ranges.reduce<Interval | null>((whole, value) => (value.kind === 'number' ? joined(whole, value.range) : whole), null)
    for (const limit of held)
      for (const stated of figuresFor(pack, limit)) {
        const ends = endsOf(stated, limit.kind)
        const kept =
          range === null || ranges.some(({ kind }) => kind !== 'number') ? [] : ends.map(([kind, end]) => holds(kind, range, point(end)))
        if (range !== null && kept.includes(false)) yield finding('limit-out-of-reach', stated.path, shownEnds(ends), shownRange(range))
        if (range !== null && kept.length > 0 && kept.every((one) => one === true))
          yield finding('limit-always-met', stated.path, shownEnds(ends), shownRange(range))
        const { min, max } = rule.plausible ?? {}
        const isUnlikely = ends.some(
          ([, end]) => (min !== undefined && end.compare(fromNumber(min)) < 0) || (max !== undefined && end.compare(fromNumber(max)) > 0),
        )
        if (isUnlikely) yield finding('limit-implausible', stated.path, shownEnds(ends), `${min ?? ''}–${max ?? ''}`)
      }
    yield* excluding(held, path, context)
    yield* reversed(rule.plausible, at(path, 'plausible'))
  }
  for (const id of Object.keys(pack.parameters))
    for (const { row, period, path } of figuresOf(pack, id)) {
      const [low, high] = [endsOf({ parameter: id, row, period, path }, 'min'), endsOf({ parameter: id, row, period, path }, 'max')].map(
        (ends) => ends[0]?.[1],
      )
      if (low !== undefined && high !== undefined && low.compare(high) > 0)
        yield finding('range-reversed', path, toDecimal(low, 12), toDecimal(high, 12))
    }
  for (const of of ['unit', 'facility'] as const)
    for (const [name, field] of Object.entries(pack.dictionary[of])) {
      const path = at('/dictionary', of, name)
      yield* reversed(field, path)
      yield* reversed(field.plausible, at(path, 'plausible'))
    }
}

// Several limits of one rule that no value can keep together.
function* excluding(held: ReturnType<typeof limitsOf>, path: string, { pack }: LintContext): Generator<LintFinding> {
  if (held.length < 2) return
  const ends = held.flatMap((limit) =>
    figuresFor(pack, limit)
      .filter(({ row }) => row === null)
      .flatMap((stated) => endsOf(stated, limit.kind)),
  )
  const lows = ends.filter(([kind]) => kind === 'min' || kind === 'above')
  const highs = ends.filter(([kind]) => kind === 'max' || kind === 'below')
  const isEmpty = lows.some(([low, a]) =>
    highs.every(([high, b]) => a.compare(b) > 0 || (a.equals(b) && (low === 'above' || high === 'below'))),
  )
  if (highs.length > 0 && isEmpty) yield finding('limits-exclude', at(path, 'limit'), shownEnds(ends))
}

function* reversed(bounds: { readonly min?: number; readonly max?: number } | undefined, path: string): Generator<LintFinding> {
  const { min, max } = bounds ?? {}
  if (min !== undefined && max !== undefined && min > max) yield finding('range-reversed', path, String(min), String(max))
}

function joined(a: Interval | null, b: Interval): Interval {
  if (a === null) return b
  return { low: compareEnds(a.low, b.low) <= 0 ? a.low : b.low, high: compareEnds(a.high, b.high) >= 0 ? a.high : b.high }
}

const SIGNS = { min: '≥', max: '≤', above: '>', below: '<' } as const

function shownEnds(ends: ReturnType<typeof endsOf>): string {
  return ends.map(([kind, end]) => `${SIGNS[kind]} ${toDecimal(end, 12)}`).join(', ')
}

function shownRange({ low, high }: Interval): string {
  const text = (end: End, open: string): string => (isEndless(end) ? open : toDecimal(end, 12))
  return `${text(low, '−∞')} … ${text(high, '∞')}`
}
