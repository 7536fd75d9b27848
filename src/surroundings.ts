import type { Figure, Program } from './compile.js'
import { type Interval, intersect, point } from './logic/interval.js'
import type { Node, Part, Run, Scope, Surroundings } from './logic/operator.js'
import {
  fromData,
  type ListValue,
  type Note,
  numberOf,
  type RecordValue,
  textOf,
  UNKNOWN,
  type UnknownReason,
  type Value,
} from './logic/value.js'
import { fromNumber, type Rational } from './rational.js'
import type { Dictionary, Field } from './schema/dictionary.js'
import type { CheckedFacility, CheckedUnit } from './validate.js'

/** What was noticed while an expression was evaluated. */
export interface Notices {
  readonly missing: Set<string>
  readonly reasons: Set<Notice>
  approximate: boolean
}

export type Notice = UnknownReason | 'unverified' | 'awaiting-transcription' | 'not-in-force' | 'no-limit'

/** A fact of a unit with what was noticed on the way to it. */
interface FactValue {
  readonly value: Value
  readonly notices: Notices
}

/** A unit as expressions see it; facts are worked out once. */
export interface View {
  readonly unit: CheckedUnit
  readonly data: RecordValue
  readonly program: Program
  readonly facts: Map<string, FactValue>
}

export function createNotices(): Notices {
  return { missing: new Set(), reasons: new Set(), approximate: false }
}

export function noteOf(notices: Notices): Note {
  return {
    unknown: (name, reason) => {
      notices.missing.add(name)
      notices.reasons.add(reason)
    },
    approximate: () => {
      notices.approximate = true
    },
  }
}

/** Prepares a checked unit for the expressions of one program. */
export function viewOf(unit: CheckedUnit, program: Program, asOf: string): View {
  return { unit, data: unitRecord(unit, program.pack.dictionary, asOf), program, facts: new Map() }
}

/** What expressions read beside the unit: facts, parameters, facilities and findings. */
export function surroundingsOf(view: View, notices: Notices, createFactRun: (notices: Notices) => Run): Surroundings {
  const note = noteOf(notices)
  return {
    fact: (id) => {
      const known = view.facts.get(id) ?? workOut(id, view, createFactRun)
      for (const name of known.notices.missing) notices.missing.add(name)
      for (const reason of known.notices.reasons) notices.reasons.add(reason)
      notices.approximate ||= known.notices.approximate
      return known.value
    },
    parameter: (id, part, keys) => {
      const found = figuresFor(view.program, id, keys)
      return readPart(found, part, notices)
    },
    facilities: (types) => facilitiesOf(view, types, note),
    finding: (id) => {
      const value = view.unit.findings[id]
      if (typeof value === 'string') {
        if (view.unit.approximate.has(`findings.${id}`)) note.approximate()
        return textOf(value)
      }
      return notKnown(view.unit, `findings.${id}`, note)
    },
  }
}

function workOut(id: string, view: View, createFactRun: (notices: Notices) => Run): FactValue {
  const notices = createNotices()
  const run = createFactRun(notices)
  const scope: Scope = { data: view.data, run }
  const known = { value: run.evaluate(view.program.facts.get(id) as Node, scope), notices }
  view.facts.set(id, known)
  return known
}

function unitRecord(unit: CheckedUnit, dictionary: Dictionary, asOf: string): RecordValue {
  const fixed: Readonly<Record<string, string | null>> = { id: unit.id, level: unit.level, name: unit.name, parent: unit.parent, asOf }
  const present = (key: string): boolean => (Object.hasOwn(fixed, key) ? fixed[key] !== null : (unit.values[key] ?? null) !== null)
  return {
    kind: 'record',
    data: unit.source,
    has: present,
    get: (key, note) =>
      Object.hasOwn(fixed, key) ? fromData(fixed[key]) : readTyped(unit, unit.values[key], dictionary.unit[key], key, note),
  }
}

function facilityRecord(facility: CheckedFacility, unit: CheckedUnit, dictionary: Dictionary): RecordValue {
  return {
    kind: 'record',
    data: facility.values,
    has: (key) => key === 'type' || (facility.values[key] ?? null) !== null,
    get: (key, note) =>
      key === 'type'
        ? textOf(facility.type)
        : readTyped(unit, facility.values[key], dictionary.facility[key], `facilities.${facility.type}.${key}`, note),
  }
}

// A missing number still has the range its field allows, and a stated bound cannot leave that range either.
function readTyped(unit: CheckedUnit, raw: unknown, field: Field | undefined, name: string, note: Note): Value {
  if (unit.approximate.has(name)) note.approximate()
  if (raw === null || raw === undefined) {
    notKnown(unit, name, note)
    return field?.type === 'number' ? numberOf(rangeOfField(field)) : UNKNOWN
  }
  const value = fromData(raw)
  if (value.kind !== 'number' || value.range.low === value.range.high) return value
  note.unknown(name, 'missing-data')
  return numberOf(intersect(value.range, rangeOfField(field)) ?? value.range)
}

function rangeOfField(field: Field | undefined): Interval {
  return { low: field?.min === undefined ? -1 : fromNumber(field.min), high: field?.max === undefined ? 1 : fromNumber(field.max) }
}

