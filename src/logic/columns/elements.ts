import { addition, isUnknown, setNoNumber } from './arithmetic.js'
import {
  type Column,
  createFrame,
  type Elements,
  type Field,
  type Growth,
  LEAF,
  type List,
  MISSING,
  NO,
  type Numbers,
  numbersOf,
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
const LONGEST_LIST = 300

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

/** How many elements there are. */
export function countOf(elements: Elements): Numbers {
  return folded(elements, [], LEAF, (own, row, from, to) => {
    let count = 0
    let isOpen = false
    for (let index = from; index < to; index++) {
      const truth = keptAt(elements, index)
      if (truth === YES) count++
      else if (truth !== NO) isOpen = true
    }
    own.values[row] = count
    own.errors[row] = 0
    if (isOpen) setNoNumber(own, row, false)
  })
}

/** The sum of a number over the elements; `null` where it may grow too long. */
export function sumOver(elements: Elements, part: Numbers): Numbers | null {
  if (part.isRatio) return null
  return folded(elements, [part], addition({ ...part, bits: part.bits + 10 }, LEAF), (own, row, from, to) => {
    const { values, errors } = part
    let [total, error, rounding, hasUnknown, isOpen] = [0, 0, 0, false, false]
    for (let index = from; index < to; index++) {
      const truth = keptAt(elements, index)
      if (truth === NO) continue
      if (truth !== YES) isOpen = true
      total += values[index] as number
      error += errors[index] as number
      rounding += Math.abs(total)
      // An element that is not known makes the sum unknown, even if it may not be there.
      if (isUnknown(part, index)) hasUnknown ||= truth !== OPEN
    }
    own.values[row] = total
    own.errors[row] = error === 0 && rounding <= Number.MAX_SAFE_INTEGER ? 0 : error + rounding * 2.3e-16
    if (hasUnknown || isOpen || Number.isNaN(total)) setNoNumber(own, row, hasUnknown)
  })
}

/** The largest or smallest of a number over the elements; unknown where there are none. */
export function extremeOver(elements: Elements, part: Numbers, choose: (a: number, b: number) => number): Numbers {
  return folded(elements, [part], part, (own, row, from, to) => {
    let [count, value, error, hasUnknown, isOpen] = [0, 0, 0, false, false]
    for (let index = from; index < to; index++) {
      const truth = keptAt(elements, index)
      if (truth === NO) continue
      if (truth !== YES) isOpen = true
      const one = part.values[index] as number
      value = count++ === 0 ? one : choose(value, one)
      error = Math.max(error, part.errors[index] as number)
      hasUnknown ||= truth !== OPEN && isUnknown(part, index)
    }
    own.values[row] = value
    own.errors[row] = error
    if (count === 0 || hasUnknown || isOpen || Number.isNaN(value)) setNoNumber(own, row, count === 0 || hasUnknown)
  })
}

/** Whether a condition holds for some element (`decisive` YES), or fails for some (`decisive` NO). */
export function anyOver(elements: Elements, condition: Truths, decisive: typeof YES | typeof NO): Truths {
  const { list } = elements
  return truthsOf(list.frame, [list, ...inputsOf(elements), condition], ({ truths }, size) => {
    for (let row = 0; row < size; row++) {
      const to = list.starts[row + 1] as number
      let found = list.states[row] === YES ? NO : (list.states[row] as number)
      for (let index = list.starts[row] as number; index < to && found !== YES; index++) {
        const [truth, kept] = [condition.truths[index] as number, keptAt(elements, index)]
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

function folded(
  elements: Elements,
  inputs: readonly Column[],
  growth: Growth,
  fold: (own: Numbers, row: number, from: number, to: number) => void,
): Numbers {
  const { list } = elements
  return numbersOf(list.frame, [list, ...inputsOf(elements), ...inputs], growth, (own, size) => {
    for (let row = 0; row < size; row++) {
      if (list.states[row] === YES) fold(own, row, list.starts[row] as number, list.starts[row + 1] as number)
      else setNoNumber(own, row, list.states[row] === UNKNOWN)
    }
  })
}

function inputsOf({ kept }: Elements): readonly Column[] {
  return kept === null ? [] : [kept]
}

function keptAt({ kept }: Elements, index: number): number {
  return kept === null ? YES : (kept.truths[index] as number)
}
