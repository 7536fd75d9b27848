import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { bytesOf, labelOf } from './digest.js'

/** Bytes of a digest. */
const SIZE = 32

/**
 * A Merkle tree (RFC 6962) over digests in ascending order, so that the order they come in does not matter and one of them can
 * be shown to belong without the others. Of each digest no more than its bytes are kept, however many go by.
 */
export interface MerkleTree {
  readonly add: (digest: string) => void
  readonly root: () => string
}

/** A tree without leaves yet. */
export function createMerkleTree(): MerkleTree {
  let bytes = new Uint8Array(64 * SIZE)
  let count = 0
  return {
    add: (digest) => {
      if (count * SIZE === bytes.length) bytes = doubled(bytes)
      bytes.set(bytesOf(digest), count++ * SIZE)
    },
    root: () => rootOf(leavesIn(bytes, count)),
  }
}

/** Root of the tree over digests that are at hand together. */
export function merkleRoot(digests: readonly string[]): string {
  const tree = createMerkleTree()
  for (const digest of digests) tree.add(digest)
  return tree.root()
}

/** A node beside the way from a leaf to the root. */
export interface ProofStep {
  readonly side: 'left' | 'right'
  readonly digest: string
}

/** The way from one digest to the root that {@link merkleRoot} gives of all of them; `null` where it is not among them. */
export function merklePath(digests: readonly string[], wanted: string): readonly ProofStep[] | null {
  const sorted = [...digests].sort()
  let index = sorted.indexOf(wanted)
  if (index < 0) return null
  const path: ProofStep[] = []
  for (let level: readonly Uint8Array[] = sorted.map(leafOf); level.length > 1; level = levelAbove(level)) {
    const neighbour = level[index ^ 1]
    if (neighbour !== undefined) path.push({ side: index % 2 === 0 ? 'right' : 'left', digest: labelOf(neighbour) })
    index >>= 1
  }
  return path
}

/** The root that a path leads to from a digest. */
export function rootFrom(leaf: string, path: readonly ProofStep[]): string {
  const above = (node: Uint8Array, { side, digest }: ProofStep): Uint8Array =>
    side === 'left' ? join(bytesOf(digest), node) : join(node, bytesOf(digest))
  return labelOf(path.reduce(above, leafOf(leaf)))
}

function doubled(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2)
  larger.set(bytes)
  return larger
}

function* leavesIn(bytes: Uint8Array, count: number): Generator<Uint8Array> {
  const order = Uint32Array.from({ length: count }, (_, index) => index * SIZE)
  order.sort((a, b) => {
    let place = 0
    while (place < SIZE - 1 && bytes[a + place] === bytes[b + place]) place++
    return (bytes[a + place] as number) - (bytes[b + place] as number)
  })
  for (const start of order) yield leafOf(labelOf(bytes.subarray(start, start + SIZE)))
}

// At most one node of each level waits for its neighbour; those that never get one are joined at the end.
function rootOf(leaves: Iterable<Uint8Array>): string {
  const waiting: (Uint8Array | null)[] = []
  for (const leaf of leaves) {
    let node = leaf
    let level = 0
    for (let left = waiting[0] ?? null; left !== null; left = waiting[level] ?? null) {
      node = join(left, node)
      waiting[level++] = null
    }
    waiting[level] = node
  }
  const [last, ...others] = waiting.filter((node) => node !== null)
  return labelOf(last === undefined ? sha256(new Uint8Array()) : others.reduce((right, left) => join(left, right), last))
}

function levelAbove(level: readonly Uint8Array[]): readonly Uint8Array[] {
  const next: Uint8Array[] = []
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = [level[index] as Uint8Array, level[index + 1]]
    // A last node without a neighbour moves up as it is.
    next.push(right === undefined ? left : join(left, right))
  }
  return next
}

// A leading byte keeps leaves and nodes apart.
function leafOf(digest: string): Uint8Array {
  return sha256(utf8ToBytes(`\u0000${digest}`))
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return sha256(bytes)
}
