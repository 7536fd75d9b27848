import { fromNumber, type Rational, toNumber, ZERO } from '../rational.js'
import type { Outcome, UnitAssessment } from '../schema/assessment.js'
import { compareText } from '../text.js'
import { tellingOf } from './context.js'

/** A value that is not known, and how far the score would close if it were. */
export interface Measurement {
  /** Name as it stands in `missing`: `households`, `facilities.TYPE`, `findings.ID`. */
  readonly name: string
  /** Rules that wait for it, as PACK/RULE. */
  readonly rules: readonly string[]
  /** Points by which it alone narrows the score: those of the rules that wait for nothing else. */
  readonly alone: number
  /** Points of all rules that wait for it, so many at most together with other values. */
  readonly together: number
}

/**
 * What to measure first: the unknown values of a unit in order of the points of the score of one pack that they hold open.
 * The points are those between `low` and `high` of the unknown rules. What is not known of a facility type that was not
 * surveyed is found out with the survey, and does not count again. Where it is not even known whether a rule applies,
 * the score closes by its points at most.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { measureFirst } from 'wanzheng/report'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice], { asOf: '2023-06-30' })
 * const { units } = engine.assess({ id: 'd', units: [{ id: '1', level: 'community', phase: 'existing', households: 1000 }] })
 * const [first] = units.flatMap((unit) => measureFirst(unit, 'notice-2022-48'))
 * first?.name // => 'facilities.community-service'
 * ```
 */
export function measureFirst(unit: UnitAssessment, pack: string): readonly Measurement[] {
  const found = new Map<string, { readonly rules: string[]; alone: Rational; together: Rational }>()
  for (const outcome of unit.outcomes) {
    const open = outcome.rule.startsWith(`${pack}/`) && outcome.status === 'unknown' ? openPoints(outcome) : ZERO
    if (open.equals(ZERO)) continue
    const names = tellingOf(outcome.missing)
    for (const name of names) {
      const known = found.get(name) ?? { rules: [], alone: ZERO, together: ZERO }
      known.rules.push(outcome.rule)
      known.together = known.together.add(open)
      if (names.length === 1) known.alone = known.alone.add(open)
      found.set(name, known)
    }
  }
  return [...found]
    .sort(([a, left], [b, right]) => right.alone.compare(left.alone) || right.together.compare(left.together) || compareText(a, b))
    .map(([name, { rules, alone, together }]) => ({
      name,
      rules: [...new Set(rules)],
      alone: toNumber(alone),
      together: toNumber(together),
    }))
}

function openPoints({ points }: Outcome): Rational {
  return points === null ? ZERO : fromNumber(points.high).sub(fromNumber(points.low))
}
