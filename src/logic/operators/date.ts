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
    summary: { en: 'Calendar days from the first date to the second.', zh: '第一个日期到第二个日期的天数。' },
    arity: [2, 2],
    operands: [DATE],
    result: 'number',
    evaluate: (operands, scope) => {
      const dates = operands.map((operand) => scope.run.evaluate(operand, scope))
      const [from, to] = dates.map((value) => (value.kind === 'text' ? dayNumber(value.value) : null))
      if (from === null || to === null || from === undefined || to === undefined) return notADate(dates, scope)
      return numberOf(point(fromNumber(to - from)))
    },
    examples: [
      { rule: { days: ['2022-10-09', '2022-11-30'] }, result: 52 },
      { rule: { days: ['2024-02-28', '2024-03-01'] }, result: 2 },
      { rule: { days: ['2023-02-30', '2023-03-01'] }, result: null },
    ],
  },
  {
    name: 'add-months',
    summary: {
      en: 'The date that many months later; the last day of the month where that day does not exist.',
      zh: '若干个月之后的日期；当月无此日时取月末。',
    },
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
    examples: [
      { rule: { 'add-months': ['2022-10-01', 24] }, result: '2024-10-01' },
      { rule: { 'add-months': ['2024-01-31', 1] }, result: '2024-02-29' },
    ],
  },
]

function notADate(values: readonly Value[], scope: Scope): Value {
  return values.some((value) => value.kind === 'unknown' || (value.kind === 'number' && !isPoint(value.range)))
    ? UNKNOWN
    : scope.run.fail('type-mismatch')
}
