import type { UnitAssessment } from '../../schema/assessment.js'
import { compareText } from '../../text.js'
import { titleOf } from '../context.js'
import type { CrosswalkEntry } from '../crosswalk.js'
import type { Standing } from '../ranking.js'
import { gradeText, span } from '../summary.js'
import { firstOfAll } from './first-table.js'
import { indicatorPart } from './indicators.js'
import { html, type Markup, type Part } from './markup.js'
import { legend, name, note, type Page, part, scoreBar, tableOf } from './parts.js'
import { pilotsPart } from './pilots.js'

const MOST_FREQUENT = 10
const STATUSES = ['pass', 'fail', 'unknown', 'not-applicable'] as const
type Counts = UnitAssessment['counts']

/** What a whole dataset came to: a ranking for each level, pilots, what many units fail, what to measure first, check-up counts. */
export function overview(
  units: readonly UnitAssessment[],
  standings: ReadonlyMap<UnitAssessment, Standing>,
  pages: ReadonlyMap<UnitAssessment, number>,
  crosswalk: readonly CrosswalkEntry[],
  page: Page,
): Markup {
  const { words, context } = page
  const levels = Object.keys(context.words.level).filter((level) => units.some((unit) => unit.level === level)) as UnitAssessment['level'][]
  const unranked = units.filter(({ score }) => score === null).length
  return html`<section id="overview"><h2>${words.overview}</h2>
${totals(units, page)}
${levels.map((level) => ranking(level, units, standings, pages, page))}
${legend(page)}${note(words.placesNote)}${unranked === 0 ? '' : note(words.noScoreNote(unranked))}
${pilotsPart(units, page)}
${frequent(units, page)}
${firstOfAll(units, page)}
${context.packs.map((pack) => indicatorPart(units, pack, crosswalk, page))}
</section>
`
}

function totals(units: readonly UnitAssessment[], { context }: Page): Markup {
  const sum = sumOf(units)
  return html`<ul class="counts">${STATUSES.map((status) => html`<li class="${status}"><b>${sum[status]}</b>${context.words.status[status]}</li>`)}</ul>`
}

function ranking(
  level: UnitAssessment['level'],
  units: readonly UnitAssessment[],
  standings: ReadonlyMap<UnitAssessment, Standing>,
  pages: ReadonlyMap<UnitAssessment, number>,
  { words, context }: Page,
): Markup {
  const { label, status } = context.words
  const ranked = units
    .flatMap((unit) => {
      const standing = unit.level === level ? standings.get(unit) : undefined
      return standing === undefined || unit.score === null ? [] : [{ unit, standing, score: unit.score }]
    })
    .sort((a, b) => a.standing.best - b.standing.best || a.standing.worst - b.standing.worst || compareText(a.unit.id, b.unit.id))
  const number = (head: string): { readonly head: string; readonly kind: 'number' } => ({ head, kind: 'number' })
  const columns = [
    { head: words.place, kind: 'short' as const },
    { head: label.name },
    number(label.score),
    { head: label.grade, kind: 'short' as const },
    { head: words.gates },
    ...STATUSES.map((one) => number(status[one])),
  ]
  const rows = ranked.map(({ unit, standing, score }): readonly Part[] => [
    words.placeRange(standing.best, standing.worst),
    linked(unit, pages),
    html`${span(score)}${scoreBar(score)}`,
    gradeText(unit, context),
    gatesText(unit, words.gateCounts),
    ...STATUSES.map((one) => unit.counts[one]),
  ])
  const sum = sumOf(ranked.map(({ unit }) => unit))
  const total = [words.total, words.units(ranked.length), '', '', '', ...STATUSES.map((one) => sum[one])]
  return part(words.ranking(context.words.level[level]), tableOf(columns, rows, total, 'ranking'))
}

function linked(unit: UnitAssessment, pages: ReadonlyMap<UnitAssessment, number>): Markup {
  const place = pages.get(unit)
  const title = html`${name(unit.name ?? unit.id)}${unit.name === undefined ? '' : html` <span class="id">${unit.id}</span>`}`
  return place === undefined ? title : html`<a href="#u${place}">${title}</a>`
}

function gatesText({ gates }: UnitAssessment, say: (failed: number, open: number) => string): string {
  const failed = gates.filter(({ status }) => status === 'fail').length
  return say(failed, gates.length - failed)
}

// What most units fail.
function frequent(units: readonly UnitAssessment[], page: Page): Markup {
  const { words, context } = page
  const counts = new Map<string, { fail: number; unknown: number; applies: number }>()
  for (const { rule, status, points } of units.flatMap(({ outcomes }) => outcomes)) {
    if (points === null || status === 'not-applicable') continue
    const known = counts.get(rule) ?? { fail: 0, unknown: 0, applies: 0 }
    counts.set(rule, known)
    known.applies++
    if (status !== 'pass') known[status]++
  }
  const rows = [...counts]
    .filter(([, { fail }]) => fail > 0)
    .sort(([a, left], [b, right]) => right.fail - left.fail || right.unknown - left.unknown || compareText(a, b))
    .slice(0, MOST_FREQUENT)
  const { status, label } = context.words
  const columns = [{ head: label.rule }, ...[status.fail, status.unknown, words.total].map((head) => ({ head, kind: 'number' as const }))]
  const cells = rows.map(([rule, { fail, unknown, applies }]) => [titleOf(rule, context), fail, unknown, applies])
  return rows.length === 0 ? html`` : part(words.frequent, note(words.frequentNote(rows.length)), tableOf(columns, cells))
}

function sumOf(units: readonly UnitAssessment[]): Counts {
  const sum = { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0 }
  for (const { counts } of units) for (const status of STATUSES) sum[status] += counts[status]
  return sum
}
