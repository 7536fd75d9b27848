import type { UnitAssessment } from '../schema/assessment.js'

/** The city a unit is in: one above it in the data, else what its topmost parent is called, else the first four digits of its code. */
export function cityOf(unit: UnitAssessment, byId: ReadonlyMap<string, UnitAssessment>): string | null {
  const seen = new Set<string>()
  for (let at: UnitAssessment | undefined = unit; at !== undefined && !seen.has(at.id); at = byId.get(at.parent ?? '')) {
    if (at.level === 'city') return at.id
    seen.add(at.id)
    if (at.parent !== undefined && !byId.has(at.parent)) return at.parent
  }
  return /^[0-9]{12}$/.test(unit.id) ? unit.id.slice(0, 4) : null
}
