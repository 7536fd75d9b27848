import type { Language } from '../../messages/messages.js'
import type { Obligation } from '../../report/words.js'
import { en } from './phrases-en.js'
import { zh } from './phrases-zh.js'

/** How the parts of a rule are said in one language. */
export interface Phrases {
  readonly and: (parts: readonly string[]) => string
  readonly or: (parts: readonly string[]) => string
  readonly not: (text: string) => string
  /** A comparison, by its operator. */
  readonly compared: Readonly<Record<string, (a: string, b: string) => string>>
  /** A comparison of dates. */
  readonly dated: Readonly<Record<string, (a: string, b: string) => string>>
  readonly between: (low: string, value: string, high: string) => string
  readonly among: (value: string, values: readonly string[]) => string
  readonly isTrue: (field: string) => string
  readonly isFalse: (field: string) => string
  readonly list: (parts: readonly string[]) => string
  readonly sum: (of: string, what: string) => string
  readonly largest: (of: string, what: string) => string
  readonly smallest: (of: string, what: string) => string
  readonly count: (of: string) => string
  readonly filtered: (of: string, condition: string) => string
  readonly every: (of: string, condition: string) => string
  readonly some: (of: string, condition: string) => string
  readonly none: (of: string, condition: string) => string
  readonly there: (of: string) => string
  readonly notThere: (of: string) => string
  readonly orZero: (text: string) => string
  readonly chosen: (choices: readonly (readonly [condition: string, text: string])[], otherwise: string) => string
  readonly lesser: (parts: readonly string[]) => string
  readonly greater: (parts: readonly string[]) => string
  readonly days: (from: string, to: string) => string
  readonly later: (date: string, months: string) => string
  readonly inTable: (title: string, keys: readonly string[]) => string
  readonly figure: (title: string, figure: string) => string
  readonly finding: (label: string) => string
  readonly noted: (text: string, note: string) => string
  readonly quoted: (text: string) => string
  readonly judged: (label: string) => string
  readonly truth: Readonly<Record<'true' | 'false', string>>
  readonly bracketed: (text: string) => string
  /** A limit, by its kind. */
  readonly limit: Readonly<Record<'min' | 'max' | 'above' | 'below' | 'range', (figure: string) => string>>
  /** Two ends, the unit behind the second. */
  readonly range: (low: string, high: string) => string
  readonly held: (measure: string, limits: readonly string[]) => string
  readonly rowKeys: (keys: readonly (readonly [key: string, value: string])[]) => string
  readonly rows: (rows: readonly string[]) => string
  /** The rows of a table that concern a rule, or only what it goes by where there are many. */
  readonly oneOfRows: (rows: readonly string[]) => string
  readonly manyRows: (title: string, keys: readonly string[], count: number) => string
  readonly periods: (periods: readonly string[]) => string
  readonly row: (keys: string, figure: string) => string
  readonly band: (low: string | null, high: string | null, excludes: 'none' | 'low' | 'high' | 'both') => string
  readonly period: (figure: string, from: string | null, to: string | null) => string
  readonly waiting: string
  readonly unverified: string
  readonly date: (iso: string) => string
  readonly obliged: Readonly<Record<Obligation, (who: string) => string>>
  readonly who: (levels: readonly string[]) => string
  readonly when: (condition: string) => string
  readonly from: (date: string) => string
  readonly until: (date: string) => string
  readonly rounded: (digits: number) => string
  readonly cited: (document: string, locator: string) => string
  readonly capped: (grade: string) => string
  readonly whole: (parts: {
    readonly time: string
    readonly when: string
    readonly obliged: string
    readonly what: string
    readonly cited: string
    readonly after: string
  }) => string
}

const tables: Readonly<Record<Language, Phrases>> = { en, zh }

/** The phrases of one language. */
export function phrasesIn(language: Language): Phrases {
  return tables[language]
}
