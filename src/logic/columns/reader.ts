import type { Field, Row } from './column.js'

/** Reads one field of every row. */
export type Reader = (own: Field, size: number) => void

/**
 * The reader, written once. Engines remember, for each place in the source, how the objects seen there are laid out; one place
 * that reads every field would remember none of them. So the build writes this function out many times over
 * (`src/generated/readers.js`), and each field has a copy of its own. It must not use anything from around it.
 */
export const reader: Reader = (own, size) => {
  const { rows, key, values, tags } = own
  for (let index = 0; index < size; index++) {
    const value = (rows[index] as Row)[key]
    if (typeof value === 'number' && (value === 0 || (Math.abs(value) >= 1e-30 && Math.abs(value) <= 1e30))) {
      values[index] = value + 0
      tags[index] = 0
    } else {
      values[index] = Number.NaN
      tags[index] = value === true ? 4 : value === false ? 3 : own.tagOf(value, index)
    }
  }
  // What stands on the prototype of all objects is never read.
  const isLent = key in Object.prototype
  if (isLent || own.frame.hasOdd) own.setOdd(isLent)
}
