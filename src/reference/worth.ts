import { type Fraction, fraction, fractionOfDouble, fractionOfText, NOUGHT, order } from './fraction.js'
import { around, holds, isWhollyBelow, onlyNumber, type Range } from './range.js'

/** What an expression is worth. Every form has two keys or more, so that json-logic-js never takes one for a rule. */
export type Worth =
  | { readonly is: 'number'; readonly range: Range }
  | { readonly is: 'truth'; readonly holds: boolean }
  | { readonly is: 'text'; readonly text: string }
  | Nothing
  | Listing
  | RecordWorth

/** An object; `typical` is what a key that is absent may be worth. */
export interface RecordWorth {
  readonly is: 'object'
  readonly keys: ReadonlyMap<string, Worth>
  readonly source: unknown
  readonly typical?: ReadonlyMap<string, Worth>
}

/** Nothing is known, or only its truth; `isTruth` where that is all there is to know. */
export interface Nothing {
  readonly is: 'nothing'
  readonly truth: boolean | null
  readonly isTruth: boolean
}

/** A list; `more` is what any further elements are like, `null` where there are none. */
export interface Listing {
  readonly is: 'list'
  readonly entries: readonly Entry[]
  readonly more: Worth | null
}

export interface Entry {
  readonly worth: Worth
  readonly isSure: boolean
}

export const NOTHING: Worth = { is: 'nothing', truth: null, isTruth: false }

export function truth(value: boolean | null): Worth {
  return value === null ? NOTHING : { is: 'truth', holds: value }
}

export function number(range: Range): Worth {
  return { is: 'number', range }
}

export function text(value: string): Worth {
  return { is: 'text', text: value }
}

export function listing(worths: readonly Worth[]): Listing {
  return { is: 'list', entries: worths.map((worth) => ({ worth, isSure: true })), more: null }
}

/** Whether it is known which elements a list has. */
export function isComplete({ entries, more }: Listing): boolean {
  return more === null && entries.every(({ isSure }) => isSure)
}

/** The worth of plain JSON. */
export function worthOfData(json: unknown): Worth {
  if (json === null || json === undefined) return NOTHING
  if (typeof json === 'boolean') return truth(json)
  if (typeof json === 'string') return text(json)
  if (Array.isArray(json)) return listing(json.map(worthOfData))
  const stated = typeof json === 'number' ? exact(json) : statedRange(json as object) // what is left is an object
  if (stated !== null) return number(stated)
  if (typeof json !== 'object') return NOTHING
  return { is: 'object', keys: new Map(Object.entries(json).map(([key, inner]) => [key, worthOfData(inner)])), source: json }
}

/** The exact number that JSON writes: a number, `{decimal}` or `{ratio}`. */
export function writtenNumber(json: unknown): Fraction | null {
  if (typeof json === 'number') return fractionOfDouble(json)
  if (typeof json !== 'object' || json === null || Object.keys(json).length !== 1) return null
  const { decimal, ratio } = Object.fromEntries(Object.entries(json))
  if (typeof decimal === 'string') return fractionOfText(decimal)
  return Array.isArray(ratio) && ratio.length === 2 && ratio.every(Number.isSafeInteger) && ratio[1] !== 0
    ? fraction(BigInt(ratio[0]), BigInt(ratio[1]))
    : null
}

export function truthOf(worth: Worth): boolean | null {
  if (worth.is === 'truth') return worth.holds
  if (worth.is === 'text') return worth.text.length > 0
  if (worth.is === 'nothing') return worth.truth
  if (worth.is === 'object') return true
  if (worth.is === 'number') return holds(worth.range, NOUGHT) ? (onlyNumber(worth.range) === null ? null : false) : true
  if (worth.entries.some(({ isSure }) => isSure)) return true
  return worth.entries.length === 0 && worth.more === null ? false : null
}

/** Whether two worths are one value; `null` where that is not known, which it never is of two lists or two objects. */
export function isSame(a: Worth, b: Worth): boolean | null {
  if (a.is === 'nothing' || b.is === 'nothing') return null
  if (a.is !== b.is) return false
  if (a.is === 'text' && b.is === 'text') return a.text === b.text
  if (a.is === 'truth' && b.is === 'truth') return a.holds === b.holds
  if (a.is !== 'number' || b.is !== 'number') return null
  const [left, right] = [onlyNumber(a.range), onlyNumber(b.range)]
  if (left !== null && right !== null) return order(left, right) === 0
  return isWhollyBelow(a.range, b.range, false) || isWhollyBelow(b.range, a.range, false) ? false : null
}

/** What is known of the result where any of these may be it. */
export function anyOf(worths: readonly Worth[]): Worth {
  const [first = NOTHING, ...others] = worths
  if (others.every((other) => isSame(first, other) === true)) return first
  const ranges = worths.flatMap((worth) => (worth.is === 'number' ? [worth.range] : []))
  if (ranges.length === worths.length) return number(ranges.reduce(around))
  const truths = new Set(worths.map(truthOf))
  // All may be numbers, some above zero and some below: then zero lies between them.
  const mayStraddle = worths.every((worth) => worth.is === 'number' || (worth.is === 'nothing' && !worth.isTruth))
  return onlyTruth(truths.size > 1 || (mayStraddle && truths.has(true)) ? null : truthOf(first), worths.every(isOnlyTruth))
}

/** Something of which the truth is known, and nothing else. */
export function onlyTruth(value: boolean | null, isTruth: boolean): Worth {
  return value === null ? NOTHING : { is: 'nothing', truth: value, isTruth }
}

export function isOnlyTruth(worth: Worth): boolean {
  return worth.is === 'truth' || (worth.is === 'nothing' && worth.isTruth)
}

function exact(value: number): Range | null {
  const only = fractionOfDouble(value)
  return only === null ? null : { low: only, high: only }
}

function statedRange(json: object): Range | null {
  const entries = new Map<string, unknown>(Object.entries(json))
  if (entries.has('decimal')) {
    const only = writtenNumber(json)
    return only === null ? null : { low: only, high: only }
  }
  const isBound = entries.size > 0 && [...entries.keys()].every((key) => key === 'min' || key === 'max')
  if (!isBound) return null
  const [low, high] = ['min', 'max'].map((key) => (entries.has(key) ? writtenNumber(entries.get(key)) : undefined))
  if (low === null || high === null || (low !== undefined && high !== undefined && order(low, high) > 0)) return null
  return { low: low ?? null, high: high ?? null }
}
