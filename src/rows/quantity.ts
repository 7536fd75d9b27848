import { parseDecimal, type Rational } from '../rational.js'
import { fold, foldTight } from './fold.js'
import { magnitudeOf, type ReadUnit, readUnit, unitAtStart } from './measure.js'
import { remembered } from './remembered.js'
import { TABLE_WORDS } from './vocabulary.js'

/** One quantity as a cell states it, before any conversion. */
export interface Quantity {
  /** What stands before it: `总户数`, `地上`; empty where nothing does. */
  readonly label: string
  /** The least it can be; `null` where nothing is said. */
  readonly low: Rational | null
  /** The most it can be. */
  readonly high: Rational | null
  /** 约, 左右: the number is not meant exactly. */
  readonly approximate: boolean
  /** Its unit; `null` where it states none. */
  readonly unit: ReadUnit | null
  /** A magnitude without unit, as in `13万`. */
  readonly magnitude: string
  /** What stands in place of a unit and is none that is known. */
  readonly unknownUnit: string
  /** What follows that is neither unit nor qualifier: `一般` of `30%(一般)`. */
  readonly remark: string
}

/** What a text says: quantities, a ratio such as `1：0.8`, or nothing that could be read. */
export type Stated =
  | { readonly kind: 'quantities'; readonly parts: readonly Quantity[] }
  | { readonly kind: 'ratio'; readonly of: Rational; readonly to: Quantity }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'unclear' }

const LONGEST_TEXT = 200
const BARE = /^\d+(?:[.]\d+)?$/
const NUMBER = '[+-]?(?:\\d+(?:[.]\\d*)?|[.]\\d+)(?:e[+-]?\\d{1,3})?'
const DASH = '(?:-|~|〜|—+|–|―|至|到)'
const SINGLE = new RegExp(`^(?<head>[^\\d]*?)(?<number>${NUMBER})(?<tail>.*)$`)
const RANGE = new RegExp(
  `^(?<head>[^\\d]*?)(?<first>${NUMBER})(?<middle>[^\\d~至到—–―-]{0,6}?)${DASH}(?<number>${NUMBER})(?<tail>[^\\d]*(?:\\D[2²3³].*)?)$`,
)
const RATIO = new RegExp(`^(?<head>[^\\d]*?)(?<of>${NUMBER}):(?<number>${NUMBER})$`)
// Before a digit a hyphen may be a sign; in a head it is none.
const NUMBERS = new RegExp(NUMBER.replace('[+-]?', ''), 'g')
// Digits that belong to a unit: m2, 个/100㎡ after folding.
const UNIT_DIGITS = /(?<=[mk])[23](?!\d)|(?<=\/)\d+(?=[a-z])/g

type Bound = 'approximate' | 'least' | 'most'
const QUALIFIERS: readonly (readonly [word: string, bound: Bound])[] = (['approximate', 'least', 'most'] as const)
  .flatMap((bound) => TABLE_WORDS.qualifiers[bound].map((word) => [foldTight(word), bound] as const))
  .sort(([a], [b]) => b.length - a.length)

/**
 * Reads what a cell says of a number: value, unit, qualifier and what else stands there.
 * `8万余㎡` is at least 80,000 ㎡, `约1200户` about 1,200 households, `0.5至1.2元/平米/月` a range.
 */
export const readQuantity = remembered(quantityIn)

