import { digest } from './digest.js'
import { type Assessment, type Engine, engineWith, rootOf, sealOf, type Terms, termsOf } from './engine.js'
import { WanzhengError } from './error.js'
import type { SecondEvaluator } from './evaluation/view.js'
import { refuseNewer } from './format.js'
import { shown } from './issue.js'
import { SEMANTICS } from './load.js'
import { type Difference, difference, isObject, leaves, type Operand, unitsDifferences } from './verification/differences.js'
import { loadWaivers } from './waivers.js'

/** Whether an assessment is right, and what is not. */
export interface Verification {
  readonly equal: boolean
  /** What differs, the first unit first; where a whole unit differs, every value in it. */
  readonly differences: readonly Difference[]
  /** The digest that the assessment should have; `null` where it could not be worked out. */
  readonly digest: string | null
}

/**
 * Stage 7. Recomputes an assessment from its data and packs and compares every byte that its digest covers: all but `issues`
 * and `engine.version`, of which another engine of the same semantics may have others.
 *
 * @param assessment - An assessment as parsed JSON, of format 1.
 * @param sources - The dataset it was made from, and the packs it names.
 * @throws {@link WanzhengError} `invalid-assessment` for what is no assessment; `invalid-dataset` or `invalid-pack` for sources that cannot be used.
 *
 * @example
 * ```ts
 * import { createEngine, verify } from 'wanzheng'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const dataset = { id: 'd', asOf: '2023-06-30', units: [{ id: '1', level: 'community', households: 1030 }] }
 * const assessment = createEngine([notice]).assess(dataset)
 * verify(assessment, { dataset, packs: [notice] }).equal // => true
 * const other = { ...dataset, units: [{ id: '1', level: 'community', households: 1031 }] }
 * verify(assessment, { dataset: other, packs: [notice] }).differences[0]?.code // => 'dataset-differs'
 * ```
 */
export function verify(
  assessment: unknown,
  { dataset, packs }: { readonly dataset: unknown; readonly packs: readonly unknown[] },
): Verification {
  const recorded = readRecorded(assessment)
  const { engine, differences } = engineFor(recorded, packs)
  if (engine === null) return { equal: false, differences, digest: null }
  const recomputed = engine.assess(dataset)
  const explained = (unit: string, rule: string): readonly Operand[] => operandsOf(engine, dataset, unit, rule)
  const found = [
    ...differences,
    ...sealDifferences(recorded),
    ...wholeDifferences(recorded, recomputed),
    ...unitsDifferences(recorded.units, recomputed.units, explained),
  ]
  return { equal: found.length === 0, differences: found, digest: recomputed.digest }
}

/** The part of an assessment that stands around its units. */
export type Recorded = Pick<Assessment, 'engine' | 'asOf' | 'packs'> & Terms

/**
 * The engine that an assessment names: its packs in its order, at its date; `null` where one of them is not at hand.
 */
export function engineFor(
  { engine: { semantics }, asOf, packs: named, operands, waivers }: Recorded,
  packs: readonly unknown[],
  second: SecondEvaluator | null = null,
): { readonly engine: Engine | null; readonly differences: readonly Difference[] } {
  const differences: Difference[] = []
  if (semantics !== SEMANTICS)
    differences.push(difference('semantics-differ', { path: '/engine/semantics', recorded: semantics, recomputed: SEMANTICS }))
  const found = named.map((reference, index) => {
    const pack = packs.find((one) => isNamed(one, reference))
    const given = pack === undefined ? null : digest(pack)
    const path = `/packs/${index}`
    if (given === null) differences.push(difference('pack-missing', { path, recorded: nameOf(reference), recomputed: null }))
    else if (given !== reference.digest)
      differences.push(difference('pack-differs', { path: `${path}/digest`, recorded: reference.digest, recomputed: given }))
    return pack
  })
  const options = {
    asOf,
    operands: operands === true,
    ...(waivers === undefined ? {} : { waivers: loadWaivers({ schema: 'wanzheng/waivers/1', waivers }) }),
  }
  return { engine: found.includes(undefined) ? null : engineWith(found, options, second), differences }
}

// What is recorded may be of any form.
function nameOf({ id, version }: Assessment['packs'][number]): string {
  return [id, version].map((part: unknown) => (typeof part === 'string' ? part : shown(part))).join('@')
}

function isNamed(pack: unknown, reference: Assessment['packs'][number]): boolean {
  const { id, version } = (pack ?? {}) as { readonly id?: unknown; readonly version?: unknown }
  return id === reference.id && version === reference.version
}

/** Whether the digest of an assessment is that of its own content. */
function sealDifferences(recorded: Assessment): readonly Difference[] {
  const own = sealOf(recorded, rootOf(recorded.units))
  return own === recorded.digest ? [] : [difference('seal-broken', { path: '/digest', recorded: recorded.digest, recomputed: own })]
}

/** What differs around the units. */
export function wholeDifferences(
  recorded: Pick<Assessment, 'dataset' | 'digest'> & Terms,
  recomputed: Pick<Assessment, 'dataset' | 'digest'> & Terms,
): readonly Difference[] {
  return [
    ...leaves('', termsOf(recorded), termsOf(recomputed)).map((one) => difference('value-differs', one)),
    ...leaves('/dataset', recorded.dataset, recomputed.dataset).map((one) => difference('dataset-differs', one)),
    ...leaves('/digest', recorded.digest, recomputed.digest).map((one) => difference('digest-differs', one)),
  ]
}

/** What a rule reads of a unit, with the values it has now. */
export function operandsOf(engine: Engine, dataset: unknown, unit: string, rule: string): readonly Operand[] {
  const { outcome } = engine.explain(dataset, { unit, rule })
  return (outcome.operands ?? []).map(({ name, value, unit: of }) => ({ name, value, unit: of }))
}

// Only as much of the form as is needed here: every other fault is a difference.
function readRecorded(json: unknown): Assessment {
  refuseNewer(json, 'wanzheng/assessment/1')
  const { schema, engine, packs, units, asOf } = (json ?? {}) as Partial<Assessment>
  const isList = (value: unknown): boolean => Array.isArray(value) && value.every((one) => isObject(one))
  const isOne = schema === 'wanzheng/assessment/1' && isObject(engine) && isList(packs) && isList(units) && typeof asOf === 'string'
  if (!isOne || !(units ?? []).every((unit) => isList(unit.outcomes)))
    throw new WanzhengError('invalid-assessment', 'expected an assessment of the format wanzheng/assessment/1')
  return json as Assessment
}

export type { Difference, DifferenceCode, Operand } from './verification/differences.js'
