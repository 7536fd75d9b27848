import type { Finding } from './evaluate.js'
import { fromNumber, ONE, type Rational, ZERO } from './rational.js'
import type { Scoring } from './schema/pack.js'

/** An exact score out of 100, as an interval. */
export interface Interval {
  readonly low: Rational
  readonly high: Rational
}

/** Points of one rule: what it has for certain, what it may have, and the most it can have. */
export interface Points extends Interval {
  readonly max: Rational
}

export interface Score {
  /** `null` where no scored rule applies. */
  readonly score: Interval | null
  /** Given only where the whole interval has it. */
  readonly grade: string | null
  /** Every grade that is possible, worst first. */
  readonly grades: readonly string[]
  readonly gates: readonly { readonly rule: string; readonly status: 'fail' | 'unknown'; readonly cap: string }[]
  readonly groups: readonly (Points & { readonly id: string })[]
  readonly points: ReadonlyMap<Finding, Points>
}

const HUNDRED = fromNumber(100)

/**
 * Stage 5. Rolls findings up into a score interval. Unknown rules count nothing in `low` and in full in `high`; what does not
 * apply is shared out within its group, and a group without any rule that applies among the groups.
 */
export function score(findings: readonly Finding[], scoring: Scoring): Score {
  const scored = findings.filter((finding) => isScored(finding, scoring))
  const groups = scoring.groups
    .filter((group) => group.weight > 0)
    .map((group) => ({
      id: group.id,
      weight: group.weight,
      findings: scored.filter((finding) => finding.rule.rule.group === group.id),
    }))
    .filter((group) => group.findings.length > 0)
    .map((group) => ({ ...group, ...groupRange(group.findings) }))
  const gates = gatesOf(findings)
  if (groups.length === 0) return { score: null, grade: null, grades: [], gates, groups: [], points: new Map() }
  const items = groups.map((group) => ({ weight: group.weight, low: group.low, high: group.high, uncertain: group.uncertain }))
  const total = { low: extreme(items, 'low').mul(HUNDRED), high: extreme(items, 'high').mul(HUNDRED) }
  const grades = gradesOf(total, gates, scoring)
  const weights = sum(groups.map((group) => group.weight))
  const shares = groups.map((group) => ({ ...group, max: fromNumber(group.weight).mul(HUNDRED).div(weights) }))
  return {
    score: total,
    grade: grades.length === 1 ? (grades[0] ?? null) : null,
    grades,
    gates,
    groups: shares.map(({ id, max, low, high }) => ({ id, max, low: low.mul(max), high: high.mul(max) })),
    points: new Map(shares.flatMap(({ findings: own, max }) => pointsOf(own, max))),
  }
}

/** Whether a finding bears on the score: obligatory, applicable or possibly so, and verified. */
export function isScored({ rule: { rule }, applies, verified }: Finding, { scored }: Scoring): boolean {
  return applies !== false && verified && scored.includes(rule.obligation) && (rule.weight ?? 1) > 0
}

interface Weighted extends Interval {
  readonly weight: number
  /** Whether it may not count at all. */
  readonly uncertain: boolean
}

function groupRange(findings: readonly Finding[]): Interval & { readonly uncertain: boolean } {
  const items = findings.map((finding) => ({ weight: weightOf(finding), ...finding.credit, uncertain: finding.applies === null }))
  return { low: extreme(items, 'low'), high: extreme(items, 'high'), uncertain: items.every((item) => item.uncertain) }
}

// The lowest (highest) weighted mean over every choice of the uncertain items: they count where they pull it that way.
function extreme(items: readonly Weighted[], end: 'low' | 'high'): Rational {
  const towards = end === 'low' ? 1 : -1
  const ordered = items.filter((item) => item.uncertain).sort((a, b) => a[end].compare(b[end]) * towards)
  const certain = items.filter((item) => !item.uncertain)
  const [first, ...others] = certain.length > 0 ? [undefined, ...ordered] : ordered
  const counted = first === undefined ? certain : [first]
  let [points, weight] = [pointsIn(counted, end), sum(counted.map((item) => item.weight))]
  for (const item of others) {
    if (item === undefined || item[end].compare(points.div(weight)) * towards >= 0) break
    points = points.add(pointsIn([item], end))
    weight = weight.add(fromNumber(item.weight))
  }
  return points.div(weight)
}

// Most items have all or nothing, so that there is little to multiply.
function pointsIn(items: readonly Weighted[], end: 'low' | 'high'): Rational {
  const weightsByValue = new Map<Rational, number[]>()
  for (const item of items) {
    const weights = weightsByValue.get(item[end])
    if (weights === undefined) weightsByValue.set(item[end], [item.weight])
    else weights.push(item.weight)
  }
  return [...weightsByValue].reduce((points, [value, weights]) => points.add(value.mul(sum(weights))), ZERO)
}

function pointsOf(findings: readonly Finding[], max: Rational): readonly (readonly [Finding, Points])[] {
  const total = sum(findings.map(weightOf))
  const shareByWeight = new Map<number, Rational>()
  const part = (credit: Rational, own: Rational): Rational => (credit === ONE ? own : credit === ZERO ? ZERO : credit.mul(own))
  return findings.map((finding) => {
    const weight = weightOf(finding)
    const own = shareByWeight.get(weight) ?? max.mul(fromNumber(weight)).div(total)
    shareByWeight.set(weight, own)
    const { applies, credit } = finding
    const low = applies === null ? ZERO : part(credit.low, own)
    const high = applies === null ? own : part(credit.high, own)
    return [finding, { low, high, max: own }] as const
  })
}

function gatesOf(findings: readonly Finding[]): Score['gates'] {
  return findings.flatMap(({ rule, status, verified, applies }) => {
    const { gate } = rule.rule
    if (gate === undefined || !verified || applies === false || (status !== 'fail' && status !== 'unknown')) return []
    return [{ rule: rule.id, status, cap: gate.cap }]
  })
}

// Grades run from the best to the worst; a gate that fails, or may fail, takes away those above its cap.
function gradesOf(total: Interval, gates: Score['gates'], { grades }: Scoring): readonly string[] {
  const reached = (points: Rational): number => {
    const index = grades.findIndex((grade) => points.compare(fromNumber(grade.min)) >= 0)
    return index < 0 ? grades.length - 1 : index
  }
  const capped = (index: number, closed: Score['gates']): number =>
    Math.max(index, ...closed.map((gate) => grades.findIndex((grade) => grade.grade === gate.cap)))
  const best = capped(
    reached(total.high),
    gates.filter((gate) => gate.status === 'fail'),
  )
  const worst = capped(reached(total.low), gates)
  return grades
    .slice(best, worst + 1)
    .map((grade) => grade.grade)
    .reverse()
}

function weightOf({ rule: { rule } }: Finding): number {
  return rule.weight ?? 1
}

// Whole numbers add exactly as they are.
function sum(numbers: readonly number[]): Rational {
  const total = numbers.reduce((all, number) => all + number, 0)
  if (Number.isSafeInteger(total) && numbers.every(Number.isSafeInteger)) return fromNumber(total)
  return numbers.reduce((all, number) => all.add(fromNumber(number)), ZERO)
}
