import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalize } from './canonical.js'

const LABEL = 'sha256:'

/**
 * SHA-256 of the canonical text of a JSON value.
 *
 * @returns `sha256:` and 64 hexadecimal digits.
 *
 * @example
 * ```ts
 * import { digest } from 'wanzheng'
 *
 * digest({ b: 1, a: 2 }) === digest({ a: 2, b: 1 }) // => true
 * digest({}) // => 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
 * ```
 */
export function digest(value: unknown): string {
  return labelOf(sha256(utf8ToBytes(canonicalize(value))))
}

/** A hash as digests are written. */
export function labelOf(hash: Uint8Array): string {
  return `${LABEL}${bytesToHex(hash)}`
}

/** The bytes of a digest as it is written. */
export function bytesOf(digest: string): Uint8Array {
  return hexToBytes(digest.slice(LABEL.length))
}
