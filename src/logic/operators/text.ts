import { toDecimal } from '../../rational.js'
import { isPoint } from '../interval.js'
import type { Kind, Operator, Scope } from '../operator.js'
import { sameValue, textOf, truthValue, UNKNOWN, type Value } from '../value.js'
import { spendOnTexts } from './comparison.js'

/** Texts, cut by code point. */
export const text: readonly Operator[] = [
  {
    name: 'cat',
    arity: [0, Infinity],
    operands: [['text', 'number', 'boolean', 'any']],
    result: 'text',
    evaluate: (operands, scope) => {
      const parts = operands.map((operand) => {
        const part = written(scope.run.evaluate(operand, scope), scope)
        scope.run.spend(part?.length ?? 0)
        return part
      })
      return parts.includes(null) ? UNKNOWN : textOf(parts.join(''))
    },
  },
  {
    name: 'substr',
    arity: [2, 3],
    operands: [
      ['text', 'any'],
      ['number', 'any'],
      ['number', 'any'],
    ],
    result: 'text',
    evaluate: (operands, scope) => {
      const [source, start, length] = operands.map((operand) => scope.run.evaluate(operand, scope))
      const from = wholeNumber(start)
      const count = length === undefined ? undefined : wholeNumber(length)
      const isWrong = (value: Value | undefined, kind: Kind): boolean =>
        value !== undefined && value.kind !== 'unknown' && value.kind !== kind
      if (isWrong(source, 'text') || isWrong(start, 'number') || isWrong(length, 'number')) return scope.run.fail('type-mismatch')
      if (source?.kind !== 'text' || from === null || count === null) return UNKNOWN
      const rest = Array.from(source.value).slice(from)
      scope.run.spend(source.value.length)
      return textOf(rest.slice(0, count).join(''))
    },
  },
  {
    name: 'in',
    arity: [2, 2],
    operands: [
      ['text', 'number', 'boolean', 'any'],
      ['text', 'list', 'any'],
    ],
    result: 'boolean',
    misfit: ([needle, haystack]) =>
      haystack === 'text' && needle !== 'text' && needle !== 'any' ? { operand: 0, expected: 'text' } : null,
    evaluate: (operands, scope) => {
      const [needle, haystack] = operands.map((operand) => scope.run.evaluate(operand, scope)) as [Value, Value]
      return contains(needle, haystack, scope)
    },
  },
]

function contains(needle: Value, haystack: Value, scope: Scope): Value {
  if (haystack.kind === 'unknown') return UNKNOWN
  if (haystack.kind === 'text') {
    if (needle.kind === 'unknown') return UNKNOWN
    if (needle.kind !== 'text') return scope.run.fail('type-mismatch')
    scope.run.spend(haystack.value.length)
    return truthValue(haystack.value !== '' && haystack.value.includes(needle.value)) // as in json-logic-js, an empty text holds nothing
  }
  if (haystack.kind !== 'list') return scope.run.fail('type-mismatch')
  scope.run.spend(haystack.items.length)
  const found = haystack.items.map((item) => {
    spendOnTexts(needle, item.value, scope)
    return { same: sameValue(needle, item.value), certain: item.certain }
  })
  if (found.some((item) => item.same === true && item.certain)) return truthValue(true)
  return truthValue(haystack.open || found.some((item) => item.same !== false) ? null : false)
}

function written(value: Value, scope: Scope): string | null {
  if (value.kind === 'text') return value.value
  if (value.kind === 'boolean') return String(value.value)
  if (value.kind === 'number') return isPoint(value.range) ? toDecimal(value.range.low, 17) : null
  if (value.kind !== 'unknown') scope.run.fail('type-mismatch')
  return null
}

function wholeNumber(value: Value | undefined): number | null {
  if (value?.kind !== 'number' || !isPoint(value.range)) return null
  const { n, s, d } = value.range.low
  return Number((s * n) / d)
}
