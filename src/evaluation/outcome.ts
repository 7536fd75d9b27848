import type { CompiledRule, Program } from '../compile.js'
import type { Finding } from '../evaluate.js'
import type { Interval as Range } from '../logic/interval.js'
import { rangeToData } from '../logic/value.js'
import { type Rational, toRounded } from '../rational.js'
import type { Outcome, PackResult } from '../schema/assessment.js'
import type { Limit, Pack } from '../schema/pack.js'
import type { Points, Score } from '../score.js'

/** A finding with its points, as plain JSON. */
export function outcomeOf(finding: Finding, { points }: Pick<Score, 'points'>, { documents }: Program): Outcome {
  const { rule, status, reason, value, margin, shortfall } = finding
  const own = points.get(finding)
  return {
    rule: rule.id,
    level: finding.level as Outcome['level'],
    status,
    obligation: rule.rule.obligation,
    value: quantity(value),
    unit: rule.form.kind === 'measure' ? rule.form.unit : null,
    limit: limitOf(finding.limits, rule),
    ...(finding.layers === null
      ? {}
      : { layers: finding.layers.map(({ layer, limits }) => ({ layer, limit: limitOf(limits, rule) ?? {} })) }),
    margin: quantity(margin),
    shortfall: shortfallOf(shortfall, rule),
    points: own === undefined ? null : { low: printed(own.low), high: printed(own.high), max: printed(own.max) },
    clause: finding.clause.locator,
    document: documents.get(finding.clause.document)?.number ?? rule.document.number,
    sourceGrade: finding.grade,
    missing: [...finding.missing],
    reason,
    approximate: finding.approximate,
    remedies: [...finding.remedies],
    ...(finding.trail ?? {}),
  }
}

/** What one pack says of a unit, as plain JSON. */
export function resultOf(pack: Pack, findings: readonly Finding[], total: Score): PackResult {
  const count = (status: Finding['status']): number => findings.filter((finding) => finding.status === status).length
  return {
    pack: pack.id,
    score: total.score === null ? null : { low: printed(total.score.low), high: printed(total.score.high) },
    grade: total.grade,
    grades: [...total.grades],
    gates: total.gates.map((gate) => ({ ...gate })),
    groups: total.groups.map(({ id, max, low, high }: Points & { id: string }) => ({
      id,
      max: printed(max),
      low: printed(low),
      high: printed(high),
    })),
    counts: { pass: count('pass'), fail: count('fail'), unknown: count('unknown'), 'not-applicable': count('not-applicable') },
  }
}

// Points are exact until here: rounded once, half to even, at two digits.
function printed(points: Rational): number {
  return toRounded(points, 2)
}

function quantity(range: Range | null): Outcome['value'] {
  return range === null ? null : rangeToData(range)
}

function shortfallOf(range: Range | null, { form, shortfall }: CompiledRule): Outcome['shortfall'] {
  const value = quantity(range)
  return value === null || form.kind !== 'measure' ? null : { value, unit: shortfall?.unit ?? form.unit }
}

function limitOf(limits: Finding['limits'], rule: CompiledRule): Outcome['limit'] {
  const entries = Object.entries(limits).map(([kind, range]) => [kind as keyof Limit, quantity(range)] as const)
  return rule.form.kind !== 'measure' || entries.length === 0 ? null : Object.fromEntries(entries)
}
