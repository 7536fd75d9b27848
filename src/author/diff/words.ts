import type { Language } from '../../messages/messages.js'
import type { Bump, PackChange, PackPart, VersionVerdict } from './change.js'
import { en } from './words-en.js'
import { zh } from './words-zh.js'

/** Sections of the prose, in their order. */
export const SECTIONS = ['figures', 'rules', 'scoring', 'clauses', 'words', 'cases'] as const
export type Section = (typeof SECTIONS)[number]

/** What a difference of two packs says, beside the titles, units and labels of the packs. */
export interface DiffWords {
  readonly part: Readonly<Record<PackPart, string>>
  /** Names of properties; one that is not listed stands by its own name. */
  readonly field: Readonly<Record<string, string>>
  readonly kind: Readonly<Record<PackChange['kind'], string>>
  readonly direction: Readonly<Record<'stricter' | 'laxer', string>>
  readonly bump: Readonly<Record<Bump | 'lower', string>>
  readonly section: Readonly<Record<Section, string>>
  readonly head: Readonly<Record<'kind' | 'item' | 'field' | 'before' | 'after' | 'rules' | 'bump', string>>
  readonly sheet: string
  readonly nothing: string
  readonly none: string
  readonly slot: string
  readonly yes: string
  readonly no: string
  readonly items: (count: number) => string
  readonly count: (changes: number) => string
  readonly quoted: (text: string) => string
  readonly inside: (place: readonly string[]) => string
  readonly from: (date: string) => string
  readonly pair: (what: string, values: string) => string
  readonly named: (name: string) => string
  readonly title: (pack: string) => string
  readonly between: (before: string, after: string) => string
  readonly numbered: (index: number) => string
  readonly sentence: {
    readonly added: (subject: string, detail: string) => string
    readonly removed: (subject: string) => string
    readonly renamed: (subject: string, before: string, after: string) => string
    readonly changed: (subject: string, field: string | null, before: string, after: string, note: string) => string
    readonly reordered: (subject: string) => string
    readonly given: (subject: string, field: string | null, after: string, note: string) => string
    readonly dropped: (subject: string, field: string | null, before: string) => string
    readonly reworded: (subject: string, field: string) => string
  }
  readonly bearsOn: (titles: string, more: number) => string
  readonly same: string
  readonly verdict: (verdict: VersionVerdict, before: string, after: string) => string
}

const tables: Readonly<Record<Language, DiffWords>> = { en, zh }

/** The words of differences in one language. */
export function diffWordsIn(language: Language): DiffWords {
  return tables[language]
}
