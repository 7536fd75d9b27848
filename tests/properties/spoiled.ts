import fc, { type Arbitrary } from 'fast-check'
import { hostileData } from './hostile.js'

/** Sound JSON with hostile JSON put into some of its places, at any depth. */
export function spoiled(sound: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc
    .tuple(sound, fc.array(hostileData, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat()))
    .map(([json, spoilers, chances]) => {
      const next = (): number => chances.next().value as number // the stream has no end
      return spoilers.reduce((whole, spoiler) => replaced(whole, spoiler, next), json)
    })
}

// Walks down a path of chance and puts the spoiler where it ends, or beside what is there.
function replaced(json: unknown, spoiler: unknown, next: () => number): unknown {
  if (typeof json !== 'object' || json === null || next() % 5 === 0) return spoiler
  const keys = Object.keys(json)
  if (keys.length === 0 || next() % 8 === 0) return Array.isArray(json) ? [...json, spoiler] : { ...json, [`k${next() % 3}`]: spoiler }
  const key = keys[next() % keys.length] as string
  const inner = replaced((json as Record<string, unknown>)[key], spoiler, next)
  return Array.isArray(json) ? json.with(Number(key), inner) : { ...json, [key]: inner }
}
