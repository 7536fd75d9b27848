import { canonicalize } from '../../canonical.js'
import { exactOf } from '../../logic/value.js'
import { wordsIn } from '../../report/words.js'
import { FIXED_FIELDS } from './fixed-fields.js'
import { fieldOf, figureOf, named, type Speaking } from './speaking.js'

/** Where a part of an expression stands: inside a list of facilities, and how firmly what is around it binds. */
interface Standing {
  readonly inFacility: boolean
  readonly above: number
  /** Unit of what a written number stands beside. */
  readonly unit: string
}

type Say = (operands: readonly unknown[], standing: Standing, speaking: Speaking) => string

const RANKS: Readonly<Record<string, number>> = { or: 1, and: 2, '+': 4, '-': 4, '*': 5, '/': 5 }
const SIGNS: Readonly<Record<string, string>> = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' }

/** An expression of a pack in words; what there are no words for stands as JSON. */
export function saidOf(json: unknown, speaking: Speaking, standing: Standing = { inFacility: false, above: 0, unit: '1' }): string {
  const exact = exactOf(json)
  if (exact !== null) return figureOf(json, standing.unit, speaking) ?? String(json)
  if (typeof json === 'boolean') return speaking.phrases.truth[`${json}`]
  if (typeof json === 'string') return /^\d{4}-\d\d-\d\d$/.test(json) ? speaking.phrases.date(json) : json
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return JSON.stringify(json)
  const [[operator, given] = ['', null]] = Object.entries(json)
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given]
  const own = RANKS[operator] ?? 0
  const tell = Object.hasOwn(SAYS, operator) ? SAYS[operator] : undefined
  const text = tell === undefined ? JSON.stringify(json) : tell(operands, { ...standing, above: own }, speaking)
  return own > 0 && own < standing.above ? speaking.phrases.bracketed(text) : text
}

const arithmetic =
  (operator: string): Say =>
  (operands, standing, speaking) =>
    operands
      .map((one, index) => saidOf(one, speaking, { ...standing, above: standing.above + (index > 0 ? 0.5 : 0) }))
      .join(SIGNS[operator] ?? ' ')

const comparing =
  (operator: string): Say =>
  (operands, standing, speaking) => {
    const { phrases } = speaking
    const inside = { ...standing, above: 0 }
    const [first, second, third] = operands
    const facilities = countedIn(first)
    if (facilities !== null && isZero(second) && (operator === '>' || operator === '!='))
      return phrases.there(typesIn(facilities, inside, speaking))
    if (facilities !== null && isZero(second) && (operator === '=' || operator === '<='))
      return phrases.notThere(typesIn(facilities, inside, speaking))
    if (third !== undefined)
      return phrases.between(...(operands.slice(0, 3).map((one) => saidOf(one, speaking, inside)) as [string, string, string]))
    const unit = unitIn(first, inside, speaking) ?? unitIn(second, inside, speaking) ?? '1'
    const isDated = [first, second].some((one) => typeIn(one, inside, speaking) === 'date')
    const table = isDated && Object.hasOwn(phrases.dated, operator) ? phrases.dated : phrases.compared
    const [a, b] = [first, second].map((one, index) => valueIn(one, index === 0 ? second : first, { ...inside, unit }, speaking)) as [
      string,
      string,
    ]
    return table[operator]?.(a, b) ?? `${a} ${operator} ${b}`
  }

const overList =
  (name: 'sum' | 'largest' | 'smallest' | 'filtered' | 'every' | 'some' | 'none'): Say =>
  ([list, what], standing, speaking) =>
    speaking.phrases[name](typesIn(list, standing, speaking), saidOf(what, speaking, { ...standing, above: 0, inFacility: true }))

const joined =
  (name: 'and' | 'or'): Say =>
  (operands, standing, speaking) =>
    speaking.phrases[name](operands.map((one) => saidOf(one, speaking, standing)))

const SAYS: Readonly<Record<string, Say>> = {
  '+': arithmetic('+'),
  '-': arithmetic('-'),
  '*': arithmetic('*'),
  '/': arithmetic('/'),
  '<': comparing('<'),
  '<=': comparing('<='),
  '>': comparing('>'),
  '>=': comparing('>='),
  '==': comparing('='),
  '===': comparing('='),
  '!=': comparing('!='),
  '!==': comparing('!='),
  and: joined('and'),
  or: joined('or'),
  '!': ([one], standing, speaking) => negated(one, standing, speaking),
  '!!': ([one], standing, speaking) => saidOf(one, speaking, standing),
  in: ([value, list], standing, speaking) =>
    speaking.phrases.among(
      saidOf(value, speaking, standing),
      (Array.isArray(list) ? list : [list]).map((one) => valueIn(one, value, standing, speaking)),
    ),
  var: ([name], { inFacility }, speaking) => {
    const field = fieldOf(String(name), inFacility, speaking)
    const label = labelOf(String(name), inFacility, speaking)
    return field?.type === 'boolean' ? speaking.phrases.isTrue(label) : label
  },
  fact: ([id], _standing, speaking) => named(speaking.pack.facts[String(id)]?.title, String(id), speaking),
  parameter: ([id], _standing, speaking) => parameterIn(String(id), speaking),
  lookup: ([id, , ...keys], standing, speaking) =>
    speaking.phrases.inTable(
      named(speaking.pack.parameters[String(id)]?.title, String(id), speaking),
      keys.map((key) => saidOf(key, speaking, { ...standing, above: 0 })),
    ),
  finding: ([id], _standing, speaking) =>
    speaking.phrases.finding(named(speaking.pack.dictionary.findings[String(id)]?.label, String(id), speaking)),
  facilities: (types, standing, speaking) => typesIn({ facilities: types }, standing, speaking),
  count: ([list], standing, speaking) => speaking.phrases.count(typesIn(list, standing, speaking)),
  sum: overList('sum'),
  largest: overList('largest'),
  smallest: overList('smallest'),
  filter: overList('filtered'),
  all: overList('every'),
  some: overList('some'),
  none: overList('none'),
  min: (operands, standing, speaking) => speaking.phrases.lesser(operands.map((one) => saidOf(one, speaking, { ...standing, above: 0 }))),
  max: (operands, standing, speaking) => speaking.phrases.greater(operands.map((one) => saidOf(one, speaking, { ...standing, above: 0 }))),
  days: ([from, to], standing, speaking) => speaking.phrases.days(saidOf(from, speaking, standing), saidOf(to, speaking, standing)),
  'add-months': ([date, months], standing, speaking) =>
    speaking.phrases.later(saidOf(date, speaking, standing), saidOf(months, speaking, standing)),
  if: (operands, standing, speaking) => choiceIn(operands, { ...standing, above: 0 }, speaking),
  '?:': (operands, standing, speaking) => choiceIn(operands, { ...standing, above: 0 }, speaking),
}

