import { fromNumber, toFixed } from '../../rational.js'
import type { Outcome, PackResult, UnitAssessment } from '../../schema/assessment.js'
import { points } from '../quantity.js'
import { groupTitle, span } from '../summary.js'
import { html, type Markup } from './markup.js'
import { note, type Page, part, tableOf } from './parts.js'

type Group = PackResult['groups'][number]

/** How the score of one pack came about: what each group has, and the sum. */
export function workings(unit: UnitAssessment, result: PackResult, page: Page): Markup {
  const { words, context } = page
  const { label, status } = context.words
  if (result.score === null) return html``
  const columns = [
    { head: label.group },
    ...[words.rulesScored, status.pass, words.partial, status.fail, status.unknown, words.share, label.max, label.score].map((head) => ({
      head,
      kind: 'number' as const,
    })),
  ]
  const rows = result.groups.map((group) => {
    const own = outcomesOf(unit, result, group, page)
    const partial = own.filter(({ reason }) => reason === 'partial').length
    const count = (wanted: Outcome['status']): number => own.filter((outcome) => outcome.status === wanted).length
    return [
      groupTitle(group.id, result.pack, context),
      own.length,
      count('pass'),
      partial,
      count('fail') - partial,
      count('unknown'),
      `${span({ low: shareOf(group, 'low'), high: shareOf(group, 'high') })}%`,
      points(group.max),
      span(group),
    ]
  })
  return part(words.workings, tableOf(columns, rows), ...sums(result, page), note(words.workingsNote))
}

// The sum written out, for each end of the score where they differ.
function sums({ groups, score }: PackResult, { words, context }: Page): readonly Markup[] {
  if (score === null) return []
  const line = (end: 'low' | 'high'): string => words.sum(groups.map((group) => points(group[end])).join(' + '), points(score[end]))
  if (score.low === score.high)
    return [
      html`<p>${context.words.labelled(context.words.label.score, line('low'))}</p>
`,
    ]
  return (['low', 'high'] as const).map(
    (end) => html`<p>${context.words.labelled(end === 'low' ? words.lowEnd : words.highEnd, line(end))}</p>
`,
  )
}

/** Share of the points of a group, in per cent, as a number of two digits. */
export function shareOf({ max, ...group }: Group, end: 'low' | 'high'): number {
  return max === 0 ? 0 : Number(toFixed(fromNumber(group[end]).mul(100).div(fromNumber(max)), 2))
}

function outcomesOf(unit: UnitAssessment, { pack }: PackResult, { id }: Group, { context }: Page): readonly Outcome[] {
  return unit.outcomes.filter(
    ({ rule, points: own, status }) =>
      own !== null && status !== 'not-applicable' && rule.startsWith(`${pack}/`) && context.rules.get(rule)?.rule.group === id,
  )
}
