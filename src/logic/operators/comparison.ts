import { ONE, ZERO } from '../../rational.js'
import { compareEnds, type Interval, point } from '../interval.js'
import type { Kind, Node, Operator, Scope } from '../operator.js'
import { sameValue, truthValue, UNKNOWN, type Value } from '../value.js'

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
  ordering('>=', (a, b) => isAtMost(b, a), { en: 'True where each operand is at least the next one.', zh: '每个操作数都不小于后一个时为真。' }),
  equality('==', false, false, {
    en: 'True where both operands are the same. Operands of different kinds are refused: nothing is converted.',
    zh: '两个操作数相同时为真。类型不同的操作数予以拒绝，不作转换。',
  }),
  equality('!=', true, false, { en: 'The opposite of `==`.', zh: '`==` 的反面。' }),
  equality('===', false, true, {
    en: 'True where both operands are the same; false where their kinds differ.',
    zh: '两个操作数相同时为真，类型不同时为假。',
  }),
  equality('!==', true, true, { en: 'The opposite of `===`.', zh: '`===` 的反面。' }),
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
    evaluate: (operands, scope) => chain(operands, scope, decide),
    examples: [
      { rule: { [name]: [280, 300] }, result: ascending },
      { rule: { [name]: [300, 300] }, result: inclusive },
      { rule: { [name]: [{ var: 'distance' }, 300] }, data: {}, result: null },
      { rule: { [name]: [{ '+': [0.1, 0.2] }, 0.3] }, result: inclusive },
      { rule: { [name]: [{ var: 'area' }, 30] }, data: { area: { min: 31 } }, result: !ascending },
    ],
  }
}

function chain(operands: readonly Node[], scope: Scope, decide: Order): Value {
  const values = operands.map((operand) => scope.run.evaluate(operand, scope))
  let verdict: Verdict = true
  for (let index = 1; index < values.length; index++) {
    const step = compare(values[index - 1] as Value, values[index] as Value, scope, decide)
    if (step === false) return truthValue(false)
    if (step === null) verdict = null
  }
  return truthValue(verdict)
}

function compare(a: Value, b: Value, scope: Scope, decide: Order): Verdict {
  if (a.kind === 'unknown' || b.kind === 'unknown') return null
  if (a.kind === 'number' && b.kind === 'number') return decide(a.range, b.range)
  if (a.kind === 'text' && b.kind === 'text') return decide(...rank(a.value, b.value))
  scope.run.fail('type-mismatch')
  return null
}

// Texts have an order but no distance: two stand-in numbers carry it to the same decision.
function rank(a: string, b: string): [Interval, Interval] {
  return [a > b ? SECOND : FIRST, b > a ? SECOND : FIRST]
}

function equality(name: string, negated: boolean, strict: boolean, summary: Operator['summary']): Operator {
  return {
    name,
    summary,
    arity: [2, 2],
    operands: SCALAR,
    result: 'boolean',
    evaluate: (operands, scope) => {
      const [a, b] = operands.map((operand) => scope.run.evaluate(operand, scope)) as [Value, Value]
      const comparable = a.kind === b.kind || a.kind === 'unknown' || b.kind === 'unknown'
      if (!comparable && !strict) return scope.run.fail('type-mismatch')
      const same = sameValue(a, b)
      return same === null ? UNKNOWN : truthValue(negated ? !same : same)
    },
    examples: [
      { rule: { [name]: [{ '+': [0.1, 0.2] }, 0.3] }, result: !negated },
      { rule: { [name]: ['new', 'existing'] }, result: negated },
      { rule: { [name]: [{ var: 'x' }, 1] }, data: {}, result: null },
      { rule: { [name]: [{ var: 'x' }, 1] }, data: { x: '1' }, result: strict ? negated : null },
    ],
  }
}
