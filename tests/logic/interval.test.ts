import { expect, test } from 'vitest'
import {
  add,
  compareEnds,
  contains,
  divide,
  type End,
  hull,
  type Interval,
  intersect,
  isPoint,
  larger,
  multiply,
  negate,
  smaller,
} from '../../src/logic/interval.js'
import { parseDecimal, type Rational, toDecimal } from '../../src/rational.js'

const exact = (text: string): Rational => parseDecimal(text) as Rational // every decimal written here is one

/** `2..5` has both ends, `2..` and `..5` one, `..` none; `3` is known. */
function range(text: string): Interval {
  const [low = '', high = low] = text.split('..')
  return { low: low === '' ? -1 : exact(low), high: high === '' ? 1 : exact(high) }
}

function shown(interval: Interval | null): string | null {
  if (interval === null) return null
  const [low, high] = [textOf(interval.low, -1), textOf(interval.high, 1)]
  return low === high && low !== '' ? low : `${low}..${high}`
}

// An end that is open to the wrong side is shown as such.
function textOf(end: End, open: -1 | 1): string {
  if (end === -1 || end === 1) return end === open ? '' : 'wrong way'
  return toDecimal(end, 20)
}

test.each([
  ['1..2', '3..5', '4..7'],
  ['1', '2', '3'],
  ['1..', '3..5', '4..'],
  ['3..5', '1..', '4..'],
  ['..2', '3..5', '..7'],
  ['3..5', '..2', '..7'],
  ['1..', '..5', '..'],
  ['..', '1', '..'],
])('%s + %s is %s', (a, b, sum) => {
  expect(shown(add(range(a), range(b)))).toBe(sum)
})

test.each([
  ['1..2', '-2..-1'],
  ['-1..2', '-2..1'],
  ['1..', '..-1'],
  ['..1', '-1..'],
  ['..', '..'],
])('the opposite of %s is %s, and back', (a, opposite) => {
  expect(shown(negate(range(a)))).toBe(opposite)
  expect(shown(negate(range(opposite)))).toBe(a)
})

test.each([
  ['2..3', '4..5', '8..15'],
  ['-2..3', '4..5', '-10..15'],
  ['-2..3', '-4..5', '-12..15'],
  ['-2..3', '-7..1', '-21..14'],
  ['-3..-2', '4..5', '-15..-8'],
  ['-3..-2', '-5..-4', '8..15'],
  ['2..', '3..4', '6..'],
  ['2..', '-4..-3', '..-6'],
  ['..-2', '3..4', '..-6'],
  ['..-2', '-4..-3', '6..'],
  ['..-2', '..-3', '6..'],
  ['2..', '3..', '6..'],
  ['2..', '..-3', '..-6'],
  ['0..', '-1..2', '..'],
  ['-1..', '2..3', '-3..'],
  ['..', '1', '..'],
  ['..', '-1', '..'],
  ['..', '0', '0'],
  ['0..1', '3..', '0..'],
  ['-1..0', '3..', '..0'],
])('%s × %s is %s, in either order', (a, b, product) => {
  expect(shown(multiply(range(a), range(b)))).toBe(product)
  expect(shown(multiply(range(b), range(a)))).toBe(product)
})

test.each([
  ['6..8', '2..4', '1.5..4'],
  ['6..8', '-4..-2', '-4..-1.5'],
  ['-6..8', '2..4', '-3..4'],
  ['6..8', '2..', '0..4'],
  ['6..8', '..-2', '-4..0'],
  ['6..', '2..4', '1.5..'],
  ['6..', '2..', '0..'],
  ['..', '2', '..'],
  ['0', '2..4', '0'],
  ['6', '0..2', null],
  ['6', '-2..0', null],
  ['6', '-1..1', null],
  ['6', '0', null],
  ['6', '-1..', null],
  ['6', '..', null],
])('%s / %s is %s: nothing is known where the divisor may be zero', (a, b, quotient) => {
  expect(shown(divide(range(a), range(b)))).toBe(quotient)
})

test.each([
  // a, b, the smaller, the larger, both together, what they share
  ['1..4', '2..3', '1..3', '2..4', '1..4', '2..3'],
  ['1..3', '2..4', '1..3', '2..4', '1..4', '2..3'],
  ['1..2', '3..4', '1..2', '3..4', '1..4', null],
  ['1..2', '2..4', '1..2', '2..4', '1..4', '2'],
  ['1..', '2..3', '1..3', '2..', '1..', '2..3'],
  ['..3', '2..4', '..3', '2..4', '..4', '2..3'],
  ['..', '2..3', '..3', '2..', '..', '2..3'],
  ['..1', '2..', '..1', '2..', '..', null],
  ['..2', '1..', '..2', '1..', '..', '1..2'],
  ['5', '5', '5', '5', '5', '5'],
])('%s and %s, in either order: the smaller is %s, the larger %s, both together %s, and they share %s', (a, b, ...expected) => {
  for (const [x, y] of [
    [range(a), range(b)],
    [range(b), range(a)],
  ] as const) {
    expect([smaller(x, y), larger(x, y), hull(x, y), intersect(x, y)].map(shown)).toEqual(expected)
  }
})

test.each([
  ['1..3', '1', true],
  ['1..3', '2', true],
  ['1..3', '3', true],
  ['1..3', '0.999', false],
  ['1..3', '3.001', false],
  ['1..', '1e300', true],
  ['1..', '0', false],
  ['..3', '-1e300', true],
  ['..3', '4', false],
  ['..', '0', true],
  ['2', '2', true],
  ['2', '2.1', false],
])('whether %s holds %s: %s', (a, value, held) => {
  expect(contains(range(a), exact(value))).toBe(held)
})

test('ends are ordered: without end below, numbers by size, without end above', () => {
  const ends: readonly End[] = [-1, exact('-2'), exact('-1'), exact('0'), exact('1'), exact('2'), 1]
  for (const [first, a] of ends.entries())
    for (const [second, b] of ends.entries())
      expect({ first, second, order: Math.sign(compareEnds(a, b)) }).toEqual({ first, second, order: Math.sign(first - second) })
})

test('a number is known where both ends are the same number, however it is held', () => {
  const one = exact('1')
  expect([range('1'), range('1..1.0'), { low: one, high: one }].map(isPoint)).toEqual([true, true, true])
  expect(['1..2', '1..', '..1', '..', '-1..1'].map((text) => isPoint(range(text)))).toEqual([false, false, false, false, false])
})
