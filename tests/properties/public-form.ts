import Fraction from 'fraction.js'
import { toNumber } from '../../src/rational.js'
import { type Described, NO_HIGH, NO_LOW } from './described.js'

/** What `compileLogic` gives for a worth: `null` for what is not known, the truth where that is all there is to know. */
export function publicForm(described: Described): unknown {
  if ('unknown' in described) return described.unknown.settled ? described.unknown.truth : null
  if ('number' in described && described.number.low !== described.number.high) return null
  return inner(described)
}

function inner(described: Described): unknown {
  if ('unknown' in described) return null
  if ('truth' in described) return described.truth
  if ('text' in described) return described.text
  if ('object' in described) return described.object
  if ('entries' in described) return Object.fromEntries(Object.entries(described.entries).map(([key, value]) => [key, inner(value)]))
  if ('list' in described) {
    const isWhole = described.more === null && described.list.every(({ certain }) => certain)
    return isWhole ? described.list.map(({ value }) => inner(value)) : null
  }
  const { low, high } = described.number
  if (low === high) return double(low)
  const ends = { ...(low === NO_LOW ? {} : { min: double(low) }), ...(high === NO_HIGH ? {} : { max: double(high) }) }
  return Object.keys(ends).length === 0 ? null : ends
}

function double(text: string): number {
  return toNumber(new Fraction(text))
}
