import { canonicalize } from '../canonical.js'
import { statementSchema } from '../generated/schemas.js'
import { findProblems } from '../schema/find-problems.js'
import type { Statement } from '../schema/signing.js'
import type { Artifact } from './artifact.js'

/** What every statement here says that it is. */
export const PREDICATE_TYPE = 'urn:wanzheng:pack-release:1'

/** The statement about a pack or an overlay, as bytes: the same for every signer. */
export function statementAbout({ name, version, digest, semantics }: Artifact, note: string | null): Uint8Array {
  const statement: Statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: digest.slice('sha256:'.length) } }],
    predicateType: PREDICATE_TYPE,
    predicate: { version, ...(semantics === undefined ? {} : { semantics }), ...(note === null ? {} : { note }) },
  }
  return new TextEncoder().encode(canonicalize(statement))
}

/** Reads a statement; `null` for bytes that are none of ours, with the predicate type where they have one. */
export function readStatement(payload: Uint8Array): { readonly statement: Statement | null; readonly predicateType: string | null } {
  const json = parsed(payload)
  const { predicateType } = (json ?? {}) as { readonly predicateType?: unknown }
  return {
    statement: findProblems(statementSchema, json).length === 0 ? (json as Statement) : null, // validated here
    predicateType: typeof predicateType === 'string' ? predicateType : null,
  }
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch {
    return null
  }
}
