import { lengthOf, toNumber } from '../../rational.js'
import { isPoint } from '../interval.js'
import type { CallNode, LiteralNode, Node } from '../operator.js'
import { pathOf } from '../operators/data.js'
import { chosenNumbers, extremeOf, numbersOr, productOf, quotientOf, remainderOf, sumOf } from './arithmetic.js'
import { constantOf, type Frame, isExact, type Numbers, ROUNDING } from './column.js'
import { fieldAt, type Place } from './fields.js'
import { countOf, extremeOver, sumOver } from './folds.js'
import { sumOfReduce } from './lists.js'
import { shared } from './shared.js'

/** Longer exact numbers, in bits, are too large for the complete evaluator too, so it must see them. */
const LONGEST = 3500

/** The same of a number that is written out, in words of 64 bits. Those of fields are shorter. */
const LONGEST_WRITTEN = 3

/** The same of each element: so many long numbers take more steps, which only the complete evaluator counts. */
const LONGEST_OF_ELEMENT = 900

/** The numbers an expression is worth, row by row; `null` where only the complete evaluator can work them out. */
export function numbersOfNode(node: Node, place: Place): Numbers | null {
  return shared(place, 'number', node, () => {
    if (node.type === 'list') return null
    const numbers = node.type === 'literal' ? literalNumbers(node, place.frame) : callNumbers(node, place)
    return numbers === null || numbers.bits > (place.isElement ? LONGEST_OF_ELEMENT : LONGEST) ? null : numbers
  })
}

function literalNumbers(node: LiteralNode, frame: Frame): Numbers | null {
  const { value, json } = node
  if (value.kind !== 'number' || !isPoint(value.range) || lengthOf(value.range.low) > LONGEST_WRITTEN) return null
  const number = toNumber(value.range.low)
  const magnitude = Math.abs(number)
  if (magnitude !== 0 && !(magnitude >= 1e-30 && magnitude <= 1e30)) return null
  const error = isExact(number) && 8n % value.range.low.d === 0n ? 0 : magnitude * ROUNDING
  return constantOf(frame, number, error, typeof json === 'number')
}

type Combine = (a: Numbers, b: Numbers) => Numbers

const FOLDS: ReadonlyMap<string, Combine> = new Map<string, Combine>([
  ['+', (a, b) => sumOf(a, b, 1)],
  ['-', (a, b) => sumOf(a, b, -1)],
  ['*', productOf],
  ['/', quotientOf],
  ['%', remainderOf],
  ['min', (a, b) => extremeOf(a, b, 'min')],
  ['max', (a, b) => extremeOf(a, b, 'max')],
])

/** What the operators that take one operand alone combine it with. */
const STARTS: ReadonlyMap<string, number> = new Map([
  ['-', 0],
  ['/', 1],
])

function callNumbers(node: CallNode, place: Place): Numbers | null {
  const { operator, operands } = node
  const combine = FOLDS.get(operator.name)
  if (combine !== undefined) return fold(operator.name, operands, combine, place)
  switch (operator.name) {
    case 'var':
      return readNumbers(operands, place)
    case 'if':
    case '?:':
      return chosen(operands, place)
    case 'count': {
      const elements = place.build.elements(operands[0], place)
      return elements === null ? null : countOf(elements.elements)
    }
    case 'sum':
    case 'largest':
    case 'smallest':
      return overElements(operator.name, operands, place)
    case 'reduce':
      return sumOfReduce(operands, place)
    default:
      return null
  }
}

function fold(name: string, operands: readonly Node[], combine: Combine, place: Place): Numbers | null {
  const parts = operands.map((operand) => numbersOfNode(operand, place))
  const start = operands.length === 1 ? STARTS.get(name) : undefined
  const all = start === undefined ? parts : [constantOf(place.frame, start, 0, true), ...parts]
  return all.length === 0 ? null : all.reduce((a, b) => (a === null || b === null ? null : combine(a, b)))
}

function readNumbers(operands: readonly Node[], place: Place): Numbers | null {
  const field = fieldAt(place, pathOf(operands[0]))
  if (field === null || operands[1] === undefined) return field
  const fallback = numbersOfNode(operands[1], place)
  return fallback === null ? null : numbersOr(field, fallback)
}

function chosen(operands: readonly Node[], place: Place): Numbers | null {
  if (operands.length % 2 === 0) return null
  let result = numbersOfNode(operands.at(-1) as Node, place)
  for (let index = operands.length - 3; index >= 0 && result !== null; index -= 2) {
    const condition = place.build.truths(operands[index] as Node, place)
    const value = numbersOfNode(operands[index + 1] as Node, place)
    result = condition === null || value === null ? null : chosenNumbers(condition, value, result)
  }
  return result
}

function overElements(name: 'sum' | 'largest' | 'smallest', operands: readonly Node[], place: Place): Numbers | null {
  const found = place.build.elements(operands[0], place)
  if (found === null) return null
  const part = numbersOfNode(operands[1] as Node, found.place)
  if (part === null) return null
  return name === 'sum' ? sumOver(found.elements, part) : extremeOver(found.elements, part, name === 'largest' ? Math.max : Math.min)
}
