import { sizeOfNode } from '../node-text.js'
import type { Node } from '../operator.js'
import { toResult } from '../value.js'
import { hasBit, nextRow, WORD } from './bits.js'
import { CONSTANT, type Column, createFrame, type Frame, type Numbers, resize, type Truths } from './column.js'
import { setRow } from './field.js'
import type { Build, Place } from './fields.js'
import { elementsOfNode } from './lists.js'
import { numbersOfNode } from './numbers.js'
import { truthsOfNode } from './truths.js'

const BUILD: Build = { numbers: numbersOfNode, truths: truthsOfNode, elements: elementsOfNode }

/** A larger rule takes more steps, which only the complete evaluator counts. */
const LARGEST = 60

/** Left to the complete evaluator. */
export const UNDECIDED: unique symbol = Symbol('undecided')

/** Rules made ready to be worked out together, for many rows at once. */
export interface Columns {
  /** Works out every rule for each row. */
  readonly fill: (rows: readonly unknown[], from: number, to: number) => void
  /**
   * Puts what a rule came to for each row into `results`, the first at `from`; `null` is unknown. Answers with the rows that
   * were not decided here.
   */
  readonly decide: (rule: number, results: unknown[], from: number) => readonly number[]
  /** What a rule came to for one row; {@link UNDECIDED} was not decided here. */
  readonly resultAt: (rule: number, row: number) => unknown
}

/**
 * The compiled path. It decides where operands are known and doubles provably decide; all else is left to the complete
 * evaluator. Every expression becomes a column, filled for a block of rows by one short loop over numbers; the same
 * expression in two rules is one column.
 */
export function columnsOf(nodes: readonly Node[]): Columns {
  const frame = createFrame()
  const place: Place = { frame, fields: new Map(), isElement: false, lists: new Map(), after: [], build: BUILD }
  const roots = nodes.map((node) => (sizeOfNode(node) > LARGEST ? null : rootOf(node, place)))
  const columns = inOrder(roots.flatMap((root) => (root === null ? [] : columnsUnder(root))))
  adopt(columns)
  const steps = columns.flatMap((column) => (column.fill === CONSTANT ? [] : [{ column, frame: column.frame, fill: column.fill }]))
  const resultAt = (rule: number, row: number): unknown => {
    const root = roots[rule] ?? null
    return root === null ? UNDECIDED : valueAt(root, row)
  }
  return {
    fill: (rows, from, to) => {
      resize(frame, to - from)
      for (let row = from; row < to; row++) setRow(frame, row - from, rows[row])
      for (const { column, frame, fill } of steps) fill(column, frame.size)
    },
    resultAt,
    decide: (rule, results, from) => {
      const root = roots[rule] ?? null
      const { size } = frame
      const open: number[] = []
      if (root?.from === 'truths') {
        const { truths } = root
        for (let at = 0; at < size; at += WORD) {
          const word = at >> 5
          const to = Math.min(at + WORD, size)
          const yes = truths.yes[word] as number
          const no = truths.no[word] as number
          for (let row = at; row < to; row++) results[from + row] = TRUTHS[((yes >>> row) & 1) | (((no >>> row) & 1) << 1)]
        }
        for (let row = nextRow(truths.open, 0, size); row < size; row = nextRow(truths.open, row + 1, size)) open.push(from + row)
        return open
      }
      for (let row = 0; row < size; row++) {
        const result = resultAt(rule, row)
        if (result === UNDECIDED) open.push(from + row)
        else results[from + row] = result
      }
      return open
    },
  }
}

// As they are given: unknown, true, false.
const TRUTHS = [null, true, false] as const

/** Where the result of a rule comes from. */
type Root =
  | { readonly from: 'truths'; readonly truths: Truths }
  | { readonly from: 'numbers'; readonly numbers: Numbers }
  | { readonly from: 'literal'; readonly value: unknown }
  | { readonly from: 'choice'; readonly condition: Truths; readonly then: Root; readonly otherwise: Root }

function rootOf(node: Node, place: Place): Root | null {
  if (node.type === 'list') return null
  if (node.type === 'literal') return node.value.kind === 'record' ? null : { from: 'literal', value: toResult(node.value) }
  if (node.kind === 'boolean') {
    const truths = truthsOfNode(node, place)
    return truths === null ? null : { from: 'truths', truths }
  }
  if (node.operator.name === 'if' || node.operator.name === '?:') return choiceOf(node.operands, place)
  const numbers = numbersOfNode(node, place)
  return numbers === null ? null : { from: 'numbers', numbers }
}

function choiceOf(operands: readonly Node[], place: Place): Root | null {
  const [first, second, ...rest] = operands
  if (first === undefined) return { from: 'literal', value: null }
  if (second === undefined) return rootOf(first, place)
  const condition = truthsOfNode(first, place)
  const then = rootOf(second, place)
  const otherwise = choiceOf(rest, place)
  return condition === null || then === null || otherwise === null ? null : { from: 'choice', condition, then, otherwise }
}

function columnsUnder(root: Root): readonly Column[] {
  switch (root.from) {
    case 'truths':
      return [root.truths]
    case 'numbers':
      return [root.numbers]
    case 'literal':
      return []
    case 'choice':
      return [root.condition, ...columnsUnder(root.then), ...columnsUnder(root.otherwise)]
  }
}

function valueAt(root: Root, row: number): unknown {
  switch (root.from) {
    case 'truths': {
      const { yes, no, open } = root.truths
      return hasBit(yes, row) ? true : hasBit(no, row) ? false : hasBit(open, row) ? UNDECIDED : null
    }
    case 'numbers':
      return numberAt(root.numbers, row)
    case 'literal':
      return root.value
    case 'choice': {
      const { yes, no } = root.condition
      return hasBit(yes, row) ? valueAt(root.then, row) : hasBit(no, row) ? valueAt(root.otherwise, row) : UNDECIDED
    }
  }
}

// A result is the double nearest to the exact number: known to be so only where it is exact, or as written.
function numberAt({ values, errorAt, written }: Numbers, row: number): unknown {
  const value = values[row] as number
  if (Number.isNaN(value)) return errorAt(row) === 0 ? null : UNDECIDED
  return written || errorAt(row) === 0 ? value + 0 : UNDECIDED
}

// Each column after those it is worked out from.
function inOrder(wanted: readonly Column[]): readonly Column[] {
  const order = new Set<Column>()
  const visit = (column: Column): void => {
    if (order.has(column)) return
    for (const input of column.inputs) visit(input)
    order.add(column)
  }
  for (const column of wanted) visit(column)
  return [...order]
}

function adopt(columns: readonly Column[]): void {
  for (const frame of new Set<Frame>(columns.map((column) => column.frame)))
    frame.columns = columns.filter((column) => column.frame === frame)
}
