import facilities from '../../rules/vocabulary/facilities.json' with { type: 'json' }
import fields from '../../rules/vocabulary/fields.json' with { type: 'json' }
import findings from '../../rules/vocabulary/findings.json' with { type: 'json' }
import measures from '../../rules/vocabulary/measures.json' with { type: 'json' }
import tables from '../../rules/vocabulary/tables.json' with { type: 'json' }
import type { Term, VocabularyField } from '../schema/dictionary.js'
import type { Pack } from '../schema/pack.js'
import { foldTight } from './fold.js'

type Entries<T> = Readonly<Record<string, T>>

/** A facility type or a finding, with the other names that people write for it. */
export type VocabularyTerm = Term & { readonly aliases?: readonly string[] }

/** Everything that tables may speak of: the data dictionary, with the fields of the packs that were given. */
export interface Vocabulary {
  readonly unit: Entries<VocabularyField>
  readonly facility: Entries<VocabularyField>
  readonly types: Entries<VocabularyTerm>
  readonly findings: Entries<VocabularyTerm>
}

/** A unit of measurement with its spellings; `times` is the factor to the first unit of its kind, as a ratio. */
export interface Measure {
  readonly unit: string
  readonly of: string
  readonly times?: readonly number[]
  readonly spellings: readonly string[]
}

export const MEASURES: readonly Measure[] = measures

/** What a table says beside values: words for columns that are no fields, for unknown, for sums, for yes and no. */
export const TABLE_WORDS = tables

const bundled: Vocabulary = {
  unit: fields.unit as Entries<VocabularyField>,
  facility: fields.facility as Entries<VocabularyField>,
  types: facilities,
  findings,
}

/** The dictionary of the project together with that of the given packs. */
export function vocabularyOf(packs: readonly Pack[]): Vocabulary {
  return packs.reduce<Vocabulary>(
    ({ unit, facility, types, findings: judged }, { dictionary }) => ({
      unit: { ...dictionary.unit, ...unit },
      facility: { ...dictionary.facility, ...facility },
      types: { ...dictionary.facilities, ...types },
      findings: { ...dictionary.findings, ...judged },
    }),
    bundled,
  )
}

/** A set of words, folded, that is asked whether a cell is one of them. */
export function wordSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(foldTight))
}
