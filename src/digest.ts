import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalizeJson from 'canonicalize'

/** The canonical text of a JSON value (RFC 8785): keys in order, no white space, one way to write a number. */
export function canonicalize(value: unknown): string {
  return canonicalizeJson(value) ?? 'null'
}

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
  return label(sha256(utf8ToBytes(canonicalize(value))))
}

/**
 * Root of a Merkle tree (RFC 6962) over digests in ascending order, so that the order they come in does not matter and one
 * of them can be shown to belong without the others.
 */
export function merkleRoot(digests: readonly string[]): string {
  let level = leavesOf(digests)
  if (level.length === 0) return label(sha256(new Uint8Array()))
  while (level.length > 1) level = levelAbove(level)
  return label(level[0] as Uint8Array)
}

/** A node beside the way from a leaf to the root. */
export interface ProofStep {
  readonly side: 'left' | 'right'
  readonly digest: string
}

/** The way from one digest to the root that {@link merkleRoot} gives of all of them; `null` where it is not among them. */
export function merklePath(digests: readonly string[], wanted: string): readonly ProofStep[] | null {
  let index = [...digests].sort().indexOf(wanted)
  if (index < 0) return null
  const path: ProofStep[] = []
  for (let level = leavesOf(digests); level.length > 1; level = levelAbove(level)) {
    const neighbour = level[index ^ 1]
    if (neighbour !== undefined) path.push({ side: index % 2 === 0 ? 'right' : 'left', digest: label(neighbour) })
    index >>= 1
  }
  return path
}

/** The root that a path leads to from a digest. */
export function rootFrom(leaf: string, path: readonly ProofStep[]): string {
  const start = leavesOf([leaf])[0] as Uint8Array
  return label(path.reduce((node, { side, digest: own }) => (side === 'left' ? join(bytesOf(own), node) : join(node, bytesOf(own))), start))
}

// A leading byte keeps leaves and nodes apart.
function leavesOf(digests: readonly string[]): readonly Uint8Array[] {
  return [...digests].sort().map((leaf) => sha256(utf8ToBytes(`\u0000${leaf}`)))
}

function levelAbove(level: readonly Uint8Array[]): readonly Uint8Array[] {
  const next: Uint8Array[] = []
  for (let index = 0; index < level.length; index += 2) next.push(join(level[index] as Uint8Array, level[index + 1]))
  return next
}

// A last node without a neighbour moves up as it is.
function join(left: Uint8Array, right: Uint8Array | undefined): Uint8Array {
  if (right === undefined) return left
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return sha256(bytes)
}

function label(hash: Uint8Array): string {
  return `sha256:${bytesToHex(hash)}`
}

function bytesOf(digest: string): Uint8Array {
  return hexToBytes(digest.slice('sha256:'.length))
}
