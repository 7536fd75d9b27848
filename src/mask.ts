import { digest } from './digest.js'
import { at } from './issue.js'
import type { Dictionary } from './schema/dictionary.js'

/** What shall be hidden: fields by name, and with `personal` every free text. */
export interface Masking {
  readonly fields: readonly string[]
  readonly personal: boolean
}

/** One value that was hidden: where it stood, and what its holder can show it by. */
export interface MaskedValue {
  /** JSON Pointer within the unit. */
  readonly path: string
  /** SHA-256 of the canonical text of `[salt, value]`. */
  readonly commitment: string
}

/** A unit with values hidden. */
export interface MaskedUnit {
  readonly unit: unknown
  readonly values: readonly MaskedValue[]
}

const MARK = 'masked:'
const MARKED = /^masked:(sha256:[0-9a-f]{64})$/

type Json = Readonly<Record<string, unknown>>
type Place = 'unit' | 'facility' | 'finding' | 'provenance' | 'alternative'

/** What stands at a place and is no free text; `name` is that of the community, which results carry. */
const KEPT: Readonly<Record<Place, ReadonlySet<string>>> = {
  unit: new Set(['id', 'level', 'parent', 'assessAs', 'surveyedFacilities', 'facilities', 'findings', 'provenance']),
  facility: new Set(['type', 'provenance']),
  finding: new Set(['value', 'on', 'provenance']),
  provenance: new Set(['date', 'method', 'trust', 'approximate', 'alternatives']),
  alternative: new Set(['value', 'date']),
}

/** Whether a field can be hidden: not where rules read it, or where it holds the unit together. */
export function isMaskable(field: string, { unit, facility }: Pick<Dictionary, 'unit' | 'facility'>): boolean {
  return !Object.hasOwn(unit, field) && !Object.hasOwn(facility, field) && !Object.values(KEPT).some((kept) => kept.has(field))
}

/**
 * Hides values of a unit. In place of each stands its commitment, salted from a secret of the holder, so that nobody can guess it
 * from a list of likely values. Values that rules read stay, and with them every outcome.
 */
export function maskUnit(unit: Json, { fields, personal }: Masking, dictionary: Dictionary, secret: string): MaskedUnit {
  const values: MaskedValue[] = []
  const id = unit.id ?? null
  const hide = (value: unknown, path: string): unknown => {
    if (value === null || value === undefined || (typeof value === 'string' && MARKED.test(value))) return value
    const commitment = digest([saltFor(secret, id, path), value])
    values.push({ path, commitment })
    return MARK + commitment
  }
  const isHidden = (key: string, place: Place): boolean => {
    const known = place === 'unit' ? dictionary.unit : place === 'facility' ? dictionary.facility : {}
    if (KEPT[place].has(key) || Object.hasOwn(known, key)) return false
    return fields.includes(key) || (personal && !(place === 'unit' && key === 'name'))
  }
  // Of what has not the form it should have, nobody knows what it holds.
  const masked = (value: unknown, place: Place, path: string): unknown =>
    isRecord(value)
      ? mapped(value, path, (inner, key, own) => (isHidden(key, place) ? hide(inner, own) : inside(inner, key, place, own)))
      : personal
        ? hide(value, path)
        : value
  const each = (value: unknown, place: Place, path: string): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => masked(one, place, at(path, index)))
    return isRecord(value) ? mapped(value, path, (one, _, own) => masked(one, place, own)) : masked(value, place, path)
  }
  const inside = (value: unknown, key: string, place: Place, path: string): unknown => {
    if (value === null || value === undefined) return value
    if (place === 'unit' && key === 'facilities') return each(value, 'facility', path)
    if (place === 'unit' && key === 'findings') return each(value, 'finding', path)
    if (key === 'provenance' && place === 'finding') return masked(value, 'provenance', path)
    if (key === 'provenance') return each(value, 'provenance', path)
    return key === 'alternatives' ? each(value, 'alternative', path) : value
  }
  return { unit: masked(unit, 'unit', ''), values }
}

/** The salt of one value; who is given it, with the value, can check the commitment of this one and of no other. */
export function saltFor(secret: string, unit: unknown, path: string): string {
  return digest([secret, unit, path])
}

/** The values of a unit that are hidden. */
export function maskedValues(unit: unknown, path = ''): readonly MaskedValue[] {
  if (typeof unit === 'string') {
    const [, commitment] = MARKED.exec(unit) ?? []
    return commitment === undefined ? [] : [{ path, commitment }]
  }
  if (typeof unit !== 'object' || unit === null) return []
  return Object.entries(unit).flatMap(([key, value]) => maskedValues(value, at(path, key)))
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mapped(record: Json, path: string, change: (value: unknown, key: string, path: string) => unknown): Json {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key, at(path, key))]))
}
