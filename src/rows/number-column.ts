import { ONE, toNumber } from '../rational.js'
import type { VocabularyField } from '../schema/dictionary.js'
import { fieldUnit, type ReadUnit, readUnit } from './measure.js'
import type { Column } from './plan-table.js'
import { readQuantity } from './quantity.js'
import type { NumberColumn } from './read-number.js'
import { type Cell, valueIn } from './table.js'

/** The field whose numbers a column holds; `null` where it holds none. */
export function numberField({ target }: Column): VocabularyField | null {
  const field = target?.kind === 'field' || target?.kind === 'figure' ? target.field : null
  return field?.type === 'number' ? field : null
}

/**
 * How the numbers of a column are read. Whether bare numbers of a share are per cent is told by all of them together: 35 cannot be
 * a share, and where nothing exceeds 1, 0.35 is one; only 0 and 1 tell nothing.
 */
export function numberColumn(column: Column, cells: readonly (Cell | undefined)[]): NumberColumn | null {
  const field = numberField(column)
  if (field === null) return null
  const own = fieldUnit(field.unit ?? '1')
  const base = { field, own, unit: column.unit, percentGuessed: false, shareUnclear: false, zeroIsUnknown: column.zeroIsUnknown }
  if (own.kind !== 'share') return base
  const bare = cells.flatMap(bareNumber)
  const most = Math.max(0, ...bare)
  const isFraction = bare.some((number) => number > 0 && number < 1)
  const percent = readUnit('%') as ReadUnit // it is in the list of measures
  if (column.unit === null) {
    if (most > 1) return { ...base, unit: percent, percentGuessed: true }
    return { ...base, shareUnclear: most === 1 && !isFraction }
  }
  // A header says %, and what stands there are fractions.
  const isPercent = column.unit.kind === 'share' && !column.unit.factor.equals(ONE)
  return { ...base, shareUnclear: isPercent && column.match !== 'given' && most > 0 && most <= 1 }
}

function bareNumber(cell: Cell | undefined): readonly number[] {
  const value = valueIn(cell)
  if (typeof value === 'number') {
    const format = typeof cell === 'object' && cell !== null && 'format' in cell ? (cell.format ?? '') : ''
    return format.includes('%') ? [] : [Math.abs(value)]
  }
  if (typeof value !== 'string' || value.length > 20) return []
  const stated = readQuantity(value)
  if (stated.kind !== 'quantities' || stated.parts.length !== 1) return []
  const [part] = stated.parts
  return part === undefined || part.unit !== null || part.low === null ? [] : [Math.abs(toNumber(part.low))]
}
