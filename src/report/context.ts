import type { Language } from '../messages/messages.js'
import type { Label } from '../schema/label.js'
import type { Pack, Rule } from '../schema/pack.js'
import { type Words, wordsIn } from './words.js'

/** What a report needs beside an assessment: the packs for titles, clauses and units, and the words of one language. */
export interface Context {
  readonly language: Language
  readonly words: Words
  readonly packs: readonly Pack[]
  readonly rules: ReadonlyMap<string, { readonly pack: Pack; readonly rule: Rule; readonly place: number }>
}

/** Prepares packs for reports in one language. */
export function contextOf(packs: readonly Pack[], language: Language): Context {
  const places = packs.flatMap((pack) =>
    pack.rules.map((rule) => ({ pack, rule, clause: pack.clauses.findIndex((clause) => clause.id === rule.clause) })),
  )
  const inOrder = places
    .map((entry, index) => ({ ...entry, index }))
    .sort((a, b) => packs.indexOf(a.pack) - packs.indexOf(b.pack) || a.clause - b.clause || a.index - b.index)
  const rules = new Map(inOrder.map(({ pack, rule }, place) => [`${pack.id}/${rule.id}`, { pack, rule, place }]))
  return { language, words: wordsIn(language), packs, rules }
}

/** A label of a pack in the language of the report. */
export function say(label: Label, { language }: Pick<Context, 'language'>): string {
  return label[language]
}

/** Title of a rule of an assessment; its id where the pack is not at hand. */
export function titleOf(rule: string, context: Context): string {
  const title = context.rules.get(rule)?.rule.title
  return title === undefined ? rule : say(title, context)
}

/** Name of a value that is missing: `households`, `facilities.TYPE`, `facilities.TYPE.FIELD`, `findings.ID`. */
export function nameOf(name: string, pack: Pack | undefined, context: Context): string {
  const dictionary = pack?.dictionary
  const [of = '', id = '', field] = name.split('.')
  const label = (part: 'unit' | 'facility' | 'facilities' | 'findings', key: string): string => {
    const entries = dictionary?.[part]
    const entry = entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : undefined
    return entry === undefined ? key : say(entry.label, context)
  }
  const { words } = context
  if (of === 'findings') return label('findings', id)
  if (of !== 'facilities') return label('unit', name)
  return field === undefined ? label('facilities', id) : words.labelled(label('facilities', id), label('facility', field))
}

/** What is missing, in words: facility types not surveyed, findings not made, fields not known. */
export function missingText(missing: readonly string[], pack: Pack | undefined, context: Context): readonly string[] {
  const { needs, list } = context.words
  const telling = tellingOf(missing)
  return (['facilities', 'findings', 'fields'] as const).flatMap((kind) => {
    const names = telling.filter((name) => kindOf(name) === kind).map((name) => nameOf(name, pack, context))
    return names.length === 0 ? [] : [needs[kind](list(names))]
  })
}

/** The names of missing values without the fields of facility types that are missing as a whole. */
export function tellingOf(missing: readonly string[]): readonly string[] {
  return missing.filter((name) => !missing.some((other) => other !== name && name.startsWith(`${other}.`)))
}

function kindOf(name: string): 'facilities' | 'findings' | 'fields' {
  if (name.startsWith('findings.')) return 'findings'
  return name.startsWith('facilities.') && name.split('.').length === 2 ? 'facilities' : 'fields'
}
