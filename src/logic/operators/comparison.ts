import { ONE, ZERO } from '../../rational.js'
import { compareEnds, type Interval, point } from '../interval.js'
import type { Kind, Misfit, Node, Operator, Scope } from '../operator.js'
import { sameValue, truthValue, type Value } from '../value.js'

type Verdict = boolean | null
type Order = (a: Interval, b: Interval) => Verdict

const SCALAR: readonly (readonly Kind[])[] = [['number', 'text', 'boolean', 'any']]

const FIRST = point(ZERO)
const SECOND = point(ONE)

const isBelow: Order = (a, b) => (compareEnds(a.high, b.low) < 0 ? true : compareEnds(a.low, b.high) >= 0 ? false : null)
const isAtMost: Order = (a, b) => (compareEnds(a.high, b.low) <= 0 ? true : compareEnds(a.low, b.high) > 0 ? false : null)

/** Order and equality. A comparison is decided only where every value the operands may have decides it the same way. */
export const comparison: readonly Operator[] = [
  ordering('<', isBelow),
  ordering('<=', isAtMost),
  ordering('>', (a, b) => isBelow(b, a)),
  ordering('>=', (a, b) => isAtMost(b, a)),
  equality('==', false, false),
  equality('!=', true, false),
  equality('===', false, true),
  equality('!==', true, true),
]

function ordering(name: string, decide: Order): Operator {
  return {
    name,
    arity: [2, Infinity],
    operands: SCALAR,
    result: 'boolean',
    misfit: oddKind,
    evaluate: (operands, scope) => chain(operands, scope, (a, b) => compare(a, b, scope, decide)),
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
  if (a.kind === 'boolean' && b.kind === 'boolean') return decide(...rank(a.value, b.value))
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

// Texts and truths have an order but no distance: two stand-in numbers carry it to the same decision.
function rank<Ordered extends string | boolean>(a: Ordered, b: Ordered): [Interval, Interval] {
  return [a > b ? SECOND : FIRST, b > a ? SECOND : FIRST]
}

function equality(name: string, negated: boolean, strict: boolean): Operator {
  return {
    name,
    arity: [2, Infinity],
    operands: SCALAR,
    result: 'boolean',
    ...(strict ? {} : { misfit: oddKind }),
    evaluate: (operands, scope) =>
      chain(operands, scope, (a, b) => {
        const same = isAlike(a, b, strict, scope)
        return same === null ? null : same !== negated
      }),
  }
}

function isAlike(a: Value, b: Value, strict: boolean, scope: Scope): Verdict {
  spendOnTexts(a, b, scope)
  const same = sameValue(a, b)
  if (strict || same !== false || a.kind === b.kind) return same
  scope.run.fail('type-mismatch')
  return null
}
