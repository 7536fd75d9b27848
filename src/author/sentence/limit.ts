import type { Limit, Pack, Period, Row } from '../../schema/pack.js'
import { labelOf, saidOf } from './expression.js'
import { figureOf, named, type Speaking } from './speaking.js'

/** More rows than these are not read in a sentence. */
const MOST_ROWS = 8

type Reference = NonNullable<Limit[keyof Limit]>
type Figure = Pick<Period, 'value' | 'min' | 'max' | 'grade' | 'confirmed'>

/** A limit in words: its figure with unit, or the rows of its table that concern the rule, each with its keys. */
export function limitOf(kind: keyof Limit, reference: Reference, speaking: Speaking): string {
  const { pack, phrases } = speaking
  const [id, by] = typeof reference === 'string' ? [reference, {}] : [reference.parameter, reference.by]
  const parameter = Object.hasOwn(pack.parameters, id) ? pack.parameters[id] : undefined
  if (parameter === undefined) return phrases.limit[kind](phrases.waiting)
  const isOne = parameter.values.length === 1
  const periods = parameter.values.map((period) => {
    const figure =
      period.rows === undefined ? bounded(kind, period, parameter.unit, speaking) : tableOf(kind, period, parameter, by, speaking)
    return isOne ? figure : phrases.period(figure, period.from ?? null, period.to ?? null)
  })
  return phrases.limit[kind](isOne ? (periods[0] ?? '') : phrases.periods(periods))
}

function bounded(kind: keyof Limit, figure: Figure, unit: string, speaking: Speaking): string {
  const { phrases } = speaking
  const { value, min, max, grade, confirmed } = figure
  const [single, low, high] = [value, min, max].map((one) => figureOf(one, unit, speaking))
  const text =
    kind === 'range'
      ? rangeOf(low ?? single ?? null, high ?? single ?? null, phrases)
      : ((kind === 'min' ? (low ?? single) : kind === 'max' ? (high ?? single) : single) ?? null)
  if (text === null) return phrases.waiting
  const isVerified = grade === 'A' || grade === 'B' || confirmed !== undefined
  return isVerified ? text : phrases.noted(text, phrases.unverified)
}

function rangeOf(low: string | null, high: string | null, phrases: Speaking['phrases']): string | null {
  if (low === null || high === null || low === high) return low ?? high
  // The unit stands once, behind the second number.
  return phrases.range(/^[\d.,−-]+/.exec(low)?.[0] ?? low, high)
}

// Of a table, the rows that the keys which the rule writes out leave.
function tableOf(
  kind: keyof Limit,
  { rows = [], grade }: Period,
  parameter: Pack['parameters'][string],
  by: Readonly<Record<string, unknown>>,
  speaking: Speaking,
): string {
  const { phrases } = speaking
  const written = Object.entries(by).filter(([, json]) => typeof json !== 'object')
  const fits = ({ when }: Row): boolean =>
    written.every(([key, json]) => when[key] === undefined || [when[key]].flat().some((one) => one === json))
  const own = rows.filter(fits)
  if (own.length === 0) return phrases.waiting
  const names = (parameter.by ?? []).filter((key) => !written.some(([one]) => one === key))
  if (own.length > MOST_ROWS)
    return phrases.manyRows(
      named(parameter.title, '', speaking),
      names.map((key) => keyName(key, by[key], speaking)),
      own.length,
    )
  const texts = own.map((row) => {
    const figure = bounded(kind, { ...(grade === undefined ? {} : { grade }), ...row }, parameter.unit, speaking)
    const open = Object.entries(row.when).filter(([key]) => !written.some(([one]) => one === key))
    if (open.length === 0) return figure
    return phrases.row(
      phrases.rowKeys(open.map(([key, wanted]) => [keyName(key, by[key], speaking), wantedText(wanted, by[key], speaking)])),
      figure,
    )
  })
  return own.length === 1 && names.length === 0 ? (texts[0] ?? '') : phrases.oneOfRows(texts)
}

function keyName(key: string, json: unknown, speaking: Speaking): string {
  const { var: name } = typeof json === 'object' && json !== null ? (json as { readonly var?: unknown }) : {}
  if (typeof name === 'string') return labelOf(name, false, speaking)
  return json === undefined ? key : saidOf(json, speaking)
}

function wantedText(wanted: Row['when'][string], json: unknown, speaking: Speaking): string {
  const { phrases, pack, context } = speaking
  const { var: name } = typeof json === 'object' && json !== null ? (json as { readonly var?: unknown }) : {}
  const field = typeof name === 'string' ? pack.dictionary.unit[name] : undefined
  const one = (value: unknown): string => {
    if (typeof value === 'boolean') return phrases.truth[`${value}`]
    if (typeof value === 'number') return figureOf(value, field?.unit ?? '1', speaking) ?? String(value)
    if (name === 'level') return context.words.level[value as 'community'] ?? String(value)
    return (
      field?.values?.[String(value)]?.[context.language] ?? named(pack.dictionary.facilities[String(value)]?.label, String(value), speaking)
    )
  }
  if (Array.isArray(wanted)) return phrases.list(wanted.map(one))
  if (typeof wanted !== 'object') return one(wanted)
  const { min, max, above, below } = wanted as {
    readonly min?: number
    readonly max?: number
    readonly above?: number
    readonly below?: number
  }
  const end = (value: number | undefined): string | null => (value === undefined ? null : one(value))
  const excludes = above !== undefined ? (below !== undefined ? 'both' : 'low') : below !== undefined ? 'high' : 'none'
  if (min !== undefined && max !== undefined && above === undefined && below === undefined)
    return rangeOf(one(min), one(max), phrases) ?? ''
  return phrases.band(end(min ?? above), end(max ?? below), excludes)
}
