import { distance } from 'fastest-levenshtein'

/** The known name nearest to one that is not known, or `null` where none is near enough to be what was meant. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const shortened = name.slice(0, 80)
  let best: string | null = null
  let closest = Math.max(2, Math.floor(shortened.length / 3)) + 1
  for (const candidate of known) {
    const apart = distance(shortened, candidate)
    if (apart < closest || (apart === closest && best !== null && candidate < best)) {
      best = candidate
      closest = apart
    }
  }
  return best
}

/** How alike two texts are, from 0 to 1 where they are the same: the share of the longer one that need not be changed. */
export function likeness(a: string, b: string): number {
  const length = Math.max(a.length, b.length)
  return length === 0 ? 1 : 1 - distance(a, b) / length
}