// `if none are there, 0, else …` is said behind what it is about.
function choiceIn(operands: readonly unknown[], standing: Standing, speaking: Speaking): string {
  const [condition, then, otherwise] = operands
  const { '===': same, '==': alike } = (condition ?? {}) as { readonly '==='?: unknown; readonly '=='?: unknown }
  const [counted, zero] = (same ?? alike ?? []) as readonly unknown[]
  const none = countedIn(counted)
  if (operands.length === 3 && none !== null && isZero(zero) && isZero(then))
    return speaking.phrases.orZero(saidOf(otherwise, speaking, standing))
  const choices: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < operands.length; index += 2)
    choices.push([saidOf(operands[index], speaking, standing), saidOf(operands[index + 1], speaking, standing)])
  return speaking.phrases.chosen(
    choices,
    operands.length % 2 === 1 ? saidOf(operands.at(-1), speaking, standing) : speaking.phrases.waiting,
  )
}

function negated(json: unknown, standing: Standing, speaking: Speaking): string {
  const facilities = countedIn((json as { readonly '>'?: readonly unknown[] } | null)?.['>']?.[0])
  if (facilities !== null) return speaking.phrases.notThere(typesIn(facilities, standing, speaking))
  const { var: name } = typeof json === 'object' && json !== null ? (json as { readonly var?: unknown }) : {}
  if (typeof name === 'string') return speaking.phrases.isFalse(labelOf(name, standing.inFacility, speaking))
  return speaking.phrases.not(saidOf(json, speaking, { ...standing, above: 0 }))
}

/** The name of a field. */
export function labelOf(name: string, inFacility: boolean, speaking: Speaking): string {
  return named(fieldOf(name, inFacility, speaking)?.label ?? FIXED_FIELDS[name], name, speaking)
}

// The list that is counted, or `null`.
function countedIn(json: unknown): unknown {
  const { count } = typeof json === 'object' && json !== null ? (json as { readonly count?: unknown }) : {}
  return count === undefined ? null : Array.isArray(count) ? count[0] : count
}

function typesIn(json: unknown, standing: Standing, speaking: Speaking): string {
  const types = typeof json === 'object' && json !== null ? (json as { readonly facilities?: unknown }).facilities : undefined
  if (types === undefined) return saidOf(json, speaking, { ...standing, above: 0 })
  const { facilities } = speaking.pack.dictionary
  return speaking.phrases.list([types].flat().map((type) => named(facilities[String(type)]?.label, String(type), speaking)))
}

function isZero(json: unknown): boolean {
  return json === 0
}

// What is written beside a field or a finding is one of its values.
function valueIn(json: unknown, beside: unknown, standing: Standing, speaking: Speaking): string {
  if (typeof json !== 'string') return saidOf(json, speaking, standing)
  const { var: name, finding } =
    typeof beside === 'object' && beside !== null ? (beside as { readonly var?: unknown; readonly finding?: unknown }) : {}
  const words = wordsIn(speaking.context.language)
  if (finding !== undefined) return speaking.phrases.quoted(words.finding[json as 'yes'] ?? json)
  if (name === 'level') return words.level[json as 'community'] ?? json
  const label = typeof name === 'string' ? fieldOf(name, standing.inFacility, speaking)?.values?.[json] : undefined
  return label === undefined ? saidOf(json, speaking, standing) : label[speaking.context.language]
}

function typeIn(json: unknown, { inFacility }: Standing, speaking: Speaking): string | null {
  const { var: name } = typeof json === 'object' && json !== null ? (json as { readonly var?: unknown }) : {}
  return typeof name === 'string' ? (fieldOf(name, inFacility, speaking)?.type ?? null) : null
}

// The unit that a written number beside it is in.
function unitIn(json: unknown, { inFacility }: Standing, speaking: Speaking): string | null {
  const { var: name, fact, parameter } = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {}
  if (typeof name === 'string') return fieldOf(name, inFacility, speaking)?.unit ?? null
  const first = [fact ?? parameter].flat()[0]
  return (typeof fact === 'undefined' ? speaking.pack.parameters[String(first)]?.unit : speaking.pack.facts[String(first)]?.unit) ?? null
}

// A figure that is the same at all times is said with its name.
function parameterIn(id: string, speaking: Speaking): string {
  const parameter = speaking.pack.parameters[id]
  const title = named(parameter?.title, id, speaking)
  const figures = new Set((parameter?.values ?? []).map(({ value }) => canonicalize(value ?? null)))
  const figure = figures.size === 1 && parameter !== undefined ? figureOf(parameter.values[0]?.value, parameter.unit, speaking) : null
  return figure === null ? title : speaking.phrases.figure(title, figure)
}
