import type { CallNode, LiteralNode, Node } from '../operator.js'
import { truthOf } from '../value.js'
import { NO, type Truths, UNKNOWN, YES } from './column.js'
import { holdsText, isEquality, isOneOf, numbersCompared, textCompared, truthCompared, VERDICTS, type Verdicts } from './comparison.js'
import { hasAny, someOf } from './elements.js'
import { fieldAt, fieldOfVar, type Place } from './fields.js'
import { shared } from './shared.js'
import { allOf, anyOf, atLeast, chosenTruths, constantTruth, isMissing, negated, truthOfField, truthOfNumbers } from './truth.js'

/** The truths of an expression, row by row; `null` where only the complete evaluator can work them out. */
export function truthsOfNode(node: Node, place: Place): Truths | null {
  return shared(place, 'truth', node, () => {
    if (node.type === 'literal') return literalTruth(node, place)
    return node.type === 'call' ? callTruths(node, place) : null
  })
}

function literalTruth({ value }: LiteralNode, place: Place): Truths {
  const truth = truthOf(value)
  return constantTruth(place.frame, truth === null ? UNKNOWN : truth ? YES : NO)
}

function callTruths(node: CallNode, place: Place): Truths | null {
  const { operator, operands } = node
  const verdicts = VERDICTS.get(operator.name)
  if (verdicts !== undefined) return chain(operator.name, operands, verdicts, place)
  switch (operator.name) {
    case '!':
    case '!!':
      return opposite(operator.name === '!', operands, place)
    case 'and':
    case 'or':
      if (operands.length === 0) return constantTruth(place.frame, NO)
      return all(
        operands.map((operand) => truthsOfNode(operand, place)),
        (parts) => (operator.name === 'and' ? allOf(parts) : anyOf(parts)),
      )
    case 'if':
    case '?:':
      return node.kind === 'boolean' ? chosen(operands, place) : ofNumbers(node, place)
    case 'in':
      return within(operands, place)
    case 'missing':
      return missing(operands, null, place)
    case 'missing_some':
      return missing(operands.slice(1), operands[0] as Node, place)
    case 'some':
    case 'none':
    case 'all':
      return overElements(operator.name, operands, place)
    case 'var': {
      const field = fieldOfVar(node, place)
      return field === null ? null : truthOfField(field)
    }
    default:
      return ofNumbers(node, place)
  }
}

function ofNumbers(node: Node, place: Place): Truths | null {
  const numbers = place.build.numbers(node, place)
  return numbers === null ? null : truthOfNumbers(numbers)
}

// There is at least one.
function all(parts: readonly (Truths | null)[], make: (parts: readonly [Truths, ...Truths[]]) => Truths): Truths | null {
  return parts.includes(null) ? null : make(parts as readonly [Truths, ...Truths[]]) // none is null
}

function opposite(isNegated: boolean, [operand]: readonly Node[], place: Place): Truths | null {
  const truths = operand === undefined ? constantTruth(place.frame, NO) : truthsOfNode(operand, place)
  return truths === null || !isNegated ? truths : negated(truths)
}

function chosen(operands: readonly Node[], place: Place): Truths | null {
  const last = operands.length % 2 === 1 ? truthsOfNode(operands.at(-1) as Node, place) : constantTruth(place.frame, UNKNOWN)
  let result = last
  for (let index = (operands.length >> 1) * 2 - 2; index >= 0 && result !== null; index -= 2) {
    const condition = truthsOfNode(operands[index] as Node, place)
    const value = truthsOfNode(operands[index + 1] as Node, place)
    result = condition === null || value === null ? null : chosenTruths(condition, value, result)
  }
  return result
}

// Each operand with the next one: one pair that fails decides.
function chain(name: string, operands: readonly Node[], verdicts: Verdicts, place: Place): Truths | null {
  const pairs = operands.slice(1).map((right, index) => pair(name, operands[index] as Node, right, verdicts, place))
  return all(pairs, allOf)
}

function pair(name: string, left: Node, right: Node, verdicts: Verdicts, place: Place): Truths | null {
  const isStrict = name.length === 3
  const written = [left, right].find((node) => node.type === 'literal' && typeof node.json !== 'number') as LiteralNode | undefined
  if (written === undefined) {
    const [a, b] = [place.build.numbers(left, place), place.build.numbers(right, place)]
    return a === null || b === null ? null : numbersCompared(a, b, verdicts)
  }
  const field = fieldOfVar(written === left ? right : left, place)
  if (field === null) return null
  const { json } = written
  if (typeof json === 'string') return textCompared(field, json, written === left ? turned(verdicts) : verdicts, isStrict)
  return typeof json === 'boolean' && isEquality(verdicts) ? truthCompared(field, json, verdicts, isStrict) : null
}

function turned([below, equal, above]: Verdicts): Verdicts {
  return [above, equal, below]
}

function within([needle, haystack]: readonly Node[], place: Place): Truths | null {
  if (haystack?.type === 'list') {
    const field = fieldOfVar(needle, place)
    const list = haystack.items.map((item) => (item.type === 'literal' ? item.json : null))
    const isScalar = list.every((json) => typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
    return field === null || !isScalar || list.length === 0 ? null : isOneOf(field, list as readonly (string | number | boolean)[])
  }
  const field = fieldOfVar(haystack, place)
  return field === null || needle?.type !== 'literal' || typeof needle.json !== 'string' ? null : holdsText(field, needle.json)
}

function missing(operands: readonly Node[], needed: Node | null, place: Place): Truths | null {
  const [first] = operands
  const names = first?.type === 'list' ? first.items : operands
  // All are needed unless it says how many.
  const wanted = needed === null ? names.length : needed.type === 'literal' ? needed.json : null
  if (!Number.isSafeInteger(wanted)) return null
  const tooMany = Math.max(1, names.length + 1 - (wanted as number))
  const parts = names.map((name) => missingName(name, place))
  return parts.length < tooMany && !parts.includes(null) ? constantTruth(place.frame, NO) : all(parts, (known) => atLeast(tooMany, known))
}

function missingName(name: Node, place: Place): Truths | null {
  return shared(place, 'missing', name, () => {
    const field = name.type === 'literal' && typeof name.json === 'string' ? fieldAt(place, name.json) : null
    return field === null ? null : isMissing(field)
  })
}

function overElements(name: 'some' | 'none' | 'all', operands: readonly Node[], place: Place): Truths | null {
  const found = place.build.elements(operands[0], place)
  if (found === null) return null
  const condition = truthsOfNode(operands[1] as Node, found.place)
  if (condition === null) return null
  // `all` is false of an empty list.
  if (name === 'all') return allOf([hasAny(found.elements), negated(someOf(found.elements, negated(condition)))])
  const some = someOf(found.elements, condition)
  return name === 'some' ? some : negated(some)
}
