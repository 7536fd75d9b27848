import { envelopeSchema } from '../generated/schemas.js'
import { findProblems } from '../schema/find-problems.js'
import type { Envelope } from '../schema/signing.js'
import { fromBase64, toBase64 } from './base64.js'

/** What an envelope of in-toto says that it holds. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'

/** An envelope with its bytes. */
export interface Opened {
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly signatures: readonly { readonly keyid: string; readonly bytes: Uint8Array }[]
}

/** The bytes that are signed: type and payload, each with its length, so that neither can pass for part of the other (PAE of DSSE 1). */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = new TextEncoder().encode(payloadType)
  const head = new TextEncoder().encode(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `)
  const bytes = new Uint8Array(head.length + payload.length)
  bytes.set(head)
  bytes.set(payload, head.length)
  return bytes
}

/** Reads an envelope; `null` for what is none, or whose base64 is broken. */
export function openEnvelope(json: unknown): Opened | null {
  if (findProblems(envelopeSchema, json).length > 0) return null
  const { payload: text, payloadType, signatures } = json as Envelope // validated above
  const payload = fromBase64(text)
  const opened = signatures.map(({ keyid = '', sig }) => ({ keyid, bytes: fromBase64(sig) }))
  const isWhole = (one: (typeof opened)[number]): one is Opened['signatures'][number] => one.bytes !== null
  return payload !== null && opened.every(isWhole) ? { payloadType, payload, signatures: opened } : null
}

/** Writes an envelope. */
export function closeEnvelope({ payloadType, payload, signatures }: Opened): Envelope {
  return {
    payload: toBase64(payload),
    payloadType,
    signatures: signatures.map(({ keyid, bytes }) => ({ keyid, sig: toBase64(bytes) })),
  }
}
