import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '../src/data/json.js'
import { parseDecimal } from '../src/rational.js'

test.each([
  ['[308.99999999999999999]', [{ decimal: '308.99999999999999999' }]],
  ['{"a":{"min":12345678901234567890}}', { a: { min: { decimal: '12345678901234567890' } } }],
  ['1.5e-20', 1.5e-20],
  ['123456789012345678e-17', { decimal: '1.23456789012345678' }],
  ['[1e21, 30.90, 100000000000000000000]', [1e21, 30.9, 1e20]],
  ['[-0, -0.0, -0e7, 0e5]', [0, 0, 0, 0]],
  ['"12345678901234567890 \\" 12345678901234567890"', '12345678901234567890 " 12345678901234567890'],
  ['{"12345678901234567890": "-0"}', { '12345678901234567890': '-0' }],
  ['\uFEFF{}', {}],
])('%s keeps its numbers exact', (text, value) => {
  expect(parseJson(text)).toEqual({ value, problem: null })
})

test.each(['1e999', '-1e999', '1e-500', '1'.repeat(200), `0.${'1'.repeat(100)}`])(
  '%s never becomes infinite, zero or rounded',
  (literal) => {
    const { decimal } = (parseJson(literal).value ?? {}) as { decimal: string }
    expect(decimal.slice(0, 5)).toBe(literal.slice(0, 5))
    expect(/^-?[0-9]{1,60}([.][0-9]{1,60})?$/.test(decimal)).toBe(false)
  },
)

test.each([
  ['', 1, 1, ''],
  ['{"a": }', 1, 7, '"}"'],
  ['{"a": 1,}', 1, 9, '"}"'],
  ['[1 2]', 1, 4, '"2]"'],
  ['[1,\r\n 2,\n hello]', 3, 2, '"hello]"'],
  ['[1]]', 1, 4, '"]"'],
  ['{"a": 1', 1, 8, ''],
  ['{a: 1}', 1, 2, '"a: 1}"'],
  ["{'a': 1}", 1, 2, `"'a': 1}"`],
  ['--0', 1, 1, '"--0"'],
  ['01234567890123456789', 1, 2, '"1234567890123456789"'],
  ['12345678901234567890.', 1, 21, '"."'],
  ['"a\\x"', 1, 1, '"\\"a\\\\x\\""'],
  ['NaN', 1, 1, '"NaN"'],
])('%j is refused with its place', (text, line, column, found) => {
  expect(parseJson(text).problem).toEqual({ code: 'not-json', path: '', severity: 'error', params: { line, column, found } })
})

test('line numbers go on from where the text starts', () => {
  expect(parseJson('{', 7).problem?.params).toEqual({ line: 7, column: 2, found: '' })
})

test('ten megabytes of nesting, escapes or digits are read or refused without an exception', () => {
  expect(parseJson('['.repeat(5e6)).problem?.code).toBe('not-json')
  expect(parseJson('['.repeat(2e6) + ']'.repeat(2e6)).problem).toBe(null)
  expect(parseJson(`"${'\\n'.repeat(2e6)}`).problem?.code).toBe('not-json')
  expect(parseJson('1'.repeat(1e7)).problem).toBe(null)
})

test('what JSON.parse reads is read alike where doubles carry every number, and what it refuses is refused', () => {
  const jsonish = fc.oneof(fc.json(), fc.string({ unit: fc.constantFrom(...'[]{},:"\\0-1.eE +u9tn'.split('')) }))
  fc.assert(
    fc.property(jsonish, (text) => {
      const [expected, refused] = attempt(() => JSON.parse(text, (_, value) => (Object.is(value, -0) ? 0 : value)))
      const { value, problem } = parseJson(text)
      expect(problem !== null).toBe(refused)
      if (!refused && !JSON.stringify(value).includes('"decimal"')) expect(value).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})

test('a long decimal is the number that was written', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(digits, digits, (whole, part) => {
      const literal = `${BigInt(whole)}.${part}`
      const { value } = parseJson(literal)
      const kept = typeof value === 'number' ? String(value) : (value as { decimal: string }).decimal
      expect(parseDecimal(kept)?.equals(parseDecimal(literal) ?? -1)).toBe(true)
    }),
  )
})

function attempt(read: () => unknown): readonly [unknown, boolean] {
  try {
    return [read(), false]
  } catch {
    return [null, true]
  }
}
