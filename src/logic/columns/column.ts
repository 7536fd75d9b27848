/** The truth of one row. What is open is left to the complete evaluator. */
export const UNKNOWN = 0
export const YES = 1
export const NO = 2
export const OPEN = 4

/**
 * What a field holds: a number that doubles can carry, nothing, a truth, what only the complete evaluator reads, or a text.
 * The empty text, and each text that a rule names, has a tag of its own, from EMPTY on.
 */
export const NUMBER = 0
export const MISSING = 1
export const TEXT = 2
export const FALSE = 3
export const TRUE = 4
export const OTHER = 5
export const ODD = 6
export const EMPTY = 7

/** So many tags there can be. */
export const TAGS = 256

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

/**
 * One value a row, worked out from other columns. Each sort of column is made in one place, and not by spreading another object:
 * engines then know how all of them are laid out.
 */
export interface Column {
  readonly frame: Frame
  readonly inputs: readonly Column[]
  /** Works out so many rows. It is handed its own column: one call less for each. */
  fill(own: this, size: number): void
  readonly grow: (capacity: number) => void
}

/**
 * Numbers as doubles. NaN is no number: unknown, or open. No number is off by more than `relative` times its scale, which is its
 * own size but for sums, that may cancel out; `errorAt` says more closely how far, and is asked only where that leaves it open.
 */
export interface Numbers extends Column {
  values: Float64Array
  /** The same array as `values` where numbers are their own scale. Signs mean nothing. */
  scales: Float64Array
  readonly relative: number
  /** The most that the number of a row can be off: 0 only where {@link isExact} holds. Of no number, 0 where it is unknown, Infinity where it is open. */
  readonly errorAt: (row: number) => number
  /** Whether these are numbers as written, or whole and exact: each the double nearest to a decimal, so that doubles order them exactly. */
  readonly written: boolean
  /** The most bits that the exact numerators and denominators can have. */
  readonly bits: number
  /** Whether a denominator may be other than a power of ten. */
  readonly isRatio: boolean
}

/** A field as it was given: a number, or what else it holds. */
export interface Field extends Numbers {
  /** What it is read from, and by which name. */
  readonly rows: readonly Row[]
  readonly key: string
  tags: Uint8Array
  /** The tag of a value that is no number that doubles can carry, and no truth. */
  readonly tagOf: (value: unknown, row: number) => number
  /** Leaves rows to the complete evaluator: those that are odd, or all. */
  readonly setOdd: (areAll: boolean) => void
  /** What is no number, no truth, and no text with a tag of its own. */
  readonly others: unknown[]
  readonly texts: Texts
  /** Made where a path goes on in it. */
  inside: Inside | null
}

/** The frame of what stands in a field, row by row, and the column that sets it. */
export interface Inside {
  readonly frame: Frame
  readonly column: Column
}

/** The texts that rules hold a field to, each with its tag. */
export interface Texts {
  /** The tag of any text: TEXT where no rule names it. */
  readonly tagOf: (text: string) => number
  /** The text of a tag, from EMPTY on. */
  readonly textOf: (tag: number) => string
  /** Gives a text a tag of its own; `null` where rules name too many. */
  readonly name: (text: string) => number | null
}

/**
 * Three-valued truths, and what is open: a bit for each row, 32 rows a word. A row has its bit in one of them, or in none where
 * it is unknown; bits beyond the last row mean nothing.
 */
export interface Truths extends Column {
  yes: Int32Array
  no: Int32Array
  open: Int32Array
}

/** Lists: the elements of all rows in a frame of their own, and where those of each row begin. */
export interface List extends Column {
  readonly elements: Frame
  starts: Int32Array
  /** YES where the row has a list, else UNKNOWN or OPEN. */
  states: Uint8Array
}

/** The elements of lists that remain; `null` keeps all. Which of them remain is known, or open. */
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

/** How long the exact form of numbers can grow. */
export type Growth = Pick<Numbers, 'bits' | 'isRatio'>

/** How numbers are worked out from their inputs. */
export interface Working extends Growth {
  readonly relative: number
  /** Whether they are not their own scale. */
  readonly scaled: boolean
  readonly fill: (own: Numbers, size: number) => void
  readonly errorAt: (own: Numbers, row: number) => number
  readonly written?: boolean
}

/** A column of numbers, filled by `fill` from its inputs. */
export function numbersOf(frame: Frame, inputs: readonly Column[], working: Working): Numbers {
  const { relative, scaled, fill, errorAt, written = false, bits, isRatio } = working
  const values = new Float64Array(frame.capacity)
  const own: Numbers = {
    frame,
    inputs,
    values,
    scales: scaled ? new Float64Array(frame.capacity) : values,
    relative,
    errorAt: (row) => errorAt(own, row),
    written,
    bits,
    isRatio,
    fill,
    grow: (capacity) => {
      own.values = new Float64Array(capacity)
      own.scales = scaled ? new Float64Array(capacity) : own.values
    },
  }
  return own
}

/** Fills a column that never changes. */
export const CONSTANT = (): void => {}

/** The same number in every row. */
export function constantOf(frame: Frame, number: number, error: number, written: boolean): Numbers {
  const fillWith = (capacity: number): Float64Array => new Float64Array(capacity).fill(number)
  const values = fillWith(frame.capacity)
  const own: Numbers = {
    bits: LEAF.bits,
    isRatio: LEAF.isRatio,
    frame,
    inputs: [],
    values,
    scales: values,
    relative: ROUNDING,
    errorAt: () => error,
    written,
    fill: CONSTANT,
    grow: (capacity) => {
      own.values = fillWith(capacity)
      own.scales = own.values
    },
  }
  return own
}

/** Numbers as written: up to 77 digits above and below the fraction bar, with room to spare. */
export const LEAF: Growth = { bits: 300, isRatio: false }

/** Twice the most that one rounding can be off, so that rounding the errors themselves cannot matter. */
export const ROUNDING = 2.3e-16

/** The largest number that is exact: with eighths it has 15 digits, so that no two decimals of as many have the same double. */
export const LARGEST_EXACT = 2 ** 39

/**
 * Whether a double is the very decimal that was written, and such that sums, products, quotients and remainders of such numbers
 * are exact where this holds for them too: a multiple of an eighth that is not too large.
 */
export function isExact(value: number): boolean {
  return Math.abs(value) <= LARGEST_EXACT && Number.isInteger(value * 8)
}
