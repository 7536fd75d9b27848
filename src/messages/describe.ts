import type { Issue } from '../issue.js'
import { en } from './en.js'
import { inEnglish } from './in-english.js'
import { linesOf, wordsIn } from './lines.js'
import type { Language } from './messages.js'
import { zh } from './zh.js'

/**
 * One line a problem: `path: what is wrong, what was expected`.
 *
 * @example
 * ```ts
 * import { createEngine, describe } from 'wanzheng'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const dataset = { id: 'd', asOf: '2023-06-30', units: [{ id: '1', level: 'community', households: -1 }] }
 * const { issues } = createEngine([notice]).assess(dataset)
 * describe(issues, 'en') // => '/units/0/households: -1 is impossible, expected at least 1; the value counts as unknown'
 * ```
 */
export function describe(issues: readonly Issue[], language: Language): string {
  return language === 'en' ? inEnglish(issues) : linesOf(issues, zh, (count) => `（另有 ${count} 处相同）`)
}

/** The words of one problem, without its path. */
export function wordsOf(one: Issue, language: Language): string {
  return wordsIn(language === 'en' ? en : zh, one)
}
