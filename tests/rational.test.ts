import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fromNumber,
  isPlainDecimal,
  isTooLarge,
  lengthOf,
  parseDecimal,
  ratio,
  roundHalfEven,
  toDecimal,
  toFixed,
  toNumber,
  toRounded,
} from '../src/rational.js'

const decimal = (text: string) => parseDecimal(text) ?? fromNumber(Number.NaN)

describe('rounding by GB/T 8170: to the nearest, half to even, once', () => {
  test.each<[string, number, string]>([
    ['12.1498', 1, '12.1'],
    ['12.1498', 0, '12'],
    ['1.050', 1, '1.0'],
    ['0.35', 1, '0.4'],
    ['0.45', 1, '0.4'],
    ['0.4500000000000000000001', 1, '0.5'],
    ['2.5', 0, '2'],
    ['3.5', 0, '4'],
    ['-2.5', 0, '-2'],
    ['-3.5', 0, '-4'],
    ['15.4546', 0, '15'],
    ['0.0050', 2, '0.00'],
    ['0.0150', 2, '0.02'],
    ['-0.004', 2, '0.00'],
    ['29.995', 2, '30.00'],
    ['1060', 0, '1060'],
  ])('%s to %i digits is %s', (text, places, expected) => {
    expect(toFixed(decimal(text), places)).toBe(expected)
  })

  test('15.4546 is not rounded in steps', () => {
    const stepwise = roundHalfEven(roundHalfEven(roundHalfEven(decimal('15.4546'), 3), 2), 1)
    expect([toFixed(stepwise, 0), toFixed(decimal('15.4546'), 0)]).toEqual(['16', '15'])
  })
})

describe('a decimal is read as it is written', () => {
  test.each([
    ['0.1', 1n, 10n],
    ['-0.25', -1n, 4n],
    ['1e-7', 1n, 10_000_000n],
    ['2.5E+2', 250n, 1n],
    ['9007199254740993', 9_007_199_254_740_993n, 1n],
    ['-0', 0n, 1n],
  ])('%s', (text, numerator, denominator) => {
    const value = decimal(text)
    expect([value.s * value.n, value.d]).toEqual([numerator, denominator])
  })

  test.each(['', '.', '1.', '.5', '1,5', '0x10', 'NaN', 'Infinity', '1e401', '1e-401', ' 1', '1 ', '１', '9'.repeat(401)])(
    '%j is not a decimal',
    (text) => {
      expect(parseDecimal(text)).toBeNull()
    },
  )

  test('every finite number comes back as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-300)
        expect(toNumber(fromNumber(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

test('significant digits are counted, and trailing zeros dropped', () => {
  expect([toDecimal(ratio(1, 3), 5), toDecimal(fromNumber(1234.5), 3), toDecimal(fromNumber(0), 5), toDecimal(fromNumber(30), 17)]).toEqual(
    ['0.33333', '1234', '0', '30'],
  )
})

test('a number is too large beyond what a double can stand for, or beyond 4096 bits in writing', () => {
  const whole = (value: bigint) => fromNumber(1).mul(value)
  expect([2n ** 1023n, 2n ** 1024n].map((value) => isTooLarge(whole(value)))).toEqual([false, true])
  expect([2n ** 4095n, 2n ** 4097n].map((value) => isTooLarge(fromNumber(1).div(value)))).toEqual([false, true])
})

test('a number rounded at once is the number of its rounded text', () => {
  const whole = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.maxSafeInteger(), fc.constantFrom(1, 5, 15, 25, 995, 2 ** 53 - 1))
  fc.assert(
    fc.property(
      whole,
      fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.constantFrom(1000, 200, 2 ** 53 - 1)),
      fc.nat(4),
      (above, below, places) => {
        const value = ratio(above, below)
        expect(Object.is(toRounded(value, places), Number(toFixed(value, places)))).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})

test.each<[string, boolean]>([
  ['1', true],
  ['-12.34', true],
  ['0.5', true],
  ['9'.repeat(60), true],
  [`1.${'9'.repeat(60)}`, true],
  ['9'.repeat(61), false],
  [`1.${'9'.repeat(61)}`, false],
  ['x1', false],
  ['1x', false],
  ['1e5', false],
  ['.5', false],
  ['1.', false],
  ['', false],
])('%j is a decimal as data may state one: %j', (text, isPlain) => {
  expect(isPlainDecimal(text)).toBe(isPlain)
})

test('a decimal may have 400 digits, and an exponent of 400', () => {
  for (const text of ['9'.repeat(400), '1e400', '1e-400']) expect(parseDecimal(text)?.compare(0)).toBe(1)
})

test('the length of a number is counted in words of 64 bits over the first, above and below the bar', () => {
  const word = 2n ** 64n
  const lengths = [word, word * 4n, word ** 4n].map((long) => [lengthOf(fromNumber(1).mul(long)), lengthOf(fromNumber(1).div(long))])
  expect(lengths).toEqual([
    [0, 0],
    [1, 1],
    [4, 4],
  ])
  expect(
    lengthOf(
      ratio(1, 3)
        .mul(word ** 4n)
        .div((word - 1n) ** 4n),
    ),
  ).toBe(8)
})

test('the largest double is not too large, and neither is what lies at the longest writing', () => {
  const largest = fromNumber(1).mul(BigInt(Number.MAX_VALUE))
  expect([largest, largest.add(1)].map(isTooLarge)).toEqual([false, true])
  expect([2n ** 4096n, 2n ** 4096n + 1n].map((long) => isTooLarge(fromNumber(1).div(long)))).toEqual([false, true])
  expect(
    isTooLarge(
      fromNumber(1)
        .mul(2n ** 4096n + 1n)
        .div(2n ** 4096n),
    ),
  ).toBe(true)
})
