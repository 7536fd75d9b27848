import { canonicalize } from '../../canonical.js'
import { addMonths, dayAfter, dayBefore, isDate } from '../../dates.js'
import { inputs } from '../../inputs.js'
import type { Rational } from '../../rational.js'
import { fromNumber, ONE } from '../../rational.js'
import type { Outcome } from '../../schema/assessment.js'
import type { Pack, Row } from '../../schema/pack.js'
import { type Distance, datesOf, type Reached, reachedBy } from './goals.js'
import { type Knob, knobsOf, type NumberKnob, settable } from './knobs.js'
import { type GivenData, judgeTraced, type Situation, situationOf } from './situation.js'
import { asNumber, stepOf } from './step.js'
import type { Subject } from './subject.js'

/** A situation that nobody has judged yet, with what the rule makes of it. */
export interface Candidate {
  readonly situation: Situation
  readonly outcome: Outcome
  readonly reached: Reached
}

/** The data to start from. */
export interface Start {
  readonly given: GivenData
  readonly asOf: string
}

/** Situations that one rule is tried in are bounded, so that a rule of many inputs does not take for ever. */
const MOST = 2500

/**
 * Situations near those to start from: each input unknown and at each of its choices, each table key at each of its rows and
 * band edges, each day on which something begins or ends, and each number where a comparison or limit turns, and one step off.
 */
export function candidatesNear(starts: readonly Start[], subject: Subject, pack: Pack): readonly Candidate[] {
  const { rule } = subject
  const found = new Map<string, Candidate>()
  const take = ({ given, asOf }: Start): Candidate | null => {
    const key = canonicalize([given, asOf])
    const known = found.get(key)
    if (known !== undefined) return known
    if (found.size >= MOST) return null
    const situation = situationOf(given, asOf, rule, pack)
    const traced = judgeTraced(subject, situation)
    if (traced === null) return null
    const candidate = { situation, outcome: traced.outcome, reached: reachedBy(traced, asOf) }
    found.set(key, candidate)
    return candidate
  }
  const first = starts[0]
  if (first === undefined) return []
  const ready = subject.at(first.asOf)
  const knobs = knobsOf(inputs([ready.program]), pack.dictionary)
  const tables = [
    ...rowSettings(subject, starts),
    ...datesOf(subject.pack, rule).flatMap((asOf) => starts.slice(0, 3).map((one) => ({ ...one, asOf }))),
  ]
  for (const start of starts) {
    const base = take(start)
    if (base === null) continue
    for (const knob of knobs) {
      for (const given of [...knob.settings(start.given), ...levelsAndDates(start, knob, subject)]) take({ ...start, given })
      for (const near of turns(start, knob, base, take)) take(near)
    }
  }
  // In a row of a table, and on a day, only the numbers are turned.
  for (const start of tables) {
    const base = take(start)
    const turned = base === null ? [] : knobs.map((knob) => turns(start, knob, base, take)).find((near) => near.length > 0)
    for (const near of turned ?? []) take(near)
  }
  return [...found.values()]
}

function turns(start: Start, { number }: Knob, base: Candidate, take: (start: Start) => Candidate | null): readonly Start[] {
  const values = number === null ? [] : turningPoints(start, number, base, take)
  return values.flatMap((value) => (number === null ? [] : [{ ...start, given: number.set(start.given, value) }]))
}

// Where a comparison turns, supposing that its distance is linear in the number, or in its reciprocal.
function turningPoints(start: Start, knob: NumberKnob, base: Candidate, take: (start: Start) => Candidate | null): readonly number[] {
  const x0 = knob.get(start.given)
  if (x0 === null) return []
  const x1 = x0.n === 0n ? ONE : knob.isWhole ? x0.add(ONE) : x0.div(fromNumber(2))
  const [probe] = settable(x1, knob)
  if (probe === undefined) return []
  const other = take({ ...start, given: knob.set(start.given, probe) })
  if (other === null) return []
  const solved = base.reached.distances.flatMap((distance) => solutions(distance, other.reached.distances, x0, fromNumber(probe)))
  return [...new Set(solved.flatMap((value) => settable(value, knob)))]
}

