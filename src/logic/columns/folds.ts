import { addition, isUnknown } from './arithmetic.js'
import { type Column, type Elements, LEAF, NO, type Numbers, numbersOf, OPEN, ROUNDING, UNKNOWN, type Working, YES } from './column.js'
import { inputsOf, keptAt, LONGEST_LIST } from './elements.js'

/** What an element counts for, by whether it is kept: no number where that is not known. */
const COUNTS = Float64Array.of(0, 1, Number.NaN, Number.NaN)

/** How many elements there are. */
export function countOf(elements: Elements): Numbers {
  const { kept, list } = elements
  return folded(elements, [], {
    ...LEAF,
    relative: ROUNDING,
    scaled: false,
    fill: ({ values }, size) => {
      const { starts } = list
      for (let row = 0; row < size; row++) {
        const from = starts[row] as number
        const to = starts[row + 1] as number
        let count = kept === null ? to - from : 0
        if (kept !== null) for (let index = from; index < to; index++) count += COUNTS[kept.truths[index] as number] as number
        values[row] = count
      }
    },
    errorAt: () => 0,
    unknownAt: () => false,
  })
}

/** The sum of a number over the elements; `null` where it may grow too long. */
export function sumOver(elements: Elements, part: Numbers): Numbers | null {
  if (part.isRatio) return null
  const { kept, list } = elements
  return folded(elements, [part], {
    ...addition({ ...part, bits: part.bits + 10 }, LEAF),
    relative: part.relative + LONGEST_LIST * ROUNDING,
    scaled: true,
    fill: ({ values, scales }, size) => {
      const { starts } = list
      const { values: x, scales: xs } = part
      for (let row = 0; row < size; row++) {
        const to = starts[row + 1] as number
        let total = 0
        let scale = 0
        for (let index = starts[row] as number; index < to; index++) {
          const truth = kept === null ? YES : (kept.truths[index] as number)
          if (truth === NO) continue
          total += truth === YES ? (x[index] as number) : Number.NaN
          scale += Math.abs(xs[index] as number)
        }
        values[row] = total
        scales[row] = scale
      }
    },
    errorAt: ({ scales }, row) => {
      let errors = 0
      for (const index of keptIn(elements, row)) errors += part.errorAt(index)
      const scale = scales[row] as number
      return errors === 0 && scale <= Number.MAX_SAFE_INTEGER ? 0 : errors + scale * LONGEST_LIST * ROUNDING
    },
    // An element that is not known makes the sum unknown, even if it may not be there.
    unknownAt: (row) => hasUnknown(elements, part, row),
  })
}

/** The largest or smallest of a number over the elements; unknown where there are none. */
export function extremeOver(elements: Elements, part: Numbers, choose: (a: number, b: number) => number): Numbers {
  const { kept, list } = elements
  return folded(elements, [part], {
    ...part,
    written: false,
    relative: part.relative * 1.01,
    scaled: part.scales !== part.values,
    fill: ({ values, scales }, size) => {
      for (let row = 0; row < size; row++) {
        const to = list.starts[row + 1] as number
        let value = Number.NaN
        let scale = 0
        let isFirst = true
        for (let index = list.starts[row] as number; index < to; index++) {
          const truth = kept === null ? YES : (kept.truths[index] as number)
          if (truth === NO) continue
          const one = truth === YES ? (part.values[index] as number) : Number.NaN
          value = isFirst ? one : choose(value, one)
          scale += Math.abs(part.scales[index] as number)
          isFirst = false
        }
        values[row] = value
        if (scales !== values) scales[row] = scale
      }
    },
    errorAt: (_, row) => {
      let error = 0
      for (const index of keptIn(elements, row)) error = Math.max(error, part.errorAt(index))
      return error
    },
    unknownAt: (row) => {
      for (const _ of keptIn(elements, row)) return hasUnknown(elements, part, row)
      return true
    },
  })
}

interface Folding extends Working {
  /** Whether what was worked out to be no number is certainly unknown. */
  readonly unknownAt: (row: number) => boolean
}

function folded(elements: Elements, inputs: readonly Column[], { unknownAt, ...working }: Folding): Numbers {
  const { list } = elements
  return numbersOf(list.frame, [list, ...inputsOf(elements), ...inputs], {
    ...working,
    fill: (own, size) => {
      working.fill(own, size)
      for (let row = 0; row < size; row++) if (list.states[row] !== YES) own.values[row] = Number.NaN
    },
    errorAt: (own, row) => {
      if (!Number.isNaN(own.values[row])) return working.errorAt(own, row)
      const isUnknownHere = list.states[row] === YES ? unknownAt(row) : list.states[row] === UNKNOWN
      return isUnknownHere ? 0 : Number.POSITIVE_INFINITY
    },
  })
}

// The elements of a row that are, or may be, kept.
function* keptIn(elements: Elements, row: number): Generator<number> {
  const { starts } = elements.list
  const to = starts[row + 1] as number
  for (let index = starts[row] as number; index < to; index++) if (keptAt(elements, index) !== NO) yield index
}

function hasUnknown(elements: Elements, part: Numbers, row: number): boolean {
  for (const index of keptIn(elements, row)) if (keptAt(elements, index) !== OPEN && isUnknown(part, index)) return true
  return false
}
