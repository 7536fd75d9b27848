import { exactOf } from '../../logic/value.js'
import { type Context, say } from '../../report/context.js'
import { decimal, printOf, withUnit } from '../../report/quantity.js'
import type { Label } from '../../schema/label.js'
import type { Pack } from '../../schema/pack.js'
import { formulasOf } from '../formula.js'
import type { PackChange } from './change.js'
import type { DiffWords } from './words.js'

const PLACES = 12
const SIGNS: Readonly<Record<string, string>> = { min: '≥ ', max: '≤ ', above: '> ', below: '< ', range: '' }
const LONGEST = 160
const EXPRESSIONS: ReadonlySet<string> = new Set(['applies', 'measure', 'check', 'expression'])

/** What values are written with: the pack they stand in, the words of the reports, and those of differences. */
export interface Writing {
  readonly pack: Pack
  readonly context: Context
  readonly words: DiffWords
}

/** A value of a property as people read it. */
export function valueText(value: unknown, { field, part, unit }: Pick<PackChange, 'field' | 'part' | 'unit'>, writing: Writing): string {
  const { pack, context, words } = writing
  if (value === null || value === undefined) return field === 'figure' ? words.slot : words.none
  if (field === 'figure') return boundsText(value, unit, writing)
  if (isLabel(value)) return say(value, context)
  if (field === 'limit') return limitText(value as Readonly<Record<string, unknown>>, writing)
  if (field === 'gate') return context.words.cap((value as { readonly cap: string }).cap)
  if (field === 'grades') return context.words.list((value as Pack['scoring']['grades']).map(({ grade, min }) => `${grade} ≥ ${min}`))
  if (field === 'layers')
    return context.words.list(
      (value as NonNullable<Pack['layers']>).overlays.map((one) =>
        context.words.aside(say(one.title, context), `${one.id}@${one.version}`),
      ),
    )
  if (EXPRESSIONS.has(field ?? '') && context.language === 'zh') return formulasOf(pack).print(value) ?? plainText(value, writing)
  if (field === 'when') return whenText(value, writing)
  if (field === 'clause') return clauseText(String(value), pack)
  if (field === 'document') return pack.documents.find(({ id }) => id === value)?.number ?? String(value)
  if (field === 'group') return titleIn(pack.scoring.groups.find(({ id }) => id === value)?.title, String(value), context)
  if (field === 'obligation' || field === 'scored') return labelled(value, context.words.obligation, context)
  if (field === 'level') return labelled(value, context.words.level, context)
  if (field === 'status' && part === 'clause') return labelled(value, context.words.clauseStatus, context)
  if (field === 'unit') return printOf(String(value), pack, context).label
  return plainText(value, writing)
}

/** Value, min and max of a figure with its unit. */
function boundsText(bounds: unknown, unit: string | null, { pack, context, words }: Writing): string {
  const print = printOf(unit, pack, context)
  const text = (value: unknown): string | null => {
    const exact = value === undefined ? null : exactOf(value)
    return exact === null ? null : decimal(exact, PLACES, print)
  }
  const { value, min, max } = bounds as { readonly value?: unknown; readonly min?: unknown; readonly max?: unknown }
  const [single, low, high] = [text(value), text(min), text(max)]
  if (single !== null) return withUnit(single, print)
  if (low !== null && high !== null) return withUnit(`${low}–${high}`, print)
  if (low !== null) return withUnit(`≥ ${low}`, print)
  return high === null ? words.slot : withUnit(`≤ ${high}`, print)
}

/** A limit: its sign and the name of the parameter it is held to. */
export function limitText(limit: Readonly<Record<string, unknown>>, { pack, context, words }: Writing): string {
  const texts = Object.entries(limit).map(([kind, reference]) => {
    const id = typeof reference === 'string' ? reference : String((reference as { readonly parameter?: unknown }).parameter)
    const parameter = Object.hasOwn(pack.parameters, id) ? pack.parameters[id] : undefined
    const [only, ...others] = parameter?.values ?? []
    const name = words.quoted(titleIn(parameter?.title, id, context))
    if (only === undefined || others.length > 0 || only.rows !== undefined) return `${SIGNS[kind] ?? ''}${name}`
    const end = kind === 'min' || kind === 'max' ? { value: only[kind] ?? only.value } : kind === 'range' ? only : { value: only.value }
    return `${SIGNS[kind] ?? ''}${boundsText(end, parameter?.unit ?? null, { pack, context, words })}`
  })
  return context.words.list(texts)
}

/** The case of a table that a row is for, key by key. */
export function whenText(when: unknown, { pack, context }: Writing): string {
  const texts = Object.entries((when ?? {}) as Readonly<Record<string, unknown>>).map(([key, wanted]) => {
    const { unit, facility } = pack.dictionary
    const field = Object.hasOwn(unit, key) ? unit[key] : Object.hasOwn(facility, key) ? facility[key] : undefined
    const named = (value: unknown): string => titleIn(field?.values?.[String(value)], String(value), context)
    const label = titleIn(field?.label, key, context)
    if (Array.isArray(wanted)) return `${label} ${context.words.list(wanted.map(named))}`
    if (typeof wanted !== 'object' || wanted === null) return `${label} ${named(wanted)}`
    return `${label} ${Object.entries(wanted)
      .map(([kind, end]) => `${SIGNS[kind] ?? ''}${String(end)}`)
      .join(' ')}`
  })
  return context.words.phrases(texts)
}

/** Number of a document and of a clause in it. */
export function clauseText(id: string, pack: Pack): string {
  const clause = pack.clauses.find((one) => one.id === id)
  const document = pack.documents.find((one) => one.id === clause?.document)
  return clause === undefined ? id : `${document?.number ?? ''} ${clause.locator}`.trim()
}

/** A title in the language of the report, or the id where there is none. */
export function titleIn(title: Label | undefined, id: string, context: Context): string {
  return title === undefined ? id : say(title, context)
}

function labelled(value: unknown, table: Readonly<Record<string, string>>, { words }: Context): string {
  const one = (code: unknown): string => table[String(code)] ?? String(code)
  return Array.isArray(value) ? words.list(value.map(one)) : one(value)
}

function plainText(value: unknown, { context, words }: Writing): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return context.words.list(value)
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function isLabel(value: unknown): value is Label {
  return typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'en,zh'
}
