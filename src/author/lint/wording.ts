import type { Rule } from '../../schema/pack.js'

/** Which way a text limits something: from below or from above. */
export type Side = 'low' | 'high'

const HIGH = /以下|以内|上限|最多|最高|小于|低于|不足|少于|at most|no more than|not more than|upper end|maximum|greatest/gi
const LOW = /以上|下限|最少|至少|大于|超过|高于|at least|no less than|not less than|lower end|minimum/gi
const NEGATED = /不(?:宜|应|得|该)?(?:大于|超过|高于|多于|小于|低于|少于)/g

/** The one side that a text limits, `null` where it names none or both. */
export function sideOf(text: string): Side | null {
  // 不小于 holds 小于: what is negated is read as a whole first.
  const whole = text.match(NEGATED) ?? []
  const rest = text.replaceAll(NEGATED, ' ')
  const isLow = whole.some((one) => /[小低少]/.test(one)) || matches(rest, LOW)
  const isHigh = whole.some((one) => !/[小低少]/.test(one)) || matches(rest, HIGH)
  return isLow === isHigh ? null : isLow ? 'low' : 'high'
}

function matches(text: string, pattern: RegExp): boolean {
  return (text.match(pattern) ?? []).length > 0
}

/** The strength that a limit is worded with, 不宜大于 or 应不小于; `null` where none is. */
export function strengthOf(text: string): Rule['obligation'] | null {
  const [, word] = /(不宜|宜|不应|应|不得|必须|严禁)(?:不)?(?:大于|超过|高于|多于|小于|低于|少于|为|设|配)/.exec(text) ?? []
  if (word === undefined) return null
  return word === '必须' || word === '严禁' ? 'must' : word.includes('宜') ? 'should' : 'shall'
}

const STRENGTHS: readonly (readonly [Rule['obligation'], RegExp])[] = [
  ['must', /必须|严禁/],
  ['shall', /应当|不得|(?<![对相适响供反效])应(?![用急对答有])/],
  ['should', /(?<![适便合事制])宜(?!居)/],
  ['encourage', /鼓励/],
]

/** The one strength that the text of a clause is worded with; `null` where it names none or several. */
export function strengthOfClause(text: string): Rule['obligation'] | null {
  const found = STRENGTHS.filter(([, pattern]) => pattern.test(text)).map(([strength]) => strength)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Whether wording of one strength can stand for an obligation: 应 and 必须 are both binding, 可 and 鼓励 both are not. */
export function isSameStrength(worded: Rule['obligation'], stated: Rule['obligation']): boolean {
  return kindOf(worded) === kindOf(stated)
}

function kindOf(obligation: Rule['obligation']): string {
  return obligation === 'must' || obligation === 'shall' ? 'binding' : obligation === 'should' ? 'advised' : 'free'
}
