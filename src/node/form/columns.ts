import { createEngine } from '../../engine.js'
import type { Input } from '../../inputs.js'
import type { Language } from '../../messages/messages.js'
import { contextOf } from '../../report/context.js'
import { printOf } from '../../report/quantity.js'
import type { Unit } from '../../schema/dataset.js'
import type { Field } from '../../schema/dictionary.js'
import type { Pack } from '../../schema/pack.js'
import { type FormWords, formWordsIn } from './words.js'

/** A column of a form: its head, what it is read as, and what helps to fill it in. */
export interface FormColumn {
  readonly head: string
  readonly target: string
  /** Unit of numbers, as the head states it. */
  readonly unit?: string
  readonly note: string
  /** What may be chosen. */
  readonly choices?: readonly string[]
  readonly number?: { readonly whole: boolean; readonly min?: number; readonly max?: number; readonly expected: string }
  /** Whether whatever is typed stays a text, as a code must. */
  readonly isText?: true
  readonly width: number
}

/** The columns of each sheet of a form, and the facility types that it asks for. */
export interface FormColumns {
  readonly units: readonly FormColumn[]
  readonly survey: readonly FormColumn[]
  readonly facilities: readonly FormColumn[]
  readonly findings: readonly FormColumn[]
  readonly types: readonly string[]
}

/** What the rules of packs for one level read, as columns of a form. */
export function formColumns(packs: readonly Pack[], level: Unit['level'], language: Language): FormColumns {
  const words = formWordsIn(language)
  const notes = notesOf(packs, level, words)
  const { rules: places } = contextOf(packs, language)
  // In the order of the clauses that ask for them.
  const placeOf = ({ rules }: Input): number =>
    Math.min(...rules.filter((rule) => notes.has(rule)).map((rule) => places.get(rule)?.place ?? 0))
  const inputs = createEngine(packs)
    .inputs()
    .filter(({ rules }) => rules.some((rule) => notes.has(rule)))
    .sort((a, b) => placeOf(a) - placeOf(b))
  const of = (kind: Input['of']): readonly Input[] => inputs.filter((input) => input.of === kind)
  const noteOf = ({ rules }: Input): string => [...new Set(rules.flatMap((rule) => notes.get(rule) ?? []))].join('\n')
  const column = (input: Input): FormColumn => fieldColumn(input.name, noteOf(input), packs, language)
  return {
    units: of('unit').map(column),
    survey: of('facility-type').map((input) => ({
      head: input.label[language],
      target: input.name,
      note: `${words.surveyNote}\n${noteOf(input)}`,
      choices: [words.surveyed, words.none],
      width: 14,
    })),
    facilities: facilityColumns(of('facility'), noteOf, packs, language),
    findings: of('finding').map((input) => ({
      head: input.label[language],
      target: input.name,
      note: [questionOf(input.name, packs, language), noteOf(input)].filter((text) => text !== '').join('\n'),
      choices: [words.yes, words.partial, words.no, words.open],
      width: 14,
    })),
    types: of('facility-type').map(({ label }) => label[language]),
  }
}

// The clause of each rule of the level.
function notesOf(packs: readonly Pack[], level: Unit['level'], { clause }: FormWords): ReadonlyMap<string, readonly string[]> {
  return new Map(
    packs.flatMap(({ id, rules, clauses, documents }) =>
      rules.flatMap((rule) => {
        if (!rule.level.includes(level)) return []
        const own = clauses.find((one) => one.id === rule.clause)
        const document = documents.find((one) => one.id === own?.document)
        return [[`${id}/${rule.id}`, own === undefined ? [] : [clause(document?.number ?? '', own.locator)]] as const]
      }),
    ),
  )
}

// One column for a field, whichever types it is asked of.
function facilityColumns(
  inputs: readonly Input[],
  noteOf: (input: Input) => string,
  packs: readonly Pack[],
  language: Language,
): readonly FormColumn[] {
  const words = formWordsIn(language)
  const byField = new Map<string, Input[]>()
  for (const input of inputs) {
    const field = input.name.split('.').at(-1) ?? ''
    byField.set(field, [...(byField.get(field) ?? []), input])
  }
  return [...byField].map(([field, own]) => {
    const types = own.map(
      ({ name }) =>
        packs
          .map(({ dictionary }) => dictionary.facilities[name.split('.')[1] ?? '']?.label[language])
          .find((label) => label !== undefined) ?? name,
    )
    const note = [words.needs(types.join(language === 'zh' ? '、' : ', ')), ...new Set(own.map(noteOf))].join('\n')
    return fieldColumn(field, note, packs, language, 'facility')
  })
}

function fieldColumn(
  name: string,
  note: string,
  packs: readonly Pack[],
  language: Language,
  part: 'unit' | 'facility' = 'unit',
): FormColumn {
  const words = formWordsIn(language)
  const pack = packs.find(({ dictionary }) => Object.hasOwn(dictionary[part], name))
  const field = pack?.dictionary[part][name] as Field // every input is a field of a pack
  const label = field.label[language]
  if (field.type === 'boolean') return { head: label, target: name, note, choices: [words.yes, words.no], width: 14 }
  if (field.type === 'enum')
    return { head: label, target: name, note, choices: Object.values(field.values ?? {}).map((value) => value[language]), width: 14 }
  if (field.type !== 'number') return { head: label, target: name, note, width: 16 }
  const unit = printOf(field.unit ?? null, pack, contextOf(packs, language)).label
  const times = field.unit === 'share' ? 100 : 1
  const [min, max] = [field.min, field.max].map((bound) => (bound === undefined ? undefined : bound * times))
  const bounds = [min === undefined ? '' : `≥ ${min}`, max === undefined ? '' : `≤ ${max}`].filter((text) => text !== '').join(', ')
  return {
    head: unit === '' ? label : words.inUnit(label, unit),
    target: name,
    ...(field.unit === 'share' ? { unit: '%' } : {}),
    note,
    number: {
      whole: field.integer === true,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      expected: words.expected(unit, bounds),
    },
    width: 16,
  }
}

function questionOf(name: string, packs: readonly Pack[], language: Language): string {
  const id = name.slice('findings.'.length)
  return packs.map(({ dictionary }) => dictionary.findings[id]?.question?.[language]).find((question) => question !== undefined) ?? ''
}
