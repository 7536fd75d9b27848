import type { UnitAssessment } from '../schema/assessment.js'

/** The best and the worst place a unit may have, counted from 1; equal scores share a place. */
export interface Place {
  readonly best: number
  readonly worst: number
}

/** Where a unit stands among those of its level. */
export interface Standing extends Place {
  readonly total: number
}

/**
 * Places of units whose scores are known within bounds: whatever the true scores turn out to be, each unit has a place
 * within its own range. A unit without a score has none.
 *
 * @example
 * ```ts
 * import { placesOf } from 'wanzheng/report'
 *
 * placesOf([{ low: 70, high: 90 }, { low: 80, high: 80 }, null]) // => [{ best: 1, worst: 2 }, { best: 1, worst: 2 }, null]
 * ```
 */
export function placesOf(scores: readonly ({ readonly low: number; readonly high: number } | null)[]): readonly (Place | null)[] {
  const known = scores.filter((score) => score !== null)
  const [lows, highs] = [known.map(({ low }) => low), known.map(({ high }) => high)].map((ends) => ends.sort((a, b) => a - b))
  return scores.map((score) => {
    if (score === null) return null
    const isOpen = score.high > score.low
    return { best: 1 + above(lows ?? [], score.high), worst: 1 + above(highs ?? [], score.low) - (isOpen ? 1 : 0) }
  })
}

/** Places of units among those of their level; a unit without a score has none. */
export function standingsOf(units: readonly UnitAssessment[]): ReadonlyMap<UnitAssessment, Standing> {
  const levels = [...new Set(units.map(({ level }) => level))]
  return new Map(
    levels.flatMap((level) => {
      const own = units.filter((unit) => unit.level === level)
      const places = placesOf(own.map(({ score }) => score))
      const total = places.filter((place) => place !== null).length
      return own.flatMap((unit, index) => {
        const place = places[index]
        return place === undefined || place === null ? [] : [[unit, { ...place, total }] as const]
      })
    }),
  )
}

// How many of the ascending numbers are greater.
function above(ascending: readonly number[], than: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((ascending[middle] ?? 0) > than) to = middle
    else from = middle + 1
  }
  return ascending.length - from
}
