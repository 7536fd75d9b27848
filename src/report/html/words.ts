import type { Language } from '../../messages/messages.js'
import { en } from './words-en.js'
import { zh } from './words-zh.js'

/** What only the page says, beside the words of all reports. */
export interface PageWords {
  readonly htmlLanguage: string
  readonly title: string
  readonly date: (date: string) => string
  readonly overview: string
  readonly units: (count: number) => string
  readonly ranking: (level: string) => string
  readonly place: string
  readonly placeRange: (best: number, worst: number) => string
  readonly placeOf: (range: string, total: number) => string
  readonly placesNote: string
  readonly total: string
  readonly noScoreNote: (count: number) => string
  readonly gates: string
  readonly gateCounts: (failed: number, open: number) => string
  readonly pilots: string
  readonly pilotsNone: (rule: string, limit: string) => string
  readonly pilotsAssessed: string
  readonly frequent: string
  readonly frequentNote: (total: number) => string
  readonly indicators: (pack: string) => string
  readonly indicatorsNote: string
  readonly subject: string
  readonly indicator: string
  readonly shortTotal: string
  readonly openShort: (count: number) => string
  readonly scoreBy: (pack: string) => string
  readonly scoreOpen: (low: string, high: string) => string
  readonly scoreKnown: (score: string) => string
  readonly scoreNone: string
  readonly chartRadar: (groups: string) => string
  readonly chartBars: (groups: string) => string
  readonly groupPoints: (title: string, points: string) => string
  readonly earned: string
  readonly open: string
  readonly lost: string
  readonly clauseText: (document: string) => string
  readonly whatIsMissing: string
  readonly failed: (count: number) => string
  readonly unknown: (count: number) => string
  readonly first: string
  readonly firstNote: string
  readonly firstMore: (count: number) => string
  readonly input: string
  readonly survey: string
  readonly alone: string
  readonly together: string
  readonly decides: string
  readonly unitsConcerned: string
  readonly workings: string
  readonly workingsNote: string
  readonly rulesScored: string
  readonly partial: string
  readonly share: string
  readonly sum: (parts: string, total: string) => string
  readonly lowEnd: string
  readonly highEnd: string
  readonly basis: string
  readonly rounding: string
  readonly pagesLimit: (shown: number, total: number) => string
  readonly issues: (errors: number, warnings: number) => string
  readonly contents: string
}

const tables: Readonly<Record<Language, PageWords>> = { en, zh }

/** The words of the page in one language. */
export function pageWordsIn(language: Language): PageWords {
  return tables[language]
}
