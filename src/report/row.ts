import type { Outcome, UnitAssessment } from '../schema/assessment.js'
import { type Context, missingText, say, titleOf } from './context.js'
import { layersText } from './layers.js'
import { endsOf, printOf, quantityText, valueAndLimit } from './quantity.js'

/** One outcome in words. */
export interface Row {
  readonly outcome: Outcome
  readonly title: string
  /** The level that was judged, where the unit stands in for one. */
  readonly level: string | null
  readonly value: string | null
  readonly limit: string | null
  readonly shortfall: string | null
  /** Why, and what is missing. */
  readonly why: string | null
  readonly remedies: string | null
  readonly document: string
  /** Where the clause stands in the document. */
  readonly clause: string
}

/** The outcomes of a unit by status, in the order of the clauses; those that do not score apart. */
export interface Rows {
  readonly gates: readonly Row[]
  readonly fail: readonly Row[]
  readonly unknown: readonly Row[]
  readonly unscored: readonly Row[]
}

/** Puts the outcomes of a unit into words: gates, failed ones, unknown ones, and those that are reported but not scored. */
export function rowsOf(unit: UnitAssessment, context: Context): Rows {
  const place = ({ rule }: Outcome): number => context.rules.get(rule)?.place ?? context.rules.size
  const outcomes = unit.outcomes.filter(({ status }) => status !== 'not-applicable').sort((a, b) => place(a) - place(b))
  const rows = outcomes.map((outcome) => atLevel(rowOf(outcome, context), unit, context))
  const scored = (status: Outcome['status']): readonly Row[] =>
    rows.filter(({ outcome }) => outcome.points !== null && outcome.status === status)
  const isGate = ({ rule }: Outcome): boolean => context.rules.get(rule)?.rule.gate !== undefined
  return {
    gates: rows.filter(({ outcome }) => isGate(outcome)),
    fail: scored('fail'),
    unknown: scored('unknown'),
    unscored: rows.filter(({ outcome }) => outcome.points === null),
  }
}

/** Notes the level that was judged: a rule may judge a unit at several; that of the unit itself goes without saying. */
export function atLevel(row: Row, { level }: Pick<UnitAssessment, 'level'>, { words }: Context): Row {
  return row.outcome.level === level ? row : { ...row, level: words.level[row.outcome.level] }
}

/** Title of a rule, with the level it judges where that is not the unit's own. */
export function fullTitle({ title, level }: Row, { words }: Context): string {
  return level === null ? title : words.aside(title, level)
}

/** One outcome in words. */
export function rowOf(outcome: Outcome, context: Context): Row {
  const { words } = context
  const pack = context.rules.get(outcome.rule)?.pack
  const { value, limit } = valueAndLimit(outcome, printOf(outcome.unit, pack, context), context)
  const layers = layersText(outcome, pack, context)
  const remedies = outcome.remedies.map((id) => {
    const remedy = pack !== undefined && Object.hasOwn(pack.remedies, id) ? pack.remedies[id] : undefined
    return remedy === undefined ? id : say(remedy.label, context)
  })
  return {
    outcome,
    title: titleOf(outcome.rule, context),
    level: null,
    value: value !== null && outcome.approximate ? words.approximately(value) : value,
    limit: limit !== null && layers !== null ? words.aside(limit, layers) : limit,
    shortfall: shortfallOf(outcome, context),
    why: whyOf(outcome, context),
    remedies: remedies.length === 0 ? null : words.list(remedies),
    document: outcome.document,
    clause: outcome.clause,
  }
}

/** Value, limit, shortfall and reason of a row in one phrase. */
export function detailOf({ value, limit, shortfall, why }: Row, { words }: Context): string {
  const parts = [value, limit === null ? null : words.required(limit), shortfall, why].filter((part) => part !== null)
  return words.phrases(parts)
}

function shortfallOf({ shortfall, limit, value, rule }: Outcome, context: Context): string | null {
  if (shortfall === null || shortfall.value === 0) return null
  const { words } = context
  const amount = quantityText(shortfall.value, printOf(shortfall.unit, context.rules.get(rule)?.pack, context), context)
  if (amount === null) return null
  return isExcess(limit, value) ? words.over(amount) : words.short(amount)
}

function isExcess(limit: Outcome['limit'], value: Outcome['value']): boolean {
  const [lowest] = endsOf(value)
  const [highest] = endsOf(limit?.max ?? limit?.below ?? null)
  return lowest !== undefined && highest !== undefined && lowest.compare(highest) >= 0
}

function whyOf({ status, reason, missing, rule }: Outcome, context: Context): string | null {
  const { words } = context
  const absent = status === 'unknown' ? missingText(missing, context.rules.get(rule)?.pack, context) : []
  const told = reason === null || (reason === 'missing-data' && absent.length > 0) ? [] : [words.reason[reason]]
  const parts = [...told, ...absent]
  return parts.length === 0 ? null : words.phrases(parts)
}
