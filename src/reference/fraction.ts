/** An exact number in lowest terms; the lower part is positive. */
export interface Fraction {
  readonly upper: bigint
  readonly lower: bigint
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i

export const NOUGHT: Fraction = { upper: 0n, lower: 1n }
export const UNIT: Fraction = { upper: 1n, lower: 1n }

export function fraction(upper: bigint, lower: bigint): Fraction {
  const shared = commonDivisor(upper < 0n ? -upper : upper, lower < 0n ? -lower : lower) * (lower < 0n ? -1n : 1n)
  return { upper: upper / shared, lower: lower / shared }
}

/** The number a decimal text writes, or `null`. */
export function fractionOfText(text: string): Fraction | null {
  const [matched, sign, whole = '', part = '', exponent = '0'] = DECIMAL.exec(text) ?? []
  if (matched === undefined) return null
  const power = Number(exponent) - part.length
  if (Math.abs(power) > 400) return null
  const digits = BigInt(whole + part) * (sign === '-' ? -1n : 1n)
  return power < 0 ? fraction(digits, 10n ** BigInt(-power)) : fraction(digits * 10n ** BigInt(power), 1n)
}

/** The number that the shortest decimal of a double writes. */
export function fractionOfDouble(double: number): Fraction | null {
  return Number.isFinite(double) ? fractionOfText(String(double)) : null
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.upper * b.lower + b.upper * a.lower, a.lower * b.lower)
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.upper * b.upper, a.lower * b.lower)
}

export function minus(a: Fraction): Fraction {
  return { upper: -a.upper, lower: a.lower }
}

export function inverse(a: Fraction): Fraction {
  return fraction(a.lower, a.upper)
}

/** What is left of `a` after taking `b` away as often as it goes, with the sign of `a`. */
export function leftOver(a: Fraction, b: Fraction): Fraction {
  return fraction((a.upper * b.lower) % (b.upper * a.lower), a.lower * b.lower)
}

/** Negative where `a` is below `b`, positive where it is above. */
export function order(a: Fraction, b: Fraction): number {
  const difference = a.upper * b.lower - b.upper * a.lower
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The whole part, towards zero. */
export function wholePart(a: Fraction): bigint {
  return a.upper / a.lower
}

/** As a decimal of about 17 significant digits, half to even, without trailing zeros. */
export function written(a: Fraction): string {
  const size = a.upper < 0n ? -a.upper : a.upper
  const places = Math.max(0, 17 - (String(size).length - String(a.lower).length))
  const doubled = (2n * size * 10n ** BigInt(places)) / a.lower
  const isExactHalf = (2n * size * 10n ** BigInt(places)) % a.lower === 0n && doubled % 2n === 1n
  const floor = doubled / 2n
  const nearest = isExactHalf ? floor + (floor % 2n) : (doubled + 1n) / 2n
  const digits = String(nearest).padStart(places + 1, '0')
  const text = `${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`.replace(/\.?0*$/, '')
  return a.upper < 0n && nearest !== 0n ? `-${text}` : text
}

export function shownFraction(a: Fraction): string {
  return a.lower === 1n ? String(a.upper) : `${a.upper}/${a.lower}`
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