function solutions({ key, distance, step }: Distance, others: readonly Distance[], x0: Rational, x1: Rational): readonly Rational[] {
  const other = others.find((one) => one.key === key)
  if (other === undefined || other.distance.equals(distance) || x0.equals(x1)) return []
  const slope = other.distance.sub(distance)
  return [fromNumber(0), step, step.neg()].flatMap((target) => {
    const share = target.sub(distance).div(slope)
    const linear = x0.add(x1.sub(x0).mul(share))
    if (x0.n === 0n || x1.n === 0n) return [linear]
    const inverse = ONE.div(x0).add(ONE.div(x1).sub(ONE.div(x0)).mul(share))
    return inverse.n === 0n ? [linear] : [linear, ONE.div(inverse)]
  })
}

// Other levels of the rule, and dates around those that the data and the case name.
function levelsAndDates({ given, asOf }: Start, { input }: Knob, { pack, rule }: Subject): readonly GivenData[] {
  const levels = rule.level.map((level) => ({ ...given, level }))
  if (pack.dictionary.unit[input]?.type !== 'date') return levels
  const near = [asOf, given[input], ...Object.values(given)].filter((one) => typeof one === 'string' && isDate(one)) as readonly string[] // just asked
  const months = near.flatMap((one) => [-120, -60, -36, -24, -12, 12, 24, 36, 60, 120].map((count) => addMonths(one, count) ?? one))
  return [
    ...levels,
    ...[...new Set([...near, ...months])]
      .flatMap((one) => [dayBefore(one), one, dayAfter(one)])
      .map((date) => ({ ...given, [input]: date })),
  ]
}

// Data that lead to each row of the tables a rule looks up by plain fields, with the edges of its bands.
function rowSettings({ pack, rule }: Subject, starts: readonly Start[]): readonly Start[] {
  const found: Start[] = []
  for (const reference of Object.values(rule.limit ?? {})) {
    if (typeof reference === 'string') continue
    const fields = Object.entries(reference.by).map(([key, json]) => [key, fieldOf(json)] as const)
    for (const period of pack.parameters[reference.parameter]?.values ?? []) {
      for (const row of period.rows ?? []) {
        const start = starts.find(({ asOf }) => (period.from ?? '') <= asOf && asOf <= (period.to ?? '9999-12-31')) ?? starts[0]
        if (start === undefined) continue
        const asOf =
          period.from !== undefined && start.asOf < period.from
            ? period.from
            : period.to !== undefined && start.asOf > period.to
              ? period.to
              : start.asOf
        found.push(...settingsOf(row, fields).map((own) => ({ asOf, given: { ...start.given, ...own } })))
      }
    }
  }
  return found
}

function settingsOf(row: Row, fields: readonly (readonly [string, string | null])[]): readonly GivenData[] {
  let settings: readonly GivenData[] = [{}]
  for (const [key, field] of fields) {
    const wanted = row.when[key]
    if (field === null || wanted === undefined) continue
    const values = keyValues(wanted)
    // Not every combination: the longest list of values, and each of the others as often as it takes.
    const length = Math.max(settings.length, values.length)
    settings = Array.from({ length }, (_, index) => ({ ...settings[index % settings.length], [field]: values[index % values.length] }))
  }
  return settings
}

function keyValues(wanted: Row['when'][string]): readonly unknown[] {
  if (Array.isArray(wanted)) return wanted
  if (typeof wanted !== 'object') return [wanted]
  return Object.values(wanted as Readonly<Record<string, number>>).flatMap((edge) => {
    const exact = fromNumber(edge)
    const step = stepOf(exact, null)
    return [exact, exact.sub(step), exact.add(step)].flatMap((one) => asNumber(one) ?? [])
  })
}

function fieldOf(json: unknown): string | null {
  const name = typeof json === 'object' && json !== null && 'var' in json ? json.var : null
  return typeof name === 'string' ? name : null
}
