import type { Names } from '../../../logic/parse.js'
import { exactOf } from '../../../logic/value.js'
import { fromNumber } from '../../../rational.js'
import type { Pack } from '../../../schema/pack.js'
import { operatorOf, type Place, partsOf } from '../expression.js'
import { finding, type LintFinding } from '../finding.js'
import { type Fit, fitOf, literal, per, type Quantity, quantityOfUnit, shownQuantity, times } from './quantity.js'

/** What is found while quantities are worked out. */
export interface Measuring {
  readonly pack: Pack
  readonly names: Names
  readonly findings: LintFinding[]
}

const COMPARING: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!=='])
const ADDING: ReadonlySet<string> = new Set(['+', '-', '%', 'min', 'max'])

/** What an expression measures, `null` where that cannot be told or it is no number; what does not fit inside it is found on the way. */
export function quantityOf(place: Place, measuring: Measuring): Quantity | null {
  const { pack, names } = measuring
  const name = operatorOf(place)
  if (name === null) {
    const exact = exactOf(place.json)
    if (exact === null) for (const part of partsOf(place, names)) quantityOf(part, measuring)
    return exact === null ? null : literal(exact)
  }
  const parts = partsOf(place, names)
  if (name === 'var') return ofField(parts[0]?.json, place, pack)
  if (name === 'fact') return ofFact(String(parts[0]?.json), place, measuring)
  const own = parts.map((part) => quantityOf(part, measuring))
  if (name === 'parameter' || name === 'lookup') return unitOf(pack.parameters[String(parts[0]?.json)]?.unit)
  if (name === 'count') return quantityOfUnit('个')
  if (name === 'days') return quantityOfUnit('日')
  if (name === 'sum' || name === 'largest' || name === 'smallest') return own[1] ?? null
  if (name === '*' || name === '/') return product(name, own)
  if (COMPARING.has(name)) return agreed(own, parts, 'unit-compared', measuring, true)
  if (ADDING.has(name)) return agreed(own, parts, 'unit-sum', measuring, false)
  if (name !== 'if' && name !== '?:') return null
  const isBranch = (index: number): boolean => index % 2 === 1 || (index === parts.length - 1 && index % 2 === 0)
  const branches = parts.map((_, index) => index).filter(isBranch)
  return agreed(
    branches.map((index) => own[index] ?? null),
    branches.map((index) => parts[index] as Place), // the indexes of the parts themselves
    'unit-sum',
    measuring,
    false,
  )
}

function product(name: '*' | '/', own: readonly (Quantity | null)[]): Quantity | null {
  if (own.includes(null) || own.length === 0) return null
  const [first, ...others] = own as readonly [Quantity, ...Quantity[]]
  if (name === '/' && others.length === 0) return per(literal(fromNumber(1)), first)
  return others.reduce(name === '*' ? times : per, first)
}

const CODES: Readonly<Record<Exclude<Fit, 'alike'>, 'unit-scale' | 'unit-count' | null>> = {
  dimension: null,
  scale: 'unit-scale',
  count: 'unit-count',
}

// The first operand that has a unit says what the others must have.
function agreed(
  own: readonly (Quantity | null)[],
  parts: readonly Place[],
  code: 'unit-compared' | 'unit-sum',
  { findings }: Measuring,
  isTruth: boolean,
): Quantity | null {
  const known = own.flatMap((quantity, index) => (quantity === null ? [] : [{ quantity, path: parts[index]?.path ?? '' }]))
  const first = known.find(({ quantity }) => !quantity.isLiteral)
  if (first === undefined) return isTruth ? null : (known[0]?.quantity ?? null)
  for (const { quantity, path } of known) {
    const fit = fitOf(first.quantity, quantity)
    if (fit !== 'alike') findings.push(finding(CODES[fit] ?? code, path, shownQuantity(quantity), shownQuantity(first.quantity)))
  }
  return isTruth || own.includes(null) ? null : first.quantity
}

function ofField(name: unknown, { scope }: Place, { dictionary }: Pack): Quantity | null {
  if (scope === 'other' || typeof name !== 'string') return null
  const fields = scope === 'unit' ? dictionary.unit : dictionary.facility
  return unitOf(Object.hasOwn(fields, name) ? fields[name]?.unit : undefined)
}

// A fact without a unit is worth what its expression is; facts in a circle are refused elsewhere.
function ofFact(id: string, _place: Place, { pack }: Measuring): Quantity | null {
  return unitOf(Object.hasOwn(pack.facts, id) ? pack.facts[id]?.unit : undefined)
}

function unitOf(unit: string | undefined): Quantity | null {
  return unit === undefined ? null : quantityOfUnit(unit)
}
