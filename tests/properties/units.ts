import fc from 'fast-check'
import type { Pack } from '../../src/schema/pack.js'

export type Json = Record<string, unknown>

/** The levels that the rules of a pack judge. */
export function levelsOf(pack: Pack): readonly string[] {
  return [...new Set(pack.rules.flatMap((rule) => rule.level))]
}

/** Random units of a pack: every field, facility and finding of its dictionary, in range. */
export function unitOf(pack: Pack): fc.Arbitrary<Json> {
  const { unit, facility, facilities, findings } = pack.dictionary
  const types = Object.keys(facilities)
  const one = fc.record(
    { type: fc.constantFrom(...(types.length > 0 ? types : ['none'])), ...fieldsOf(facility) },
    { requiredKeys: ['type'] },
  )
  const finding = fc.record({ value: fc.constantFrom('yes', 'partial', 'no') })
  return fc
    .record({
      level: fc.constantFrom(...levelsOf(pack)),
      fields: fc.record(fieldsOf(unit)),
      facilities: types.length === 0 ? fc.constant([]) : fc.array(one, { maxLength: 12 }),
      findings: fc.record(Object.fromEntries(Object.keys(findings).map((id) => [id, finding]))),
    })
    .map(({ level, fields, facilities: built, findings: found }) => ({
      id: 'x',
      level,
      ...fields,
      surveyedFacilities: 'all',
      facilities: built,
      findings: found,
    }))
}

function fieldsOf(fields: Pack['dictionary']['unit']): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { type, min = 0, max, integer, values = {} }]) => {
      if (type === 'boolean') return [name, fc.boolean()]
      if (type === 'enum') return [name, fc.constantFrom(...Object.keys(values))]
      if (type === 'date') return [name, fc.constantFrom('2022-11-30', '2022-12-01', '2023-06-30')]
      if (type === 'text') return [name, fc.constant('x')]
      const top = max ?? min + 12_000
      const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(top) })
      return [
        name,
        integer === true
          ? whole
          : fc.oneof(
              whole,
              fc.integer({ min: Math.ceil(min * 100), max: Math.floor(top * 100) }).map((n) => n / 100),
            ),
      ]
    }),
  )
}

/** The same unit with some of what is known left out: values, findings, whole facilities and their types. */
export function forget(whole: Json, isForgotten: () => boolean): Json {
  const kept = Object.fromEntries(Object.entries(whole).filter(([key]) => STRUCTURE.has(key) || !isForgotten()))
  const findings = Object.fromEntries(Object.entries(whole.findings as Json).filter(() => !isForgotten()))
  const facilities = (whole.facilities as readonly Json[]).map((facility) =>
    Object.fromEntries(Object.entries(facility).filter(([key]) => key === 'type' || !isForgotten())),
  )
  const dropped = new Set(facilities.filter(() => isForgotten()).map((facility) => facility.type))
  const types = [...new Set(facilities.map((facility) => facility.type))]
  // A type is left out of the survey where any facility of it is: what is listed of it stays.
  const seen = facilities.filter((facility) => !dropped.has(facility.type) || !isForgotten())
  const surveyed = dropped.size === 0 ? 'all' : types.filter((type) => !dropped.has(type))
  return { ...kept, findings, facilities: seen, surveyedFacilities: surveyed }
}

const STRUCTURE = new Set(['id', 'level', 'surveyedFacilities', 'facilities', 'findings'])
