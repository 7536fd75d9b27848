import fc, { type Arbitrary } from 'fast-check'

/** Decimal places of the whole numbers that stand for decimals here. */
const PLACES = 36
export const ONE = 10n ** BigInt(PLACES)

/** The decimal that a whole number of 1e-36 stands for. */
export function decimalOf(scaled: bigint): { readonly decimal: string } {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(PLACES + 1, '0')
  return { decimal: `${scaled < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}` }
}

/** A decimal with so few digits that a double names it. */
export const shortDecimal: Arbitrary<bigint> = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => (BigInt(digits) * ONE) / 10n ** BigInt(places))

/** The double that names a short decimal. */
export function doubleOf(scaled: bigint): number {
  return Number(decimalOf(scaled).decimal)
}

/** The exact value of the decimal that names a double, as a whole number of 1e-36; it must not need more places. */
export function writtenOf(double: number): bigint {
  const [digits = '', exponent = '0'] = String(double).split('e')
  const [whole = '', part = ''] = digits.split('.')
  const places = PLACES - part.length + Number(exponent)
  if (places < 0) throw new Error(`${double} has more than ${PLACES} places`)
  return BigInt(whole + part) * 10n ** BigInt(places)
}

/** How far from a limit: not at all, by 1e-18, or by a little more. */
export const nudge: Arbitrary<bigint> = fc
  .oneof(fc.constantFrom(0n, 1n, -1n), fc.bigInt({ min: -1_000_000n, max: 1_000_000n }))
  .map((steps) => steps * 10n ** BigInt(PLACES - 18))

/** What each comparison says of two numbers, by the sign of their difference. */
export const comparisons: Readonly<Record<string, (difference: bigint) => boolean>> = {
  '<': (difference) => difference < 0n,
  '<=': (difference) => difference <= 0n,
  '>': (difference) => difference > 0n,
  '>=': (difference) => difference >= 0n,
  '==': (difference) => difference === 0n,
  '!=': (difference) => difference !== 0n,
}
