import { canonicalize } from '../../canonical.js'
import { compareEnds, type End, type Interval, isPoint } from '../../logic/interval.js'
import type { Value } from '../../logic/value.js'
import type { Dictionary } from '../../schema/dictionary.js'
import type { LintContext } from './context.js'
import { operatorOf, type Place, partsOf } from './expression.js'
import { possibleValues } from './possible.js'

/** What one comparison demands of an expression: a range of numbers, or texts that it must or must not be. */
interface Demand {
  readonly of: string
  readonly low: Bound | null
  readonly high: Bound | null
  readonly among: ReadonlySet<unknown> | null
  readonly except: ReadonlySet<unknown>
}

interface Bound {
  readonly end: End
  readonly isIncluded: boolean
}

const FREE = { low: null, high: null, among: null, except: new Set<unknown>() } as const
const OPPOSITE: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '===': '!==',
  '!=': '==',
  '!==': '===',
}
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Whether the parts of an `and` cannot hold together: x above 5 and below 3, a phase that is new and existing. */
export function isContradiction(place: Place, context: LintContext): boolean {
  return operatorOf(place) === 'and' && clash(demandsOf(place, false, context), context)
}

/** Whether one of the parts of an `or` always holds: x up to 5 or above 3. */
export function isTautology(place: Place, context: LintContext): boolean {
  return operatorOf(place) === 'or' && clash(demandsOf(place, true, context), context)
}

function clash(demands: readonly Demand[], context: LintContext): boolean {
  const byExpression = new Map<string, Demand>()
  for (const demand of demands) {
    const known = byExpression.get(demand.of)
    byExpression.set(demand.of, known === undefined ? demand : both(known, demand))
  }
  return [...byExpression.values()].some((demand) => isEmpty(demand, context))
}

function both(a: Demand, b: Demand): Demand {
  return {
    of: a.of,
    low: tighter(a.low, b.low, 1),
    high: tighter(a.high, b.high, -1),
    among: a.among === null ? b.among : b.among === null ? a.among : new Set([...a.among].filter((one) => b.among?.has(one) === true)),
    except: new Set([...a.except, ...b.except]),
  }
}

function tighter(a: Bound | null, b: Bound | null, sign: 1 | -1): Bound | null {
  if (a === null || b === null) return a ?? b
  const order = compareEnds(a.end, b.end) * sign
  return order > 0 || (order === 0 && !a.isIncluded) ? a : b
}

function isEmpty({ of, low, high, among, except }: Demand, context: LintContext): boolean {
  if (low !== null && high !== null) {
    const order = compareEnds(low.end, high.end)
    if (order > 0 || (order === 0 && !(low.isIncluded && high.isIncluded))) return true
  }
  const possible = among ?? valuesOf(of, context.pack.dictionary)
  return possible !== null && [...possible].every((one) => except.has(one))
}

// The values an enumeration or a truth can have.
function valuesOf(of: string, { unit, facility }: Dictionary): ReadonlySet<unknown> | null {
  const [scope, name = ''] = of.split(' ')
  const fields = scope === 'unit' ? unit : facility
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field?.type === 'enum' && field.values !== undefined) return new Set(Object.keys(field.values))
  return field?.type === 'boolean' ? new Set([true, false]) : null
}

function demandsOf(place: Place, isNegated: boolean, context: LintContext): readonly Demand[] {
  const name = operatorOf(place)
  const parts = partsOf(place, context.names)
  if (name === 'and' && !isNegated) return parts.flatMap((part) => demandsOf(part, false, context))
  if (name === 'or' && isNegated) return parts.flatMap((part) => demandsOf(part, true, context))
  if (name === '!') return parts.flatMap((part) => demandsOf(part, !isNegated, context))
  if (name === 'var' || name === 'fact') {
    // Only of a truth is to be true the same as to be that value.
    const of = place.node.kind === 'boolean' ? nameOf(place) : `${nameOf(place)} is true`
    return [{ ...FREE, of, among: new Set([!isNegated]) }]
  }
  if (name === null || !Object.hasOwn(OPPOSITE, name)) return []
  // Of a chain, not every pair fails where the chain does.
  if (isNegated && parts.length > 2) return []
  const sign = isNegated ? (OPPOSITE[name] ?? name) : name
  return parts.slice(1).flatMap((right, index) => demandsOfPair(parts[index] as Place, sign, right, context))
}

function demandsOfPair(left: Place, sign: string, right: Place, context: LintContext): readonly Demand[] {
  const [leftValue, rightValue] = [fixed(left, context), fixed(right, context)]
  if (rightValue !== null && leftValue === null) return demand(left, sign, rightValue)
  if (leftValue !== null && rightValue === null) return demand(right, MIRRORED[sign] ?? sign, leftValue)
  return []
}

function demand(place: Place, sign: string, value: Value): readonly Demand[] {
  const of = nameOf(place)
  if (value.kind === 'number' && isPoint(value.range)) return numeric(of, sign, value.range)
  if (value.kind !== 'text' && value.kind !== 'boolean') return []
  if (sign === '==' || sign === '===') return [{ ...FREE, of, among: new Set<unknown>([value.value]) }]
  return sign === '!=' || sign === '!==' ? [{ ...FREE, of, except: new Set<unknown>([value.value]) }] : []
}

function numeric(of: string, sign: string, { low: end }: Interval): readonly Demand[] {
  const bound = { end, isIncluded: sign !== '<' && sign !== '>' }
  if (sign === '==' || sign === '===') return [{ ...FREE, of, low: bound, high: bound }]
  if (sign === '<' || sign === '<=') return [{ ...FREE, of, high: bound }]
  return sign === '>' || sign === '>=' ? [{ ...FREE, of, low: bound }] : []
}

// A written value, or a figure that is the same on every date.
function fixed(place: Place, context: LintContext): Value | null {
  const values = possibleValues(place, 'community', null, context)
  const [first] = values
  const isFixed = (value: Value): boolean =>
    value.kind === 'text' || value.kind === 'boolean' || (value.kind === 'number' && isPoint(value.range))
  if (first === undefined || !values.every(isFixed)) return null
  return values.every((value) => canonicalize(shown(value)) === canonicalize(shown(first))) ? first : null
}

function shown(value: Value): unknown {
  return value.kind === 'number' && isPoint(value.range)
    ? value.range.low.toFraction()
    : value.kind === 'text' || value.kind === 'boolean'
      ? value.value
      : null
}

function nameOf({ json, scope }: Place): string {
  const { var: path } = typeof json === 'object' && json !== null ? (json as { readonly var?: unknown }) : {}
  return `${scope} ${typeof path === 'string' ? path : JSON.stringify(json)}`
}
