import { exactOf } from '../../logic/value.js'
import type { Language } from '../../messages/messages.js'
import { type Context, contextOf } from '../../report/context.js'
import { decimal, type Print, printOf, withUnit } from '../../report/quantity.js'
import type { Words } from '../../report/words.js'
import type { Clause, Limit, Pack, Parameter, Period, Row, Rule } from '../../schema/pack.js'
import { type PageWords, pageWords } from './page-words.js'

const PLACES = 12

/** What a page is written from. */
export interface Page {
  readonly pack: Pack
  readonly language: Language
  readonly words: PageWords
  readonly labels: Words
  readonly context: Context
}

const SIGNS = { min: '≥', max: '≤', above: '>', below: '<', range: '' } as const

/** A page of a pack in one language. */
export function pageOf(pack: Pack, language: Language): Page {
  const context = contextOf([pack], language)
  return { pack, language, words: pageWords[language], labels: context.words, context }
}

/** The limit of a rule; a table is named, for it has a section of its own. */
export function limitText(rule: Rule, page: Page): string {
  const { pack, words } = page
  const entries = Object.entries(rule.limit ?? {}) as readonly (readonly [keyof Limit, string | { readonly parameter: string }])[]
  return entries
    .map(([kind, reference]) => {
      const id = typeof reference === 'string' ? reference : reference.parameter
      const parameter = pack.parameters[id] as Parameter // loadPack and compile refuse a limit without its parameter
      const [period, ...others] = parameter.values
      if (period === undefined || others.length > 0 || period.rows !== undefined) return `${SIGNS[kind]} ${words.table} \`${id}\``.trim()
      const figure = kind === 'min' || kind === 'max' ? (period[kind] ?? period.value) : period.value
      const text = kind === 'range' ? figureText(period, parameter.unit, page) : quantity(figure, parameter.unit, page)
      return text === null ? words.noFigure : `${SIGNS[kind]} ${text}`.trim()
    })
    .join('<br>')
}

/** One row for each figure a parameter has, or will have. */
export function figureRows(id: string, parameter: Parameter, page: Page): readonly (readonly string[])[] {
  const { language, words } = page
  return parameter.values.flatMap((period) =>
    (period.rows ?? [{ ...period, when: {} }]).map((row, index) => {
      const confirmed = row.confirmed ?? period.confirmed
      const from = [row.cell ?? '', confirmed === undefined ? '' : words.confirmed(confirmed.by, confirmed.on), row.note?.[language] ?? '']
      return [
        index === 0 ? `${parameter.title[language]} \`${id}\`` : '',
        Object.entries(row.when)
          .map(([key, wanted]) => keyText(key, wanted, page))
          .join('<br>'),
        figureText(row, parameter.unit, page) ?? words.noFigure,
        words.inForce(period.from, period.to),
        locator(period.clause, page),
        row.grade ?? period.grade ?? 'D',
        from.filter((part) => part !== '').join('<br>'),
      ]
    }),
  )
}

/** A figure with its unit, or `null` where there is none. */
export function figureText({ value, min, max }: Pick<Row, 'value' | 'min' | 'max'>, unit: string, page: Page): string | null {
  if (min !== undefined && max !== undefined) return `${numberText(min, unit, page)}${page.words.to}${quantity(max, unit, page)}`
  if (min !== undefined) return `≥ ${quantity(min, unit, page)}`
  if (max !== undefined) return `≤ ${quantity(max, unit, page)}`
  return quantity(value, unit, page)
}

function quantity(value: unknown, unit: string, page: Page): string | null {
  const number = numberText(value, unit, page)
  return number === null ? null : withUnit(number, printFor(unit, page))
}

function numberText(value: unknown, unit: string, page: Page): string | null {
  const exact = value === undefined ? null : exactOf(value)
  return exact === null ? null : decimal(exact, PLACES, printFor(unit, page))
}

function printFor(unit: string, { pack, context }: Page): Print {
  return printOf(unit === '1' ? null : unit, pack, context)
}

function keyText(key: string, wanted: Row['when'][string], { pack: { dictionary }, language }: Page): string {
  const field = dictionary.unit[key] ?? dictionary.facility[key]
  const label = field?.label[language] ?? key
  const named = (value: string | number | boolean): string => field?.values?.[String(value)]?.[language] ?? String(value)
  if (Array.isArray(wanted)) return `${label} ${wanted.map(named).join(language === 'zh' ? '、' : ', ')}`
  if (typeof wanted !== 'object') return `${label} ${named(wanted)}`
  const { min, max, above, below } = wanted as { min?: number; max?: number; above?: number; below?: number }
  const bounds = [
    min === undefined ? '' : `≥ ${min}`,
    above === undefined ? '' : `> ${above}`,
    max === undefined ? '' : `≤ ${max}`,
    below === undefined ? '' : `< ${below}`,
  ]
  return `${label} ${bounds.filter((bound) => bound !== '').join(', ')}`
}

/** Source grades of every figure a rule reads. */
export function gradesOf(rule: Rule, page: Page): readonly string[] {
  return periodsOf(rule, page).flatMap((period) => (period.rows ?? [period]).map((row) => row.grade ?? period.grade ?? 'D'))
}

/** Every period of every parameter that a rule reads. */
export function periodsOf(rule: Rule, { pack }: Page): readonly Period[] {
  return [...parametersOf(rule, pack, new Set())].flatMap((id) => pack.parameters[id]?.values ?? [])
}

// Every parameter that a rule reads: in its limit, in its expressions, or by way of a fact.
function parametersOf(json: unknown, pack: Pack, facts: Set<string>): ReadonlySet<string> {
  if (typeof json !== 'object' || json === null) return new Set()
  const found = Object.entries(json).flatMap(([key, operand]) => {
    const name: unknown = Array.isArray(operand) ? operand[0] : operand
    if (key === 'limit') return [...Object.values(operand).filter((one) => typeof one === 'string'), ...parametersOf(operand, pack, facts)]
    if ((key === 'parameter' || key === 'lookup') && typeof name === 'string') return [name, ...parametersOf(operand, pack, facts)]
    if (key !== 'fact' || typeof name !== 'string' || facts.has(name)) return [...parametersOf(operand, pack, facts)]
    return [...parametersOf(pack.facts[name]?.expression, pack, facts.add(name))]
  })
  return new Set(found)
}

/** Where a clause stands, by its id. */
export function locator(id: string, page: Page): string {
  const clause = page.pack.clauses.find((one) => one.id === id)
  return clause === undefined ? id : numberOf(clause, page)
}

/** Where a clause stands; the document is named only where the pack has more than one. */
export function numberOf(clause: Clause, { pack }: Page): string {
  const document = pack.documents.find((one) => one.id === clause.document)
  return pack.documents.length > 1 && document !== undefined ? `${document.number} ${clause.locator}` : clause.locator
}
