import { compareEnds, type Interval } from '../logic/interval.js'
import { boundsOf, exactOf } from '../logic/value.js'
import { fromNumber, ONE, type Rational, toNumber, ZERO } from '../rational.js'
import type { VocabularyField } from '../schema/dictionary.js'
import { boundsToData, type NumberData } from './exact-data.js'
import { foldHeader } from './fold.js'
import { fieldUnit, type ReadUnit } from './measure.js'
import { bareQuantity, type Quantity, readQuantity } from './quantity.js'
import { isUnknownText, type Reading } from './reading.js'
import { type ImportNote, note } from './report.js'
import { type Cell, rawIn, valueIn } from './table.js'
import { TABLE_WORDS, wordSet } from './vocabulary.js'

/** How the numbers of a column are read. */
export interface NumberColumn {
  readonly field: VocabularyField
  /** Unit of the field. */
  readonly own: ReadUnit
  /** Unit of numbers that state none; `null` where neither header nor mapping says it. */
  readonly unit: ReadUnit | null
  /** Whether bare numbers of a share are taken for per cent although nothing says so. */
  readonly percentGuessed: boolean
  /** Whether it cannot be told if bare numbers are per cent. */
  readonly shareUnclear: boolean
  readonly zeroIsUnknown: boolean
}

/** Reads a number with all that a cell says of it: unit, bounds, 约, remarks. */
export function readNumber(cell: Cell, column: NumberColumn): Reading {
  const raw = rawIn(cell)
  const value = valueIn(cell)
  const { own } = column
  if (typeof value === 'string' && isUnknownText(value)) return lost(note('unknown-spelling', 'normalised', { found: raw }))
  if (typeof value !== 'string' && typeof value !== 'number')
    return lost(note('number-unclear', 'dropped', { found: raw, expected: own.name }))
  if (typeof value === 'number' && !Number.isFinite(value))
    return lost(note('number-unclear', 'dropped', { found: raw, expected: own.name }))
  const stated = typeof value === 'number' ? ofNumber(fromNumber(value), cell) : readQuantity(value)
  if (stated.kind === 'too-long') return lost(note('too-long', 'dropped', { found: raw }))
  if (stated.kind === 'ratio') return ofRatio(stated, raw, column)
  const chosen = stated.kind === 'quantities' ? choose(stated.parts, column.field) : null
  if (chosen === null) return lost(note('number-unclear', 'dropped', { found: raw, expected: own.name }))
  return convert(chosen, raw, column)
}

const LARGEST = 10n ** 60n

interface Chosen {
  readonly parts: readonly Quantity[]
  readonly as: 'one' | 'labelled-part' | 'parts-summed'
}

const COMPLEMENTS = TABLE_WORDS.complements.map((words) => wordSet(words))

// Of several quantities: the one that is labelled as this field, or the sum of parts that make a whole.
function choose(parts: readonly Quantity[], { label, aliases = [] }: VocabularyField): Chosen | null {
  const [first] = parts
  if (parts.length === 1 && first?.label === '') return { parts, as: 'one' }
  const names = new Set([label.zh, ...aliases].map(foldHeader))
  if (parts.length === 1 && first !== undefined)
    return names.has(foldHeader(first.label)) ? { parts, as: 'one' } : { parts, as: 'labelled-part' }
  const labelled = parts.filter((part) => names.has(foldHeader(part.label)))
  if (labelled.length === 1) return { parts: labelled, as: 'labelled-part' }
  const labels = new Set(parts.map((part) => part.label))
  const whole = COMPLEMENTS.some(
    (words) => words.size === parts.length && labels.size === parts.length && [...labels].every((one) => words.has(one)),
  )
  return whole ? { parts, as: 'parts-summed' } : null
}

function convert({ parts, as }: Chosen, raw: string, column: NumberColumn): Reading {
  const { own } = column
  const notes: ImportNote[] = []
  let [low, high]: [Rational | null, Rational | null] = [ZERO, ZERO]
  for (const part of parts) {
    if (part.unknownUnit !== '' || part.magnitude !== '')
      return lost(note('unit-unknown', 'dropped', { found: raw, unit: part.unknownUnit || part.magnitude }))
    const unit = part.unit ?? column.unit ?? own
    const factor = factorTo(own, unit)
    if (factor === null) return lost(note('unit-incompatible', 'dropped', { found: raw, unit: unit.name, expected: own.name }))
    low = plus(low, part.low, factor)
    high = plus(high, part.high, factor)
  }
  const unitless = parts.every(({ unit }) => unit === null)
  if (column.zeroIsUnknown && low?.n === 0n && high?.n === 0n) return lost(note('zero-is-unknown', 'normalised', { found: raw }))
  if (unitless && own.kind === 'share') {
    if (column.shareUnclear) return lost(note('share-unclear', 'dropped', { found: raw }))
  }
  if ([low, high].some(isOutOfProportion)) return lost(note('too-long', 'dropped', { found: raw }))
  const data = boundsToData(low, high)
  if (data === null) return lost(note('number-unclear', 'dropped', { found: raw, expected: own.name }))
  const shown = numberText(data)
  const approximate = parts.some((part) => part.approximate)
  const [first] = parts
  const mixed = first?.unit != null && column.unit !== null && first.unit.name !== column.unit.name
  if (mixed) notes.push(note('unit-mixed', 'normalised', { found: raw, unit: first.unit.name, expected: column.unit.name }))
  if (as !== 'one') notes.push(note(as, as === 'parts-summed' ? 'normalised' : 'guessed', { found: raw, value: shown }))
  if (approximate) notes.push(note('approximate', 'normalised', { found: raw, value: shown }))
  if (low === null || high === null || (low !== high && !low.equals(high)))
    notes.push(note('bound', 'normalised', { found: raw, value: shown }))
  const remarks = parts.map(({ remark }) => remark).filter((remark) => remark !== '')
  if (remarks.length > 0) notes.push(note('remark', 'normalised', { found: raw, value: shown, remark: remarks.join(' ') }))
  if (notes.length === 0 && shown !== raw) {
    if (unitless && column.percentGuessed) notes.push(note('percent-guessed', 'guessed', { found: raw, value: shown }))
    else if (unitless && column.unit === null) notes.push(note('number', 'normalised', { found: raw, value: shown }))
    else notes.push(note('number-with-unit', 'normalised', { found: raw, value: shown, unit: own.name }))
  }
  return {
    value: data,
    notes: [...notes, ...doubts(data, raw, unitless && column.unit === null, column)],
    ...(approximate ? { approximate } : {}),
  }
}

