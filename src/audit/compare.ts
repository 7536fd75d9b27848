import { canonicalize } from '../canonical.js'
import { type Assessment, createEngine, termsOf } from '../engine.js'
import { WanzhengError } from '../error.js'
import type { UnitAssessment } from '../schema/assessment.js'
import { type BareChange, bareChanges } from './changes.js'
import { compareWordsIn } from './compare-words.js'
import type { AssessmentChange, ChangeCause, Comparison, MadeFrom } from './comparison.js'

/** What lets a comparison tell the causes apart. */
export interface CompareSources {
  /** The dataset of the later assessment. */
  readonly dataset: unknown
  /** The packs of each assessment, in its order. */
  readonly before: readonly unknown[]
  readonly after: readonly unknown[]
}

/**
 * Every value, outcome and score that differs between two assessments, each with its cause. Where more than one thing differs
 * that they were made from, all of them are named; with `sources` the later data are judged anew by the earlier packs and date,
 * then by the later packs, then at the later date, and each change is put down to the steps at which it came about.
 *
 * @param before - The earlier assessment, as parsed JSON of format 1.
 * @param after - The later one.
 * @throws `WanzhengError` `invalid-dataset` where the data of `sources` are not those of the later assessment.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { compareAssessments } from 'wanzheng/audit'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice])
 * const at = (asOf: string, value: string) =>
 *   engine.assess({ id: 'd', asOf, units: [{ id: '1', level: 'community', findings: { drainage: { value } } }] })
 * const { changes } = compareAssessments(at('2023-06-30', 'no'), at('2023-06-30', 'yes'))
 * const status = changes.find(({ path }) => path === '/status')
 * status?.before // => 'fail'
 * status?.after // => 'pass'
 * status?.causes // => ['data']
 * ```
 */
export function compareAssessments(before: Assessment, after: Assessment, sources: CompareSources | null = null): Comparison {
  const differs = whatDiffers(before, after)
  const shown = (units: readonly UnitAssessment[]): readonly UnitAssessment[] => (differs.operands ? units.map(withoutOperands) : units)
  const bare = bareChanges(shown(before.units), shown(after.units))
  const steps = sources === null ? null : stepsBetween(before, after, sources, shown)
  const possible = (one: BareChange): readonly ChangeCause[] => possibleCauses(one, before, after, differs)
  return {
    before: madeFrom(before),
    after: madeFrom(after),
    differs,
    correction: correctionOf(before, after, differs),
    isIsolated: steps !== null || bare.every((one) => possible(one).length === 1),
    changes: bare.map((one): AssessmentChange => ({ ...one, causes: isolated(one, steps, differs) ?? possible(one) })),
  }
}

function whatDiffers(before: Assessment, after: Assessment): Comparison['differs'] {
  const digests = (units: readonly UnitAssessment[]): ReadonlyMap<string, string> => {
    const all = new Map<string, string>()
    for (const { id, digest } of units) all.set(id, `${all.get(id) ?? ''} ${digest}`)
    return all
  }
  const [left, right] = [digests(before.units), digests(after.units)]
  const [then, now] = [before, after].map(({ packs }) => new Map(packs.map(({ id, digest }) => [id, digest])))
  return {
    data: differingKeys(left, right),
    packs: differingKeys(then ?? new Map(), now ?? new Map()),
    date: before.asOf !== after.asOf,
    waivers: canonicalize(before.waivers ?? null) !== canonicalize(after.waivers ?? null),
    operands: before.operands !== after.operands,
    engine: canonicalize(before.engine) !== canonicalize(after.engine),
  }
}

function withoutOperands(unit: UnitAssessment): UnitAssessment {
  return { ...unit, outcomes: unit.outcomes.map(({ operands: _, figures: __, ...outcome }) => outcome) }
}

function correctionOf(before: Assessment, after: Assessment, { data, date }: Comparison['differs']): Comparison['correction'] {
  const { corrects } = after.dataset
  if (corrects !== undefined) return corrects.digest === before.dataset.digest ? 'stated' : 'other'
  return !date && data.length > 0 ? 'unstated' : null
}

