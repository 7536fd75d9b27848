import type { UnitAssessment } from '../../schema/assessment.js'
import type { Pack } from '../../schema/pack.js'
import { say, titleOf } from '../context.js'
import { type CrosswalkEntry, type IndicatorCount, indicatorCounts } from '../crosswalk.js'
import { printOf, quantityText } from '../quantity.js'
import { html, type Markup } from './markup.js'
import { note, type Page, part, tableOf } from './parts.js'

/** A city check-up: its packs count units per indicator, where others score one unit. */
const CHECKUP = /^checkup-/

const STATUSES = ['fail', 'unknown', 'pass', 'not-applicable'] as const

/** Units per indicator of a check-up pack, and what they lack together; nothing for other packs. */
export function indicatorPart(units: readonly UnitAssessment[], pack: Pack, crosswalk: readonly CrosswalkEntry[], page: Page): Markup {
  if (!CHECKUP.test(pack.id)) return html``
  const { words, context } = page
  const place = ({ rule }: IndicatorCount): number => context.rules.get(rule)?.place ?? 0
  const counts = [...indicatorCounts(units, pack.id, crosswalk)].sort((a, b) => place(a) - place(b))
  const columns = [
    { head: words.indicator },
    { head: context.words.label.clause },
    ...STATUSES.map((status) => ({ head: context.words.status[status], kind: 'number' as const })),
    { head: words.shortTotal },
    { head: words.subject },
  ]
  const rows = counts.map((one) => [
    titleOf(one.rule, context),
    clauseOf(one.rule, page),
    ...STATUSES.map((status) => one.counts[status]),
    shortText(one, pack, page),
    context.words.list(crosswalk.filter(({ id }) => one.subjects.includes(id)).map(({ title }) => say(title, context))),
  ])
  return part(words.indicators(pack.id), note(words.indicatorsNote), tableOf(columns, rows))
}

function clauseOf(rule: string, { context }: Page): string {
  const found = context.rules.get(rule)
  return found?.pack.clauses.find(({ id }) => id === found.rule.clause)?.locator ?? ''
}

function shortText({ shortfalls, openShortfalls }: IndicatorCount, pack: Pack, { words, context }: Page): string {
  const totals = shortfalls.map(({ unit, total }) => quantityText(total, printOf(unit, pack, context), context) ?? '')
  return context.words.phrases([...totals, ...(openShortfalls > 0 ? [words.openShort(openShortfalls)] : [])])
}
