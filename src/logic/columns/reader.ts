import type { Field, Row } from './column.js'

/** Reads one field of every row. Numbers, texts and truths are few instructions; whatever else there is goes to `other`. */
export type Reader = (
  rows: readonly Row[],
  key: string,
  size: number,
  field: Pick<Field, 'values' | 'tags' | 'others'>,
  other: (value: unknown, index: number) => void,
) => void

/**
 * The reader, written once. Engines remember, for each place in the source, how the objects seen there are laid out; one place
 * that reads every field would remember none of them. So the build writes this function out many times over
 * (`src/generated/readers.js`), and each field has a copy of its own. It must not use anything from around it.
 */
export const reader: Reader = (rows, key, size, { values, tags, others }, other) => {
  for (let index = 0; index < size; index++) {
    const value = (rows[index] as Row)[key]
    if (typeof value === 'number') {
      const magnitude = Math.abs(value)
      if ((magnitude >= 1e-30 && magnitude <= 1e30) || magnitude === 0) {
        values[index] = value + 0
        tags[index] = 0
      } else other(value, index)
    } else if (typeof value === 'string' && value.length <= 10_000) {
      values[index] = Number.NaN
      tags[index] = 2
      others[index] = value
    } else if (typeof value === 'boolean') {
      values[index] = Number.NaN
      tags[index] = value ? 4 : 3
    } else other(value, index)
  }
}
