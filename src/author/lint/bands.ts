import type { Row } from '../../schema/pack.js'

/** What a key of a row allows: a run of numbers, some values, or anything where the row does not name the key. */
export type Allowed =
  | { readonly kind: 'band'; readonly low: number; readonly lowIncluded: boolean; readonly high: number; readonly highIncluded: boolean }
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  | { readonly kind: 'any' }

/** What a row allows for one key. */
export function allowedIn({ when }: Row, key: string): Allowed {
  const wanted = Object.hasOwn(when, key) ? when[key] : undefined
  if (wanted === undefined) return { kind: 'any' }
  if (Array.isArray(wanted)) return { kind: 'values', values: wanted }
  if (typeof wanted !== 'object') return { kind: 'values', values: [wanted] }
  const { min, max, above, below } = wanted as {
    readonly min?: number
    readonly max?: number
    readonly above?: number
    readonly below?: number
  }
  // Where both ends are stated twice, the narrower one holds.
  const lowIncluded = min !== undefined && (above === undefined || min > above)
  const highIncluded = max !== undefined && (below === undefined || max < below)
  return {
    kind: 'band',
    low: lowIncluded ? min : (above ?? Number.NEGATIVE_INFINITY),
    lowIncluded,
    high: highIncluded ? max : (below ?? Number.POSITIVE_INFINITY),
    highIncluded,
  }
}

/** Whether a run of numbers holds none. */
export function isEmptyBand(allowed: Allowed, isWhole: boolean): boolean {
  if (allowed.kind !== 'band') return false
  const { low, high } = isWhole ? wholeEnds(allowed) : allowed
  if (isWhole) return low > high
  return low > high || (low === high && !(allowed.lowIncluded && allowed.highIncluded))
}

/** The values and runs that both allow: whether there are any. */
export function overlap(a: Allowed, b: Allowed, isWhole: boolean): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true
  if (a.kind === 'values') return a.values.some((value) => (b.kind === 'values' ? b.values.includes(value) : isIn(value, b)))
  if (b.kind === 'values') return overlap(b, a, isWhole)
  const low = a.low > b.low || (a.low === b.low && !a.lowIncluded) ? a : b
  const high = a.high < b.high || (a.high === b.high && !a.highIncluded) ? a : b
  return !isEmptyBand(
    { kind: 'band', low: low.low, lowIncluded: low.lowIncluded, high: high.high, highIncluded: high.highIncluded },
    isWhole,
  )
}

/** Whether the first allows all that the second does. */
export function covers(a: Allowed, b: Allowed): boolean {
  if (a.kind === 'any') return true
  if (b.kind === 'any') return false
  if (b.kind === 'values') return b.values.every((value) => (a.kind === 'values' ? a.values.includes(value) : isIn(value, a)))
  if (a.kind === 'values') return false
  const lowFits = a.low < b.low || (a.low === b.low && (a.lowIncluded || !b.lowIncluded))
  const highFits = a.high > b.high || (a.high === b.high && (a.highIncluded || !b.highIncluded))
  return lowFits && highFits
}

/** Whether a value lies between two runs, in neither of them; whole numbers only where the key is one. */
export function hasGap(
  earlier: Allowed & { readonly kind: 'band' },
  later: Allowed & { readonly kind: 'band' },
  isWhole: boolean,
): boolean {
  if (isWhole) return wholeEnds(later).low > wholeEnds(earlier).high + 1
  return later.low > earlier.high || (later.low === earlier.high && !later.lowIncluded && !earlier.highIncluded)
}

function isIn(value: unknown, { low, lowIncluded, high, highIncluded }: Allowed & { readonly kind: 'band' }): boolean {
  return typeof value === 'number' && (value > low || (value === low && lowIncluded)) && (value < high || (value === high && highIncluded))
}

function wholeEnds({ low, lowIncluded, high, highIncluded }: Allowed & { readonly kind: 'band' }): {
  readonly low: number
  readonly high: number
} {
  const first = Math.ceil(low)
  const last = Math.floor(high)
  return { low: first === low && !lowIncluded ? first + 1 : first, high: last === high && !highIncluded ? last - 1 : last }
}