function quantityIn(raw: string): Stated {
  const text = withoutGroups(fold(raw))
  if (text.length > LONGEST_TEXT) return { kind: numbersIn(text) === 1 ? 'too-long' : 'unclear' }
  if (!/\d/.test(text)) return { kind: 'unclear' }
  const bare = BARE.test(text) ? parseDecimal(text) : null
  if (bare !== null) return { kind: 'quantities', parts: [bareQuantity(bare)] }
  const { plain, remark } = splitRemark(text)
  const ratio = RATIO.exec(plain.replaceAll(' ', ''))?.groups
  if (ratio !== undefined) {
    const [of, to] = [parseDecimal(ratio.of as string), single(ratio.head as string, ratio.number as string, '', remark)]
    return of === null || of.n === 0n || to === null ? { kind: 'unclear' } : { kind: 'ratio', of, to }
  }
  const one = readOne(plain, remark)
  if (one !== null) return { kind: 'quantities', parts: [one] }
  const parts = plain
    .split(/[;,、\n]+| (?=\D)|(?<=[^\d\s])\s(?=\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const read = parts.map((part) => readOne(part, ''))
  return parts.length > 1 && !read.includes(null) ? { kind: 'quantities', parts: read as readonly Quantity[] } : { kind: 'unclear' }
}

/** A number of which nothing else is said. */
export function bareQuantity(value: Rational, unit: ReadUnit | null = null): Quantity {
  return { label: '', low: value, high: value, approximate: false, unit, magnitude: '', unknownUnit: '', remark: '' }
}

function readOne(text: string, remark: string): Quantity | null {
  const tight = text.replaceAll(' ', '')
  const count = numbersIn(tight)
  if (count === 2) {
    const { head, first, middle, number, tail } = RANGE.exec(tight)?.groups ?? {}
    if (first === undefined) return null
    return range(head as string, first, middle as string, number as string, tail as string, remark)
  }
  const { head, number, tail } = (count === 1 ? SINGLE.exec(tight)?.groups : undefined) ?? {}
  return number === undefined ? null : single(head as string, number, tail as string, remark)
}

function single(head: string, number: string, tail: string, remark: string): Quantity | null {
  const before = qualifiersAtEnd(head)
  const after = readTail(tail)
  const value = parseDecimal(withLeadingZero(number))?.mul(magnitudeOf(after.unit === null ? '' : after.magnitude)) ?? null
  if (value === null) return null
  const bounds = new Set([...before.bounds, ...after.bounds])
  if (bounds.has('least') && bounds.has('most')) return null
  return {
    label: before.rest.replace(/[:]$/, ''),
    low: bounds.has('most') ? null : value,
    high: bounds.has('least') ? null : value,
    approximate: bounds.has('approximate'),
    unit: after.unit,
    magnitude: after.unit === null ? after.magnitude : '',
    unknownUnit: after.unit === null ? after.remark : '',
    remark: [after.unit === null ? '' : after.remark, remark].filter((part) => part !== '').join(' '),
  }
}

function range(head: string, first: string, middle: string, last: string, tail: string, remark: string): Quantity | null {
  const upper = single(head, last, tail, remark)
  // Where only the second end has a unit or a magnitude, the first shares it.
  const lower = single('', first, middle === '' ? tail : middle, '')
  if (upper?.high == null || lower?.low == null || upper.low === null) return null
  if ((lower.unit?.name ?? '') !== (upper.unit?.name ?? '') || lower.magnitude !== upper.magnitude) return null
  return lower.low.compare(upper.high) > 0 ? null : { ...upper, low: lower.low }
}

interface Qualified {
  readonly bounds: readonly Bound[]
  readonly rest: string
}

function qualifiersAtEnd(text: string): Qualified {
  const found = QUALIFIERS.find(([word]) => text.endsWith(word))
  if (found === undefined) return { bounds: [], rest: text }
  const { bounds, rest } = qualifiersAtEnd(text.slice(0, text.length - found[0].length))
  return { bounds: [...bounds, found[1]], rest }
}

function readTail(tail: string): Qualified & Pick<Quantity, 'unit' | 'magnitude' | 'remark'> {
  const magnitude = /^[百千万亿]*/.exec(tail)?.[0] ?? ''
  const more = /^(余|多|几)/.exec(tail.slice(magnitude.length))?.[0] ?? ''
  const { bounds, rest } = qualifiersAtEnd(tail.slice(magnitude.length + more.length))
  const all: readonly Bound[] = more === '' ? bounds : [...bounds, 'least']
  const found = unitAtStart(rest)
  return { bounds: all, rest: '', magnitude, unit: found?.unit ?? null, remark: found === null ? rest : found.rest }
}

// A remark in brackets at the end; brackets around a unit are none.
function splitRemark(text: string): { readonly plain: string; readonly remark: string } {
  const [, plain = '', inside = ''] = /^(.*\d.*?)\(([^()]*)\)$/.exec(text) ?? []
  if (plain === '') return { plain: text, remark: '' }
  return readUnit(inside) === null ? { plain, remark: inside } : { plain: plain + inside, remark: '' }
}

function withoutGroups(text: string): string {
  if (!/[ ,]/.test(text)) return text
  const grouped = text.replaceAll(/(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d,])/g, (digits) => digits.replaceAll(',', ''))
  return /^\d{1,3}( \d{3})+$/.test(grouped) ? grouped.replaceAll(' ', '') : grouped
}

function numbersIn(text: string): number {
  return text.replaceAll(UNIT_DIGITS, '').match(NUMBERS)?.length ?? 0
}

function withLeadingZero(number: string): string {
  return number
    .replace(/^\+/, '')
    .replace(/^(-?)[.]/, '$10.')
    .replace(/[.](?=e|$)/, '')
}
