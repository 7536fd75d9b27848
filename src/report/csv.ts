import type { Assessment } from '../engine.js'
import type { Language } from '../messages/messages.js'
import { fromNumber, toDecimal } from '../rational.js'
import type { Outcome, UnitAssessment } from '../schema/assessment.js'
import type { Pack } from '../schema/pack.js'
import { type Context, contextOf, missingText } from './context.js'
import { printOf, type Quantity } from './quantity.js'
import { rowOf } from './row.js'
import { gradeText } from './summary.js'

const DIGITS = 15

/** An assessment as a CSV sheet, one row a rule and unit: with byte order mark and CRLF, as spreadsheets want it. */
export function csv(assessment: Assessment, packs: readonly Pack[], language: Language): string {
  const context = contextOf(packs, language)
  return csvHead(context) + assessment.units.map((unit) => csvOfUnit(unit, context)).join('')
}

/** The row of column heads. */
export function csvHead({ words: { label, labelled } }: Context): string {
  const ends = (name: string): readonly string[] => [labelled(name, label.low), labelled(name, label.high)]
  const columns = [
    ...[
      label.unitId,
      label.name,
      label.level,
      ...ends(label.score),
      label.grade,
      label.ruleId,
      label.rule,
      label.obligation,
      label.status,
      ...ends(label.value),
      label.unit,
    ],
    ...[
      label.limit,
      ...ends(label.shortfall),
      labelled(label.shortfall, label.unit),
      ...ends(label.earned),
      label.max,
      label.document,
      label.clause,
      label.reason,
      label.missing,
      label.remedies,
    ],
  ]
  return `\uFEFF${csvLine(columns.map(csvText))}`
}

/** The rows of one unit. */
export function csvOfUnit(unit: UnitAssessment, context: Context): string {
  return unit.outcomes.map((outcome) => csvLine(cellsOf(unit, outcome, context))).join('')
}

function cellsOf(unit: UnitAssessment, outcome: Outcome, context: Context): readonly string[] {
  const { words, rules } = context
  const found = rules.get(outcome.rule)?.pack
  const result = unit.results.find(({ pack }) => outcome.rule.startsWith(`${pack}/`)) ?? unit
  const row = rowOf(outcome, context)
  const { points } = outcome
  return [
    ...[
      csvText(unit.id),
      csvText(unit.name ?? ''),
      csvText(words.level[outcome.level]),
      number(result.score?.low),
      number(result.score?.high),
      csvText(gradeText(result, context)),
    ],
    ...[csvText(outcome.rule), csvText(row.title), csvText(words.obligation[outcome.obligation]), csvText(words.status[outcome.status])],
    ...[
      ...(row.value === null ? ['', ''] : ends(outcome.value, outcome.unit, found, context)),
      csvText(printOf(outcome.unit, found, context).label),
      csvText(row.limit ?? ''),
    ],
    ...[
      ...ends(outcome.shortfall?.value ?? null, outcome.shortfall?.unit ?? null, found, context),
      csvText(printOf(outcome.shortfall?.unit ?? null, found, context).label),
    ],
    ...[number(points?.low), number(points?.high), number(points?.max), csvText(outcome.document), csvText(outcome.clause)],
    ...[
      csvText(outcome.reason === null ? '' : words.reason[outcome.reason]),
      csvText(words.phrases(missingText(outcome.missing, found, context))),
      csvText(row.remedies ?? ''),
    ],
  ]
}

// An end that is open stays empty.
function ends(quantity: Quantity, unit: string | null, pack: Pack | undefined, context: Context): readonly string[] {
  const { factor } = printOf(unit, pack, context)
  const { min, max } = typeof quantity === 'number' ? { min: quantity, max: quantity } : (quantity ?? {})
  return [min, max].map((end) => (end === undefined ? '' : toDecimal(fromNumber(end).mul(factor), DIGITS)))
}

function number(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}

/** A cell of text; one that a spreadsheet would run as a formula is kept a text by a leading apostrophe. */
export function csvText(value: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r\n]/.test(value) && value !== '-' ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The cells of one row, as a line. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}
