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
  resize,
  type Truths,
  truthsOf,
  UNKNOWN,
  YES,
} from './column.js'
import { isPlain, selfOf, setRow } from './field.js'
import { constantTruth, joined } from './truth.js'

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
          if (isPlain(element)) elements.rows[index] = element
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

/** The elements for which a condition holds. */
export function filtered({ list, kept }: Elements, condition: Truths): Elements {
  return { list, kept: kept === null ? condition : joined([kept, condition], NO) }
}

/** Whether a condition holds for some element (`decisive` YES), or fails for some (`decisive` NO). */
export function anyOver(elements: Elements, condition: Truths, decisive: typeof YES | typeof NO): Truths {
  const { list } = elements
  return truthsOf(list.frame, [list, ...inputsOf(elements), condition], ({ truths }, size) => {
    for (let row = 0; row < size; row++) {
      const to = list.starts[row + 1] as number
      let found = list.states[row] === YES ? NO : (list.states[row] as number)
      for (let index = list.starts[row] as number; index < to && found !== YES; index++) {
        const truth = condition.truths[index] as number
        const kept = keptAt(elements, index)
        if (truth === 1 - decisive || kept === NO) continue
        if (truth === decisive && kept === YES) found = YES
        else found = kept === YES && truth === UNKNOWN && found !== OPEN ? UNKNOWN : OPEN
      }
      truths[row] = found
    }
  })
}

/** Whether there is any element at all. */
export function hasAny(elements: Elements): Truths {
  return anyOver(elements, constantTruth(elements.list.elements, YES), YES)
}

/** The columns that tell which elements are kept. */
export function inputsOf({ kept }: Elements): readonly Column[] {
  return kept === null ? [] : [kept]
}

/** Whether an element is kept. */
export function keptAt({ kept }: Elements, index: number): number {
  return kept === null ? YES : (kept.truths[index] as number)
}
