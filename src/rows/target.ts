import type { VocabularyField } from '../schema/dictionary.js'
import { foldHeader } from './fold.js'
import { TABLE_WORDS, type Vocabulary } from './vocabulary.js'

/** What a column that is no value of the dictionary may say. */
export type IdentityKey = keyof typeof TABLE_WORDS.columns

/** What a table is read as. */
export type Role = 'units' | 'facilities'

/** What a column is. `name` is how mappings and reports call it. */
export type Target =
  | { readonly kind: 'identity'; readonly name: string; readonly key: IdentityKey }
  | { readonly kind: 'field'; readonly name: string; readonly key: string; readonly field: VocabularyField }
  | { readonly kind: 'type'; readonly name: string; readonly type: string }
  | { readonly kind: 'figure'; readonly name: string; readonly type: string; readonly key: string; readonly field: VocabularyField }
  | { readonly kind: 'finding'; readonly name: string; readonly id: string }

const IDENTITIES = Object.keys(TABLE_WORDS.columns) as readonly IdentityKey[]

/** The target of a name such as `households`, `facilities.kindergarten.floorArea`, `findings.water-supply`; `null` where there is none. */
export function targetOf(name: string, role: Role, { unit, facility, types, findings }: Vocabulary): Target | null {
  const identity = IDENTITIES.find((key) => key === name)
  if (identity !== undefined) return { kind: 'identity', name, key: identity }
  const fields = role === 'units' ? unit : facility
  const field = own(fields, name)
  if (field !== undefined) return { kind: 'field', name, key: name, field }
  const [, part, id = '', key] = /^(facilities|findings)[.]([^.]+)(?:[.]([^.]+))?$/.exec(name) ?? []
  if (role !== 'units' || part === undefined) return null
  if (part === 'findings') return key === undefined && own(findings, id) !== undefined ? { kind: 'finding', name, id } : null
  if (own(types, id) === undefined) return null
  if (key === undefined) return { kind: 'type', name, type: id }
  const figure = own(facility, key)
  return figure === undefined ? null : { kind: 'figure', name, type: id, key, field: figure }
}

/** Names of targets by the texts that stand for them, folded as headers are. */
export interface HeaderIndex {
  readonly names: ReadonlyMap<string, string>
  /** Facility types by every name of theirs, the longest first. */
  readonly types: readonly (readonly [spelling: string, type: string])[]
  /** Fields of a facility by every name of theirs. */
  readonly figures: ReadonlyMap<string, string>
}

/** Every header that is known, for tables of a role. Where two claim the same text, the earlier kind has it. */
export function headerIndex(role: Role, { unit, facility, types, findings }: Vocabulary): HeaderIndex {
  const names = new Map<string, string>()
  const add = (map: Map<string, string>, target: string, texts: readonly (string | undefined)[]): void => {
    for (const text of texts) {
      const folded = foldHeader(text ?? '')
      if (folded !== '' && !map.has(folded)) map.set(folded, target)
    }
  }
  for (const key of IDENTITIES) add(names, key, [key, ...TABLE_WORDS.columns[key]])
  for (const [key, { label, aliases = [] }] of Object.entries(role === 'units' ? unit : facility))
    add(names, key, [key, label.zh, label.en, ...aliases])
  const figures = new Map<string, string>()
  for (const [key, { label, aliases = [] }] of Object.entries(facility)) add(figures, key, [key, label.zh, label.en, ...aliases])
  const spelled = new Map<string, string>()
  for (const [type, { label, aliases = [] }] of Object.entries(types)) add(spelled, type, [label.zh, label.en, type, ...aliases])
  if (role === 'units') {
    for (const [spelling, type] of spelled) add(names, `facilities.${type}`, [spelling])
    for (const [id, { label, question }] of Object.entries(findings))
      add(names, `findings.${id}`, [label.zh, question?.zh, label.en, question?.en, id])
    for (const type of Object.keys(types)) add(names, `facilities.${type}`, [`facilities.${type}`])
    for (const id of Object.keys(findings)) add(names, `findings.${id}`, [`findings.${id}`])
  }
  return { names, types: [...spelled].sort(([a], [b]) => b.length - a.length), figures }
}

function own<T>(entries: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined
}
