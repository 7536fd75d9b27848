import type { End } from '../../src/logic/interval.js'
import type { Value } from '../../src/logic/value.js'
import { shownFraction } from '../../src/reference/fraction.js'
import type { Worth } from '../../src/reference/worth.js'

/** What an implementation says a rule is worth, exactly, in a form that any two can be compared in. */
export type Described =
  | { readonly number: { readonly low: string; readonly high: string } }
  | { readonly truth: boolean }
  | { readonly text: string }
  | { readonly unknown: { readonly truth: boolean | null; readonly settled: boolean } }
  | { readonly list: readonly DescribedItem[]; readonly more: Described | null }
  | { readonly object: unknown }
  | { readonly entries: Readonly<Record<string, Described>> }

export interface DescribedItem {
  readonly value: Described
  readonly certain: boolean
}

export const NO_LOW = 'none below'
export const NO_HIGH = 'none above'

export function describeValue(value: Value): Described {
  switch (value.kind) {
    case 'number':
      return { number: { low: describeEnd(value.range.low), high: describeEnd(value.range.high) } }
    case 'boolean':
      return { truth: value.value }
    case 'text':
      return { text: value.value }
    case 'unknown':
      return { unknown: { truth: value.truth, settled: value.settled } }
    case 'list':
      return {
        list: value.items.map((item) => ({ value: describeValue(item.value), certain: item.certain })),
        more: value.open ? describeValue(value.rest) : null,
      }
    case 'record':
      return value.entries === undefined ? { object: value.data } : { entries: describeAll(value.entries, describeValue) }
  }
}

export function describeWorth(worth: Worth): Described {
  switch (worth.is) {
    case 'number': {
      const { low, high } = worth.range
      return { number: { low: low === null ? NO_LOW : shownFraction(low), high: high === null ? NO_HIGH : shownFraction(high) } }
    }
    case 'truth':
      return { truth: worth.holds }
    case 'text':
      return { text: worth.text }
    case 'nothing':
      return { unknown: { truth: worth.truth, settled: worth.isTruth } }
    case 'list':
      return {
        list: worth.entries.map((entry) => ({ value: describeWorth(entry.worth), certain: entry.isSure })),
        more: worth.more === null ? null : describeWorth(worth.more),
      }
    case 'object':
      return worth.source === null ? { entries: describeAll(worth.keys, describeWorth) } : { object: worth.source }
  }
}

function describeEnd(end: End): string {
  return end === -1 ? NO_LOW : end === 1 ? NO_HIGH : end.toFraction()
}

function describeAll<T>(entries: ReadonlyMap<string, T>, describe: (inner: T) => Described): Readonly<Record<string, Described>> {
  return Object.fromEntries(Array.from(entries, ([key, inner]) => [key, describe(inner)]))
}
