import type { Program } from '../../compile.js'
import type { Finding } from '../../evaluate.js'
import { findingsOf } from '../../evaluation/judge.js'
import { type Rational, toFixed, ZERO } from '../../rational.js'
import { type Score, score } from '../../score.js'
import type { CheckedUnit } from '../../validate.js'
import type { PreparedCause } from './causes.js'
import type { Flip, ScoreRange, ScoreShare } from './impact.js'

/** One unit judged by one pack. */
export interface Judged {
  readonly findings: readonly Finding[]
  readonly total: Score
}

/** One unit under both packs. */
export interface Pair {
  readonly unit: CheckedUnit
  /** The unit as the later dictionary reads it. */
  readonly later: CheckedUnit
  readonly before: Judged
  readonly after: Judged
  readonly asOf: string
}

/** Judges a unit by a pack. */
export function judge(unit: CheckedUnit, program: Program, asOf: string): Judged {
  const findings = findingsOf(unit, program, asOf)
  return { findings, total: score(findings, program.pack.scoring) }
}

/** The unit as each cause alone leaves it; `null` for one that does not stand alone. Only rules that the cause bears on are judged anew. */
export function judgeAlone({ unit, later, before, asOf }: Pair, cause: PreparedCause): Judged | null {
  const { program, rules, isDictionary } = cause
  if (program === null) return null
  if (rules === 'all') return judge(isDictionary ? later : unit, program, asOf)
  if (rules.size === 0) return { findings: before.findings, total: score(before.findings, program.pack.scoring) }
  const own = findingsOf(unit, { ...program, rules: program.rules.filter(({ rule }) => rules.has(rule.id)) }, asOf)
  const kept = before.findings.filter(({ rule }) => !rules.has(rule.rule.id))
  const findings = [...kept, ...own]
  return { findings, total: score(findings, program.pack.scoring) }
}

/** The outcomes of a unit that differ, each with the causes that alone make it what it is now. */
export function flipsOf(
  { unit, before, after }: Pair,
  alone: readonly (Judged | null)[],
  causes: readonly PreparedCause[],
): readonly Flip[] {
  const [left, right] = [before, after].map(byKey)
  if (left === undefined || right === undefined) return []
  const keys = [...new Set([...left.keys(), ...right.keys()])].filter((key) => left.get(key)?.status !== right.get(key)?.status)
  if (keys.length === 0) return []
  const singly = alone.map((one) => (one === null ? null : byKey(one)))
  return keys.map((key) => {
    const [then, now] = [left.get(key), right.get(key)]
    const { rule, level } = (now ?? then) as Finding // one of them has the key
    const bearing = causes.flatMap(({ rules }, index) => (rules === 'all' || rules.has(rule.rule.id) ? [index] : []))
    const enough = bearing.filter((index) => singly[index] != null && singly[index].get(key)?.status === now?.status)
    return {
      unit: unit.id,
      name: unit.name,
      rule: rule.id,
      level,
      before: then?.status ?? null,
      after: now?.status ?? null,
      by: enough.length > 0 ? enough : bearing,
      interplay: enough.length === 0 && bearing.length > 1,
    }
  })
}

/** A score as it is printed. */
export function rangeOf({ score: range }: Score): ScoreRange | null {
  return range === null ? null : { low: printed(range.low), high: printed(range.high) }
}

/** How far each end of a score moves. */
export function deltaOf(before: Score, after: Score): ScoreRange | null {
  if (before.score === null || after.score === null) return null
  return { low: printed(after.score.low.sub(before.score.low)), high: printed(after.score.high.sub(before.score.high)) }
}

/** What each cause alone moves the score by, and whether these do not add up to the whole. */
export function sharesOf(
  { before, after }: Pair,
  alone: readonly (Judged | null)[],
): { readonly by: readonly ScoreShare[]; readonly interplay: boolean } {
  const exact = alone.map((one) => (one === null ? null : moved(before.total, one.total)))
  const whole = moved(before.total, after.total)
  const sum = exact.reduce<Moved | null>(
    (all, one) => (all === null || one === null ? null : [all[0].add(one[0]), all[1].add(one[1])]),
    NOTHING,
  )
  const isSum = whole !== null && sum !== null && whole[0].equals(sum[0]) && whole[1].equals(sum[1])
  const by = exact.flatMap((one, cause) =>
    one === null || (one[0].n === 0n && one[1].n === 0n) ? [] : [{ cause, low: printed(one[0]), high: printed(one[1]) }],
  )
  return { by, interplay: !isSum }
}

type Moved = readonly [Rational, Rational]

const NOTHING: Moved = [ZERO, ZERO]

function moved(before: Score, after: Score): Moved | null {
  if (before.score === null || after.score === null) return null
  return [after.score.low.sub(before.score.low), after.score.high.sub(before.score.high)]
}

function byKey({ findings }: Judged): ReadonlyMap<string, Finding> {
  return new Map(findings.map((one) => [`${one.rule.id} ${one.level}`, one]))
}

function printed(points: Rational): number {
  return Number(toFixed(points, 2))
}
