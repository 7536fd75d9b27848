import type { UnitAssessment } from '../../schema/assessment.js'
import type { Pack, Rule } from '../../schema/pack.js'
import { compareText } from '../../text.js'
import { cityOf } from '../city.js'
import { say } from '../context.js'
import { figureShort } from '../figure.js'
import { rowOf } from '../row.js'
import { html, type Markup } from './markup.js'
import { name, note, type Page, part, tableOf } from './parts.js'

/** The rule that judges how many pilot communities a city has; a pack without it has no such check. */
const PILOT_RULE = 'pilot-communities-count'

/** Whether each city has as many pilots as the notice asks for, and how many of its communities are assessed here. */
export function pilotsPart(units: readonly UnitAssessment[], page: Page): Markup {
  const { context, words } = page
  const [found] = context.packs.flatMap((pack) => {
    const rule = pack.rules.find(({ id }) => id === PILOT_RULE)
    return rule === undefined ? [] : [{ pack, rule }]
  })
  if (found === undefined) return html``
  const { label } = context.words
  const assessed = assessedByCity(units)
  const cities = units.filter((unit) => unit.outcomes.some(({ rule }) => rule === `${found.pack.id}/${PILOT_RULE}`))
  if (cities.length === 0) {
    const columns = [{ head: context.words.level.city }, { head: words.pilotsAssessed, kind: 'number' as const }]
    const rows = [...assessed].sort(([a], [b]) => compareText(a, b)).map(([city, count]) => [name(city), count])
    return part(words.pilots, note(words.pilotsNone(say(found.rule.title, context), limitOf(found, page))), tableOf(columns, rows))
  }
  const columns = [
    ...[context.words.level.city, label.value, label.limit, label.status].map((head) => ({ head })),
    { head: words.pilotsAssessed, kind: 'number' as const },
  ]
  const rows = cities.flatMap((unit) =>
    unit.outcomes
      .filter(({ rule }) => rule === `${found.pack.id}/${PILOT_RULE}`)
      .map((outcome) => {
        const row = rowOf(outcome, context)
        const told = [context.words.status[outcome.status], row.shortfall, row.why].filter((text) => text !== null)
        return [
          name(unit.name ?? unit.id),
          row.value ?? label.notKnown,
          row.limit ?? '',
          context.words.phrases(told),
          assessed.get(unit.id) ?? 0,
        ]
      }),
  )
  return part(words.pilots, tableOf(columns, rows))
}

function limitOf({ pack, rule }: { readonly pack: Pack; readonly rule: Rule }, { context }: Page): string {
  const limit = rule.limit?.range
  return typeof limit === 'string' ? figureShort('range', limit, pack, context) : ''
}

// Communities by the city above them.
function assessedByCity(units: readonly UnitAssessment[]): ReadonlyMap<string, number> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const counts = new Map<string, number>()
  for (const unit of units.filter(({ level }) => level === 'community')) {
    const city = cityOf(unit, byId)
    if (city !== null) counts.set(city, (counts.get(city) ?? 0) + 1)
  }
  return counts
}
