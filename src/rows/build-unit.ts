import type { Facility, Provenance, Unit } from '../schema/dataset.js'
import { compareText } from '../text.js'
import { type DraftEntry, type DraftFacility, type DraftUnit, entryOn } from './draft.js'
import { note } from './report.js'

/** A unit of the dataset, with the facilities in the order in which it has them. */
export interface BuiltUnit {
  readonly unit: Unit
  readonly facilities: readonly DraftFacility[]
  readonly entries: readonly DraftEntry[]
}

/** Makes the unit of a dataset from what its rows gave and from the facilities that tables list for it. */
export function buildUnit(draft: DraftUnit, listed: readonly DraftFacility[]): BuiltUnit {
  const listedTypes = new Set(listed.map(({ type }) => type))
  const facilities = [...listed, ...draft.facilities.filter(({ type }) => !listedTypes.has(type))]
  const { surveyed, entries } = surveyedWith(draft, listed)
  const provenance = new Map([...draft.values].map(([key, { provenance: own }]) => [key, own] as const))
  // A source that no value has is still that of the row.
  if (draft.values.size === 0 && draft.findings.size === 0) provenance.set('id', draft.provenance)
  const findings = [...draft.findings].map(([id, { value, evidence, provenance: own }]) => [
    id,
    { value, ...(evidence === undefined ? {} : { evidence }), ...unlessEmpty('provenance', own) },
  ])
  const unit = {
    id: draft.id,
    level: draft.level,
    ...(draft.name === null ? {} : { name: draft.name }),
    ...(draft.parent === null ? {} : { parent: draft.parent }),
    ...valuesOf(draft.values),
    ...(surveyed === 'all' ? { surveyedFacilities: surveyed } : surveyed.length === 0 ? {} : { surveyedFacilities: surveyed }),
    ...(facilities.length === 0 ? {} : { facilities: facilities.map(facilityFrom) }),
    ...(findings.length === 0 ? {} : { findings: Object.fromEntries(findings) }),
    ...provenanceFrom(provenance),
    ...(draft.note === null ? {} : { note: draft.note }),
  } as Unit // values are of fields, so of no key that a unit has itself
  return { unit, facilities, entries }
}

// Of a type that columns count higher than a table lists, some are not listed.
function surveyedWith(
  draft: DraftUnit,
  listed: readonly DraftFacility[],
): { readonly surveyed: 'all' | readonly string[]; readonly entries: readonly DraftEntry[] } {
  const short = [...draft.counts].filter(([type, { count, open }]) => {
    const found = listed.filter((one) => one.type === type).length
    return found > 0 && (open ? found < count : found !== count)
  })
  const entries = short.map(([type, { count }]) =>
    entryOn(draft, `facilities.${type}`, note('other-figure', 'noted', { id: draft.id, value: String(count) }), null, []),
  )
  if (draft.surveyed === 'all') return { surveyed: 'all', entries }
  const open = new Set(short.map(([type]) => type))
  return { surveyed: [...(draft.surveyed ?? [])].filter((type) => !open.has(type)).sort(compareText), entries }
}

function facilityFrom({ type, name, note: text, values, provenance }: DraftFacility): Facility {
  const sources = new Map([...provenance, ...[...values].map(([key, { provenance: own }]) => [key, own] as const)])
  return {
    type,
    ...(name === undefined ? {} : { name }),
    ...valuesOf(values),
    ...provenanceFrom(sources),
    ...(text === undefined ? {} : { note: text }),
  }
}

function valuesOf(values: DraftUnit['values']): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...values].map(([key, { value }]) => [key, value]))
}

function provenanceFrom(all: ReadonlyMap<string, Provenance>): { readonly provenance?: Readonly<Record<string, Provenance>> } {
  return unlessEmpty('provenance', Object.fromEntries([...all].filter(([, one]) => Object.keys(one).length > 0)))
}

function unlessEmpty<Key extends string, T extends object>(key: Key, value: T): { readonly [K in Key]?: T } {
  return (Object.keys(value).length === 0 ? {} : { [key]: value }) as { readonly [K in Key]?: T } // one key or none
}
