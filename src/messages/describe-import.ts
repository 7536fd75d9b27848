import type { ImportEntry, ImportParams } from '../rows/report.js'
import { importEn } from './import-en.js'
import { importZh } from './import-zh.js'
import type { Language } from './messages.js'

/** Words for each code of an import. */
export type ImportMessages = { readonly [Code in keyof ImportParams]: (params: ImportParams[Code]) => string }

const tables: Readonly<Record<Language, ImportMessages>> = { en: importEn, zh: importZh }

/**
 * What became of a cell, in words, without its place.
 *
 * @example
 * ```ts
 * describeImport({ code: 'approximate', params: { found: '约1200户', value: '1200' } }, 'en') // => '"约1200户" read as about 1200'
 * ```
 */
export function describeImport({ code, params }: Pick<ImportEntry, 'code' | 'params'>, language: Language): string {
  const words = tables[language][code] as (own: typeof params) => string // the table is keyed by the code
  return words(params)
}
