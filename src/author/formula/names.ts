import type { Dictionary } from '../../schema/dictionary.js'
import type { Pack } from '../../schema/pack.js'

/** What a name in a formula can stand for. */
export type NameKind = 'field' | 'fact' | 'parameter' | 'finding' | 'facility'

/** One thing that a formula can name. */
export interface Reference {
  readonly kind: NameKind
  readonly id: string
}

/** The names that formulas over a pack may use. */
export interface Names {
  /** What each name may stand for; a name of several things needs its kind before it. */
  readonly byName: ReadonlyMap<string, readonly Reference[]>
  /** The name to print for a thing: its label, bare where nothing else has it, else with its kind. */
  readonly nameOf: (reference: Reference) => string
  /** The values of a field that is an enumeration: label by value. */
  readonly valuesOf: (field: string) => Readonly<Record<string, string>>
  /** Every name, longest first. */
  readonly all: readonly string[]
}

/** The word before a name in brackets that says what kind of thing it is. */
export const KIND_WORDS: Readonly<Record<NameKind, string>> = {
  field: '字段',
  fact: '派生',
  parameter: '参数',
  finding: '评判',
  facility: '设施',
}

/** What an inspector finds, in the words of a formula. */
export const FINDING_VALUES: Readonly<Record<string, string>> = { yes: '是', partial: '部分', no: '否' }

/** Other names of fields, facility types and findings, by id. */
export type Aliases = Readonly<Record<string, readonly string[]>>

/** Collects the names of a pack: labels of its dictionary, titles of its facts and parameters, and aliases where given. */
export function namesOf(pack: Pack, aliases: Aliases = {}): Names {
  const { dictionary } = pack
  const labelled = (kind: NameKind, entries: Readonly<Record<string, { readonly label: { readonly zh: string } }>>) =>
    Object.entries(entries).map(([id, { label }]) => ({ reference: { kind, id }, label: label.zh }))
  const titled = (kind: NameKind, entries: Readonly<Record<string, { readonly title: { readonly zh: string } }>>) =>
    Object.entries(entries).map(([id, { title }]) => ({ reference: { kind, id }, label: title.zh }))
  const entries = [
    ...labelled('field', dictionary.unit),
    ...labelled('field', dictionary.facility),
    ...labelled('facility', dictionary.facilities),
    ...labelled('finding', dictionary.findings),
    ...titled('fact', pack.facts),
    ...titled('parameter', pack.parameters),
  ]
  const byName = new Map<string, Reference[]>()
  const add = (name: string, reference: Reference): void => {
    const known = byName.get(name) ?? []
    if (!known.some(({ kind, id }) => kind === reference.kind && id === reference.id)) byName.set(name, [...known, reference])
  }
  for (const { reference, label } of entries) add(label, reference)
  for (const { reference } of entries)
    for (const alias of Object.hasOwn(aliases, reference.id) ? (aliases[reference.id] ?? []) : [])
      if (!byName.has(alias)) add(alias, reference)
  const labels = new Map(entries.map(({ reference, label }) => [`${reference.kind} ${reference.id}`, label]))
  const fields: Dictionary['unit'] = { ...dictionary.facility, ...dictionary.unit }
  return {
    byName,
    nameOf: (reference) => printed(reference, labels.get(`${reference.kind} ${reference.id}`), byName),
    valuesOf: (field) => {
      const values = Object.hasOwn(fields, field) ? (fields[field]?.values ?? {}) : {}
      return Object.fromEntries(Object.entries(values).map(([value, label]) => [value, label.zh]))
    },
    all: [...byName.keys()].filter(isPlainName).sort((a, b) => b.length - a.length),
  }
}

/** Whether a name can stand in a formula without brackets. */
export function isPlainName(name: string): boolean {
  return /^[\p{L}][\p{L}\p{N}]*$/u.test(name)
}

function printed({ kind, id }: Reference, label: string | undefined, byName: Names['byName']): string {
  const sharing = label === undefined ? [] : (byName.get(label) ?? [])
  const alone = sharing.length === 1
  if (label !== undefined && alone) return isPlainName(label) ? label : `【${label}】`
  const ofKind = sharing.filter((one) => one.kind === kind)
  return `${KIND_WORDS[kind]}【${label !== undefined && ofKind.length === 1 ? label : id}】`
}
