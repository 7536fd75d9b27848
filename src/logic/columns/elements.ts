import { areAll, nextRow, truthsByRow } from './bits.js'
import {
  type Column,
  createFrame,
  type Elements,
  type Field,
  type List,
  MISSING,
  NO,
  OPEN,
  OTHER,
  type Row,
  resize,
  type Truths,
  UNKNOWN,
  YES,
} from './column.js'
import { selfOf, setRow } from './field.js'
import { allOf, certain, constantTruth } from './truth.js'

/** Longer lists take more steps, which only the complete evaluator counts. */
export const LONGEST_LIST = 300

/** The elements of the lists in a field. */
export function elementsOf(field: Field): List {
  const elements = createFrame()
  const own: List = {
    frame: field.frame,
    inputs: [field],
    elements,
    starts: new Int32Array(field.frame.capacity + 1),
    states: new Uint8Array(field.frame.capacity),
    fill: () => {
      const { size } = field.frame
      own.starts[0] = 0
      for (let row = 0; row < size; row++) {
        own.states[row] = stateOf(field, row)
        own.starts[row + 1] = (own.starts[row] as number) + (own.states[row] === YES ? listAt(field, row).length : 0)
      }
      resize(elements, own.starts[size] as number)
      let index = 0
      for (let row = 0; row < size; row++) {
        if (own.states[row] !== YES) continue
        const list = listAt(field, row)
        for (let place = 0; place < list.length; place++) {
          const element = list[place]
          if (isUsual(element)) elements.rows[index] = element
          else setRow(elements, index, element)
          index++
        }
      }
    },
    grow: (capacity) => {
      own.starts = new Int32Array(capacity + 1)
      own.states = new Uint8Array(capacity)
    },
  }
  return own
}

/** What no object has. */
const NOWHERE: unique symbol = Symbol('nowhere')

// Whether an element is plain, as nearly all are. The elements of a list are mostly laid out alike: an engine that has looked for a
// property, and so knows how, knows the prototype too, and need not ask each element for it.
function isUsual(element: unknown): element is Row {
  if (typeof element !== 'object' || element === null || (element as { [NOWHERE]?: unknown })[NOWHERE] !== undefined) return false
  return Object.getPrototypeOf(element) === Object.prototype
}

/** What the elements are themselves. */
export function valuesOf(list: List, field: Field): Field {
  return selfOf(list.elements, [list], () => {
    const values: unknown[] = []
    for (let row = 0; row < list.frame.size; row++) if (list.states[row] === YES) for (const value of listAt(field, row)) values.push(value)
    return values
  })
}

function listAt(field: Field, row: number): readonly unknown[] {
  return field.others[row] as readonly unknown[] // the state of the row says so
}

function stateOf(field: Field, row: number): number {
  if (field.tags[row] === MISSING) return UNKNOWN
  const other = field.others[row]
  return field.tags[row] === OTHER && Array.isArray(other) && other.length <= LONGEST_LIST ? YES : OPEN
}

/** The elements for which a condition holds. Which of them may, is left open. */
export function filtered({ list, kept }: Elements, condition: Truths): Elements {
  const both = kept === null ? condition : allOf([kept, condition])
  return { list, kept: certain(both) }
}

/** Whether a condition holds for some element. */
export function someOf({ list, kept }: Elements, condition: Truths): Truths {
  const truths = kept === null ? condition : allOf([kept, condition])
  return truthsByRow(list.frame, [list, truths], (row) => {
    const from = list.starts[row] as number
    const to = list.starts[row + 1] as number
    if (nextRow(truths.yes, from, to) < to) return YES
    if (nextRow(truths.open, from, to) < to) return OPEN
    return list.states[row] === YES ? (areAll(truths.no, from, to) ? NO : UNKNOWN) : (list.states[row] as number)
  })
}

/** Whether there is any element at all. */
export function hasAny(elements: Elements): Truths {
  return someOf(elements, constantTruth(elements.list.elements, YES))
}

/** The columns that tell which elements are kept. */
export function inputsOf({ kept }: Elements): readonly Column[] {
  return kept === null ? [] : [kept]
}
