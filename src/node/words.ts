import type { Language } from '../messages/messages.js'
import { en } from './words-en.js'
import { zh } from './words-zh.js'

/** What the command line itself says, beside the issues of data and packs. */
export interface CliWords {
  readonly usage: string
  readonly commands: string
  readonly options: string
  readonly arguments: string
  readonly intro: string
  readonly exitCodes: string
  readonly hint: (command: string) => string
  readonly unknownCommand: (name: string, nearest: string | null) => string
  readonly unknownOption: (name: string, nearest: string | null) => string
  readonly missingValue: (option: string, value: string) => string
  readonly unexpectedValue: (option: string) => string
  readonly repeated: (option: string) => string
  readonly notOneOf: (option: string, found: string, allowed: readonly string[], nearest: string | null) => string
  readonly missingOption: (option: string, value: string) => string
  readonly missingOperand: (operand: string) => string
  readonly extraOperand: (found: string) => string
  readonly cannotRead: (file: string, why: string) => string
  readonly cannotWrite: (file: string, why: string) => string
  readonly why: Readonly<Record<'ENOENT' | 'EISDIR' | 'ENOTDIR' | 'EACCES' | 'ENOSPC', string>>
  readonly unknownPack: (id: string, known: readonly string[], nearest: string | null) => string
  readonly unknownVersion: (id: string, version: string, known: readonly string[]) => string
  readonly notADate: (option: string, found: string) => string
  readonly notACount: (option: string, found: string) => string
  readonly notAPercent: (option: string, found: string) => string
  readonly noDate: string
  readonly unknownRule: (rule: string, nearest: string | null) => string
  readonly ruleForOthers: (rule: string, levels: readonly string[]) => string
  readonly ruleInSeveral: (rule: string, found: readonly string[]) => string
  readonly unknownUnit: (unit: string, nearest: string | null) => string
  readonly severalUnits: (ids: readonly string[]) => string
  readonly noUnits: string
  readonly progress: (units: number) => string
  readonly read: (percent: number, done: number, total: number) => string
  readonly moreWarnings: (count: number) => string
  readonly checked: (units: number, errors: number, warnings: number) => string
  readonly severity: Readonly<Record<'error' | 'warning', string>>
  readonly internal: (message: string) => string
}

const tables: Readonly<Record<Language, CliWords>> = { en, zh }

/** What the command line says, in one language. */
export function cliWordsIn(language: Language): CliWords {
  return tables[language]
}
