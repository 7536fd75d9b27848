import { fromNumber, type Rational, toFixed, ZERO } from '../../rational.js'
import type { UnitAssessment } from '../../schema/assessment.js'
import { compareText } from '../../text.js'
import { nameOf, titleOf } from '../context.js'
import { type Measurement, measureFirst } from '../measure-first.js'
import { points } from '../quantity.js'
import { html, type Markup } from './markup.js'
import { name, note, type Page, part, tableOf } from './parts.js'

const MOST_INPUTS = 10
const MOST_RULES = 3

/** The unknown values that would narrow the score of a unit most. */
export function firstTable(unit: UnitAssessment, pack: string, page: Page): Markup {
  const { words, context } = page
  const all = measureFirst(unit, pack)
  if (all.length === 0) return html``
  const columns = [
    { head: words.input },
    { head: words.alone, kind: 'number' as const },
    { head: words.together, kind: 'number' as const },
    { head: words.decides },
  ]
  const rows = all
    .slice(0, MOST_INPUTS)
    .map((one) => [
      inputCell(one, pack, page),
      points(one.alone),
      points(one.together),
      context.words.list([
        ...one.rules.slice(0, MOST_RULES).map((rule) => titleOf(rule, context)),
        ...(one.rules.length > MOST_RULES ? [`… (${one.rules.length})`] : []),
      ]),
    ])
  return part(words.first, note(words.firstNote), tableOf(columns, rows), moreThan(all.length, page))
}

/** The same over many units: in how many the value is wanted, and the points of all of them. */
export function firstOfAll(units: readonly UnitAssessment[], page: Page): Markup {
  const { words } = page
  const found = new Map<string, { one: Measurement; pack: string; units: number; alone: Rational; together: Rational }>()
  for (const unit of units) {
    const [result] = unit.results
    if (result === undefined) continue
    for (const one of measureFirst(unit, result.pack)) {
      const known = found.get(one.name) ?? { one, pack: result.pack, units: 0, alone: ZERO, together: ZERO }
      found.set(one.name, {
        ...known,
        units: known.units + 1,
        alone: known.alone.add(fromNumber(one.alone)),
        together: known.together.add(fromNumber(one.together)),
      })
    }
  }
  const all = [...found.values()].sort(
    (a, b) => b.alone.compare(a.alone) || b.together.compare(a.together) || compareText(a.one.name, b.one.name),
  )
  const columns = [
    { head: words.input },
    { head: words.unitsConcerned, kind: 'number' as const },
    { head: words.alone, kind: 'number' as const },
    { head: words.together, kind: 'number' as const },
  ]
  const rows = all
    .slice(0, MOST_INPUTS)
    .map(({ one, pack, units: count, alone, together }) => [inputCell(one, pack, page), count, toFixed(alone, 2), toFixed(together, 2)])
  if (rows.length === 0) return html``
  return part(words.first, note(words.firstNote), tableOf(columns, rows), moreThan(all.length, page))
}

function inputCell(one: Measurement, pack: string, { words, context }: Page): Markup {
  const text = nameOf(
    one.name,
    context.packs.find(({ id }) => id === pack),
    context,
  )
  const isSurvey = one.name.startsWith('facilities.') && one.name.split('.').length === 2
  return html`${name(text)}${isSurvey ? words.survey : ''}`
}

function moreThan(count: number, { words }: Page): Markup {
  return count > MOST_INPUTS ? note(words.firstMore(count - MOST_INPUTS)) : html``
}
