import Fraction from 'fraction.js'

/** An exact number. */
export type Rational = Fraction

const DECIMAL = /^(-?)([0-9]+)(?:[.]([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/
const WORD = 2n ** 64n
const LONGEST = 2n ** 4096n
const LARGEST = BigInt(Number.MAX_VALUE)

export const ZERO = new Fraction(0n)
export const ONE = new Fraction(1n)

/** The exact value of a decimal as it was written, or `null` where it is not a decimal of reasonable length. */
export function parseDecimal(text: string): Rational | null {
  const match = DECIMAL.exec(text)
  if (match === null || text.length > 400) return null
  const [, sign, whole = '', part = '', exponent = '0'] = match
  const scale = BigInt(part.length) - BigInt(exponent)
  if (scale > 400n || scale < -400n) return null
  const digits = BigInt(whole + part) * (sign === '-' ? -1n : 1n)
  return scale >= 0n ? new Fraction(digits, 10n ** scale) : new Fraction(digits * 10n ** -scale, 1n)
}

/** Whether a text is a decimal as data may state one: plain notation, at most 60 digits on either side of the point. */
export function isPlainDecimal(text: string): boolean {
  return /^-?[0-9]{1,60}([.][0-9]{1,60})?$/.test(text)
}

/** The decimal a finite number stands for: the shortest one that names it, which is the one that was written. */
export function fromNumber(value: number): Rational {
  if (Number.isSafeInteger(value)) return new Fraction(BigInt(value), 1n)
  return parseDecimal(String(value)) ?? ZERO
}

/** The double nearest to an exact number, to 17 significant digits. */
export function toNumber(value: Rational): number {
  if (value.d === 1n) return Number(value.s * value.n)
  return Number(toDecimal(value, 20)) + 0 // a negative number too small for a double is 0, not −0
}

/** Decimal text of an exact number, rounded half to even at `digits` significant digits; trailing zeros dropped. */
export function toDecimal(value: Rational, digits: number): string {
  if (value.n === 0n) return '0'
  const magnitude = value.n.toString().length - value.d.toString().length
  return trim(toFixed(value, Math.max(0, digits - magnitude)))
}

/** Decimal text with exactly `places` digits after the point, rounded once, half to even (GB/T 8170). */
export function toFixed(value: Rational, places: number): string {
  const scale = 10n ** BigInt(places)
  const scaled = value.n * scale
  let quotient = scaled / value.d
  const twice = (scaled % value.d) * 2n
  if (twice > value.d || (twice === value.d && quotient % 2n === 1n)) quotient += 1n
  const text = quotient.toString().padStart(places + 1, '0')
  const sign = value.s < 0n && quotient !== 0n ? '-' : ''
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}

/** The double nearest to an exact number rounded once, half to even, at `places` digits after the point. */
export function toRounded(value: Rational, places: number): number {
  const scale = 10 ** places
  const numerator = Number(value.n) * scale
  const denominator = Number(value.d)
  if (numerator > Number.MAX_SAFE_INTEGER || denominator > Number.MAX_SAFE_INTEGER) return Number(toFixed(value, places))
  const remainder = numerator % denominator
  const quotient = (numerator - remainder) / denominator
  const isUp = remainder * 2 > denominator || (remainder * 2 === denominator && quotient % 2 === 1)
  return (Number(value.s) * (isUp ? quotient + 1 : quotient)) / scale + 0
}

/** An exact number rounded once, half to even, at `places` digits after the point. */
export function roundHalfEven(value: Rational, places: number): Rational {
  return parseDecimal(toFixed(value, places)) ?? value
}

/** Whether a number has grown beyond what any double can stand for, or beyond what any real quantity needs to be written. */
export function isTooLarge(value: Rational): boolean {
  return value.n > LONGEST || value.d > LONGEST || value.n > value.d * LARGEST
}

/** How long a number has grown, in words of 64 bits over the first. */
export function lengthOf(value: Rational): number {
  if (value.n <= WORD && value.d <= WORD) return 0
  return Math.floor((value.n.toString(16).length + value.d.toString(16).length) / 16)
}

/** A ratio of two whole numbers. */
export function ratio(numerator: number, denominator: number): Rational {
  return new Fraction(BigInt(numerator), BigInt(denominator))
}

function trim(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/[.]$/, '') : text
}
