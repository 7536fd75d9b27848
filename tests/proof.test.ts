import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOfUnit } from '../src/data/unit-digest.js'
import { digest } from '../src/digest.js'
import { merklePath, merkleRoot, rootFrom } from '../src/merkle.js'
import { isProof, proofOf, proves } from '../src/proof.js'

const units = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), households: fc.nat() }), {
  minLength: 1,
  maxLength: 40,
  selector: ({ id }) => id,
})

test('each unit of a dataset is shown to belong, whatever the order of the others', () => {
  fc.assert(
    fc.property(units, fc.nat(), (all, seed) => {
      const digests = all.map(digestOfUnit)
      const unit = all[seed % all.length] as (typeof all)[number]
      const proof = proofOf({ id: unit.id, digest: digestOfUnit(unit) }, [...digests].reverse())
      expect(proof.dataset.digest).toBe(merkleRoot(digests))
      expect(isProof(JSON.parse(JSON.stringify(proof)))).toBe(true)
      expect(proves(proof, unit, merkleRoot(digests))).toBe(true)
      expect(proves(proof, { ...unit, households: unit.households + 1 }, merkleRoot(digests))).toBe(false)
      expect(proof.path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(all.length)))
    }),
  )
})

test('a path that was changed anywhere leads elsewhere', () => {
  fc.assert(
    fc.property(units, fc.nat(), fc.nat(), (all, which, where) => {
      fc.pre(all.length > 1)
      const digests = all.map(digestOfUnit)
      const leaf = digests[which % digests.length] as string
      const path = merklePath(digests, leaf) ?? []
      fc.pre(path.length > 0)
      const index = where % path.length
      const turned = path.map((step, at) =>
        at === index ? { ...step, side: step.side === 'left' ? ('right' as const) : ('left' as const) } : step,
      )
      const other = path.map((step, at) => (at === index ? { ...step, digest: digest('other') } : step))
      expect(rootFrom(leaf, path)).toBe(merkleRoot(digests))
      for (const wrong of [turned, other, path.slice(1)]) expect(rootFrom(leaf, wrong)).not.toBe(merkleRoot(digests))
    }),
  )
})

test('a digest that is not among them has no path', () => {
  expect(merklePath([digest(1), digest(2)], digest(3))).toBeNull()
  expect(() => proofOf({ id: 'x', digest: digest(3) }, [digest(1)])).toThrow(expect.objectContaining({ code: 'not-found' }))
})

test.each([
  null,
  5,
  {},
  { schema: 'wanzheng/proof/1' },
  { schema: 'wanzheng/proof/1', dataset: { digest: digest(1) }, unit: { id: 'a', digest: digest(1) }, path: [null] },
])('what is no proof is seen: %#', (json) => {
  expect(isProof(json)).toBe(false)
})
