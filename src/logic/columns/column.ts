/** Truths in a column. What is open is left to the complete evaluator. */
export const NO = 0
export const YES = 1
export const UNKNOWN = 2
export const OPEN = 3

/** What a field holds: a number that doubles can carry, nothing, a text, a truth, or what only the complete evaluator reads. */
export const NUMBER = 0
export const MISSING = 1
export const TEXT = 2
export const FALSE = 3
export const TRUE = 4
export const OTHER = 5
export const ODD = 6

/** An object that a path is read from. */
export type Row = Readonly<Record<string, unknown>>

/**
 * The rows that a set of columns stands for: the units of a block, or the elements of their lists one after another.
 * Frames and columns are buffers: made once for a set of rules, and filled again for each block.
 */
export interface Frame {
  size: number
  capacity: number
  /** What the fields are read from, or what has none in its place. */
  readonly rows: Row[]
  /** Rows that are no plain objects: only the complete evaluator reads them. */
  odd: Uint8Array
  hasOdd: boolean
  /** Columns in use, grown together. */
  columns: readonly Column[]
  /** The column of each expression, so that none is worked out twice. */
  readonly known: Map<string, Column | null>
}

/** One value a row, worked out from other columns. */
export interface Column {
  readonly frame: Frame
  readonly inputs: readonly Column[]
  readonly fill: () => void
  readonly grow: (capacity: number) => void
}

/**
 * Numbers as doubles, each with the most it can be off. NaN is no number: unknown where its error is 0, open where it is
 * Infinity. Where the error of a number is 0, it is a whole number and exact.
 */
export interface Numbers extends Column {
  values: Float64Array
  errors: Float64Array
  /** Whether these are numbers as written: the double nearest to each decimal, so that doubles order them exactly. */
  readonly written: boolean
  /** The most bits that the exact numerators and denominators can have. */
  readonly bits: number
  /** Whether a denominator may be other than a power of ten. */
  readonly isRatio: boolean
  /** The one number they all are, where that is written in the rule. */
  readonly constant: number | null
}

/** A field as it was given: a number, or what else it holds. */
export interface Field extends Numbers {
  tags: Uint8Array
  readonly others: unknown[]
}

/** Three-valued truths, and what is open. */
export interface Truths extends Column {
  truths: Uint8Array
}

/** Lists: the elements of all rows in a frame of their own, and where those of each row begin. */
export interface List extends Column {
  readonly elements: Frame
  starts: Int32Array
  /** YES where the row has a list, else UNKNOWN or OPEN. */
  states: Uint8Array
}

/** The elements of lists that remain; `null` keeps all. */
export interface Elements {
  readonly list: List
  readonly kept: Truths | null
}

/** A frame without rows. */
export function createFrame(): Frame {
  return { size: 0, capacity: 0, rows: [], odd: new Uint8Array(0), hasOdd: false, columns: [], known: new Map() }
}

/** Makes room for new rows of a frame, none of them odd. */
export function resize(frame: Frame, size: number): void {
  if (frame.hasOdd) frame.odd.fill(0)
  frame.hasOdd = false
  frame.size = size
  if (size <= frame.capacity) return
  frame.capacity = Math.max(size, frame.capacity * 2)
  frame.odd = new Uint8Array(frame.capacity)
  for (const column of frame.columns) column.grow(frame.capacity)
}

/** A column of truths, filled by `fill` from its inputs. */
export function truthsOf(frame: Frame, inputs: readonly Column[], fill: (own: Truths, size: number) => void): Truths {
  const own: Truths = {
    frame,
    inputs,
    truths: new Uint8Array(frame.capacity),
    fill: () => fill(own, frame.size),
    grow: (capacity) => {
      own.truths = new Uint8Array(capacity)
    },
  }
  return own
}

/** How long the exact form of numbers can grow. */
export type Growth = Pick<Numbers, 'bits' | 'isRatio'>

/** A column of numbers, filled by `fill` from its inputs. */
export function numbersOf(
  frame: Frame,
  inputs: readonly Column[],
  { bits, isRatio }: Growth,
  fill: (own: Numbers, size: number) => void,
  written = false,
): Numbers {
  const own: Numbers = {
    frame,
    inputs,
    values: new Float64Array(frame.capacity),
    errors: new Float64Array(frame.capacity),
    written,
    bits,
    isRatio,
    constant: null,
    fill: () => fill(own, frame.size),
    grow: (capacity) => {
      own.values = new Float64Array(capacity)
      own.errors = new Float64Array(capacity)
    },
  }
  return own
}

/** The same number in every row. */
export function constantOf(frame: Frame, number: number, error: number, written: boolean): Numbers {
  const own: Numbers = {
    ...LEAF,
    frame,
    inputs: [],
    values: new Float64Array(frame.capacity).fill(number),
    errors: new Float64Array(frame.capacity).fill(error),
    written,
    constant: number,
    fill: () => {},
    grow: (capacity) => {
      own.values = new Float64Array(capacity).fill(number)
      own.errors = new Float64Array(capacity).fill(error)
    },
  }
  return own
}

/** Numbers as written: up to 77 digits above and below the fraction bar, with room to spare. */
export const LEAF: Growth = { bits: 300, isRatio: false }
