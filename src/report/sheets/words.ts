import type { Language } from '../../messages/messages.js'
import type { Change } from '../half-year.js'
import { en } from './words-en.js'
import { zh } from './words-zh.js'

/** Where a project stands; `blank` where staff have not said. */
export type ProjectStatus = 'planned' | 'running' | 'done' | 'dropped'

/** What only the sheets say. */
export interface SheetWords {
  readonly gaps: string
  readonly gapsShort: string
  readonly first: string
  readonly bestPlace: string
  readonly worstPlace: string
  readonly projects: string
  readonly planTable: string
  readonly summary: string
  readonly results: string
  readonly unknowns: string
  readonly notes: string
  readonly head: Readonly<Record<Head, string>>
  readonly status: Readonly<Record<ProjectStatus | 'blank', string>>
  readonly gate: (cap: string) => string
  readonly scope: (amount: string, remedies: string) => string
  readonly goal: (count: number, score: string) => string
  readonly contents: (group: string, count: number) => string
  readonly change: Readonly<Record<Change, string>>
  readonly halfYear: (from: string, to: string) => string
  readonly changes: string
  readonly before: string
  readonly after: string
  readonly gapsBefore: string
  readonly gapsAfter: string
  readonly completion: string
  readonly completionNote: string
  readonly packsDiffer: string
  readonly absent: string
  readonly planNote: string
  readonly gapsNote: string
  readonly roundingNote: string
  readonly total: string
}

/** Columns that only the sheets have. */
export type Head =
  | 'alone'
  | 'amount'
  | 'budget'
  | 'city'
  | 'community'
  | 'communityId'
  | 'content'
  | 'contents'
  | 'counted'
  | 'finish'
  | 'funding'
  | 'goals'
  | 'item'
  | 'keyProjects'
  | 'note'
  | 'now'
  | 'place'
  | 'pointsLost'
  | 'project'
  | 'remark'
  | 'responsible'
  | 'rules'
  | 'safeguards'
  | 'schedule'
  | 'start'
  | 'state'
  | 'time'
  | 'together'
  | 'what'

const tables: Readonly<Record<Language, SheetWords>> = { en, zh }

/** The words of the sheets in one language. */
export function sheetWordsIn(language: Language): SheetWords {
  return tables[language]
}
