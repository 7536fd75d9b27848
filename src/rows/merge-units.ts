import type { VocabularyField } from '../schema/dictionary.js'
import { type DraftEntry, type DraftUnit, type DraftValue, entryOn } from './draft.js'
import { besides } from './fields-in-row.js'
import { note } from './report.js'
import { rollUp } from './roll-up.js'
import type { Table } from './table.js'

/** The units that rows make together. */
export interface Merged {
  readonly units: readonly DraftUnit[]
  readonly entries: readonly DraftEntry[]
  /** What each row, or unit made on the way, became part of; nothing for a unit that is in the end one itself. */
  readonly became: ReadonlyMap<DraftUnit, DraftUnit>
}

/**
 * Puts together what is said of one unit: rows of estates are added up, rows of several tables complete each other. A unit that
 * stands twice in one table of units stays two.
 */
export function mergeUnits(
  rows: readonly DraftUnit[],
  addsUp: (table: Table) => boolean,
  fields: Readonly<Record<string, VocabularyField>>,
): Merged {
  const byId = new Map<string, DraftUnit[]>()
  for (const row of rows) {
    const known = byId.get(row.id)
    if (known === undefined) byId.set(row.id, [row])
    else known.push(row)
  }
  const units: DraftUnit[] = []
  const entries: DraftEntry[] = []
  const became = new Map<DraftUnit, DraftUnit>()
  for (const group of byId.values()) {
    let whole: DraftUnit | null = null
    const members: DraftUnit[] = []
    const repeated: DraftUnit[] = []
    for (const [table, ofTable] of groupBy(group, (row) => row.table)) {
      const rolled = addsUp(table) && ofTable.length > 1 ? rollUp(ofTable, fields) : null
      const own: DraftUnit = rolled?.unit ?? (ofTable[0] as DraftUnit)
      members.push(own, ...(rolled === null ? [] : ofTable))
      entries.push(...(rolled?.entries ?? []))
      if (whole === null) whole = own
      else {
        members.push(whole)
        const joined: Joined = complete(whole, own)
        entries.push(...joined.entries)
        whole = joined.unit
      }
      for (const again of rolled === null ? ofTable.slice(1) : []) {
        repeated.push(again)
        entries.push(
          entryOn(again, 'id', note('duplicate-unit', 'noted', { id: again.id, first: `${own.table.name}!${own.row}` }), again, ['id']),
        )
      }
    }
    if (whole === null) continue
    for (const member of members) if (member !== whole) became.set(member, whole)
    units.push(whole, ...repeated)
  }
  const place = new Map(rows.map((row, index) => [row.id, index] as const).reverse())
  return { units: units.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)), entries, became }
}

interface Joined {
  readonly unit: DraftUnit
  readonly entries: readonly DraftEntry[]
}

// What one table says of a unit, completed by what a later one says.
function complete(first: DraftUnit, other: DraftUnit): Joined {
  const values = new Map(first.values)
  const entries: DraftEntry[] = []
  const differs: string[] = []
  for (const [key, given] of other.values) {
    const earlier = values.get(key)
    const joined: DraftValue = earlier === undefined ? given : besides(earlier, given)
    values.set(key, joined)
    if (earlier !== undefined && joined !== earlier) differs.push(key)
  }
  const findings = new Map(first.findings)
  for (const [id, finding] of other.findings) {
    const earlier = findings.get(id)
    if (earlier === undefined || earlier.value === null) findings.set(id, finding)
    else if (finding.value !== null && finding.value !== earlier.value) differs.push(`findings.${id}`)
  }
  const unit: DraftUnit = {
    ...first,
    name: first.name ?? other.name,
    parent: first.parent ?? other.parent,
    note: first.note ?? other.note,
    values,
    findings,
    facilities: [...first.facilities, ...other.facilities],
    counts: new Map([...first.counts, ...other.counts]),
    surveyed:
      first.surveyed === 'all' || other.surveyed === 'all' ? 'all' : new Set([...(first.surveyed ?? []), ...(other.surveyed ?? [])]),
  }
  for (const key of ['name', 'parent', 'note'] as const) if (other[key] !== null && other[key] !== unit[key]) differs.push(key)
  if (other.values.size === 0 && other.findings.size === 0) differs.push(...['source', 'date'].filter((key) => other.cellOf(key) !== null))
  for (const key of differs) {
    const value = other.cellOf(key)?.raw ?? ''
    const kept = values.has(key)
    entries.push(
      entryOn(other, key, note('other-figure', 'noted', { id: first.id, value }), kept ? unit : null, kept ? ['provenance', key] : []),
    )
  }
  return { unit, entries }
}

/** Elements in groups, both in order of first appearance. */
export function groupBy<Element, Key>(
  elements: readonly Element[],
  keyOf: (element: Element) => Key,
): ReadonlyMap<Key, readonly Element[]> {
  const groups = new Map<Key, Element[]>()
  for (const element of elements) {
    const known = groups.get(keyOf(element))
    if (known === undefined) groups.set(keyOf(element), [element])
    else known.push(element)
  }
  return groups
}
