import type { UnitAssessment } from '../schema/assessment.js'
import { type Context, titleOf } from './context.js'
import { gradeText, span } from './summary.js'
import { waiverWordsIn } from './waiver-words.js'

/** The waivers of a unit in words: rule, state, period, reason, who signed, and the paper. */
export function waiverRows({ waivers = [] }: UnitAssessment, context: Context): readonly (readonly string[])[] {
  const words = waiverWordsIn(context.language)
  return waivers.map(({ rule, status, counts, from, to, reason, signer, document }) => [
    titleOf(rule, context),
    status === 'in-force' && !counts ? words.idle : words.status[status],
    context.words.period(from, to),
    reason,
    signer,
    document ?? '',
  ])
}

/** One line a waiver. */
export function waiverLines(unit: UnitAssessment, context: Context): readonly string[] {
  const words = waiverWordsIn(context.language)
  return waiverRows(unit, context).map(([rule = '', status = '', period = '', reason = '', signer = '', document]) =>
    context.words.phrases([
      context.words.labelled(status, rule),
      period,
      reason,
      words.signed(signer, document === '' ? undefined : document),
    ]),
  )
}

/** Score and grade of one pack with the waivers; `null` where they make no difference. */
export function waivedText({ withWaivers = [] }: UnitAssessment, pack: string, context: Context): string | null {
  const { label, labelled, aside } = context.words
  const result = withWaivers.find((one) => one.pack === pack)
  if (result === undefined) return null
  const score = result.score === null ? label.noScore : `${span(result.score)} / 100`
  return aside(labelled(waiverWordsIn(context.language).score, score), labelled(label.grade, gradeText(result, context)))
}
