import type { CellNote, CellRead, DraftFacility, DraftUnit } from './draft.js'
import { facilitiesOf, type Presence, type ReadFigure } from './facility-columns.js'

/** The facilities that the columns of a row of units tell of: by their counts, and by figures of a type. */
export function facilitiesIn(reads: readonly CellRead[]): Pick<DraftUnit, 'facilities' | 'counts'> & {
  readonly surveyed: ReadonlySet<string>
  readonly notes: readonly CellNote[]
} {
  const notes: CellNote[] = []
  const presences = new Map<string, Presence | null>()
  const figures = new Map<string, ReadFigure[]>()
  const readOf = new Map<ReadFigure, CellRead>()
  for (const read of reads) {
    const { target, index } = read.column
    if (target?.kind === 'type') {
      const presence = (read.reading.value ?? null) as Presence | null // the reading of a type is a presence
      presences.set(target.type, presences.get(target.type) ?? presence)
      notes.push(...read.reading.notes.map((one) => ({ column: index, note: one, steps: presence === null ? null : ['facilities'] })))
    } else if (target?.kind === 'figure') {
      const figure = { target, read: { value: read.reading.value, provenance: read.provenance } }
      readOf.set(figure, read)
      figures.set(target.type, [...(figures.get(target.type) ?? []), figure])
      if (read.reading.value === undefined) notes.push(...read.reading.notes.map((one) => ({ column: index, note: one, steps: null })))
    }
  }
  const facilities: DraftFacility[] = []
  const counts: DraftUnit['counts'] = new Map()
  const surveyed = new Set<string>()
  for (const type of new Set([...presences.keys(), ...figures.keys()])) {
    const made = facilitiesOf(type, presences.get(type) ?? null, figures.get(type) ?? [])
    facilities.push(...made.facilities)
    for (const { figure, note: one, facility } of made.notes) {
      const { column, reading } = readOf.get(figure) as CellRead // set when the figure was read
      const steps = facility === null ? null : ['facilities', facility, figure.target.key]
      notes.push(...[...reading.notes, ...(one === null ? [] : [one])].map((each) => ({ column: column.index, note: each, steps })))
    }
    if (made.presence === null) continue
    if (made.presence.count !== null) counts.set(type, { count: made.presence.count, open: made.presence.open })
    if (!made.presence.open) surveyed.add(type)
  }
  return { facilities, counts, surveyed, notes }
}
