import type { PackResult, UnitAssessment } from '../../schema/assessment.js'
import { points } from '../quantity.js'
import type { Standing } from '../ranking.js'
import { type Row, rowsOf } from '../row.js'
import { gatesOf, gateText, gradeText, groupTitle, span } from '../summary.js'
import { waiverWordsIn } from '../waiver-words.js'
import { waivedText, waiverRows } from '../waivers.js'
import type { bars, ChartGroup, radar } from './chart.js'
import { firstTable } from './first-table.js'
import { failedTable, unknownTable } from './items.js'
import { html, type Markup, trusted } from './markup.js'
import { legend, name, note, type Page, part, tableOf } from './parts.js'
import { shareOf, workings } from './workings.js'

/** The two drawings of the chart library, which is loaded only for them. */
export interface Charts {
  readonly radar: typeof radar
  readonly bars: typeof bars
}

const LEAST_AXES = 3
const STATUSES = ['pass', 'fail', 'unknown', 'not-applicable'] as const

/** The page of one unit: score, groups, what is not met, what is not known, what to measure first, and the workings. */
export function unitPage(unit: UnitAssessment, index: number, standing: Standing | null, charts: Charts, page: Page): Markup {
  const { context, words } = page
  const rows = rowsOf(unit, context)
  const results = unit.results.map((result, place) => resultPart(unit, result, rows.gates, `c${index}-${place}`, charts, page))
  const place =
    standing === null || standing.total < 2 ? '' : words.placeOf(words.placeRange(standing.best, standing.worst), standing.total)
  return html`<section class="page" id="u${index}">
<div class="head"><div><h2>${name(unit.name ?? unit.id)}</h2><span class="id">${unit.id} · ${context.words.level[unit.level]}</span></div>
<div class="score"><b>${unit.score === null ? context.words.label.noScore : span(unit.score)}</b>${unit.score === null ? '' : ' / 100'}<br>${context.words.labelled(context.words.label.grade, gradeText(unit, context))}${place === '' ? '' : html`<br>${place}`}</div></div>
${results}
${part(words.failed(rows.fail.length), failedTable(rows.fail, page))}
${part(words.unknown(rows.unknown.length), unknownTable(rows.unknown, page))}
${unit.results.map(({ pack }) => firstTable(unit, pack, page))}
${unscoredPart(rows.unscored, page)}${waiverPart(unit, page)}
${unit.results.map((result) => workings(unit, result, page))}
</section>
`
}

function resultPart(unit: UnitAssessment, result: PackResult, gates: readonly Row[], id: string, charts: Charts, page: Page): Markup {
  const { context, words } = page
  const { score, counts, pack } = result
  const told =
    score === null
      ? words.scoreNone
      : score.low === score.high
        ? words.scoreKnown(points(score.low))
        : words.scoreOpen(points(score.low), points(score.high))
  const grade = context.words.labelled(context.words.label.grade, gradeText(result, context))
  const heading = unit.results.length > 1 ? html`<h3>${pack} · ${score === null ? '–' : span(score)} · ${grade}</h3>` : html``
  const own = gatesOf({ gates, fail: [], unknown: [], unscored: [] }, pack)
  const waived = waivedText(unit, pack, context)
  return html`${heading}<p>${context.words.aside(told, words.scoreBy(pack))}</p>
${waived === null ? '' : html`<p>${waived}</p>`}<ul class="counts">${STATUSES.map((status) => html`<li class="${status}"><b>${counts[status]}</b>${context.words.status[status]}</li>`)}</ul>
${own.length === 0 ? '' : html`<ul class="gates">${own.map((row) => html`<li class="${row.outcome.status}">${gateText(row, context)}</li>`)}</ul>`}
${chartsPart(result, id, charts, page)}`
}

function chartsPart(result: PackResult, id: string, { radar, bars }: Charts, page: Page): Markup {
  const { words, context } = page
  if (result.groups.length === 0) return html``
  const groups: readonly ChartGroup[] = result.groups.map((group) => ({
    title: groupTitle(group.id, result.pack, context),
    points: `${span(group)} / ${points(group.max)}`,
    low: shareOf(group, 'low'),
    high: shareOf(group, 'high'),
  }))
  const told = groups.map((group) => words.groupPoints(group.title, group.points)).join(' ')
  const web = groups.length < LEAST_AXES ? '' : radar(groups, { id: `${id}r`, description: words.chartRadar(told) })
  return html`<div class="charts">${trusted(web)}${trusted(bars(groups, { id: `${id}b`, description: words.chartBars(told) }))}</div>
${legend(page)}`
}

function waiverPart(unit: UnitAssessment, { context }: Page): Markup {
  const { title, head, meaning } = waiverWordsIn(context.language)
  const rows = waiverRows(unit, context)
  if (rows.length === 0) return html``
  const columns = [head.rule, head.status, head.period, head.reason, head.signer, head.document].map((one) => ({ head: one }))
  const cells = rows.map((row) => row.map((cell) => name(cell)))
  return part(context.words.heading(title, rows.length), tableOf(columns, cells), note(meaning))
}

// What does not score, by what it came to.
function unscoredPart(rows: readonly Row[], page: Page): Markup {
  const { words } = page.context
  const told = STATUSES.flatMap((status) => {
    const titles = rows.filter(({ outcome }) => outcome.status === status).map(({ title }) => title)
    return titles.length === 0 ? [] : [[words.status[status], words.list(titles)]]
  })
  return part(words.heading(words.label.notScored, rows.length), tableOf([{ head: words.label.status }, { head: words.label.rules }], told))
}
