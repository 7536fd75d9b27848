import { digestOfUnit } from '../data/unit-digest.js'
import { digest } from '../digest.js'
import { type Engine, sealOf } from '../engine.js'
import { WanzhengError } from '../error.js'
import { createMerkleTree } from '../merkle.js'
import type { Language } from '../messages/messages.js'
import { nearest } from '../nearest.js'
import { type Proof, proofOf, proves } from '../proof.js'
import { type Difference, difference, unitDifferences } from '../verification/differences.js'
import { operandsOf } from '../verify.js'
import { nativeDigest } from './native-digest.js'
import type { RecordedSource } from './recorded.js'
import type { Source } from './source.js'
import { verifyWordsIn } from './verify-words.js'
import { cliWordsIn } from './words.js'

/** Which unit: by its id where the whole dataset is at hand, by its proof where it is not. */
export interface Wanted {
  readonly unit: string | null
  readonly proof: Proof | null
}

/** What was found of one unit. */
export interface UnitVerification {
  readonly unit: string
  /** Digest of the dataset that the assessment names; `null` where the assessment is cut off. */
  readonly dataset: string | null
  readonly units: number
  readonly differences: readonly Difference[]
  readonly count: number
  readonly digest: string
}

/** Judges one unit again, and shows that it belongs to the dataset that was assessed; no other unit is judged. */
export async function verifyUnit(
  engine: Engine,
  recorded: RecordedSource,
  source: Source,
  wanted: Wanted,
  language: Language,
): Promise<UnitVerification> {
  const { value, proof } = await withProof(source, wanted, language)
  const { id } = proof.unit
  const sealed = createMerkleTree()
  let before = null
  for await (const unit of recorded.units) {
    sealed.add(nativeDigest(unit))
    if (unit.id === id && (before === null || unit.digest === proof.unit.digest)) before = unit
  }
  const foot = recorded.foot()
  if (foot === null) return { unit: id, dataset: null, units: 1, differences: [], count: 0, digest: '' }
  const { asOf } = recorded.head
  const found: Difference[] = []
  const compare = (code: 'seal-broken' | 'dataset-differs', path: string, was: string, is: string): void => {
    if (was !== is) found.push(difference(code, { path, recorded: was, recomputed: is }))
  }
  compare('seal-broken', '/digest', foot.digest, sealOf({ ...recorded.head, dataset: foot.dataset }, sealed.root()))
  compare('dataset-differs', '/dataset/digest', foot.dataset.digest, proof.dataset.digest)
  if (!proves(proof, value, proof.dataset.digest))
    found.push(difference('unit-data-differ', { unit: id, path: '/digest', recorded: proof.unit.digest, recomputed: digestOfUnit(value) }))
  const { unit } = engine.assessUnit(value, { asOf, path: '' })
  found.push(...unitDifferences(before, unit, (one, rule) => operandsOf(engine, { ...source.header, units: [value] }, one, rule)))
  return { unit: id, dataset: foot.dataset.digest, units: 1, differences: found, count: found.length, digest: unit?.digest ?? '' }
}

async function withProof(
  { rows }: Source,
  { unit, proof }: Wanted,
  language: Language,
): Promise<{ readonly value: unknown; readonly proof: Proof }> {
  if (unit !== null && proof !== null && proof.unit.id !== unit)
    throw new WanzhengError('misuse', verifyWordsIn(language).otherUnit(proof.unit.id, unit))
  const id = proof?.unit.id ?? unit ?? ''
  const digests: string[] = []
  const ids: string[] = []
  let found: { readonly value: unknown; readonly digest: string } | null = null
  for await (const { value, problem } of rows) {
    const own = problem === null ? digestOfUnit(value) : digest(problem)
    digests.push(own)
    const name = (value as { readonly id?: unknown } | null)?.id
    if (typeof name === 'string') ids.push(name)
    if (name === id && (found === null || own === proof?.unit.digest)) found = { value, digest: own }
  }
  if (found === null) throw new WanzhengError('not-found', cliWordsIn(language).unknownUnit(id, nearest(id, ids)))
  return { value: found.value, proof: proof ?? proofOf({ id, digest: found.digest }, digests) }
}
