import { meaningOf } from './meaning.js'

/** Items of two lists that stand for each other, and those without a counterpart. */
export interface Pairs<T> {
  readonly both: readonly (readonly [T, T])[]
  readonly added: readonly T[]
  readonly removed: readonly T[]
  /** Whether those in both lists stand in another order. */
  readonly isReordered: boolean
}

/** Pairs the items of two lists by a key; of several with one key, the first with the first. */
export function pairsBy<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pairs<T> {
  const [left, right] = [keyed(before, keyOf), keyed(after, keyOf)]
  const both = [...left].flatMap(([key, item]) => (right.has(key) ? [[item, right.get(key) as T] as const] : []))
  const common = [...right.keys()].filter((key) => left.has(key))
  return {
    both,
    added: [...right].flatMap(([key, item]) => (left.has(key) ? [] : [item])),
    removed: [...left].flatMap(([key, item]) => (right.has(key) ? [] : [item])),
    isReordered: [...left.keys()].filter((key) => right.has(key)).some((key, index) => key !== common[index]),
  }
}

/** The same for items that have no id of their own: where as many came as went, they are the same items with another key. */
export function pairsInPlace<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pairs<T> {
  const pairs = pairsBy(before, after, keyOf)
  if (pairs.added.length === 0 || pairs.added.length !== pairs.removed.length) return pairs
  const moved = pairs.removed.map((item, index) => [item, pairs.added[index] as T] as const)
  const place = new Map(before.map((item, index) => [item, index]))
  const both = [...pairs.both, ...moved].sort(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
  const places = both.map(([, item]) => after.indexOf(item))
  return { both, added: [], removed: [], isReordered: places.some((one, index) => index > 0 && one < (places[index - 1] ?? 0)) }
}

/** Entries of two records as pairs, in order of the later one. */
export function pairsOfRecords<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): Pairs<{ readonly id: string; readonly item: T }> {
  const [left, right] = [before, after].map((record) => Object.entries(record).map(([id, item]) => ({ id, item })))
  return pairsBy(left ?? [], right ?? [], ({ id }) => id)
}

/** Names of the properties in which two items differ in meaning. */
export function differingFields(before: object, after: object, left: ReadonlySet<string>): readonly string[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter((name) => !left.has(name))
  return names.filter((name) => meaningOf(name, entry(before, name)) !== meaningOf(name, entry(after, name)))
}

/** An own property, or nothing. */
export function entry(of: object, name: string): unknown {
  return Object.hasOwn(of, name) ? (of as Readonly<Record<string, unknown>>)[name] : undefined
}

function keyed<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const seen = new Map<string, number>()
  return new Map(
    items.map((item) => {
      const key = keyOf(item)
      const count = (seen.get(key) ?? 0) + 1
      seen.set(key, count)
      return [count === 1 ? key : `${key} #${count}`, item] as const
    }),
  )
}
