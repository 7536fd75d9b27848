import { ONE, ZERO } from '../../rational.js'
import { compareEnds, type Interval, point } from '../interval.js'
import type { Kind, Misfit, Node, Operator, Scope } from '../operator.js'
import { sameValue, truthValue, type Value } from '../value.js'

type Verdict = boolean | null
type Order = (a: Interval, b: Interval) => Verdict

const ORDERED: readonly (readonly Kind[])[] = [['number', 'text', 'any']]
const SCALAR: readonly (readonly Kind[])[] = [['number', 'text', 'boolean', 'any']]

const FIRST = point(ZERO)
const SECOND = point(ONE)

const isBelow: Order = (a, b) => (compareEnds(a.high, b.low) < 0 ? true : compareEnds(a.low, b.high) >= 0 ? false : null)
const isAtMost: Order = (a, b) => (compareEnds(a.high, b.low) <= 0 ? true : compareEnds(a.low, b.high) > 0 ? false : null)

/** Order and equality. A comparison is decided only where every value the operands may have decides it the same way. */
export const comparison: readonly Operator[] = [
  ordering('<', isBelow, {
    en: 'True where each operand is below the next one. Numbers as exact decimals, texts by character.',
    zh: '每个操作数都小于后一个时为真。数按精确小数比较，文本按字符比较。',
  }),
  ordering('<=', isAtMost, { en: 'True where each operand is at most the next one.', zh: '每个操作数都不大于后一个时为真。' }),
  ordering('>', (a, b) => isBelow(b, a), { en: 'True where each operand is above the next one.', zh: '每个操作数都大于后一个时为真。' }),
  ordering('>=', (a, b) => isAtMost(b, a), {
    en: 'True where each operand is at least the next one.',
    zh: '每个操作数都不小于后一个时为真。',
  }),
  equality('==', false, false, {
    en: 'True where each operand is the same as the next one. Operands of different kinds are refused: nothing is converted.',
    zh: '每个操作数都与后一个相同时为真。类型不同的操作数予以拒绝，不作转换。',
  }),
  equality('!=', true, false, {
    en: 'True where each operand differs from the next one; the opposite of `==` for two.',
    zh: '每个操作数都与后一个不同时为真；两个操作数时为 `==` 的反面。',
  }),
  equality('===', false, true, {
    en: 'As `==`, but operands of different kinds are not the same.',
    zh: '同 `==`，但类型不同即不相同。',
  }),
  equality('!==', true, true, { en: 'As `!=`, but operands of different kinds differ.', zh: '同 `!=`，但类型不同即不同。' }),
]

function ordering(name: string, decide: Order, summary: Operator['summary']): Operator {
  const ascending = name.startsWith('<')
  const inclusive = name.endsWith('=')
  return {
    name,
    summary,
    arity: [2, Infinity],
    operands: ORDERED,
    result: 'boolean',
    misfit: oddKind,
    evaluate: (operands, scope) => chain(operands, scope, (a, b) => compare(a, b, scope, decide)),
    examples: [
      { rule: { [name]: [280, 300] }, result: ascending },
      { rule: { [name]: [300, 300] }, result: inclusive },
      { rule: { [name]: [{ var: 'distance' }, 300] }, data: {}, result: null },
      { rule: { [name]: [{ '+': [0.1, 0.2] }, 0.3] }, result: inclusive },
      { rule: { [name]: [{ var: 'area' }, 30] }, data: { area: { min: 31 } }, result: !ascending },
    ],
  }
}

// Each operand with the next one. Whatever follows, one pair that fails decides.
function chain(operands: readonly Node[], scope: Scope, decide: (a: Value, b: Value) => Verdict): Value {
  const values = operands.map((operand) => scope.run.evaluate(operand, scope))
  let verdict: Verdict = true
  for (let index = 1; index < values.length; index++) {
    const step = decide(values[index - 1] as Value, values[index] as Value)
    if (step === false) return truthValue(false)
    if (step === null) verdict = null
  }
  return truthValue(verdict)
}

function compare(a: Value, b: Value, scope: Scope, decide: Order): Verdict {
  if (a.kind === 'unknown' || b.kind === 'unknown') return null
  if (a.kind === 'number' && b.kind === 'number') return decide(a.range, b.range)
  spendOnTexts(a, b, scope)
  if (a.kind === 'text' && b.kind === 'text') return decide(...rank(a.value, b.value))
  scope.run.fail('type-mismatch')
  return null
}

/** Long texts take more steps, as they take more time. */
export function spendOnTexts(a: Value, b: Value, scope: Scope): void {
  if (a.kind === 'text' && b.kind === 'text') scope.run.spend(Math.min(a.value.length, b.value.length) >> 6)
}

/** The first operand of a kind that differs from those before it. */
function oddKind(kinds: readonly Kind[]): Misfit | null {
  const expected = kinds.find((kind) => kind !== 'any')
  const operand = kinds.findIndex((kind) => kind !== 'any' && kind !== expected)
  return expected === undefined || operand < 0 ? null : { operand, expected }
}

// Texts have an order but no distance: two stand-in numbers carry it to the same decision.
function rank(a: string, b: string): [Interval, Interval] {
  return [a > b ? SECOND : FIRST, b > a ? SECOND : FIRST]
}

function equality(name: string, negated: boolean, strict: boolean, summary: Operator['summary']): Operator {
  return {
    name,
    summary,
    arity: [2, Infinity],
    operands: SCALAR,
    result: 'boolean',
    ...(strict ? {} : { misfit: oddKind }),
    evaluate: (operands, scope) =>
      chain(operands, scope, (a, b) => {
        const same = isAlike(a, b, strict, scope)
        return same === null ? null : same !== negated
      }),
    examples: [
      { rule: { [name]: [{ '+': [0.1, 0.2] }, 0.3] }, result: !negated },
      { rule: { [name]: ['new', 'existing'] }, result: negated },
      { rule: { [name]: [{ var: 'x' }, 1] }, data: {}, result: null },
      { rule: { [name]: [{ var: 'x' }, 1] }, data: { x: '1' }, result: strict ? negated : null },
    ],
  }
}

function isAlike(a: Value, b: Value, strict: boolean, scope: Scope): Verdict {
  spendOnTexts(a, b, scope)
  const same = sameValue(a, b)
  if (strict || same !== false || a.kind === b.kind) return same
  scope.run.fail('type-mismatch')
  return null
}
