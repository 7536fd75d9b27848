import { exactOf } from '../logic/value.js'
import type { Limit, Pack, Period } from '../schema/pack.js'
import type { Context } from './context.js'
import { decimal, printOf, withUnit } from './quantity.js'

const PLACES = 4

/** One period of a parameter: its figure or table, when it holds, its clause, and how reliable it is. */
export function figureText(period: Period, unit: string, pack: Pack | undefined, context: Context): string {
  const { words } = context
  const clause = pack?.clauses.find(({ id }) => id === period.clause)
  const document = pack?.documents.find(({ id }) => id === clause?.document)
  const notes = [
    `${document?.number ?? ''} ${clause?.locator ?? period.clause}`.trim(),
    words.period(period.from, period.to),
    ...gradeOf(period, context),
  ]
  return words.aside(boundsText(period, unit, pack, context), words.phrases(notes))
}

/** The figures of a limit in one phrase, each with its sign, unit and reliability, and its dates where there are several. */
export function figureShort(kind: keyof Limit, parameter: string, pack: Pack, context: Context): string {
  const { words } = context
  const { values, unit } = pack.parameters[parameter] ?? { values: [], unit: '1' }
  const sign = { min: '≥ ', max: '≤ ', above: '> ', below: '< ', range: '' }[kind]
  const texts = values.map((period) => {
    const notes = [...(values.length > 1 ? [words.period(period.from, period.to)] : []), ...gradeOf(period, context)]
    const text = boundsText(period, unit, pack, context, sign)
    return notes.length === 0 ? text : words.aside(text, words.phrases(notes))
  })
  return words.list(texts)
}

function gradeOf({ grade }: Period, { words }: Context): readonly string[] {
  return grade === undefined ? [] : [words.figureGrade(grade)]
}

function boundsText({ value, min, max, rows }: Period, unit: string, pack: Pack | undefined, context: Context, sign = ''): string {
  const { words } = context
  if (rows !== undefined) return sign + words.rows(rows.length)
  const print = printOf(unit, pack, context)
  const text = (figure: Period['value']): string | null => {
    const exact = figure === undefined ? null : exactOf(figure)
    return exact === null ? null : decimal(exact, PLACES, print)
  }
  const [single, low, high] = [text(value), text(min), text(max)]
  if (single !== null) return withUnit(sign + single, print)
  if (low !== null && high !== null) return withUnit(`${low}–${high}`, print)
  if (low !== null) return withUnit(`≥ ${low}`, print)
  return high === null ? words.reason['awaiting-transcription'] : withUnit(`≤ ${high}`, print)
}
