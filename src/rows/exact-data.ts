import { fromNumber, isPlainDecimal, parseDecimal, type Rational, toDecimal, toFixed } from '../rational.js'

/** A number as data state it: exactly, however long it is. */
export type ExactNumber = number | { readonly decimal: string } | { readonly ratio: readonly [number, number] }

/** What data state of a number: itself, or its bounds. */
export type NumberData = number | { readonly decimal: string } | { readonly min?: ExactNumber; readonly max?: ExactNumber }

const DIGITS = 100
const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * An exact number as data: a JSON number where that is the number; a decimal where it is too long for one; else both bounds are
 * the ratio, or the decimals on either side of it where the ratio is too long as well.
 */
function numberToData(exact: Rational): NumberData {
  const plain = plainOf(exact)
  if (plain !== null) return plain
  const ratio = ratioOf(exact)
  if (ratio !== null) return { min: ratio, max: ratio }
  const near = parseDecimal(toFixed(exact, 40)) ?? exact
  const step = parseDecimal('1e-40') ?? exact
  const [below, above] = near.compare(exact) > 0 ? [near.sub(step), near] : [near, near.add(step)]
  return { min: plainOf(below) ?? { decimal: toFixed(below, 40) }, max: plainOf(above) ?? { decimal: toFixed(above, 40) } }
}

/** Bounds as data; `null` is no bound. */
export function boundsToData(low: Rational | null, high: Rational | null): NumberData | null {
  if (low !== null && high !== null && (low === high || low.equals(high))) return numberToData(low)
  if (low === null && high === null) return null
  return { ...(low === null ? {} : { min: endOf(low, 'min') }), ...(high === null ? {} : { max: endOf(high, 'max') }) }
}

function endOf(exact: Rational, end: 'min' | 'max'): ExactNumber {
  const plain = plainOf(exact) ?? ratioOf(exact)
  if (plain !== null) return plain
  const bounds = numberToData(exact) as { readonly min: ExactNumber; readonly max: ExactNumber } // no plain number, so it has both
  return bounds[end]
}

function plainOf(exact: Rational): number | { readonly decimal: string } | null {
  const near = nearDouble(exact)
  if (near !== null && fromNumber(near).equals(exact)) return near
  const decimal = toDecimal(exact, DIGITS)
  if (!isPlainDecimal(decimal) || parseDecimal(decimal)?.equals(exact) !== true) return null
  const double = Number(decimal)
  return fromNumber(double).equals(exact) ? double : { decimal }
}

// The double nearest to a quotient of whole numbers that are doubles themselves; `null` where they are not.
function nearDouble({ s, n, d }: Rational): number | null {
  return n <= SAFE && d <= SAFE ? Number(s * n) / Number(d) : null
}

function ratioOf(exact: Rational): { readonly ratio: readonly [number, number] } | null {
  const [over, under] = [Number(exact.s * exact.n), Number(exact.d)]
  return Number.isSafeInteger(over) && Number.isSafeInteger(under) ? { ratio: [over, under] } : null
}
