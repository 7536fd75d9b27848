import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digest } from '../src/digest.js'
import { createMerkleTree, merklePath, merkleRoot, rootFrom } from '../src/merkle.js'

const hash = (...parts: readonly (string | Buffer)[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
    .digest()

// As RFC 6962 defines it, from the top.
function rootOf(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return hash()
  if (leaves.length === 1) return hash('\u0000', leaves[0] as string)
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return hash('\u0001', rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

test('the root is that of RFC 6962 over the digests in ascending order, whatever order they come in', () => {
  for (const count of [...Array(40).keys(), 63, 64, 65, 127, 128, 129, 500]) {
    const digests = Array.from({ length: count }, (_, index) => digest(index))
    const expected = `sha256:${rootOf([...digests].sort()).toString('hex')}`
    expect(merkleRoot(digests)).toBe(expected)
    expect(merkleRoot([...digests].reverse())).toBe(expected)
    for (const one of [digests[0], digests.at(-1)])
      if (one !== undefined) expect(rootFrom(one, merklePath(digests, one) ?? [])).toBe(expected)
  }
})

test('a tree may be asked for its root on the way, and the same digest may come twice', () => {
  const tree = createMerkleTree()
  tree.add(digest('a'))
  expect(tree.root()).toBe(merkleRoot([digest('a')]))
  tree.add(digest('a'))
  expect(tree.root()).toBe(merkleRoot([digest('a'), digest('a')]))
  expect(tree.root()).not.toBe(merkleRoot([digest('a')]))
})