function differingKeys(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...left.keys(), ...right.keys()])].filter((key) => left.get(key) !== right.get(key)).sort()
}

// All that may have changed a value, without recomputing.
function possibleCauses(
  { unit, rule, pack, path }: BareChange,
  before: Assessment,
  after: Assessment,
  differs: Comparison['differs'],
): readonly ChangeCause[] {
  const isData = differs.data.includes(unit)
  // What a unit is called, and its digest, come from the data alone.
  if (rule === null && pack === null && (path === '' || /^\/(digest|name|parent|level)$/.test(path)))
    return [isData ? 'data' : 'unexplained']
  const owner = pack ?? rule?.split('/')[0]
  const isPack = owner === undefined ? differs.packs.length > 0 : differs.packs.includes(owner)
  const causes: ChangeCause[] = []
  if (isData) causes.push('data')
  if (isPack || (owner === undefined && before.packs[0]?.id !== after.packs[0]?.id)) causes.push('pack')
  if (differs.date) causes.push('date')
  if (differs.waivers && rule === null && /^\/(waivers|withWaivers)/.test(path)) causes.push('waivers')
  if (before.engine.semantics !== after.engine.semantics || (causes.length === 0 && differs.engine)) causes.push('engine')
  return causes.length === 0 ? ['unexplained'] : causes
}

interface Step {
  readonly cause: ChangeCause
  readonly changes: ReadonlyMap<string, readonly string[]>
}

function stepsBetween(
  before: Assessment,
  after: Assessment,
  { dataset, before: earlier, after: later }: CompareSources,
  shown: (units: readonly UnitAssessment[]) => readonly UnitAssessment[],
): readonly Step[] {
  const judged = (packs: readonly unknown[], asOf: string, { waivers }: Assessment): Assessment =>
    createEngine(packs, { asOf, operands: after.operands === true, ...(waivers === undefined ? {} : { waivers }) }).assess(dataset)
  const middle = [
    judged(earlier, before.asOf, before),
    judged(later, before.asOf, before),
    judged(later, after.asOf, before),
    judged(later, after.asOf, after),
  ]
  if (middle[3]?.dataset.digest !== after.dataset.digest) throw new WanzhengError('invalid-dataset', compareWordsIn('en').dataNeeded)
  const states = [before, ...middle, after].map(({ units }) => shown(units))
  return (['data', 'pack', 'date', 'waivers', 'engine'] as const).map((cause, index) => {
    const changes = new Map<string, string[]>()
    for (const one of bareChanges(states[index] ?? [], states[index + 1] ?? []))
      changes.set(keyOf(one), [...(changes.get(keyOf(one)) ?? []), one.path])
    return { cause, changes }
  })
}

function isolated(one: BareChange, steps: readonly Step[] | null, differs: Comparison['differs']): readonly ChangeCause[] | null {
  if (steps === null) return null
  const found = steps.filter(({ changes }) =>
    (changes.get(keyOf(one)) ?? []).some((path) => isWithin(path, one.path) || isWithin(one.path, path)),
  )
  const causes = found.map(({ cause }): ChangeCause => {
    // A value that moved although nothing did that could move it.
    if (cause === 'data' && !differs.data.includes(one.unit)) return differs.engine ? 'engine' : 'unexplained'
    return cause === 'engine' && !differs.engine ? 'unexplained' : cause
  })
  return causes.length === 0 ? ['unexplained'] : [...new Set(causes)]
}

function isWithin(path: string, other: string): boolean {
  return path === other || other === '' || path.startsWith(`${other}/`)
}

function keyOf({ unit, rule, level, pack }: BareChange): string {
  return JSON.stringify([unit, rule, level, pack])
}

function madeFrom(assessment: MadeFrom): MadeFrom {
  const { engine, asOf, packs, dataset, digest } = assessment
  return { engine, asOf, packs, dataset, digest, ...termsOf(assessment) }
}
