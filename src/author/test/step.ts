import { exactOf } from '../../logic/value.js'
import { fromNumber, ONE, type Rational, toDecimal } from '../../rational.js'

const TEN = fromNumber(10)
const PER_CENT = ONE.div(TEN).div(TEN)

/**
 * One in the last place of a figure as it is written: 30 moves to 29 and 31, 0.35 to 0.34 and 0.36. A share is written in
 * per cent, so 0.6 moves to 0.59. What is no decimal moves by a hundredth of itself.
 */
export function stepOf(figure: Rational, unit: string | null): Rational {
  const places = placesOf(figure)
  if (places === null) return figure.abs().mul(PER_CENT)
  return ONE.div(TEN.pow(fromNumber(unit === 'share' ? Math.max(2, places) : places)) as Rational) // a whole power is exact
}

/** A figure as a pack writes it: a number where a number is exact, else a decimal or a ratio. */
export function written(value: Rational): unknown {
  const number = asNumber(value)
  if (number !== null) return number
  return placesOf(value) === null ? { ratio: [Number(value.s * value.n), Number(value.d)] } : { decimal: toDecimal(value, 120) }
}

/** The number that is exactly this value, or `null` where there is none. */
export function asNumber(value: Rational): number | null {
  const number = Number(toDecimal(value, 15))
  return exactOf(number)?.equals(value) === true ? number : null
}

/** Digits after the point of a terminating decimal of reasonable length; `null` for any other. */
function placesOf(value: Rational): number | null {
  for (let places = 0, scale = ONE; places <= 60; places++, scale = scale.mul(TEN)) if (value.mul(scale).d === 1n) return places
  return null
}
