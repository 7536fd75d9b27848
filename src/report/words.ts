import type { Language } from '../messages/messages.js'
import type { Outcome, Reason, Status, UnitAssessment } from '../schema/assessment.js'
import type { Clause, Rule } from '../schema/pack.js'
import { en } from './words-en.js'
import { zh } from './words-zh.js'

/** Every label of the reports in one language. Titles, units and formulas come from the packs. */
export interface Words {
  readonly status: Readonly<Record<Status, string>>
  readonly reason: Readonly<Record<Reason, string>>
  readonly obligation: Readonly<Record<Outcome['obligation'], string>>
  readonly level: Readonly<Record<UnitAssessment['level'], string>>
  readonly clauseStatus: Readonly<Record<Clause['status'], string>>
  readonly form: Readonly<Record<'measure' | 'check' | 'finding', string>>
  readonly part: Readonly<Record<string, string>>
  /** Operators that are not written with a sign. */
  readonly operator: Readonly<Record<string, string>>
  readonly finding: Readonly<Record<'yes' | 'partial' | 'no', string>>
  readonly truth: Readonly<Record<'true' | 'false', string>>
  /** Column heads and captions. */
  readonly label: Readonly<Record<Label, string>>
  readonly inputType: Readonly<Record<string, string>>
  readonly list: (entries: readonly string[]) => string
  readonly phrases: (parts: readonly string[]) => string
  readonly labelled: (label: string, text: string) => string
  readonly aside: (text: string, note: string) => string
  readonly approximately: (text: string) => string
  readonly atLeast: (text: string) => string
  readonly atMost: (text: string) => string
  readonly required: (limit: string) => string
  readonly short: (amount: string) => string
  readonly over: (amount: string) => string
  readonly needs: Readonly<Record<'facilities' | 'findings' | 'fields', (names: string) => string>>
  readonly pending: (best: string, worst: string) => string
  readonly gate: Readonly<Record<'fail' | 'unknown', (title: string, cap: string) => string>> & { readonly pass: (title: string) => string }
  readonly count: (status: string, count: number) => string
  readonly heading: (title: string, count: number) => string
  readonly cap: (grade: string) => string
  readonly rows: (count: number) => string
  readonly items: (count: number) => string
  readonly figureGrade: (grade: string) => string
  readonly period: (from: string | undefined, to: string | undefined) => string
}

type Label =
  | 'applies'
  | 'approximate'
  | 'asOf'
  | 'basis'
  | 'clause'
  | 'cases'
  | 'dataset'
  | 'digest'
  | 'document'
  | 'documents'
  | 'earned'
  | 'facts'
  | 'field'
  | 'formula'
  | 'gate'
  | 'grade'
  | 'grades'
  | 'group'
  | 'high'
  | 'level'
  | 'limit'
  | 'limits'
  | 'lost'
  | 'low'
  | 'margin'
  | 'max'
  | 'missing'
  | 'name'
  | 'noGrade'
  | 'noScore'
  | 'notAvailable'
  | 'notKnown'
  | 'notOfficial'
  | 'notScored'
  | 'obligation'
  | 'official'
  | 'pack'
  | 'possible'
  | 'reason'
  | 'remedies'
  | 'rule'
  | 'ruleId'
  | 'rules'
  | 'score'
  | 'scored'
  | 'scoring'
  | 'semantics'
  | 'shortfall'
  | 'status'
  | 'steps'
  | 'summary'
  | 'text'
  | 'title'
  | 'total'
  | 'type'
  | 'unit'
  | 'unitId'
  | 'unitOf'
  | 'value'
  | 'values'
  | 'version'
  | 'weight'

export type Obligation = Rule['obligation']

const tables: Readonly<Record<Language, Words>> = { en, zh }

/** The words of one language. */
export function wordsIn(language: Language): Words {
  return tables[language]
}
