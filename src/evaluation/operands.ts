import { canonicalize } from '../canonical.js'
import { toNumber } from '../rational.js'
import type { Outcome, OutcomeFigure, OutcomeOperand } from '../schema/assessment.js'
import type { Provenance } from '../schema/dataset.js'
import { compareText } from '../text.js'
import type { CheckedUnit } from '../validate.js'
import type { Figure } from './figures.js'
import type { Trail } from './notices.js'
import type { View } from './view.js'

/** What an evaluation read, as plain JSON in an order that does not depend on that of the data. */
export function trailOf({ reads, figures }: Trail, view: View): Required<Pick<Outcome, 'operands' | 'figures'>> {
  return {
    operands: inOrder(
      [...reads.values()].map((read) => operandOf(read, view)),
      ({ name }) => name,
    ),
    figures: inOrder(
      [...figures.values()].map(({ parameter, figure }) => figureOf(parameter, figure, view)),
      ({ parameter }) => parameter,
    ),
  }
}

type Read = Trail['reads'] extends Map<string, infer One> ? One : never

function operandOf({ name, facility }: Read, view: View): OutcomeOperand {
  const { unit, program } = view
  const { dictionary } = program.pack
  const [of = '', id = ''] = name.split('.')
  const key = name.slice(`${of}.${id}.`.length)
  if (facility !== null) {
    const own = unit.facilities[facility]
    return {
      name,
      ...facilityName(unit, facility),
      value: key === 'type' ? id : given(own?.values[key]),
      unit: dictionary.facility[key]?.unit ?? null,
      ...provenanceOf(own?.source.provenance, key),
    }
  }
  if (of === 'findings' && id !== '') {
    const { evidence, on, provenance }: { evidence?: unknown; on?: unknown; provenance?: unknown } = own(unit.source.findings, id) ?? {}
    const texts = { ...(typeof evidence === 'string' ? { evidence } : {}), ...(typeof on === 'string' ? { on } : {}) }
    return { name, value: given(unit.findings[id]), unit: null, ...texts, ...provenanceOf({ value: provenance }, 'value') }
  }
  if (of === 'facilities' && id !== '') {
    const isOpen = unit.doubtful.has(id) || (unit.surveyed !== 'all' && !unit.surveyed.has(id))
    const value = unit.facilities.filter(({ type }) => type === id).length
    return { name, value, unit: null, ...(isOpen ? { open: true } : {}) }
  }
  const fixed: Readonly<Record<string, unknown>> = {
    id: unit.id,
    level: view.level,
    name: unit.name,
    parent: unit.parent,
    asOf: program.asOf,
  }
  const value = Object.hasOwn(fixed, name) ? fixed[name] : unit.values[name]
  const field = Object.hasOwn(dictionary.unit, name) ? dictionary.unit[name] : undefined
  return { name, value: given(value), unit: field?.unit ?? null, ...provenanceOf(unit.source.provenance, name) }
}

// Which facility it is: by its name where that tells, else of several of a type by its place in an order of contents.
function facilityName({ facilities }: CheckedUnit, index: number): Pick<OutcomeOperand, 'facility'> {
  const self = facilities[index]
  const alike = facilities.filter(({ type }) => type === self?.type)
  const { name } = self?.source ?? {}
  if (typeof name === 'string' && alike.filter(({ source }) => source.name === name).length === 1) return { facility: name }
  if (alike.length === 1) return {}
  const contents = alike.map(({ source }) => canonicalize(source)).sort(compareText)
  return { facility: `#${contents.indexOf(canonicalize(self?.source)) + 1}` }
}

function given(value: unknown): OutcomeOperand['value'] {
  return (value ?? null) as OutcomeOperand['value'] // the unit was checked: number, bounds, decimal, text or truth
}

const TEXTS = ['source', 'url', 'date', 'method', 'trust', 'raw', 'note'] as const

// Only what has the form it should have: a note that is a number is no note.
function provenanceOf(provenance: Readonly<Record<string, unknown>> | undefined, key: string): Pick<OutcomeOperand, 'provenance'> {
  const found = own(provenance, key) as Provenance | undefined
  if (typeof found !== 'object' || found === null) return {}
  const texts = TEXTS.filter((name) => typeof found[name] === 'string').map((name) => [name, found[name]] as const)
  const { approximate, alternatives } = found
  const all = {
    ...Object.fromEntries(texts),
    ...(approximate === true ? { approximate } : {}),
    ...(Array.isArray(alternatives) && alternatives.length > 0 ? { alternatives } : {}),
  }
  return Object.keys(all).length === 0 ? {} : { provenance: all }
}

function figureOf(parameter: string, { when, value, min, max, grade, verified, clause }: Figure, { program }: View): OutcomeFigure {
  const place = program.clauses.get(clause)
  const bounds = Object.entries({ value, min, max }).flatMap(([name, exact]) => (exact === null ? [] : [[name, toNumber(exact)]]))
  return {
    parameter,
    ...(Object.keys(when).length === 0 ? {} : { when }),
    ...Object.fromEntries(bounds),
    unit: program.pack.parameters[parameter]?.unit ?? '',
    clause: place?.locator ?? clause,
    document: program.documents.get(place?.document ?? '')?.number ?? '',
    grade,
    verified,
  }
}

function own<T>(of: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? of[key] : undefined
}

function inOrder<T>(list: readonly T[], nameOf: (one: T) => string): T[] {
  return list
    .map((one) => [`${nameOf(one)} ${canonicalize(one)}`, one] as const)
    .sort(([a], [b]) => compareText(a, b))
    .map(([, one]) => one)
}
