import { fromNumber, type Rational, toNumber, ZERO } from '../rational.js'
import type { Status, UnitAssessment } from '../schema/assessment.js'
import type { Label } from '../schema/label.js'

/** One subject that several documents regulate, with the rules of each. */
export interface CrosswalkEntry {
  readonly id: string
  readonly title: Label
  /** Rules on this subject, as PACK/RULE. */
  readonly rules: readonly string[]
  /** Where the documents differ. */
  readonly differs: Label
}

/** What one rule came to over all units. */
export interface IndicatorCount {
  readonly rule: string
  readonly counts: Readonly<Record<Status, number>>
  /** Sum of the shortfalls that are known, in each unit they are counted in. */
  readonly shortfalls: readonly { readonly unit: string; readonly total: number }[]
  /** Failed outcomes whose shortfall is not known exactly, and so is not in the sum. */
  readonly openShortfalls: number
  /** Subjects of the crosswalk that the rule belongs to. */
  readonly subjects: readonly string[]
}

/**
 * Counts the outcomes of each rule of one pack over all units, with the sum of what is short, and the subjects of the
 * crosswalk it falls under: how many units lack what, as a city check-up asks.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { indicatorCounts } from 'wanzheng/report'
 * import checkup from 'wanzheng/packs/checkup-2025'
 *
 * const engine = createEngine([checkup], { asOf: '2025-06-30' })
 * const { units } = engine.assess({ id: 'd', units: [{ id: '1', level: 'community', population: 8000, surveyedFacilities: 'all', facilities: [] }] })
 * const childcare = indicatorCounts(units, 'checkup-2025', []).find(({ rule }) => rule === 'checkup-2025/childcare-facility-count')
 * childcare?.counts.fail // => 1
 * ```
 */
export function indicatorCounts(
  units: readonly UnitAssessment[],
  pack: string,
  crosswalk: readonly CrosswalkEntry[],
): readonly IndicatorCount[] {
  const found = new Map<string, { readonly counts: Record<Status, number>; readonly sums: Map<string, Rational>; open: number }>()
  for (const { rule, status, shortfall } of units.flatMap(({ outcomes }) => outcomes)) {
    if (!rule.startsWith(`${pack}/`)) continue
    const known = found.get(rule) ?? { counts: { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0 }, sums: new Map(), open: 0 }
    found.set(rule, known)
    known.counts[status]++
    if (status !== 'fail' || shortfall === null) continue
    if (typeof shortfall.value === 'number')
      known.sums.set(shortfall.unit, (known.sums.get(shortfall.unit) ?? ZERO).add(fromNumber(shortfall.value)))
    else known.open++
  }
  return [...found].map(([rule, { counts, sums, open }]) => ({
    rule,
    counts,
    shortfalls: [...sums].map(([unit, total]) => ({ unit, total: toNumber(total) })),
    openShortfalls: open,
    subjects: crosswalk.filter(({ rules }) => rules.includes(rule)).map(({ id }) => id),
  }))
}
