import type { Input } from '../../inputs.js'
import { exactOf } from '../../logic/value.js'
import { fromNumber, type Rational } from '../../rational.js'
import type { Dictionary, Field } from '../../schema/dictionary.js'
import type { GivenData } from './situation.js'
import { asNumber } from './step.js'

/** Something of the data of a unit that can be turned to see what a rule makes of it. */
export interface Knob {
  /** Name as it stands in `missing` of an outcome. */
  readonly input: string
  /** The data with each of the values that there are to choose from, and with none. */
  readonly settings: (given: GivenData) => readonly GivenData[]
  /** For numbers: what it is now, and the data with another. */
  readonly number: NumberKnob | null
}

export interface NumberKnob {
  readonly isWhole: boolean
  readonly min: number | null
  readonly max: number | null
  readonly get: (given: GivenData) => Rational | null
  readonly set: (given: GivenData, value: number) => GivenData
}

type Facility = Readonly<Record<string, unknown>> & { readonly type: string }

/** More facilities of a type than a rule counts are not tried. */
const MOST = 50

/** The knobs of the inputs of a rule. */
export function knobsOf(inputs: readonly Input[], dictionary: Dictionary): readonly Knob[] {
  return inputs.map((input) => {
    const [first = '', type = '', name = ''] = input.name.split('.')
    if (input.of === 'finding') return findingKnob(input.name, type)
    if (input.of === 'facility-type') return countKnob(input.name, type)
    if (input.of === 'facility') return facilityKnob(input.name, type, name, dictionary.facility[name])
    return unitKnob(input.name, first, dictionary.unit[first])
  })
}

function unitKnob(input: string, name: string, field: Field | undefined): Knob {
  const set = (given: GivenData, value: unknown): GivenData => ({ ...given, [name]: value })
  return {
    input,
    settings: (given) => [without(given, name), ...choicesOf(field).map((value) => set(given, value))],
    number: field?.type === 'number' ? { ...boundsOf(field), get: (given) => exactOf(given[name]), set } : null,
  }
}

function findingKnob(input: string, id: string): Knob {
  const set = (given: GivenData, value: string | null): GivenData => {
    const others = without((given.findings ?? {}) as GivenData, id)
    return { ...given, findings: value === null ? others : { ...others, [id]: { value } } }
  }
  return { input, settings: (given) => [null, 'yes', 'partial', 'no'].map((value) => set(given, value)), number: null }
}

function facilityKnob(input: string, type: string, name: string, field: Field | undefined): Knob {
  const change = (given: GivenData, changed: (facility: Facility) => Facility): GivenData => {
    const all = facilitiesOf(given)
    const first = all.findIndex((one) => one.type === type)
    return { ...given, facilities: first < 0 ? [...all, changed({ type })] : all.with(first, changed(all[first] as Facility)) } // just found
  }
  const set = (given: GivenData, value: unknown): GivenData => change(given, (facility) => ({ ...facility, [name]: value }))
  const get = (given: GivenData): Rational | null => exactOf(facilitiesOf(given).find((one) => one.type === type)?.[name])
  return {
    input,
    settings: (given) => [
      change(given, (facility) => without(facility, name) as Facility),
      ...choicesOf(field).map((value) => set(given, value)),
    ],
    number: field?.type === 'number' ? { ...boundsOf(field), get, set } : null,
  }
}

// How many facilities of a type there are; none at all, or not surveyed.
function countKnob(input: string, type: string): Knob {
  const own = (given: GivenData): readonly Facility[] => facilitiesOf(given).filter((one) => one.type === type)
  const set = (given: GivenData, count: number): GivenData => {
    const model = own(given)[0] ?? { type }
    const kept = own(given).slice(0, count)
    const added = Array.from({ length: Math.min(count, MOST) - kept.length }, () => model)
    return { ...given, facilities: [...facilitiesOf(given).filter((one) => one.type !== type), ...kept, ...added] }
  }
  return {
    input,
    settings: (given) => [
      { ...without(given, 'surveyedFacilities'), facilities: facilitiesOf(given).filter((one) => one.type !== type) },
      { ...given, facilities: [...facilitiesOf(given), { type }] },
      without(given, 'surveyedFacilities'),
      ...[0, 1, own(given).length + 1].map((count) => set({ ...given, surveyedFacilities: 'all' }, count)),
      ...own(given)
        .slice(0, 1)
        .flatMap((one) => [2, 0.5].map((factor) => ({ ...given, facilities: [...facilitiesOf(given), unlike(one, factor)] }))),
    ],
    number: { isWhole: true, min: 0, max: MOST, get: (given) => fromNumber(own(given).length), set },
  }
}

// A second one that differs in everything: `all` is told from `some` by it, and the largest from the smallest.
function unlike(facility: Facility, factor: number): Facility {
  const other = (value: unknown): unknown => (typeof value === 'number' ? value * factor : typeof value === 'boolean' ? !value : value)
  return { ...Object.fromEntries(Object.entries(facility).map(([name, value]) => [name, other(value)])), type: facility.type }
}

/** Whether a knob of a number can be set to a value, and to which. */
export function settable(value: Rational, { isWhole, min, max }: NumberKnob): readonly number[] {
  const near = isWhole && value.d !== 1n ? [value.floor(), value.ceil()] : [value]
  const short = near.flatMap((one) => {
    const number = asNumber(one)
    return number !== null && String(number).length <= 9 ? [number] : [asNumber(one.floor(3)), asNumber(one.ceil(3))]
  })
  return short.filter((one) => one !== null).filter((one) => (min === null || one >= min) && (max === null || one <= max))
}

function choicesOf(field: Field | undefined): readonly unknown[] {
  if (field?.type === 'boolean') return [true, false]
  if (field?.type === 'enum') return Object.keys(field.values ?? {})
  return []
}

function boundsOf({ integer, min, max }: Field): Pick<NumberKnob, 'isWhole' | 'min' | 'max'> {
  return { isWhole: integer === true, min: min ?? null, max: max ?? null }
}

function facilitiesOf({ facilities }: GivenData): readonly Facility[] {
  return Array.isArray(facilities) ? facilities : []
}

function without(record: GivenData, name: string): GivenData {
  const { [name]: _, ...others } = record
  return others
}
