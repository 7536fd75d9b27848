import { describe, expect, test } from 'vitest'
import { extremeOf, productOf, quotientOf, sumOf } from '../../src/logic/columns/arithmetic.js'
import { createFrame, type Elements, type Frame, LEAF, type Numbers, numbersOf, resize, YES } from '../../src/logic/columns/column.js'
import { extremeOver, sumOver } from '../../src/logic/columns/folds.js'

/** A number that may be off by so much at most, `error`, as it is said more closely, and its scale as it is said of a column. */
interface Given {
  readonly value: number
  readonly scale: number
  readonly error: number
}

function frameOf(size: number): Frame {
  const frame = createFrame()
  resize(frame, size)
  return frame
}

function columnOf(frame: Frame, relative: number, rows: readonly Given[]): Numbers {
  const column = numbersOf(frame, [], {
    ...LEAF,
    relative,
    scaled: true,
    fill: ({ values, scales }) => {
      for (const [row, { value, scale }] of rows.entries()) {
        values[row] = value
        scales[row] = scale
      }
    },
    errorAt: (_, row) => (rows[row] as Given).error,
  })
  column.fill(column, frame.size)
  return column
}

// Numbers of a column: each as near to its value as it may be, and as far off.
function givens(relative: number): readonly Given[] {
  return [3, -2, 0.5, 20].flatMap((value) =>
    [1, 8, 115].flatMap((times) => {
      const scale = Math.abs(value) * times
      return [0, 0.25, 1].map((share) => ({ value, scale, error: relative * scale * share }))
    }),
  )
}

type Operation = (a: number, b: number) => number

const divided: Operation = (a, b) => a / b

function farthest(operation: Operation, [a, b]: readonly [Given, Given], [aOff, bOff]: readonly [number, number]): number {
  const middle = operation(a.value, b.value)
  const corners = [-aOff, aOff].flatMap((x) => [-bOff, bOff].map((y) => operation(a.value + x, b.value + y)))
  return Math.max(...corners.map((corner) => Math.abs(corner - middle)))
}

const RELATIVES = [2 ** -6, 2 ** -12, 0]
const pairs = RELATIVES.flatMap((left) => RELATIVES.map((right) => [left, right] as const))

describe('a result is said to be off by as much as its operands could make it, and not by much more', () => {
  test.each<[string, Operation, (a: Numbers, b: Numbers) => Numbers, isClose: boolean]>([
    ['sum', (a, b) => a + b, (a, b) => sumOf(a, b, 1), true],
    ['difference', (a, b) => a - b, (a, b) => sumOf(a, b, -1), true],
    ['product', (a, b) => a * b, productOf, true],
    ['quotient', divided, quotientOf, true],
    ['smaller', Math.min, (a, b) => extremeOf(a, b, 'min'), false],
    ['larger', Math.max, (a, b) => extremeOf(a, b, 'max'), false],
  ])('%s', (_, operation, columnFrom, isClose) => {
    for (const [left, right] of pairs) {
      const rows = givens(left).flatMap((a) => givens(right).map((b) => [a, b] as const))
      const frame = frameOf(rows.length)
      const [a, b] = [
        columnOf(
          frame,
          left,
          rows.map(([one]) => one),
        ),
        columnOf(
          frame,
          right,
          rows.map(([, other]) => other),
        ),
      ]
      const result = columnFrom(a, b)
      result.fill(result, result.frame.size)
      const wrong = rows.filter(([one, other], row) => {
        const value = result.values[row] as number
        // A divisor that may as well be zero.
        if (operation === divided && other.scale * right > Math.abs(other.value) / 2) return !Number.isNaN(value)
        const byRow = farthest(operation, [one, other], [one.error, other.error])
        const byColumn = farthest(operation, [one, other], [one.scale * left, other.scale * right])
        const said = result.errorAt(row)
        const isMore = isClose && said > byRow * (1 + 1e-12) + Math.abs(value) * 1e-15
        const rounding = isClose ? Math.abs(value) * 2 ** -53 : 0
        const byScale = result.relative * Math.abs(result.scales[row] as number)
        const isLess = !(said >= byRow * (1 - 1e-12) && byScale >= byColumn * (1 - 1e-12) + rounding)
        return value !== operation(one.value, other.value) || isMore || isLess
      })
      expect(wrong).toEqual([])
    }
  })

  test.each<[string, (elements: Elements, part: Numbers) => Numbers | null, (all: readonly number[]) => number]>([
    ['sum', sumOver, (all) => all.reduce((a, b) => a + b, 0)],
    ['largest', (elements, part) => extremeOver(elements, part, Math.max), (all) => Math.max(...all)],
    ['smallest', (elements, part) => extremeOver(elements, part, Math.min), (all) => Math.min(...all)],
  ])('%s over elements', (_, columnFrom, operation) => {
    for (const relative of RELATIVES) {
      const all = givens(relative)
      const [frame, elements] = [frameOf(all.length), frameOf(all.length * 3)]
      const rows = all.map((one, index) => [one, all[(index * 5 + 1) % all.length], all[(index * 7 + 2) % all.length]] as readonly Given[])
      const starts = Int32Array.from({ length: all.length + 1 }, (_, index) => index * 3)
      const states = new Uint8Array(all.length).fill(YES)
      const list = { frame, inputs: [], elements, starts, states, fill: () => {}, grow: () => {} }
      const result = columnFrom({ list, kept: null }, columnOf(elements, relative, rows.flat())) as Numbers
      result.fill(result, result.frame.size)
      for (const [row, parts] of rows.entries()) {
        const value = operation(parts.map((part) => part.value))
        expect(result.values[row]).toBe(value)
        for (const sign of [-1, 1]) {
          const byRow = Math.abs(operation(parts.map((part) => part.value + sign * part.error)) - value)
          const byColumn = Math.abs(operation(parts.map((part) => part.value + sign * part.scale * relative)) - value)
          expect(result.errorAt(row)).toBeGreaterThanOrEqual(byRow)
          expect(result.relative * Math.abs(result.scales[row] as number)).toBeGreaterThanOrEqual(byColumn)
        }
      }
    }
  })
})
