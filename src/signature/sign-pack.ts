import type { WanzhengError } from '../error.js'
import { type Issue, issue } from '../issue.js'
import { refusal } from '../refusal.js'
import type { Envelope } from '../schema/signing.js'
import { artifactOf } from './artifact.js'
import { type Ed25519, webEd25519 } from './ed25519.js'
import { closeEnvelope, type Opened, openEnvelope, PAYLOAD_TYPE, preAuthEncoding } from './envelope.js'
import { readPrivateKey } from './keys.js'
import { readStatement, statementAbout } from './statement.js'

/**
 * Signs a pack or an overlay: a DSSE envelope around an in-toto statement about its digest.
 *
 * @param pack - A released pack or an overlay, as parsed JSON.
 * @param options - `key`: a key file of the format `wanzheng/private-key/1`. `note`: what the signer wants to say; further signers
 * sign it with the rest. `envelope`: the signatures of others, to which this one is added.
 * @throws `WanzhengError` `invalid-keys` for a key that is none, `misuse` for an envelope about something else, `unsupported`
 * where the platform has no Ed25519.
 *
 * @example
 * ```ts
 * import { signPack } from 'wanzheng/audit'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * // "wanzheng pack keygen" makes a key; this one has only its name.
 * const key = { schema: 'wanzheng/private-key/1', name: 'Housing office' }
 * const code = await signPack(notice, { key }).catch((error) => error.code)
 * code // => 'invalid-keys'
 * ```
 */
export async function signPack(
  pack: unknown,
  {
    key,
    note = null,
    envelope = null,
    ed25519 = webEd25519(),
  }: { readonly key: unknown; readonly note?: string | null; readonly envelope?: unknown; readonly ed25519?: Ed25519 },
): Promise<Envelope> {
  const { id, privateKey } = readPrivateKey(key)
  const opened = envelope === null ? null : earlier(envelope, pack, note)
  const payload = opened?.payload ?? statementAbout(artifactOf(pack), note)
  const signed = preAuthEncoding(PAYLOAD_TYPE, payload)
  const bytes = await ed25519.sign(privateKey, signed)
  const { d: _, ...publicKey } = privateKey
  if (bytes === null || !(await ed25519.verify(publicKey, signed, bytes)))
    throw refused('invalid-keys', issue('key-halves', '/privateKey', {}))
  const others = (opened?.signatures ?? []).filter(({ keyid }) => keyid !== id)
  return closeEnvelope({ payloadType: PAYLOAD_TYPE, payload, signatures: [...others, { keyid: id, bytes }] })
}

// Whoever adds a signature signs what the others signed.
function earlier(envelope: unknown, pack: unknown, note: string | null): Opened {
  const opened = openEnvelope(envelope)
  const { statement } = opened?.payloadType === PAYLOAD_TYPE ? readStatement(opened.payload) : { statement: null }
  if (opened === null || statement === null) throw refused('misuse', issue('no-envelope', '', {}))
  const artifact = artifactOf(pack)
  const expected = statementAbout(artifact, note ?? statement.predicate.note ?? null)
  const isSame = expected.length === opened.payload.length && expected.every((byte, index) => byte === opened.payload[index])
  if (!isSame) throw refused('misuse', issue('signed-otherwise', '', { found: statement.subject[0]?.name ?? '', expected: artifact.name }))
  return opened
}

function refused(code: 'invalid-keys' | 'misuse', problem: Issue): WanzhengError {
  return refusal(code, [problem])
}