function notKnown(unit: CheckedUnit, name: string, note: Note): Value {
  note.unknown(name, unit.invalid.has(name) ? 'invalid-data' : 'missing-data')
  return UNKNOWN
}

function facilitiesOf({ unit, program }: View, types: readonly string[], note: Note): ListValue {
  const { dictionary } = program.pack
  const isOpen = (type: string): boolean => unit.doubtful.has(type) || (unit.surveyed !== 'all' && !unit.surveyed.has(type))
  const open = types.filter(isOpen)
  for (const type of open) note.unknown(`facilities.${type}`, unit.doubtful.has(type) ? 'invalid-data' : 'missing-data')
  const unseen: CheckedFacility = { type: types[0] ?? '', values: {} }
  return {
    kind: 'list',
    items: unit.facilities
      .filter((facility) => types.includes(facility.type))
      .map((facility) => ({ value: facilityRecord(facility, unit, dictionary), certain: true })),
    open: open.length > 0,
    rest: facilityRecord(unseen, unit, dictionary),
  }
}

/** The table rows that may answer to the keys, and whether one certainly does. */
export interface Found {
  readonly rows: readonly Figure[]
  readonly certain: boolean
  readonly inForce: boolean
}

/** Finds the figures of a parameter for the keys; a key that is not known leaves every row it may mean. */
export function figuresFor(program: Program, id: string, keys: readonly Value[]): Found {
  const figures = program.figures.get(id)
  if (figures === undefined || figures.rows.length === 0) return { rows: [], certain: true, inForce: false }
  const fits = figures.rows.map((row) => ({ row, fit: fitOf(row, figures.by, keys) }))
  const sure = fits.find(({ fit }) => fit === true)
  if (sure !== undefined) return { rows: [sure.row], certain: true, inForce: true }
  const rows = fits.filter(({ fit }) => fit === null).map(({ row }) => row)
  return { rows, certain: rows.length === 0, inForce: true }
}

function fitOf(row: Figure, by: readonly string[], keys: readonly Value[]): boolean | null {
  let fit: boolean | null = true
  for (const [index, name] of by.entries()) {
    const wanted = Object.hasOwn(row.when, name) ? row.when[name] : undefined
    const one = wanted === undefined ? true : keyFits(keys[index] ?? UNKNOWN, wanted)
    if (one === false) return false
    if (one === null) fit = null
  }
  return fit
}

function keyFits(key: Value, wanted: Figure['when'][string]): boolean | null {
  if (Array.isArray(wanted)) {
    const fits = wanted.map((one) => keyFits(key, one))
    return fits.includes(true) ? true : fits.includes(null) ? null : false
  }
  if (typeof wanted === 'object') return key.kind === 'number' ? withinBand(key.range, wanted as Band) : null
  if (key.kind === 'unknown') return null
  if (typeof wanted === 'number') return key.kind === 'number' ? withinBand(key.range, { min: wanted, max: wanted }) : false
  return (key.kind === 'text' || key.kind === 'boolean') && key.value === wanted
}

interface Band {
  readonly min?: number
  readonly max?: number
  readonly above?: number
  readonly below?: number
}

function withinBand(range: Interval, { min, max, above, below }: Band): boolean | null {
  const holds = (inside: (value: Rational) => boolean): boolean | null => {
    const ends = [range.low, range.high].map((end) => (typeof end === 'number' ? null : inside(end)))
    return ends[0] === true && ends[1] === true ? true : null
  }
  const inside = (value: Rational): boolean =>
    (min === undefined || value.compare(fromNumber(min)) >= 0) &&
    (max === undefined || value.compare(fromNumber(max)) <= 0) &&
    (above === undefined || value.compare(fromNumber(above)) > 0) &&
    (below === undefined || value.compare(fromNumber(below)) < 0)
  if (holds(inside) === true) return true
  const low = min ?? above
  const high = max ?? below
  const apartBelow =
    low !== undefined &&
    typeof range.high !== 'number' &&
    (range.high.compare(fromNumber(low)) < 0 || (above !== undefined && range.high.compare(fromNumber(above)) <= 0))
  const apartAbove =
    high !== undefined &&
    typeof range.low !== 'number' &&
    (range.low.compare(fromNumber(high)) > 0 || (below !== undefined && range.low.compare(fromNumber(below)) >= 0))
  return apartBelow || apartAbove ? false : null
}

/** Reads one part of a figure; a figure that must not score, or has no value yet, is unknown for that reason. */
export function readPart(found: Found, part: Part | 'above' | 'below', notices: Notices): Value {
  const [row] = found.rows
  if (row === undefined) {
    notices.reasons.add(found.inForce ? 'no-limit' : 'not-in-force')
    return UNKNOWN
  }
  if (!found.certain) return UNKNOWN
  const figure = part === 'min' || part === 'max' ? (row[part] ?? row.value) : row.value
  if (figure === null) {
    notices.reasons.add('awaiting-transcription')
    return UNKNOWN
  }
  if (row.grade === 'C' || row.grade === 'D') {
    notices.reasons.add('unverified')
    return UNKNOWN
  }
  return numberOf(point(figure))
}
