import { addMonths, dayNumber } from '../../dates.js'
import { fromNumber, toNumber } from '../../rational.js'
import { isPoint, point } from '../interval.js'
import type { Kind, Operator, Scope } from '../operator.js'
import { numberOf, textOf, UNKNOWN, type Value } from '../value.js'

const DATE: readonly Kind[] = ['text', 'any']

/** Calendar dates `YYYY-MM-DD`. They are texts: `<` and its kin order them. */
export const date: readonly Operator[] = [
  {
    name: 'days',
    arity: [2, 2],
    operands: [DATE],
    result: 'number',
    evaluate: (operands, scope) => {
      const dates = operands.map((operand) => scope.run.evaluate(operand, scope))
      const [from, to] = dates.map((value) => (value.kind === 'text' ? dayNumber(value.value) : null))
      if (from === null || to === null || from === undefined || to === undefined) return notADate(dates, scope)
      return numberOf(point(fromNumber(to - from)))
    },
  },
  {
    name: 'add-months',
    arity: [2, 2],
    operands: [DATE, ['number', 'any']],
    result: 'text',
    evaluate: (operands, scope) => {
      const values = operands.map((operand) => scope.run.evaluate(operand, scope)) as [Value, Value]
      const [start, months] = values
      if (start.kind !== 'text' || months.kind !== 'number' || !isPoint(months.range)) return notADate(values, scope)
      const count = months.range.low.d === 1n ? toNumber(months.range.low) : null
      const moved = count === null ? null : addMonths(start.value, count)
      return moved === null ? notADate(values, scope) : textOf(moved)
    },
  },
]

function notADate(values: readonly Value[], scope: Scope): Value {
  return values.some((value) => value.kind === 'unknown' || (value.kind === 'number' && !isPoint(value.range)))
    ? UNKNOWN
    : scope.run.fail('type-mismatch')
}
