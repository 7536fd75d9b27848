import { digest } from '../digest.js'
import { isDeeperThan } from '../load.js'

/** Deeper data than this are not read. */
export const LEVELS_DEEP = 64

/** The digest of a unit as it was given: the order of its keys and facilities does not matter. */
export function digestOfUnit(json: unknown): string {
  try {
    return digest(isDeeperThan(json, LEVELS_DEEP) ? 'too-deep' : inOrder(json))
  } catch {
    return digest('not-plain')
  }
}

/** Puts in order the lists of a unit whose order means nothing, so that its digest does not depend on it. */
export function inOrder(json: unknown): unknown {
  const unit = json as { facilities?: unknown; surveyedFacilities?: unknown } | null
  if (typeof unit !== 'object' || unit === null || Array.isArray(unit)) return json
  const sorted = (list: readonly unknown[]): readonly unknown[] =>
    list
      .map((entry) => [digest(entry), entry] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, entry]) => entry)
  return {
    ...unit,
    ...(Array.isArray(unit.facilities) ? { facilities: sorted(unit.facilities) } : {}),
    ...(Array.isArray(unit.surveyedFacilities) ? { surveyedFacilities: sorted(unit.surveyedFacilities) } : {}),
  }
}
