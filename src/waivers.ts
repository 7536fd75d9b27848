import { canonicalize } from './canonical.js'
import { schemaIssues } from './data/problem.js'
import { isDate } from './dates.js'
import type { Finding } from './evaluate.js'
import { refuseNewer } from './format.js'
import { waiversSchema } from './generated/schemas.js'
import { at, type Issue, issue, shown } from './issue.js'
import { refuse } from './load.js'
import { nearest } from './nearest.js'
import { ONE } from './rational.js'
import type { UnitAssessment } from './schema/assessment.js'
import type { Waiver } from './schema/waiver.js'
import { compareText } from './text.js'

/**
 * Checks the waivers of a file, and puts them in order.
 *
 * @param json - A file of waivers as parsed JSON, `schemas/waivers.schema.json` of the package.
 * @throws {@link WanzhengError} `invalid-waivers`, with every problem in `issues`.
 *
 * @example
 * ```ts
 * import { createEngine, loadWaivers } from 'wanzheng'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const rule = 'notice-2022-48/kindergarten-provided'
 * const waiver = { rule, unit: '1', reason: 'Under construction', signer: 'District office', from: '2023-01-01', to: '2023-12-31' }
 * const waivers = loadWaivers({ schema: 'wanzheng/waivers/1', waivers: [waiver] })
 * const dataset = { id: 'd', asOf: '2023-06-30', units: [{ id: '1', level: 'community', surveyedFacilities: 'all', facilities: [] }] }
 * const [unit] = createEngine([notice], { waivers }).assess(dataset).units
 * unit?.outcomes.find((outcome) => outcome.rule === rule)?.status // => 'fail'
 * unit?.waivers?.[0]?.status // => 'in-force'
 * ```
 */
export function loadWaivers(json: unknown): readonly Waiver[] {
  refuseNewer(json, 'wanzheng/waivers/1')
  refuse('invalid-waivers', schemaIssues(waiversSchema, json))
  const { waivers } = json as { readonly waivers: readonly Waiver[] } // validated above
  refuse('invalid-waivers', waivers.flatMap(dateProblems))
  return inOrder(waivers)
}

function dateProblems(waiver: Waiver, index: number): readonly Issue[] {
  const wrong = (['from', 'to'] as const).filter((end) => !isDate(waiver[end]))
  const problems = wrong.map((end) => issue('not-a-date', at('/waivers', index, end), { found: shown(waiver[end]) }))
  const isReversed = problems.length === 0 && waiver.from > waiver.to
  return isReversed ? [issue('waiver-ends-first', at('/waivers', index), { from: waiver.from, to: waiver.to })] : problems
}

function inOrder(waivers: readonly Waiver[]): Waiver[] {
  const keyed = waivers.map((one) => [`${one.unit} ${one.rule} ${canonicalize(one)}`, one] as const)
  return keyed.sort(([a], [b]) => compareText(a, b)).map(([, one]) => one)
}

/** Waivers by the unit they are for. */
export function waiversByUnit(waivers: readonly Waiver[]): ReadonlyMap<string, readonly Waiver[]> {
  const byUnit = new Map<string, Waiver[]>()
  for (const one of waivers) byUnit.set(one.unit, [...(byUnit.get(one.unit) ?? []), one])
  return byUnit
}

/** A waiver as it stands in the assessment of its unit. */
export type UnitWaiver = NonNullable<UnitAssessment['waivers']>[number]

/** Whether a waiver is in force on a date. */
export function statusAt({ from, to }: Pick<Waiver, 'from' | 'to'>, asOf: string): UnitWaiver['status'] {
  return asOf < from ? 'not-yet' : asOf > to ? 'expired' : 'in-force'
}

/** The waivers of one unit, each with whether it is in force and whether the score with waivers differs for it. */
export function unitWaivers(waivers: readonly Waiver[], findings: readonly Finding[], asOf: string): UnitWaiver[] {
  return waivers.map(({ unit: _, ...waiver }) => {
    const status = statusAt(waiver, asOf)
    const isWanted = findings.some((finding) => finding.rule.id === waiver.rule && isOpen(finding))
    return { ...waiver, status, counts: status === 'in-force' && isWanted }
  })
}

function isOpen({ status }: Finding): boolean {
  return status === 'fail' || status === 'unknown'
}

/**
 * What the findings of a unit would be worth if the rules waived were not asked for. One that is not met is left out, like
 * one that does not apply; one that is not known either is met or is left out.
 */
export function waived(findings: readonly Finding[], rules: ReadonlySet<string>): readonly Finding[] {
  return findings.map((finding) => {
    if (!rules.has(finding.rule.id) || !isOpen(finding)) return finding
    return finding.status === 'fail'
      ? { ...finding, status: 'not-applicable', applies: false }
      : { ...finding, status: 'pass', applies: null, credit: { low: ONE, high: ONE } }
  })
}

/** Issues of waivers that no outcome answers to: no pack has the rule, or no unit among those assessed has the id. */
export function unmatchedWaivers(
  waivers: readonly Waiver[],
  rules: ReadonlySet<string>,
  hasUnit: (unit: string) => boolean,
): readonly Issue[] {
  return waivers.flatMap(({ rule, unit }) => [
    ...(rules.has(rule) ? [] : [issue('waiver-unknown-rule', '/waivers', { rule, unit, nearest: nearest(rule, [...rules]) })]),
    ...(hasUnit(unit) ? [] : [issue('waiver-unknown-unit', '/waivers', { rule, unit })]),
  ])
}
