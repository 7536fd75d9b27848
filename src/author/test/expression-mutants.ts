import { exactOf } from '../../logic/value.js'
import { fromNumber } from '../../rational.js'
import { stepOf, written } from './step.js'

/** Kinds of small changes that a mistake could make of a pack. */
export type MutationKind =
  | 'limit-moved'
  | 'operator-changed'
  | 'condition-dropped'
  | 'factor-changed'
  | 'row-changed'
  | 'type-dropped'
  | 'date-moved'

/** An expression with one small change. */
export interface Variant {
  readonly kind: MutationKind
  /** JSON Pointer, from the expression. */
  readonly path: string
  readonly before: unknown
  /** `undefined` where it is left out. */
  readonly after: unknown
  /** The whole expression with the change. */
  readonly whole: unknown
}

/** For each operator, those that a slip of the pen would make of it. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '==': ['!='],
  '!=': ['=='],
  '===': ['!=='],
  '!==': ['==='],
  and: ['or'],
  or: ['and'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  min: ['max'],
  max: ['min'],
  largest: ['smallest'],
  smallest: ['largest'],
  all: ['some'],
  some: ['all'],
}

/** Operators whose operands are names, not to be changed; of `lookup` the first two are. */
const NAMING = new Set(['var', 'fact', 'parameter', 'finding', 'missing', 'missing_some'])
const FACTORS = new Set(['*', '/'])

/** Every expression that differs from one by a single small change. */
export function* variantsOf(json: unknown, path = '', inFactors = false): Generator<Variant> {
  const made = (kind: MutationKind, after: unknown): Variant => ({ kind, path, before: json, after, whole: after })
  if (typeof json === 'boolean') yield made('operator-changed', !json)
  if (typeof json === 'number')
    for (const after of numbersNear(json, inFactors)) yield made(inFactors ? 'factor-changed' : 'limit-moved', after)
  if (typeof json !== 'object' || json === null || exactOf(json) !== null) return
  if (Array.isArray(json)) {
    if (json.length > 1 && json.every((one) => typeof one === 'string' || typeof one === 'number'))
      for (const [index, one] of json.entries()) yield { ...left('type-dropped', one, json, index), path: `${path}/${index}` }
    for (const [index, one] of json.entries())
      for (const variant of variantsOf(one, `${path}/${index}`)) yield { ...variant, whole: json.with(index, variant.whole) }
    return
  }
  const [[operator, given] = ['', null]] = Object.entries(json)
  if (NAMING.has(operator)) return
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given]
  for (const other of OTHERS[operator] ?? []) yield made('operator-changed', { [other]: given })
  yield* ownVariants(operator, operands, made)
  const inside = `${path}/${operator}`
  if (operator === 'facilities' || operator === 'and' || operator === 'or') {
    const kind = operator === 'facilities' ? 'type-dropped' : 'condition-dropped'
    if (operands.length > 1)
      for (const [index, one] of operands.entries()) {
        const variant = left(kind, one, operands, index)
        yield { ...variant, path: `${inside}/${index}`, whole: { [operator]: variant.whole } }
      }
    if (operator === 'facilities') return
  }
  const first = operator === 'lookup' ? 2 : 0
  for (const [index, operand] of operands.entries()) {
    if (index < first) continue
    for (const variant of variantsOf(operand, Array.isArray(given) ? `${inside}/${index}` : inside, FACTORS.has(operator)))
      yield { ...variant, whole: { [operator]: operands.with(index, variant.whole) } }
  }
}

function* ownVariants(
  operator: string,
  operands: readonly unknown[],
  made: (kind: MutationKind, after: unknown) => Variant,
): Generator<Variant> {
  const [first, ...rest] = operands
  if (operator === '!') yield made('operator-changed', { '!!': operands })
  if (operator === 'in') yield made('operator-changed', { '!': { in: operands } })
  if (operator === 'filter') yield made('condition-dropped', first)
  if (operator === 'if') yield made('operator-changed', { if: [{ '!': [first] }, ...rest] })
  if (operator === 'lookup' && (operands[1] === 'min' || operands[1] === 'max'))
    yield made('operator-changed', { lookup: operands.with(1, operands[1] === 'min' ? 'max' : 'min') })
}

// One of several left out.
function left(kind: MutationKind, one: unknown, all: readonly unknown[], index: number): Omit<Variant, 'path'> {
  return { kind, before: one, after: undefined, whole: all.toSpliced(index, 1) }
}

function numbersNear(value: number, inFactors: boolean): readonly unknown[] {
  const exact = fromNumber(value)
  if (inFactors) return [written(exact.mul(fromNumber(10)))]
  const step = stepOf(exact, null)
  return [written(exact.sub(step)), written(exact.add(step))]
}
