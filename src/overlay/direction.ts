import { exactOf } from '../logic/value.js'
import type { Rational } from '../rational.js'
import type { Limit, Pack, Period, Rule } from '../schema/pack.js'

/** How a pack reads a parameter: the kinds of limit it gives, and the rules that read it, in whatever way. */
export interface Use {
  readonly kinds: ReadonlySet<keyof Limit>
  /** Whether an expression reads it, so that no direction is the strict one. */
  readonly inExpressions: boolean
  readonly rules: readonly Rule[]
}

/** The three ways of stating a figure. */
export type Bounds = Pick<Period, 'value' | 'min' | 'max'>

/** How a pack reads a parameter. */
export function useOf(parameter: string, pack: Pack): Use {
  const kinds = new Set<keyof Limit>()
  const facts = new Set<string>()
  for (let size = -1; size < facts.size; ) {
    size = facts.size
    for (const [id, fact] of Object.entries(pack.facts)) if (reads(fact.expression, parameter, facts)) facts.add(id)
  }
  let inExpressions = false
  const rules = pack.rules.filter((rule) => {
    const own = Object.entries(rule.limit ?? {}).filter(([, one]) => (typeof one === 'string' ? one : one.parameter) === parameter)
    for (const [kind] of own) kinds.add(kind as keyof Limit)
    const keys = Object.values(rule.limit ?? {}).map((one) => (typeof one === 'string' ? null : one.by))
    const read = [rule.measure, rule.check, rule.applies, rule.shortfall?.factor, keys].some((part) => reads(part, parameter, facts))
    inExpressions ||= read
    return own.length > 0 || read
  })
  return { kinds, inExpressions, rules }
}

/** Which way a figure moves for the rules that are held to it: stricter, laxer, the same, or `null` where it cannot be told. */
export function directionOf(before: Bounds, after: Bounds, { kinds, inExpressions }: Use): 'stricter' | 'laxer' | 'same' | null {
  const signs = new Set<number>()
  for (const kind of kinds) {
    const ends = kind === 'range' ? (['min', 'max'] as const) : [kind]
    for (const end of ends) signs.add(moveOf(endOf(before, end), endOf(after, end), end === 'min' || end === 'above'))
  }
  if (inExpressions || signs.size === 0 || (signs.has(1) && signs.has(-1))) return isSame(before, after) ? 'same' : null
  return signs.has(1) ? 'stricter' : signs.has(-1) ? 'laxer' : 'same'
}

function reads(json: unknown, parameter: string, facts: ReadonlySet<string>): boolean {
  if (typeof json !== 'object' || json === null) return false
  if (Array.isArray(json)) return json.some((one) => reads(one, parameter, facts))
  return Object.entries(json).some(([operator, operands]) => {
    const first: unknown = Array.isArray(operands) ? operands[0] : operands
    if ((operator === 'parameter' || operator === 'lookup') && first === parameter) return true
    return (operator === 'fact' && typeof first === 'string' && facts.has(first)) || reads(operands, parameter, facts)
  })
}

function endOf(bounds: Bounds, end: 'min' | 'max' | 'above' | 'below'): Rational | null {
  const stated = end === 'min' || end === 'max' ? (bounds[end] ?? bounds.value) : bounds.value
  return stated === undefined ? null : exactOf(stated)
}

// 1 is stricter, −1 laxer; a bound that was not there before is stricter.
function moveOf(before: Rational | null, after: Rational | null, isLower: boolean): number {
  if (before === null || after === null) return Number(after !== null) - Number(before !== null)
  return after.compare(before) * (isLower ? 1 : -1)
}

function isSame(before: Bounds, after: Bounds): boolean {
  return (['value', 'min', 'max'] as const).every((part) => {
    const [a, b] = [before[part], after[part]].map((one) => (one === undefined ? null : exactOf(one)))
    return a === b || (a != null && b != null && a.equals(b))
  })
}
