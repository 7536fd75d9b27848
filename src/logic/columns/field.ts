import { readers } from '../../generated/readers.js'
import {
  type Column,
  createFrame,
  type Field,
  type Frame,
  type Inside,
  isExact,
  LEAF,
  MISSING,
  NUMBER,
  ODD,
  OTHER,
  ROUNDING,
  type Row,
  resize,
  TEXT,
} from './column.js'
import { type Reader, reader } from './reader.js'
import { createTexts } from './texts.js'

/** Objects of these keys may state a number, and a path through them would end. */
const NUMBER_KEYS: ReadonlySet<string> = new Set(['min', 'max', 'decimal'])

const NOTHING: Row = Object.freeze(Object.create(null))

/** Whether a field of this name can be read here at all. */
export function isReadable(key: string): boolean {
  return !NUMBER_KEYS.has(key) && !Object.hasOwn(Object.prototype, key)
}

/** Whether paths can be read of a value here: a plain object. */
function isPlain(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Sets what the fields of a row are read from. A value without fields is empty; an object that is not plain is odd. */
export function setRow(frame: Frame, index: number, value: unknown): void {
  if (isPlain(value)) frame.rows[index] = value
  else {
    frame.rows[index] = NOTHING
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') setOdd(frame, index)
  }
}

/** Leaves a row to the complete evaluator. */
export function setOdd(frame: Frame, index: number): void {
  frame.odd[index] = 1
  frame.hasOdd = true
}

/** The field of a name in a frame. */
export function fieldOf(frame: Frame, key: string, after: readonly Column[]): Field {
  return createField(frame, after, frame.rows, key, readerOf(key))
}

/** What the rows of a frame are themselves. */
export function selfOf(frame: Frame, after: readonly Column[], values: () => readonly unknown[]): Field {
  const rows: Row[] = []
  return createField(frame, after, rows, 'value', (own, size) => {
    for (const [index, value] of values().entries()) rows[index] = { value }
    reader(own, size)
  })
}

/** The frame of what stands in a field, row by row, and the column that sets it. */
export function insideOf(field: Field): Inside {
  const frame = createFrame()
  const column: Column = {
    frame: field.frame,
    inputs: [field],
    fill: () => {
      resize(frame, field.frame.size)
      for (let index = 0; index < frame.size; index++) {
        setRow(frame, index, field.tags[index] === OTHER ? field.others[index] : null)
        if (field.tags[index] === ODD) setOdd(frame, index)
      }
    },
    grow: () => {},
  }
  return { frame, column }
}

function createField(frame: Frame, inputs: readonly Column[], rows: readonly Row[], key: string, fill: Reader): Field {
  const values = new Float64Array(frame.capacity)
  const texts = createTexts()
  const others: unknown[] = []
  const own: Field = {
    bits: LEAF.bits,
    isRatio: LEAF.isRatio,
    frame,
    inputs,
    values,
    scales: values,
    relative: ROUNDING,
    errorAt: (row) => errorAt(own, row),
    rows,
    key,
    tags: new Uint8Array(frame.capacity),
    tagOf: (value, row) => {
      const tag = typeof value === 'string' ? texts.tagOf(value) : value === undefined || value === null ? MISSING : OTHER
      if (tag === TEXT || tag === OTHER) others[row] = value
      return tag
    },
    setOdd: (areAll) => {
      for (let row = 0; row < frame.size; row++) if (areAll || frame.odd[row] === 1) setOddAt(own, row)
    },
    others,
    texts,
    inside: null,
    written: true,
    fill,
    grow: (capacity) => {
      own.values = new Float64Array(capacity)
      own.scales = own.values
      own.tags = new Uint8Array(capacity)
    },
  }
  return own
}

function setOddAt({ tags, values }: Field, row: number): void {
  tags[row] = ODD
  values[row] = Number.NaN
}

function errorAt({ values, tags }: Field, row: number): number {
  if (tags[row] !== NUMBER) return tags[row] === MISSING ? 0 : Number.POSITIVE_INFINITY
  const value = values[row] as number
  return isExact(value) ? 0 : Math.abs(value) * ROUNDING
}

const readerByKey = new Map<string, Reader>()

// Where there are more names than copies, the last copy reads the rest.
function readerOf(key: string): Reader {
  const own = readerByKey.get(key) ?? readers[readerByKey.size]
  if (own === undefined) return readers.at(-1) as Reader
  readerByKey.set(key, own)
  return own
}
