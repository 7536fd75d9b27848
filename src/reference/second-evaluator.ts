import { figuresFor, readPart } from '../evaluation/figures.js'
import { createNotices } from '../evaluation/notices.js'
import type { SecondEvaluator, View } from '../evaluation/view.js'
import type { Part } from '../logic/operator.js'
import type { Field } from '../schema/dictionary.js'
import type { CheckedFacility } from '../validate.js'
import { fractionOfDouble } from './fraction.js'
import { narrowed, type Range } from './range.js'
import { type Around, createReference, type Reference } from './reference.js'
import { engineValue, worthOfValue } from './values.js'
import { listing, NOTHING, number, type RecordWorth, text, type Worth, worthOfData } from './worth.js'

/**
 * Evaluates the expressions of a pack by json-logic-js with exact operators in place of this project's parser and evaluator.
 * The figures of tables, and all that comes after an expression, are still the engine's.
 */
export function createSecondEvaluator(): SecondEvaluator {
  const reference = createReference()
  const known = new WeakMap<View, Seen>()
  return (expression, view) => {
    const { data, around } = known.get(view) ?? look(view, reference)
    known.set(view, { data, around })
    return engineValue(reference(expression, data, around))
  }
}

/** A unit as the reference sees it. */
interface Seen {
  readonly data: Worth
  readonly around: Around
}

function look(view: View, reference: Reference): Seen {
  const { unit, program, level } = view
  const { dictionary, facts: sources } = program.pack
  const fixed = { id: unit.id, level, name: unit.name, parent: unit.parent, asOf: program.asOf }
  const data = recordOf({ ...unit.values, ...fixed }, dictionary.unit)
  const facts = new Map<string, Worth>()
  const around: Around = {
    fact: (id) => {
      const worth = facts.get(id) ?? reference(sources[id]?.expression, data, around)
      facts.set(id, worth)
      return worth
    },
    finding: (id) => {
      const found = unit.findings[id]
      return typeof found === 'string' ? text(found) : NOTHING
    },
    facilities: (types) => {
      const wanted = [...new Set(types)]
      const found = wanted.flatMap((type) => unit.facilities.filter((one) => one.type === type))
      const isOpen = wanted.some((type) => unit.doubtful.has(type) || (unit.surveyed !== 'all' && !unit.surveyed.has(type)))
      const unseen = facilityOf({ type: types[0] ?? '', values: {} }, dictionary.facility)
      return { ...listing(found.map((one) => facilityOf(one, dictionary.facility))), more: isOpen ? unseen : null }
    },
    figure: (id, part, keys) =>
      worthOfValue(readPart(figuresFor(program.figures.get(id), keys.map(engineValue)), part as Part, createNotices())), // the part was checked with the pack
  }
  return { data, around }
}

function facilityOf({ type, values }: Pick<CheckedFacility, 'type' | 'values'>, fields: Readonly<Record<string, Field>>): RecordWorth {
  return recordOf({ ...values, type }, fields)
}

// A number that is missing, or of which only a bound is stated, is still within the range of its field.
function recordOf(values: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, Field>>): RecordWorth {
  const typical = new Map<string, Worth>()
  for (const [name, field] of Object.entries(fields)) if (field.type === 'number') typical.set(name, number(rangeOf(field)))
  const keys = new Map(
    Object.entries(values).map(([name, value]) => {
      const worth = worthOfData(value)
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      return [name, worth.is === 'number' && field !== undefined ? number(narrowed(worth.range, rangeOf(field))) : worth] as const
    }),
  )
  return { is: 'object', keys, source: values, typical }
}

function rangeOf({ min, max }: Field): Range {
  return { low: min === undefined ? null : fractionOfDouble(min), high: max === undefined ? null : fractionOfDouble(max) }
}
