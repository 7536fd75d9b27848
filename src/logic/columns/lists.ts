import type { CallNode, Node } from '../operator.js'
import { pathOf } from '../operators/data.js'
import { sumOf } from './arithmetic.js'
import type { Numbers } from './column.js'
import { elementsOf, filtered, valuesOf } from './elements.js'
import { type Found, fieldOfVar, type Place } from './fields.js'
import { sumOver } from './folds.js'

/**
 * The elements of a list in a field, filtered or not; `null` for any other list. Lists within lists take more steps, which only
 * the complete evaluator counts.
 */
export function elementsOfNode(node: Node | undefined, place: Place): Found | null {
  if (node?.type !== 'call') return null
  if (node.operator.name === 'filter') {
    const found = elementsOfNode(node.operands[0], place)
    if (found === null) return null
    const condition = place.build.truths(node.operands[1] as Node, found.place)
    return condition === null ? null : { ...found, elements: filtered(found.elements, condition) }
  }
  const field = fieldOfVar(node, place)
  if (field === null || place.isElement) return null
  const path = pathOf(node.operands[0])
  const known = place.lists.get(path)
  if (known !== undefined) return known
  const list = elementsOf(field)
  const own: Place = {
    frame: list.elements,
    fields: new Map([['', valuesOf(list, field)]]),
    isElement: true,
    lists: new Map(),
    after: [list],
    build: place.build,
  }
  const found: Found = { elements: { list, kept: null }, place: own }
  place.lists.set(path, found)
  return found
}

/** `reduce` where it adds a number for each element to a number at the start: the usual way to write a sum in JsonLogic. */
export function sumOfReduce(operands: readonly Node[], place: Place): Numbers | null {
  const [list, step, start] = operands
  if (step?.type !== 'call' || step.operator.name !== '+' || step.operands.length !== 2) return null
  const part = step.operands.find((operand) => !isAccumulator(operand))
  if (part === undefined || !step.operands.some(isAccumulator)) return null
  const of = ofElement(part)
  const found = elementsOfNode(list, place)
  if (of === null || found === null || start?.type !== 'literal') return null
  const parts = place.build.numbers(of, found.place)
  const first = place.build.numbers(start, place)
  const total = parts === null ? null : sumOver(found.elements, parts)
  return total === null || first === null ? null : sumOf(first, total, 1)
}

function isAccumulator(node: Node): boolean {
  return node.type === 'call' && node.operator.name === 'var' && node.operands.length === 1 && pathOf(node.operands[0]) === 'accumulator'
}

// What a step reads of the current element, read of the element itself; `null` where it reads anything else.
function ofElement(node: Node): Node | null {
  if (node.type === 'literal') return node
  if (node.type === 'list') return null
  const { operator, operands } = node
  if (operator.name === 'var') return ofCurrent(node)
  if (operator.name === 'missing') return null
  const parts = operands.map(ofElement)
  return parts.includes(null) ? null : { ...node, operands: parts as readonly Node[] }
}

function ofCurrent(node: CallNode): Node | null {
  const path = pathOf(node.operands[0])
  const json = path === 'current' ? '' : path.startsWith('current.') ? path.slice('current.'.length) : null
  if (node.operands.length !== 1 || json === null || path === 'current.') return null
  return { ...node, operands: [{ type: 'literal', kind: 'text', value: { kind: 'text', value: json }, json }] }
}
