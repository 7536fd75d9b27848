import type { End, Interval } from '../logic/interval.js'
import { FALSE, listOf, numberOf, onlyTruth, TRUE, textOf, UNKNOWN, type Value } from '../logic/value.js'
import { parseDecimal, type Rational } from '../rational.js'
import { type Fraction, fraction } from './fraction.js'
import type { Range } from './range.js'
import { NOTHING, number, text, truth, type Worth } from './worth.js'

/** A worth as the engine's value; of an object only that it is there. */
export function engineValue(worth: Worth): Value {
  switch (worth.is) {
    case 'truth':
      return worth.holds ? TRUE : FALSE
    case 'text':
      return textOf(worth.text)
    case 'nothing':
      return onlyTruth(worth.truth, worth.isTruth)
    case 'object':
      return onlyTruth(true, false)
    case 'number': {
      const range = intervalOf(worth.range)
      return range === null ? UNKNOWN : numberOf(range)
    }
    case 'list':
      return {
        ...listOf([]),
        items: worth.entries.map((entry) => ({ value: engineValue(entry.worth), certain: entry.isSure })),
        open: worth.more !== null,
      }
  }
}

/** A number or a truth of the engine as a worth. */
export function worthOfValue(value: Value): Worth {
  if (value.kind === 'boolean') return truth(value.value)
  if (value.kind === 'text') return text(value.value)
  return value.kind === 'number' ? number({ low: fractionOf(value.range.low), high: fractionOf(value.range.high) }) : NOTHING
}

function intervalOf({ low, high }: Range): Interval | null {
  const ends: { readonly low: End | null; readonly high: End | null } = {
    low: low === null ? -1 : rationalOf(low),
    high: high === null ? 1 : rationalOf(high),
  }
  return ends.low === null || ends.high === null ? null : { low: ends.low, high: ends.high }
}

function rationalOf({ upper, lower }: Fraction): Rational | null {
  const [above, below] = [parseDecimal(String(upper)), parseDecimal(String(lower))]
  return above === null || below === null ? null : above.div(below)
}

function fractionOf(end: End): Fraction | null {
  return typeof end === 'number' ? null : fraction(end.s * end.n, end.d)
}
