import type { Pack } from './schema/pack.js'

// Frozen packs that have passed every check, so that nobody pays for the checks twice. Nothing is ever taken out or changed.
const checked = new WeakSet<object>()

/** Whether this very object has passed the checks of `loadPack`, and has been frozen since. */
export function isChecked(pack: unknown): pack is Pack {
  return typeof pack === 'object' && pack !== null && checked.has(pack)
}

/** Notes that a frozen pack has passed the checks. */
export function noteChecked(pack: Pack): Pack {
  checked.add(pack)
  return pack
}

/**
 * A release of this package, from its text. The build has checked it, so that starting up need not.
 *
 * @param text - Canonical JSON of the pack without its worked cases.
 * @param cases - Canonical JSON of the worked cases: half of a pack, and read only when somebody asks for them.
 */
export function released(text: string, cases: string): Pack {
  const pack = JSON.parse(text)
  let read: Pack['cases'] | undefined
  Object.defineProperty(pack, 'cases', {
    enumerable: true,
    get: (): Pack['cases'] => {
      const known: Pack['cases'] = read ?? deepFreeze(JSON.parse(cases))
      read = known
      return known
    },
  })
  for (const [key, part] of Object.entries(Object.getOwnPropertyDescriptors(pack))) if (key !== 'cases') deepFreeze(part.value)
  return noteChecked(Object.freeze(pack))
}

/** Freezes plain data to the ground. @throws RangeError where they are nested deeper than `levels`. */
export function deepFreeze<T>(value: T, levels = 200): T {
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) throw new RangeError('too deep')
  for (const part of Object.values(value)) deepFreeze(part, levels - 1)
  return Object.freeze(value)
}
