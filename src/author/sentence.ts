import type { Language } from '../messages/messages.js'
import { wordsIn } from '../report/words.js'
import type { Limit, Pack, Rule } from '../schema/pack.js'
import { saidOf } from './sentence/expression.js'
import { limitOf } from './sentence/limit.js'
import { named, type Speaking, speakingOf } from './sentence/speaking.js'

/**
 * A rule as one sentence, made from the rule itself and nothing else: whom it judges and when, how strongly, what is measured
 * or judged, by which figures, and by which clause. Staff read it to see what the machine will do.
 *
 * @example
 * ```ts
 * import { sentenceOf } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * sentenceOf(notice, 'pharmacy-provided', 'zh') // => '社区应当满足：药店的数量不低于 1 处（建办科〔2022〕48号 二（一））。'
 * ```
 *
 * @param rule - Id of a rule of the pack; the sentence is empty where the pack has no such rule.
 */
export function sentenceOf(pack: Pack, rule: string, language: Language): string {
  const found = pack.rules.find(({ id }) => id === rule)
  return found === undefined ? '' : sentenceIn(found, speakingOf(pack, language))
}

/** Every rule of a pack as a sentence, in the order of the pack. */
export function sentencesOf(pack: Pack, language: Language): readonly { readonly rule: string; readonly sentence: string }[] {
  const speaking = speakingOf(pack, language)
  return pack.rules.map((rule) => ({ rule: rule.id, sentence: sentenceIn(rule, speaking) }))
}

function sentenceIn(rule: Rule, speaking: Speaking): string {
  const { pack, phrases } = speaking
  const clause = pack.clauses.find(({ id }) => id === rule.clause)
  const document = pack.documents.find(({ id }) => id === clause?.document)
  const levels = rule.level.map((level) => named({ en: wordsIn('en').level[level], zh: wordsIn('zh').level[level] }, level, speaking))
  return phrases.whole({
    time: `${rule.from === undefined ? '' : phrases.from(rule.from)}${rule.to === undefined ? '' : phrases.until(rule.to)}`,
    when: rule.applies === undefined ? '' : phrases.when(saidOf(rule.applies, speaking)),
    obliged: phrases.obliged[rule.obligation](phrases.who(levels)),
    what: isUnverified(rule) ? phrases.noted(whatOf(rule, speaking), phrases.unverified) : whatOf(rule, speaking),
    cited: phrases.cited(document?.number ?? '', clause?.locator ?? rule.clause),
    after: rule.gate === undefined ? '' : phrases.capped(rule.gate.cap),
  })
}

function whatOf(rule: Rule, speaking: Speaking): string {
  const { pack, phrases } = speaking
  if (rule.finding !== undefined) return phrases.judged(named(pack.dictionary.findings[rule.finding]?.label, rule.finding, speaking))
  if (rule.check !== undefined) return saidOf(rule.check, speaking)
  const limits = Object.entries(rule.limit ?? {}) as [keyof Limit, NonNullable<Limit[keyof Limit]>][]
  const held = phrases.held(
    saidOf(rule.measure, speaking),
    limits.map(([kind, reference]) => limitOf(kind, reference, speaking)),
  )
  return rule.rounding === undefined ? held : `${held}${phrases.rounded(rule.rounding.digits)}`
}

function isUnverified({ grade }: Rule): boolean {
  return grade === 'C' || grade === 'D'
}
