import { fromNumber, ONE, type Rational, ratio } from '../../../rational.js'
import { CONFUSED, COUNTED, MULTIPLES, UNITS, type UnitEntry } from './unit-table.js'

/** Exponents of dimensions: `{ length: 2, household: -1 }` is an area for each household. */
export type Dimensions = Readonly<Record<string, number>>

/** What a number measures: its dimensions, and how many base units one of it is. */
export interface Quantity {
  readonly of: Dimensions
  readonly factor: Rational
  /** Written out in the rule: it fits whatever it is added to or compared with. */
  readonly isLiteral: boolean
  /** Multiplied or divided by a written number, which may convert units or be a coefficient. */
  readonly isScaled: boolean
  /** Of unit `1`, which says nothing of what is counted. */
  readonly isPure: boolean
}

/** A unit as it is written, `㎡/百户`; `null` where a part of it is no known unit. */
export function quantityOfUnit(unit: string): Quantity | null {
  const parts = Object.hasOwn(UNITS, unit) ? [unit] : unit.split('/')
  const known = parts.map(partOf)
  if (known.includes(null)) return null
  const [first, ...others] = known as readonly Quantity[]
  if (first === undefined) return null
  return { ...others.reduce(per, first), isPure: unit === '1', isScaled: false }
}

// 百户, 100㎡, 万人: a multiple before the name of a unit.
function partOf(text: string): Quantity | null {
  const name = text.trim()
  if (Object.hasOwn(UNITS, name)) return quantityOf(UNITS[name] as UnitEntry)
  const [, digits = '', words = '', rest = ''] = /^(\d*)([十百千万亿]*)\s*(.*)$/.exec(name) ?? []
  if (!Object.hasOwn(UNITS, rest) || (digits === '' && words === '')) return null
  const multiple = [...words].reduce((product, word) => product.mul(fromNumber(MULTIPLES[word] ?? 1)), fromNumber(Number(digits || 1)))
  const own = quantityOf(UNITS[rest] as UnitEntry)
  return { ...own, factor: own.factor.mul(multiple) }
}

function quantityOf({ of, factor: [over, under] = [1, 1] }: UnitEntry): Quantity {
  return { of, factor: ratio(over, under), isLiteral: false, isScaled: false, isPure: false }
}

/** A written number: it has no unit of its own, and as a factor it converts. Zero converts nothing. */
export function literal(value: Rational): Quantity {
  const size = value.abs()
  return { of: {}, factor: size.equals(fromNumber(0)) ? ONE : ONE.div(size), isLiteral: true, isScaled: false, isPure: false }
}

/** Product of two quantities. */
export function times(a: Quantity, b: Quantity): Quantity {
  return joined(a, b, 1)
}

/** Quotient of two quantities. */
export function per(a: Quantity, b: Quantity): Quantity {
  return joined(a, b, -1)
}

function joined(a: Quantity, b: Quantity, sign: 1 | -1): Quantity {
  const names = [...new Set([...Object.keys(a.of), ...Object.keys(b.of)])]
  const entries = names.map((name) => [name, (a.of[name] ?? 0) + sign * (b.of[name] ?? 0)] as const).filter(([, power]) => power !== 0)
  return {
    of: Object.fromEntries(entries),
    factor: sign === 1 ? a.factor.mul(b.factor) : a.factor.div(b.factor),
    isLiteral: a.isLiteral && b.isLiteral,
    isScaled: a.isScaled || b.isScaled || a.isLiteral || b.isLiteral,
    isPure: a.isPure || b.isPure,
  }
}

/** How two quantities fit: alike, of another dimension, of another size, or alike but for what is counted. */
export type Fit = 'alike' | 'dimension' | 'scale' | 'count'

/** Whether two numbers can be added and compared as they stand. */
export function fitOf(a: Quantity, b: Quantity): Fit {
  if (a.isLiteral || b.isLiteral) return 'alike'
  const names = new Set([...Object.keys(a.of), ...Object.keys(b.of)])
  const differing = [...names].filter((name) => (a.of[name] ?? 0) !== (b.of[name] ?? 0))
  if (differing.some((name) => name !== 'item') && !isRatioOfCounts(a, b)) return 'dimension'
  if (!a.factor.equals(b.factor)) {
    const apart = a.factor.div(b.factor)
    if (isConfusion(apart) || !(a.isScaled || b.isScaled)) return 'scale'
  }
  return differing.length > 0 && !a.isPure && !b.isPure ? 'count' : 'alike'
}

// A share of dwellings that have a parking space, stated as a share: so many of the one for each of the other.
function isRatioOfCounts(a: Quantity, b: Quantity): boolean {
  const [counted, share] = Object.keys(a.of).length === 0 ? [b.of, a.of] : [a.of, b.of]
  const powers = Object.entries(counted)
  return (
    Object.keys(share).length === 0 &&
    powers.every(([name]) => COUNTED.has(name)) &&
    powers.reduce((sum, [, power]) => sum + power, 0) === 0
  )
}

function isConfusion(apart: Rational): boolean {
  const others = CONFUSED.flatMap(([over, under]) => [ratio(over, under), ratio(under, over)])
  return isPowerOfTen(apart) || others.some((one) => one.equals(apart))
}

function isPowerOfTen({ n, d }: Rational): boolean {
  return /^10*$/.test(String(n)) && /^10*$/.test(String(d)) && n !== d
}

/** A quantity in words that need no language: `length² · household⁻¹ × 100`. */
export function shownQuantity({ of, factor }: Quantity): string {
  const symbols = Object.entries(of).map(([name, power]) => `${SYMBOLS[name] ?? name}${power === 1 ? '' : raised(power)}`)
  const unit = symbols.length === 0 ? '1' : symbols.join('·')
  return factor.equals(ONE) ? unit : `${factor.toFraction()} ${unit}`
}

const SYMBOLS: Readonly<Record<string, string>> = {
  length: 'm',
  household: '户',
  person: '人',
  dwelling: '套',
  bed: '床',
  seat: '座',
  class: '班',
  storey: '层',
  item: '个',
  time: 's',
  month: '个月',
}

function raised(power: number): string {
  return [...String(power)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '⁻').join('')
}
