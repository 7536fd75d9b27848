import canonicalizeByOthers from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalize } from '../src/canonical.js'
import { digest } from '../src/digest.js'
import { nativeDigest } from '../src/node/native-digest.js'

const keys = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.nat({ max: 120 }).map(String), fc.constant('__proto__'))
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 1, stringUnit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
    // Long lists of keys are put in order in another way than short ones.
    fc.dictionary(keys, fc.nat(9), { minKeys: 15, maxKeys: 30 }),
  ),
}))

test('the canonical text reads back as the same value, and does not depend on the order of keys', () => {
  fc.assert(
    fc.property(value, (json) => {
      const text = canonicalize(json)
      expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(sorted(json)))
      expect(canonicalize(JSON.parse(text))).toBe(text)
    }),
  )
})

test('the text is what another implementation of RFC 8785 makes of it', () => {
  fc.assert(
    fc.property(value, (json) => {
      expect(canonicalize(json)).toBe(canonicalizeByOthers(json))
    }),
  )
})

test.each([
  [{ b: 1, a: [true, false, null], 10: 'x', 9: {} }, '{"10":"x","9":{},"a":[true,false,null],"b":1}'],
  [{ '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }, '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'],
  [[333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
  ['€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
  ['\ud800', '"\\ud800"'],
  [{ a: undefined, b: [undefined] }, '{"b":[null]}'],
  [Object.assign([], { 1: 1 }), '[null,1]'],
  [new Date(Date.UTC(2023, 5, 30)), '"2023-06-30T00:00:00.000Z"'],
])('%j', (json, text) => {
  expect(canonicalize(json)).toBe(text)
})

test('what JSON cannot write is refused', () => {
  for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonicalize([number])).toThrow()
  expect(() => canonicalize({ a: 1n })).toThrow(TypeError)
})

test("Node's own SHA-256 gives the digests of the core", () => {
  fc.assert(
    fc.property(value, (json) => {
      expect(nativeDigest(json)).toBe(digest(json))
    }),
  )
})

// The same value with the keys of every object in order, as far as JavaScript lets keys be put in order.
function sorted(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map(sorted)
  const copy: Record<string, unknown> = JSON.parse('{}')
  for (const key of Object.keys(json).sort())
    Object.defineProperty(copy, key, {
      value: sorted((json as Record<string, unknown>)[key]),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  return copy
}
