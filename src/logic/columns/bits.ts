import { type Column, type Field, type Frame, NO, OPEN, type Truths, YES } from './column.js'

/** Rows whose truths stand in one word. */
export const WORD = 32

/** What a table of truths says of rows that have to be looked at one by one. */
export const ASK = 8

/** A column of truths, filled by `fill` from its inputs. */
export function truthsOf(frame: Frame, inputs: readonly Column[], fill: (own: Truths, size: number) => void): Truths {
  const words = (capacity: number): Int32Array => new Int32Array((capacity + WORD - 1) >> 5)
  const own: Truths = {
    frame,
    inputs,
    yes: words(frame.capacity),
    no: words(frame.capacity),
    open: words(frame.capacity),
    fill,
    grow: (capacity) => {
      own.yes = words(capacity)
      own.no = words(capacity)
      own.open = words(capacity)
    },
  }
  return own
}

/** Sets all rows of a word. */
export function setWord(own: Truths, word: number, yes: number, no: number, open: number): void {
  own.yes[word] = yes
  own.no[word] = no
  own.open[word] = open
}

/** Sets the rows of the word that begins with the row `from`: those that are true, those that are false, and others one by one. */
export function put(own: Truths, from: number, size: number, yes: number, no: number, truthAt: (row: number) => number): void {
  let isYes = yes
  let isNo = no
  let isOpen = 0
  for (let rest = rowsBetween(from, from, size) & ~(yes | no); rest !== 0; rest &= rest - 1) {
    const bit = rest & -rest
    const truth = truthAt(from + 31 - Math.clz32(bit))
    if (truth === YES) isYes |= bit
    else if (truth === NO) isNo |= bit
    else if (truth === OPEN) isOpen |= bit
  }
  setWord(own, from >> 5, isYes, isNo, isOpen)
}

/** Truths row by row. */
export function truthsByRow(frame: Frame, inputs: readonly Column[], truthAt: (row: number) => number): Truths {
  return truthsOf(frame, inputs, (own, size) => {
    for (let from = 0; from < size; from += WORD) put(own, from, size, 0, 0, truthAt)
  })
}

/** Truths by what a field holds; where the table says {@link ASK}, by the row. */
export function truthsByTag(field: Field, table: Uint8Array, ask: (row: number) => number): Truths {
  const truthAt = (row: number): number => {
    const truth = table[field.tags[row] as number] as number
    return truth === ASK ? ask(row) : truth
  }
  return truthsOf(field.frame, [field], (own, size) => {
    const { tags } = field
    for (let from = 0; from < size; from += WORD) {
      let yes = 0
      let no = 0
      for (let row = Math.min(from + WORD, size) - 1; row >= from; row--) {
        const truth = table[tags[row] as number] as number
        yes = (yes << 1) | (truth & YES)
        no = (no << 1) | ((truth & NO) >> 1)
      }
      put(own, from, size, yes, no, truthAt)
    }
  })
}

// The bits of the rows from `from` up to before `to` in the word of the row `at`.
function rowsBetween(at: number, from: number, to: number): number {
  const word = at >> 5
  return (from >> 5 === word ? -1 << from : -1) & (to >> 5 === word ? ~(-1 << to) : -1)
}

/** Whether all rows from `from` up to before `to` have their bits. */
export function areAll(bits: Int32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at = (at | 31) + 1) if ((~(bits[at >> 5] as number) & rowsBetween(at, from, to)) !== 0) return false
  return true
}

/** The first row from `from` on that has its bit; without bits each row has. None before `to` gives `to` or more. */
export function nextRow(bits: Int32Array | null, from: number, to: number): number {
  if (bits === null) return from
  for (let at = from; at < to; at = (at | 31) + 1) {
    const rest = (bits[at >> 5] as number) & (-1 << at)
    if (rest !== 0) return (at | 31) - Math.clz32(rest & -rest)
  }
  return to
}

/** Whether a row has its bit. */
export function hasBit(bits: Int32Array, row: number): boolean {
  return (((bits[row >> 5] as number) >>> row) & 1) === 1
}
