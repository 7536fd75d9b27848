import type { Pack } from './schema/pack.js'

// Frozen packs that have passed every check, so that nobody pays for the checks twice, and the digest of each where it is known.
const checked = new WeakMap<object, string | null>()

/** Whether this very object has passed the checks of `loadPack`, and has been frozen since. */
export function isChecked(pack: unknown): pack is Pack {
  return typeof pack === 'object' && pack !== null && checked.has(pack)
}

/** Notes that a frozen pack has passed the checks, and its digest where somebody has worked it out. */
export function noteChecked(pack: Pack, digest: string | null = null): Pack {
  checked.set(pack, digest)
  return pack
}

/** The digest of a checked pack, where it is known: that of all of it takes longer than to compile it. */
export function knownDigest(pack: Pack): string | null {
  return checked.get(pack) ?? null
}

/**
 * A release of this package, from its text. The build has checked it, so that starting up need not.
 *
 * @param text - JSON of the pack without its worked cases.
 * @param cases - JSON of the worked cases: half of a pack, and read only when somebody asks for them.
 * @param digest - The digest of the whole pack.
 */
export function released(text: string, cases: () => string, digest: string): Pack {
  const pack = JSON.parse(text)
  let read: Pack['cases'] | undefined
  Object.defineProperty(pack, 'cases', {
    enumerable: true,
    get: (): Pack['cases'] => {
      const known: Pack['cases'] = read ?? deepFreeze(JSON.parse(cases()))
      read = known
      return known
    },
  })
  for (const [key, part] of Object.entries(Object.getOwnPropertyDescriptors(pack))) if (key !== 'cases') deepFreeze(part.value)
  return noteChecked(Object.freeze(pack), digest)
}

/** Freezes plain data to the ground. @throws RangeError where they are nested deeper than `levels`. */
export function deepFreeze<T>(value: T, levels = 200): T {
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) throw new RangeError('too deep')
  for (const key in value) deepFreeze(value[key], levels - 1)
  return Object.freeze(value)
}
