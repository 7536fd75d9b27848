import type { Assessment } from '../engine.js'
import { fromNumber, type Rational } from '../rational.js'
import type { Outcome, UnitAssessment } from '../schema/assessment.js'
import { compareText } from '../text.js'

/**
 * What became of one item between two assessments: a gap that was `closed`, is `unchanged`, is not known any more (`unclear`) or
 * does not apply any more (`lapsed`); or a gap that `opened` where the item was met, or was `found` where that was not known.
 */
export type Change = 'closed' | 'unchanged' | 'unclear' | 'lapsed' | 'opened' | 'found'

/** One item of one unit that is or was a gap. */
export interface Changed {
  readonly change: Change
  readonly before: Outcome | null
  readonly after: Outcome | null
}

/** What became of the gaps of one unit. `before` or `after` is missing where the unit stands in one assessment only. */
export interface UnitProgress {
  readonly id: string
  readonly before: UnitAssessment | null
  readonly after: UnitAssessment | null
  readonly changes: readonly Changed[]
  readonly counts: Readonly<Record<Change, number>>
}

/** Obligations whose failure is a gap; what may be done or is encouraged is not owed. */
export const OWED: ReadonlySet<Outcome['obligation']> = new Set(['must', 'shall', 'should'])

/**
 * What became of the gaps from one assessment to a later one, unit by unit: the half-year report (半年报). Gaps before are those
 * closed, unchanged, unclear and lapsed; gaps after are those unchanged, opened and found.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { halfYear } from 'wanzheng/report'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice])
 * const at = (asOf: string, value: string) =>
 *   engine.assess({ id: 'd', asOf, units: [{ id: '1', level: 'community', findings: { drainage: { value } } }] })
 * const [unit] = halfYear(at('2023-06-30', 'no'), at('2023-12-31', 'yes'))
 * unit?.counts.closed // => 1
 * ```
 */
export function halfYear(before: Pick<Assessment, 'units'>, after: Pick<Assessment, 'units'>): readonly UnitProgress[] {
  const [earlier, later] = [before, after].map(({ units }) => new Map(units.map((unit) => [unit.id, unit])))
  const ids = [...new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])])].sort(compareText)
  return ids.map((id) => {
    const [then, now] = [earlier?.get(id) ?? null, later?.get(id) ?? null]
    const changes = changesOf(then, now)
    const counts = { closed: 0, unchanged: 0, unclear: 0, lapsed: 0, opened: 0, found: 0 }
    for (const { change } of changes) counts[change]++
    return { id, before: then, after: now, changes, counts }
  })
}

/** Share of the gaps before that are closed: from those that are for certain, to those that may be; `null` without gaps before. */
export function completion(counts: UnitProgress['counts']): { readonly low: Rational; readonly high: Rational } | null {
  const total = gapsBefore(counts)
  if (total === 0) return null
  return { low: fromNumber(counts.closed).div(total), high: fromNumber(counts.closed + counts.unclear).div(total) }
}

/** How many gaps there were. */
export function gapsBefore({ closed, unchanged, unclear, lapsed }: UnitProgress['counts']): number {
  return closed + unchanged + unclear + lapsed
}

/** How many gaps there are. */
export function gapsAfter({ unchanged, opened, found }: UnitProgress['counts']): number {
  return unchanged + opened + found
}

function changesOf(then: UnitAssessment | null, now: UnitAssessment | null): readonly Changed[] {
  const [before, after] = [then, now].map((unit) => new Map((unit?.outcomes ?? []).map((one) => [`${one.rule} ${one.level}`, one])))
  const keys = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])]
  return keys.flatMap((key) => {
    const pair = { before: before?.get(key) ?? null, after: after?.get(key) ?? null }
    const change = changeOf(pair.before, pair.after)
    return change === null ? [] : [{ change, ...pair }]
  })
}

function changeOf(before: Outcome | null, after: Outcome | null): Change | null {
  const obligation = (after ?? before)?.obligation
  if (obligation === undefined || !OWED.has(obligation)) return null
  if (before?.status !== 'fail') return after?.status !== 'fail' ? null : before?.status === 'pass' ? 'opened' : 'found'
  const became = { pass: 'closed', fail: 'unchanged', unknown: 'unclear', 'not-applicable': 'lapsed' } as const
  return after === null ? 'lapsed' : became[after.status]
}
