import { wordsOf } from '../../messages/describe.js'
import type { Language } from '../../messages/messages.js'
import { wordsFor } from '../sheets/words.js'
import { expectationText } from '../test/expectation.js'
import type { Got } from '../test/run-case.js'
import type { LintCode } from './codes.js'
import type { LintFinding, LintParams } from './finding.js'
import { enExpressions } from './words/en-expressions.js'
import { enPacks } from './words/en-packs.js'
import { zhExpressions } from './words/zh-expressions.js'
import { zhPacks } from './words/zh-packs.js'

/** The words of one code: what was found, why it matters, how to mend it. */
export interface LintText {
  readonly what: (params: LintParams) => string
  readonly why: string
  readonly how: string
}

/** The words of every code in one language; a code without words does not compile. */
export type LintWords = Readonly<Record<LintCode, LintText>>

const tables: Readonly<Record<Language, LintWords>> = {
  en: { ...enExpressions, ...enPacks },
  zh: { ...zhExpressions, ...zhPacks },
}

/** A finding in words. */
export interface DescribedFinding {
  readonly what: string
  readonly why: string
  readonly how: string
}

/**
 * What a finding says, why it matters and how to mend it. What the engine refuses has only the first.
 *
 * @example
 * ```ts
 * import { describeFinding, lintPack } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const grades = notice.scoring.grades.map((one) => (one.grade === 'B' ? { ...one, min: 95 } : one))
 * const [found] = lintPack({ ...notice, scoring: { ...notice.scoring, grades } })
 * found === undefined ? '' : describeFinding(found, 'en').what // => 'B ≥ 95 does not follow A ≥ 90'
 * ```
 */
export function describeFinding({ code, params: own, outcome, issue, problem }: LintFinding, language: Language): DescribedFinding {
  if (problem !== undefined) return { what: wordsFor(problem, language), ...MISREAD[language] }
  if (issue !== undefined) return { what: wordsOf(issue, language), ...REFUSED[language] }
  const said = (terms: Got): string => expectationText(terms, language)
  const { what, why, how } = tables[language][code as LintCode] // what is not of the engine is of the checker
  const params = outcome === undefined ? own : { ...own, found: said(outcome.got), expected: said(outcome.expected) }
  const { nearest } = params
  const hint = nearest === null ? '' : language === 'zh' ? `；是否应为“${nearest}”？` : `; did you mean "${nearest}"?`
  return { what: `${what(params)}${hint}`, why, how }
}

/** The words of a code without a finding: why it matters, and how to mend it. */
export function wordsOfCode(code: LintCode, language: Language): Omit<LintText, 'what'> {
  return tables[language][code]
}

const REFUSED: Readonly<Record<Language, { readonly why: string; readonly how: string }>> = {
  en: { why: 'the engine does not load such a pack', how: 'correct what is named' },
  zh: { why: '引擎不会加载这样的规则包', how: '按提示改正' },
}

const MISREAD: typeof REFUSED = {
  en: { why: 'what is meant cannot be read from the cell', how: 'correct the cell' },
  zh: { why: '无法从单元格读出本意', how: '改正该单元格' },
}
