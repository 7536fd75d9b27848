import { addition, isUnknown, rounded } from './arithmetic.js'
import { areAll, nextRow } from './bits.js'
import { type Column, type Elements, LEAF, type Numbers, numbersOf, ROUNDING, UNKNOWN, type Working, YES } from './column.js'
import { inputsOf, LONGEST_LIST } from './elements.js'

/** How many elements there are. */
export function countOf(elements: Elements): Numbers {
  const { kept, list } = elements
  return folded(elements, [], {
    ...LEAF,
    relative: ROUNDING,
    scaled: false,
    written: true,
    fill: ({ values }, size) => {
      const { starts } = list
      const among = kept?.yes ?? null
      for (let row = 0; row < size; row++) {
        const to = starts[row + 1] as number
        let count = 0
        for (let index = nextRow(among, starts[row] as number, to); index < to; index = nextRow(among, index + 1, to)) count++
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
      const among = kept?.yes ?? null
      for (let row = 0; row < size; row++) {
        const to = starts[row + 1] as number
        let total = 0
        let scale = 0
        for (let index = nextRow(among, starts[row] as number, to); index < to; index = nextRow(among, index + 1, to)) {
          total += x[index] as number
          scale += Math.abs(xs[index] as number)
        }
        values[row] = total
        scales[row] = scale
      }
    },
    errorAt: ({ values, scales }, row) => {
      let errors = 0
      for (const index of keptIn(elements, row)) errors += part.errorAt(index)
      // So few exact numbers never round: 300 times 2 ** 39 has room for eighths in a double.
      return rounded(values[row] as number, errors, errors + (scales[row] as number) * LONGEST_LIST * ROUNDING)
    },
    // An element that is not known makes the sum unknown, whichever others there may be.
    unknownAt: (row) => hasUnknown(elements, part, row),
  })
}

/** The largest or smallest of a number over the elements; unknown where there are none. */
export function extremeOver(elements: Elements, part: Numbers, choose: (a: number, b: number) => number): Numbers {
  const { kept, list } = elements
  return folded(elements, [part], {
    ...part,
    scaled: part.scales !== part.values,
    fill: ({ values, scales }, size) => {
      const among = kept?.yes ?? null
      for (let row = 0; row < size; row++) {
        const to = list.starts[row + 1] as number
        let value = Number.NaN
        let scale = 0
        let isFirst = true
        for (let index = nextRow(among, list.starts[row] as number, to); index < to; index = nextRow(among, index + 1, to)) {
          const one = part.values[index] as number
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
    unknownAt: (row) => isEmpty(elements, row) || hasUnknown(elements, part, row),
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
      const open = elements.kept?.open ?? null
      for (let row = 0; row < size; row++) {
        const to = list.starts[row + 1] as number
        const isOpen = open !== null && nextRow(open, list.starts[row] as number, to) < to
        if (isOpen || list.states[row] !== YES) own.values[row] = Number.NaN
      }
    },
    errorAt: (own, row) => {
      if (!Number.isNaN(own.values[row])) return working.errorAt(own, row)
      const isUnknownHere = list.states[row] === YES ? unknownAt(row) : list.states[row] === UNKNOWN
      return isUnknownHere ? 0 : Number.POSITIVE_INFINITY
    },
  })
}

// The elements of a row that are kept.
function* keptIn({ list, kept }: Elements, row: number): Generator<number> {
  const among = kept?.yes ?? null
  const to = list.starts[row + 1] as number
  for (let index = nextRow(among, list.starts[row] as number, to); index < to; index = nextRow(among, index + 1, to)) yield index
}

function isEmpty({ list, kept }: Elements, row: number): boolean {
  const [from, to] = [list.starts[row] as number, list.starts[row + 1] as number]
  return kept === null ? from === to : areAll(kept.no, from, to)
}

function hasUnknown(elements: Elements, part: Numbers, row: number): boolean {
  for (const index of keptIn(elements, row)) if (isUnknown(part, index)) return true
  return false
}
