import { digestOfUnit } from './data/unit-digest.js'
import { WanzhengError } from './error.js'
import { merklePath, type ProofStep, rootFrom } from './merkle.js'

/** Shows that one unit belongs to a dataset, without the others: the way from its digest to the dataset's. */
export interface Proof {
  readonly schema: 'wanzheng/proof/1'
  readonly dataset: { readonly digest: string }
  readonly unit: { readonly id: string; readonly digest: string }
  readonly path: readonly ProofStep[]
}

const DIGEST = /^sha256:[0-9a-f]{64}$/

/**
 * Makes the proof that a unit belongs to a dataset.
 *
 * @param unit - The id of the unit, and its digest as assessments have it.
 * @param digests - The digests of all units of the dataset as they were given, in any order.
 * @throws {@link WanzhengError} `not-found` where the unit is not among them.
 */
export function proofOf(unit: Proof['unit'], digests: readonly string[]): Proof {
  const path = merklePath(digests, unit.digest)
  if (path === null) throw new WanzhengError('not-found', `the dataset has no unit with the digest ${unit.digest}`)
  return { schema: 'wanzheng/proof/1', dataset: { digest: rootFrom(unit.digest, path) }, unit, path }
}

/** Whether parsed JSON has the form of a proof. */
export function isProof(json: unknown): json is Proof {
  const { schema, dataset, unit, path } = (json ?? {}) as Partial<Proof>
  return (
    schema === 'wanzheng/proof/1' &&
    DIGEST.test(dataset?.digest ?? '') &&
    DIGEST.test(unit?.digest ?? '') &&
    typeof unit?.id === 'string' &&
    Array.isArray(path) &&
    path.every((step: ProofStep | null) => (step?.side === 'left' || step?.side === 'right') && DIGEST.test(step.digest))
  )
}

/** Whether a proof leads from the data of a unit, as given, to the digest of a dataset. */
export function proves(proof: Proof, unit: unknown, dataset: string): boolean {
  const own = digestOfUnit(unit)
  return own === proof.unit.digest && rootFrom(own, proof.path) === dataset
}
