import type { Explanation } from '../explain.js'
import type { Language } from '../messages/messages.js'
import type { Pack, Period } from '../schema/pack.js'
import { type Context, contextOf, say } from './context.js'
import { figureText } from './figure.js'
import { operandLines } from './operands.js'
import { points, printOf, quantityText } from './quantity.js'
import { rowOf } from './row.js'
import { formulaOf, lineOf, type Reading, treeOf } from './steps.js'
import { span } from './summary.js'
import { onOneLine } from './width.js'

/** How a rule came to its outcome, as text: clause, value, limit, formula with its numbers, and the tree of steps. */
export function explanationText(explanation: Explanation, packs: readonly Pack[], language: Language): string {
  const context = contextOf(packs, language)
  const reading = { explanation, pack: context.rules.get(explanation.rule)?.pack, context }
  const sections = [
    headOf(explanation, context),
    outcomeLines(reading),
    partLines(reading),
    factLines(reading),
    parameterLines(reading),
    operandLines(explanation.outcome, reading.pack, context),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function headOf({ title, rule, unit, obligation, clause }: Explanation, context: Context): readonly string[] {
  const { label, labelled, aside, obligation: strength } = context.words
  return [
    aside(say(title, context), rule),
    labelled(label.unitOf, onOneLine(unit)),
    labelled(label.clause, aside(`${clause.document} ${clause.locator}`, strength[obligation])),
    ...(clause.text === null ? [] : [labelled(label.text, clause.text)]),
  ]
}

function outcomeLines(reading: Reading): readonly string[] {
  const { explanation, pack, context } = reading
  const { outcome, parts } = explanation
  const { label, labelled, status } = context.words
  const row = rowOf(outcome, context)
  const measure = parts.find(({ part }) => part === 'measure')?.step
  const formula = measure === undefined || row.value === null ? null : formulaOf(measure, reading)
  const lines: readonly (readonly [string, string | null])[] = [
    [label.status, status[outcome.status]],
    [label.value, row.value],
    [label.formula, formula === null ? null : `${formula} = ${row.value}`],
    [label.limit, row.limit],
    [label.margin, outcome.status === 'pass' ? quantityText(outcome.margin, printOf(outcome.unit, pack, context), context) : null],
    [label.shortfall, row.shortfall],
    [label.reason, row.why],
    [
      label.score,
      outcome.status === 'not-applicable'
        ? null
        : outcome.points === null
          ? label.notScored
          : `${span(outcome.points)} / ${points(outcome.points.max)}`,
    ],
    [label.remedies, row.remedies],
  ]
  return lines.flatMap(([name, text]) => (text === null ? [] : [labelled(name, text)]))
}

function partLines(reading: Reading): readonly string[] {
  const { words } = reading.context
  const { parts, outcome } = reading.explanation
  if (parts.length === 0) return []
  return [
    words.label.steps,
    ...parts.flatMap(({ part, step }) => {
      const own = part === 'measure' ? { ...step, unit: step.unit ?? outcome.unit } : step
      return [words.labelled(words.part[part] ?? part, lineOf(own, reading)), ...treeOf(own, reading)]
    }),
  ]
}

function factLines(reading: Reading): readonly string[] {
  const { words } = reading.context
  const { facts } = reading.explanation
  if (facts.length === 0) return []
  return [
    words.label.facts,
    ...facts.flatMap(({ title, unit, step }) => [
      words.labelled(say(title, reading.context), lineOf({ ...step, unit: step.unit ?? unit }, reading)),
      ...treeOf(step, reading),
    ]),
  ]
}

function parameterLines({ explanation: { parameters }, pack, context }: Reading): readonly string[] {
  const { words } = context
  if (parameters.length === 0) return []
  const figure = (unit: string, inForce: Period | null): string =>
    inForce === null ? words.reason['not-in-force'] : figureText(inForce, unit, pack, context)
  return [words.label.limits, ...parameters.map(({ title, unit, inForce }) => words.labelled(say(title, context), figure(unit, inForce)))]
}
