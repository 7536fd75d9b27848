import { checkDate } from '../data/dataset.js'
import { WanzhengError } from '../error.js'
import type { KeyFile, Statement, TrustedKey } from '../schema/signing.js'
import { type Artifact, artifactOf } from './artifact.js'
import { type Ed25519, webEd25519 } from './ed25519.js'
import { type Opened, openEnvelope, PAYLOAD_TYPE, preAuthEncoding } from './envelope.js'
import { readKeyFile } from './keys.js'
import type { SignatureProblem, SignatureProblemCode, SignatureProblemParams } from './problem.js'
import { standingOf } from './standing.js'
import { PREDICATE_TYPE, readStatement } from './statement.js'

/** Whether a pack is signed by enough holders of trusted keys, and what does not count. */
export interface SignatureVerification {
  readonly isTrusted: boolean
  /** Holders whose signatures count, each once. */
  readonly signers: readonly string[]
  /** Why others do not count; also where enough do. */
  readonly problems: readonly SignatureProblem[]
}

/** What signatures are held to. */
export interface SignatureDemand {
  /** Envelopes, as parsed JSON; those about other packs are passed over. */
  readonly signatures: readonly unknown[]
  /** A key file of the format `wanzheng/keys/1`. */
  readonly keys: unknown
  /** The date on which the keys must count. */
  readonly at: string
  /** How many holders must have signed, at least 1. */
  readonly threshold?: number
  readonly ed25519?: Ed25519
}

/**
 * Checks who signed a pack or an overlay. Nothing counts but a valid Ed25519 signature, by a key of the key file that counts on the
 * date, over a statement of this kind about exactly this name and digest.
 *
 * @throws `WanzhengError` `invalid-keys` for a key file that is none, `misuse` for a threshold below 1 or a date that is none,
 * `unsupported` where the platform has no Ed25519.
 *
 * @example
 * ```ts
 * import { verifySignatures } from 'wanzheng/audit'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const keys = { schema: 'wanzheng/keys/1', keys: [] }
 * const { isTrusted, problems } = await verifySignatures(notice, { signatures: [], keys, at: '2026-06-30' })
 * isTrusted // => false
 * problems[0]?.code // => 'unsigned'
 * ```
 */
export async function verifySignatures(pack: unknown, demand: SignatureDemand): Promise<SignatureVerification> {
  const { signatures, at, threshold = 1, ed25519 = webEd25519() } = demand
  if (!Number.isInteger(threshold) || threshold < 1) throw new WanzhengError('misuse', `threshold: expected 1 or more, found ${threshold}`)
  checkDate(at)
  const artifact = artifactOf(pack)
  const judge: Judge = { artifact, keys: readKeyFile(demand.keys), at, ed25519 }
  const findings = await Promise.all(signatures.map((json, index) => judgeEnvelope(json, index + 1, judge)))
  const signers = [...new Set(findings.flatMap((one) => one.signers))].sort()
  const problems = findings.flatMap((one) => one.problems)
  const isTrusted = signers.length >= threshold
  if (signers.length === 0 && problems.length === 0) problems.push(problem(artifact, 'unsigned', {}))
  else if (!isTrusted && threshold > 1) problems.push(problem(artifact, 'too-few-signers', { found: signers.length, expected: threshold }))
  return { isTrusted, signers, problems }
}

interface Judge {
  readonly artifact: Artifact
  readonly keys: KeyFile
  readonly at: string
  readonly ed25519: Ed25519
}

type Finding = Pick<SignatureVerification, 'signers' | 'problems'>

async function judgeEnvelope(json: unknown, file: number, judge: Judge): Promise<Finding> {
  const { artifact } = judge
  const refused = <Code extends SignatureProblemCode>(code: Code, params: SignatureProblemParams[Code]): Finding => ({
    signers: [],
    problems: [problem(artifact, code, params)],
  })
  const opened = openEnvelope(json)
  if (opened === null) return refused('not-an-envelope', { file })
  const { payloadType, payload } = opened
  if (payloadType !== PAYLOAD_TYPE) return refused('other-payload-type', { found: payloadType, expected: PAYLOAD_TYPE })
  const { statement, predicateType } = readStatement(payload)
  if (statement === null) return refused('other-statement', { found: predicateType ?? '', expected: PREDICATE_TYPE })
  const about = subjectOf(statement, artifact)
  if (about === null) return { signers: [], problems: [] }
  if (about.digest !== artifact.digest) return refused('other-digest', { signed: about.digest, found: artifact.digest })
  if (about.name !== artifact.name) return refused('other-name', { signed: about.name })
  const findings = await Promise.all(opened.signatures.map((one) => judgeSignature(one, payload, judge)))
  return { signers: findings.flatMap((one) => one.signers), problems: findings.flatMap((one) => one.problems) }
}

// The subject that shares name or digest with the artifact, both where there is such a one.
function subjectOf({ subject }: Statement, { name, digest }: Artifact): { readonly name: string; readonly digest: string } | null {
  const subjects = subject.map((one) => ({ name: one.name, digest: `sha256:${one.digest.sha256}` }))
  const near = subjects.filter((one) => one.name === name || one.digest === digest)
  return near.find((one) => one.name === name && one.digest === digest) ?? near[0] ?? null
}

async function judgeSignature(
  { keyid, bytes }: Opened['signatures'][number],
  payload: Uint8Array,
  { artifact, keys, at, ed25519 }: Judge,
): Promise<Finding> {
  // The id is a hint that nothing vouches for; without one every key may be meant.
  const meant = keys.keys.filter(({ id }) => keyid === '' || id === keyid)
  const signed = preAuthEncoding(PAYLOAD_TYPE, payload)
  for (const key of meant) if (await ed25519.verify(key.publicKey, signed, bytes)) return judgeKey(key, artifact, at)
  const [one] = meant
  const why =
    keyid === '' || one === undefined
      ? problem(artifact, 'signer-unknown', { key: keyid })
      : problem(artifact, 'signature-wrong', { signer: one.name })
  return { signers: [], problems: [why] }
}

function judgeKey(key: TrustedKey, artifact: Artifact, at: string): Finding {
  const standing = standingOf(key, at)
  if (standing === null) return { signers: [key.name], problems: [] }
  const { code, ...dates } = standing
  const params = code === 'key-revoked' ? dates : { ...dates, at }
  return { signers: [], problems: [problem(artifact, code, { signer: key.name, ...params } as SignatureProblemParams[typeof code])] } // by code
}

function problem<Code extends SignatureProblemCode>(
  { name }: Artifact,
  code: Code,
  params: SignatureProblemParams[Code],
): SignatureProblem {
  return { code, artifact: name, params } as SignatureProblem // the union is keyed by the code just given
}
