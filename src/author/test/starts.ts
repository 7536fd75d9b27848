import { type Input, inputs } from '../../inputs.js'
import type { Dictionary, Field } from '../../schema/dictionary.js'
import type { Pack } from '../../schema/pack.js'
import type { Start } from './candidates.js'
import { type ReadyCase, usualDate } from './run-case.js'
import type { GivenData } from './situation.js'
import type { Subject } from './subject.js'

const MOST = 8

/** The data that situations are looked for from: worked cases that come to something of their own, and data made of the inputs of the rule. */
export function startsOf(subject: Subject, cases: readonly ReadyCase[], pack: Pack): readonly Start[] {
  const kinds = new Map<string, Start>()
  for (const { case: one, situation } of cases) {
    const { status, reason } = one.expect
    const kind = [status, status === 'pass' || status === 'fail' ? one.kind : (reason ?? ''), situation.asOf, one.given.level ?? ''].join(
      ' ',
    )
    if (!kinds.has(kind)) kinds.set(kind, { given: one.given, asOf: situation.asOf })
  }
  const worked = [...kinds.values()].slice(0, MOST)
  const asOf = usualDate(pack, subject.rule)
  const days = [...new Set([asOf, ...periodStarts(subject)])]
  return [...worked, ...days.map((day) => ({ given: usualData(inputs([subject.at(day).program]), pack.dictionary, day), asOf: day }))]
}

// A period in which nobody worked a case has data of its own to start from.
function periodStarts({ pack, rule }: Subject): readonly string[] {
  return [rule, ...Object.values(pack.parameters).flatMap(({ values }) => values)].flatMap(({ from }) => from ?? [])
}

/** Something plausible for every input: all surveyed, one facility of each type, every finding met. */
function usualData(all: readonly Input[], dictionary: Dictionary, asOf: string): GivenData {
  const fields: Record<string, unknown> = {}
  const findings: Record<string, unknown> = {}
  const facilities = new Map<string, Record<string, unknown>>()
  for (const input of all) {
    const [first = '', type = '', name = ''] = input.name.split('.')
    if (input.of === 'finding') findings[type] = { value: 'yes' }
    else if (input.of === 'unit') fields[first] = usualValue(dictionary.unit[first], asOf)
    else {
      const own = facilities.get(type) ?? { type }
      if (input.of === 'facility') own[name] = usualValue(dictionary.facility[name], asOf)
      facilities.set(type, own)
    }
  }
  return {
    ...fields,
    ...(facilities.size === 0 ? {} : { surveyedFacilities: 'all', facilities: [...facilities.values()] }),
    ...(Object.keys(findings).length === 0 ? {} : { findings }),
  }
}

function usualValue(field: Field | undefined, asOf: string): unknown {
  switch (field?.type) {
    case 'number':
      return Math.max(field.min ?? 0, Math.min(field.max ?? 1000, field.max === 1 ? 0.5 : 1000))
    case 'boolean':
      return true
    case 'enum':
      return Object.keys(field.values ?? {})[0] ?? null
    case 'date':
      return asOf
    default:
      return null
  }
}
