import { type Fraction, fractionOfText, inverse, NOUGHT, order, times } from '../../src/reference/fraction.js'
import { holds } from '../../src/reference/range.js'
import { type Described, type DescribedItem, NO_HIGH, NO_LOW } from './described.js'

/** Whether a later result says nothing that an earlier one, with less data, ruled out. */
export function isInside(later: Described, earlier: Described): boolean {
  if ('unknown' in earlier) return earlier.unknown.truth === null || truthOf(later) === earlier.unknown.truth
  if ('number' in earlier) return 'number' in later && isWithin(later.number, earlier.number)
  if ('list' in earlier) return 'list' in later && isListInside(later, earlier)
  if ('entries' in earlier) {
    const inner = Object.entries(earlier.entries)
    return 'entries' in later && inner.every(([key, value]) => later.entries[key] !== undefined && isInside(later.entries[key], value))
  }
  if ('object' in earlier) return 'object' in later
  return JSON.stringify(later) === JSON.stringify(earlier)
}

interface Ends {
  readonly low: string
  readonly high: string
}

function isWithin(inner: Ends, outer: Ends): boolean {
  const isLow = outer.low === NO_LOW || (inner.low !== NO_LOW && order(numberOf(outer.low), numberOf(inner.low)) <= 0)
  const isHigh = outer.high === NO_HIGH || (inner.high !== NO_HIGH && order(numberOf(inner.high), numberOf(outer.high)) <= 0)
  return isLow && isHigh
}

function truthOf(described: Described): boolean | null {
  if ('unknown' in described) return described.unknown.truth
  if ('truth' in described) return described.truth
  if ('text' in described) return described.text !== ''
  if ('list' in described) {
    if (described.list.some(({ certain }) => certain)) return true
    return described.list.length === 0 && described.more === null ? false : null
  }
  if (!('number' in described)) return true
  const { low, high } = described.number
  const range = { low: low === NO_LOW ? null : numberOf(low), high: high === NO_HIGH ? null : numberOf(high) }
  if (!holds(range, NOUGHT)) return true
  return low === high ? false : null
}

type DescribedList = Extract<Described, { readonly list: readonly DescribedItem[] }>

// Elements keep their order. One that is not certain may go; where the list may have more, more may come anywhere.
function isListInside(later: DescribedList, earlier: DescribedList): boolean {
  if (later.more !== null && earlier.more === null) return false
  const fits = (from: number, to: number): boolean => {
    const [before, after] = [earlier.list[from], later.list[to]]
    if (before === undefined && after === undefined) return true
    if (after !== undefined && earlier.more !== null && fits(from, to + 1)) return true
    if (before === undefined) return false
    if (!before.certain && fits(from + 1, to)) return true
    return after !== undefined && (after.certain || !before.certain) && isInside(after.value, before.value) && fits(from + 1, to + 1)
  }
  return fits(0, 0)
}

/** The number that a described end writes. */
export function numberOf(text: string): Fraction {
  const [upper = '', lower = '1'] = text.split('/')
  return times(fractionOfText(upper) ?? NOUGHT, inverse(fractionOfText(lower) ?? NOUGHT))
}
