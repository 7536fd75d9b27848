import { canonicalText } from './canonical-text.js'
import type { Item } from './column.js'

/** The value of a property, with a dot where it is inside another. */
export function valueAt(item: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((inside, part) => (isObject(inside) && Object.hasOwn(inside, part) ? inside[part] : undefined), item)
}

/** The same item with a property set. */
export function withValue(item: Item, key: string, value: unknown): Item {
  const [first = '', ...rest] = key.split('.')
  if (rest.length === 0) return { ...item, [first]: value }
  const inside = Object.hasOwn(item, first) && isObject(item[first]) ? item[first] : {}
  return { ...item, [first]: withValue(inside, rest.join('.'), value) }
}

/** What one item has and the other lacks or has otherwise; `undefined` where nothing. */
export function restOf(whole: unknown, part: unknown): unknown {
  if (part !== undefined && canonicalText(whole) === canonicalText(part)) return undefined
  if (!isObject(whole) || !isObject(part)) return whole
  const left = Object.entries(whole).flatMap(([key, value]) => {
    const rest = restOf(value, Object.hasOwn(part, key) ? part[key] : undefined)
    return rest === undefined ? [] : [[key, rest] as const]
  })
  return Object.fromEntries(left)
}

/** Both together, or the property that both have. */
export function merged(a: Item, b: Item, above = ''): { readonly item: Item } | { readonly twice: string } {
  let item = a
  for (const [key, value] of Object.entries(b)) {
    const own = Object.hasOwn(a, key) ? a[key] : undefined
    if (own === undefined) {
      item = Object.fromEntries([...Object.entries(item), [key, value]])
      continue
    }
    if (!isObject(own) || !isObject(value)) return { twice: `${above}${key}` }
    const inside = merged(own, value, `${above}${key}.`)
    if ('twice' in inside) return inside
    item = { ...item, [key]: inside.item }
  }
  return { item }
}

/** Whether a value is an object with keys. */
export function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
