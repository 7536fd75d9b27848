import { createHash } from 'node:crypto'
import { canonicalize } from '../canonical.js'

/** What `digest` gives, from Node's own SHA-256: some ten times as fast over a whole assessed unit. */
export function nativeDigest(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalize(value)).digest('hex')}`
}