// Most numbers are one part, in the unit of their field.
function plus(sum: Rational | null, end: Rational | null, factor: Rational): Rational | null {
  if (sum === null || end === null) return null
  const scaled = factor === ONE ? end : end.mul(factor)
  return sum === ZERO ? scaled : sum.add(scaled)
}

// Longer than data may state a number.
function isOutOfProportion(end: Rational | null): boolean {
  return end !== null && end.n >= LARGEST && end.n / end.d >= LARGEST
}

// 1：0.8 is 0.8 of the second for one of the first, so it says something of fields that are such a quotient.
function ofRatio({ of, to }: { readonly of: Rational; readonly to: Quantity }, raw: string, column: NumberColumn): Reading {
  const { own } = column
  if (!own.kind.includes('/')) return lost(note('number-unclear', 'dropped', { found: raw, expected: own.name }))
  const scaled = { ...to, unit: own, low: to.low?.div(of) ?? null, high: to.high?.div(of) ?? null }
  return convert({ parts: [scaled], as: 'one' }, raw, { ...column, unit: null })
}

// A number cell; where its format shows per cent, it is a share.
function ofNumber(exact: Rational, cell: Cell): ReturnType<typeof readQuantity> {
  const format = typeof cell === 'object' && cell !== null && 'format' in cell ? cell.format : undefined
  const unit = format?.includes('%') === true ? fieldUnit('share') : null
  return { kind: 'quantities', parts: [bareQuantity(exact, unit)] }
}

// The factor from one unit to the other; `null` where they measure different things. 300件 may stand for 件/日 in its own column.
function factorTo(own: ReadUnit, unit: ReadUnit): Rational | null {
  if (unit === own) return ONE
  return unit.kind === own.kind || own.kind.startsWith(`${unit.kind}/`) ? unit.factor.div(own.factor) : null
}

function doubts(data: NumberData, raw: string, unitAssumed: boolean, { field, own }: NumberColumn): readonly ImportNote[] {
  const exact = exactOf(data)
  const { low, high }: Interval = (typeof data === 'object' ? boundsOf(data) : null) ?? { low: exact ?? -1, high: exact ?? 1 }
  const below = field.min !== undefined && compareEnds(high, fromNumber(field.min)) < 0
  const above = field.max !== undefined && compareEnds(low, fromNumber(field.max)) > 0
  if (below || above) return [note('not-possible', 'noted', { found: raw, expected: boundsText(field) })]
  if (field.integer === true && exact !== null && exact.d !== 1n)
    return [note('not-possible', 'noted', { found: raw, expected: 'a whole number' })]
  if (exact === null || field.usual === undefined) return []
  const number = toNumber(exact)
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field.usual
  if (number === 0 || (number >= min && number <= max)) return []
  const expected = boundsText(field.usual)
  return [
    unitAssumed && own.kind === 'area'
      ? note('unit-implausible', 'noted', { found: raw, unit: field.unit ?? '', expected })
      : note('outlier', 'noted', { found: raw, expected }),
  ]
}

function boundsText({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }): string {
  if (min === undefined || max === undefined) return min === undefined ? `≤ ${max}` : `≥ ${min}`
  return `${min} – ${max}`
}

/** A number of the data as reports show it: `1200`, `≥ 2300`, `57040/3`. */
export function numberText(data: unknown): string {
  if (typeof data !== 'object' || data === null) return String(data)
  const { decimal, ratio, min, max } = data as { decimal?: string; ratio?: readonly number[]; min?: unknown; max?: unknown }
  if (decimal !== undefined) return decimal
  if (ratio !== undefined) return ratio.join('/')
  const [from, to] = [min === undefined ? null : numberText(min), max === undefined ? null : numberText(max)]
  if (from === null || to === null) return from === null ? `≤ ${to}` : `≥ ${from}`
  return from === to ? from : `${from} – ${to}`
}

function lost(one: ImportNote): Reading {
  return { value: undefined, notes: [one] }
}
