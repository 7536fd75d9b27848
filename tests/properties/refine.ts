import fc, { type Arbitrary } from 'fast-check'
import { completeData, type Data, lacking } from './data.js'

/** Data with gaps, and the same data with some gaps filled in and some bounds narrowed, in several ways. */
export const refinements: Arbitrary<{ readonly before: Data; readonly afters: readonly Data[] }> = fc
  .tuple(lacking(15, 40), completeData, fc.infiniteStream(fc.nat(99)))
  .map(([before, whole, chances]) => ({
    before,
    afters: [1, 2, 3, 4].map(() => refine(before, whole, () => chances.next().value as number) as Data), // an object stays one
  }))

type Chance = () => number

function refine(before: unknown, whole: unknown, chance: Chance): unknown {
  if (before === undefined || before === null) return chance() < 70 ? filling(whole, chance) : before
  if (Array.isArray(before)) return before.map((item, index) => refine(item, Array.isArray(whole) ? whole[index] : 1, chance))
  if (typeof before !== 'object' || 'decimal' in before) return before
  if (Object.keys(before).length > 0 && Object.keys(before).every((key) => key === 'min' || key === 'max')) return narrowed(before, chance)
  const known = before as Data
  const filled = isObject(whole) ? whole : {}
  const keys = [...new Set([...Object.keys(known), ...Object.keys(filled)])]
  return Object.fromEntries(
    keys.map((key) => [key, refine(known[key], filled[key], chance)] as const).filter(([, inner]) => inner !== undefined),
  )
}

// What is not known may turn out to be anything, now and then of another kind than the rule expects.
function filling(whole: unknown, chance: Chance): unknown {
  return chance() < 85 ? (whole ?? chance()) : ['a', false, [], [1, 2], { n: 1 }, 0, { min: 0 }][chance() % 7]
}

function narrowed({ min, max }: { readonly min?: number; readonly max?: number }, chance: Chance): unknown {
  const low = min ?? (max ?? 0) - 8
  const width = (max ?? low + 8) - low
  const [from, to] = [chance(), chance()].sort((a, b) => a - b) as [number, number]
  const [inner, outer] = [low + (width * from) / 100, low + (width * to) / 100].map((end) => Math.round(end * 100) / 100) as [
    number,
    number,
  ]
  const ways = [
    inner,
    { min: inner, max: outer },
    max === undefined ? { min: inner } : { min: inner, max },
    min === undefined ? { max: outer } : { min, max: outer },
  ]
  return ways[chance() % ways.length]
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('decimal' in value)
}
