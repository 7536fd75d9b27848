import type { Program } from '../compile.js'
import { type Interval, intersect } from '../logic/interval.js'
import type { Node, Run, Scope, Surroundings } from '../logic/operator.js'
import { fromData, type Item, type ListValue, type Note, numberOf, type RecordValue, textOf, UNKNOWN, type Value } from '../logic/value.js'
import { fromNumber } from '../rational.js'
import type { Dictionary, Field } from '../schema/dictionary.js'
import type { CheckedFacility, CheckedUnit } from '../validate.js'
import { figuresFor, readPart } from './figures.js'
import { createNotices, type Notices, noteFigures, noteOf } from './notices.js'

/** A fact of a unit with what was noticed on the way to it. */
interface FactValue {
  readonly value: Value
  readonly notices: Notices
}

/** A unit as expressions see it; facts are worked out once. */
export interface View {
  readonly unit: CheckedUnit
  /** The level the unit is judged at: its own, or one it stands in for. */
  readonly level: string
  readonly data: RecordValue
  readonly program: Program
  readonly facts: Map<string, FactValue>
  /** The facilities listed, by type. */
  readonly facilities: ReadonlyMap<string, readonly Item[]>
  /** Gives the values in place of the engine's own evaluator; `null` where nobody does. */
  readonly second: SecondEvaluator | null
  /** Whether what is read is kept. */
  readonly withTrail: boolean
}

/** An evaluator that stands in for the engine's own: what an expression of a pack is worth for a unit. */
export type SecondEvaluator = (expression: unknown, view: View) => Value

/** Prepares a checked unit, judged as a unit of one level, for the expressions of one program. */
export function viewOf(
  unit: CheckedUnit,
  program: Program,
  asOf: string,
  level: string,
  second: SecondEvaluator | null = null,
  withTrail = false,
): View {
  const { dictionary } = program.pack
  const facilities = new Map<string, Item[]>()
  for (const [index, facility] of unit.facilities.entries()) {
    const item: Item = { value: facilityRecord(facility, index, unit, dictionary), certain: true }
    const known = facilities.get(facility.type)
    if (known === undefined) facilities.set(facility.type, [item])
    else known.push(item)
  }
  return { unit, level, data: unitRecord(unit, dictionary, asOf, level), program, facts: new Map(), facilities, second, withTrail }
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
      for (const [key, read] of known.notices.trail?.reads ?? []) notices.trail?.reads.set(key, read)
      for (const [key, used] of known.notices.trail?.figures ?? []) notices.trail?.figures.set(key, used)
      return known.value
    },
    parameter: (id, part, keys) => {
      const found = figuresFor(view.program.figures.get(id), keys)
      noteFigures(notices, id, found)
      return readPart(found, part, notices)
    },
    facilities: (types) => facilitiesOf(view, types, note),
    finding: (id) => {
      const value = view.unit.findings[id]
      note.read?.(`findings.${id}`, null)
      if (typeof value === 'string') {
        if (view.unit.approximate.has(`findings.${id}`)) note.approximate()
        return textOf(value)
      }
      return notKnown(view.unit, `findings.${id}`, note)
    },
  }
}

function workOut(id: string, view: View, createFactRun: (notices: Notices) => Run): FactValue {
  const notices = createNotices(view.withTrail)
  const run = createFactRun(notices)
  const scope: Scope = { data: view.data, run }
  const known = { value: run.evaluate(view.program.facts.get(id) as Node, scope), notices }
  view.facts.set(id, known)
  return known
}

function unitRecord(unit: CheckedUnit, dictionary: Dictionary, asOf: string, level: string): RecordValue {
  const fixed: Readonly<Record<string, string | null>> = { id: unit.id, level, name: unit.name, parent: unit.parent, asOf }
  const present = (key: string): boolean => (Object.hasOwn(fixed, key) ? fixed[key] !== null : (unit.values[key] ?? null) !== null)
  return {
    kind: 'record',
    data: unit.source,
    has: present,
    get: (key, note) => {
      note.read?.(key, null)
      return Object.hasOwn(fixed, key) ? fromData(fixed[key]) : readTyped(unit, unit.values[key], dictionary.unit[key], key, note)
    },
  }
}

function facilityRecord(
  facility: Pick<CheckedFacility, 'type' | 'values'>,
  index: number | null,
  unit: CheckedUnit,
  dictionary: Dictionary,
): RecordValue {
  return {
    kind: 'record',
    data: facility.values,
    has: (key) => key === 'type' || (facility.values[key] ?? null) !== null,
    get: (key, note) => {
      const name = `facilities.${facility.type}.${key}`
      if (index !== null) note.read?.(name, index)
      return key === 'type' ? textOf(facility.type) : readTyped(unit, facility.values[key], dictionary.facility[key], name, note)
    },
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

function facilitiesOf({ unit, program, facilities }: View, types: readonly string[], note: Note): ListValue {
  const { dictionary } = program.pack
  const isOpen = (type: string): boolean => unit.doubtful.has(type) || (unit.surveyed !== 'all' && !unit.surveyed.has(type))
  const open = types.filter(isOpen)
  for (const type of types) note.read?.(`facilities.${type}`, null)
  for (const type of open) note.unknown(`facilities.${type}`, unit.doubtful.has(type) ? 'invalid-data' : 'missing-data')
  const unseen = { type: types[0] ?? '', values: {} }
  return {
    kind: 'list',
    items: [...new Set(types)].flatMap((type) => facilities.get(type) ?? []),
    open: open.length > 0,
    rest: facilityRecord(unseen, null, unit, dictionary),
  }
}
