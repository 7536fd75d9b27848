import type { Mapping } from '../schema/mapping.js'
import { type DraftEntry, type DraftFacility, type DraftUnit, entryOn } from './draft.js'
import { foldTight } from './fold.js'
import { groupBy } from './merge-units.js'
import { proposalsFrom } from './names.js'
import type { FacilityRow } from './read-facility.js'
import { entriesOf, leftOut } from './read-row.js'
import { type ImportNote, note } from './report.js'

/** Facilities of a table by the id of the unit they stand in. */
export interface Joined {
  readonly byUnit: ReadonlyMap<string, readonly DraftFacility[]>
  readonly entries: readonly DraftEntry[]
  /** Rows that were left out. */
  readonly quarantined: ReadonlySet<FacilityRow>
}

/**
 * Finds the unit of each facility: by code, by a name that the mapping confirms, or by exactly the name of one unit, which is
 * reported. A name that only resembles one is proposed, and its row left out.
 */
export function joinFacilities(rows: readonly FacilityRow[], units: readonly DraftUnit[], mapping: Mapping): Joined {
  const byId = new Map(units.map((unit) => [unit.id, unit] as const).reverse())
  const byName = groupBy(
    [...byId.values()].filter(({ name }) => name !== null),
    ({ name }) => foldTight(name ?? ''),
  )
  const named = [...byId.values()].map(({ id, name }) => ({ id, name: name ?? id }))
  let propose: ReturnType<typeof proposalsFrom> | null = null
  const byUnit = new Map<string, DraftFacility[]>()
  const entries: DraftEntry[] = []
  const quarantined = new Set<FacilityRow>()
  for (const row of rows) {
    const { table } = row.plan
    const [id, said] = placeOf(row, byId, byName, mapping)
    const unit = id === null ? undefined : byId.get(id)
    if (unit === undefined) {
      propose ??= proposalsFrom(named)
      const found = row.communityName ?? row.community ?? ''
      const why = note('unknown-community', 'quarantined', { found, candidates: found === '' ? [] : propose(found) })
      entries.push(...leftOut(row.row, row.index, table, why).entries)
      quarantined.add(row)
      continue
    }
    const known = byUnit.get(unit.id)
    if (known === undefined) byUnit.set(unit.id, [row.facility])
    else known.push(row.facility)
    entries.push(
      ...entriesOf(
        [...row.notes, ...said.map((one) => ({ column: columnOf(row), note: one, steps: ['facilities', row.facility] }))],
        row.row,
        row.index,
        table,
        unit,
      ),
    )
  }
  return { byUnit, entries, quarantined }
}

function placeOf(
  { community, communityName: name }: FacilityRow,
  byId: ReadonlyMap<string, DraftUnit>,
  byName: ReadonlyMap<string, readonly DraftUnit[]>,
  { communities = {} }: Mapping,
): readonly [id: string | null, said: readonly ImportNote[]] {
  if (community !== null && (byId.has(community) || name === null)) {
    const known = byId.get(community)?.name ?? null
    return [community, name === null || name === known ? [] : [note('name-differs', 'noted', { found: name, expected: known ?? '' })]]
  }
  if (name === null || community !== null) return [null, []]
  if (Object.hasOwn(communities, name)) return [communities[name] ?? null, []]
  const same = byName.get(foldTight(name)) ?? []
  const [only] = same
  if (only !== undefined && same.length === 1) return [only.id, [note('joined-by-name', 'guessed', { id: only.id, name })]]
  return [byId.has(name) ? name : null, []]
}

function columnOf({ plan, row }: FacilityRow): number {
  return plan.columns.find(({ target, index }) => target?.name === 'communityName' && row[index] !== undefined)?.index ?? 0
}

/** What columns of a table of units say of types that a table of facilities lists one by one. */
export function besideListed(rows: readonly DraftUnit[], listed: Joined['byUnit']): readonly DraftEntry[] {
  return rows.flatMap((row) => {
    const types = new Set(listed.get(row.id)?.map(({ type }) => type))
    return row.facilities.flatMap(({ type, values }) =>
      types.has(type)
        ? [...values.keys()].map((key) => {
            const name = `facilities.${type}.${key}`
            return entryOn(row, name, note('other-figure', 'noted', { id: row.id, value: row.cellOf(name)?.raw ?? '' }), null, [])
          })
        : [],
    )
  })
}
