import { levelOfCode } from './codes.js'
import type { DraftUnit } from './draft.js'
import type { FacilityRow } from './read-facility.js'

/** Units of which nothing is known but their facilities: those that the rows of facilities name where no table lists units. */
export function unitsFromFacilities(rows: readonly FacilityRow[], level: string | null): readonly DraftUnit[] {
  const units = new Map<string, DraftUnit>()
  for (const { plan, index, community, communityName } of rows) {
    const id = community ?? communityName
    if (id === null || units.has(id)) continue
    const shown = levelOfCode(id)
    units.set(id, {
      ...{
        id,
        name: communityName,
        level: level ?? (shown === null || shown === 'county' ? 'community' : shown),
        parent: null,
        note: null,
      },
      ...{ table: plan.table, row: index + (plan.table.firstRow ?? 1), values: new Map(), findings: new Map() },
      ...{ facilities: [], counts: new Map(), surveyed: null, provenance: {}, cellOf: () => null },
    })
  }
  return [...units.values()]
}
