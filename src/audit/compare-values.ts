import { fromNumber, toDecimal } from '../rational.js'
import { type Context, nameOf, titleOf } from '../report/context.js'
import { gradeText, span } from '../report/summary.js'
import { waiverWordsIn } from '../report/waiver-words.js'
import type { UnitAssessment } from '../schema/assessment.js'
import type { UnitWaiver } from '../waivers.js'
import type { CompareWords } from './compare-words.js'
import type { AssessmentChange } from './comparison.js'

const DIGITS = 17

/** The rule, or the pack whose result it is, or the unit itself. */
export function itemText({ rule, pack }: AssessmentChange, context: Context, words: CompareWords): string {
  return rule === null ? (pack ?? words.unitItself) : titleOf(rule, context)
}

/** What differs, and which end of it. */
export function fieldText({ path }: AssessmentChange, context: Context, words: CompareWords): string {
  const [, first = '', ...rest] = path.split('/')
  const named = rest.map((key) => partText(key, context, words))
  return [words.field[first] ?? first, ...named].join(' ')
}

/** A value as people read it: codes in words, numbers exact. */
export function changedText(
  { path, rule }: Pick<AssessmentChange, 'path' | 'rule'>,
  value: unknown,
  context: Context,
  words: CompareWords,
): string {
  const [, first = rule === null ? '' : 'status'] = path.split('/')
  if (value === null || value === undefined) return words.none
  if (typeof value === 'boolean') return context.words.truth[value ? 'true' : 'false']
  if (typeof value === 'number') return toDecimal(fromNumber(value), DIGITS)
  if (typeof value === 'string') {
    const { status, reason, obligation, level } = context.words
    const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = { status, reason, obligation, level }
    return first === 'digest' ? `${value.slice(0, 15)}…` : (tables[first]?.[value] ?? value)
  }
  if (Array.isArray(value))
    return value.length === 0 ? words.none : context.words.list(value.map((one) => listed(one, first, context, words)))
  const { value: amount, unit, ...others } = value as Readonly<Record<string, unknown>>
  if (unit !== undefined && Object.keys(others).length === 0)
    return `${changedText({ path: '/value', rule }, amount, context, words)} ${String(unit)}`
  return Object.entries(value)
    .map(([key, one]) => `${partText(key, context, words)} ${changedText({ path: `/${key}`, rule }, one, context, words)}`)
    .join(' ')
}

/** Why it differs: the steps in order where they are known, else what may have been. */
export function causeText({ causes }: AssessmentChange, isIsolated: boolean, words: CompareWords): string {
  const names = causes.map((cause) => words.cause[cause])
  return isIsolated ? words.steps(names) : words.perhaps(names)
}

function partText(key: string, { words: { status }, packs, language }: Context, { end, field }: CompareWords): string {
  const group = packs.flatMap(({ scoring }) => scoring.groups).find(({ id }) => id === key)
  return group?.title[language] ?? end[key as keyof typeof end] ?? status[key as keyof typeof status] ?? field[key] ?? key
}

// An entry of a list: what is missing, a remedy or a gate by its name, anything else as it stands.
function listed(one: unknown, field: string, context: Context, words: CompareWords): string {
  const [pack] = context.packs
  if (typeof one === 'object' && one !== null && 'layer' in one && 'limit' in one)
    return `${String(one.layer)} ${changedText({ path: '/limit', rule: null }, one.limit, context, words)}`
  if (field === 'waivers') {
    const { rule, status, from, to } = one as UnitWaiver
    return context.words.aside(titleOf(rule, context), `${waiverWordsIn(context.language).status[status]} ${from}–${to}`)
  }
  if (field === 'withWaivers') {
    const { pack: id, score, grade, grades } = one as NonNullable<UnitAssessment['withWaivers']>[number]
    return `${id} ${score === null ? context.words.label.noScore : span(score)} ${gradeText({ grade, grades }, context)}`
  }
  if (field === 'operands' || field === 'figures') return JSON.stringify(one)
  if (typeof one === 'object' && one !== null) return 'rule' in one ? titleOf(String(one.rule), context) : JSON.stringify(one)
  if (field === 'missing') return nameOf(String(one), pack, context)
  const remedies = context.packs.map((own) => own.remedies).find((own) => field === 'remedies' && Object.hasOwn(own, String(one)))
  return remedies?.[String(one)]?.label[context.language] ?? String(one)
}
