import { fraction, order, written } from '../fraction.js'
import type { Operations } from '../operation.js'
import { onlyNumber } from '../range.js'
import { isComplete, type Listing, listing, NOTHING, type Worth } from '../worth.js'

/** What reads the data in scope by path. */
export const readings: Operations = {
  var: ([path, fallback], data) => {
    const { worth, isAbsent } = follow(pathOf(path ?? NOTHING) ?? '', data)
    if (fallback === undefined) return worth
    return isAbsent === null ? NOTHING : isAbsent ? fallback : worth
  },
  missing: (operands, data) => absentOf(operands, data) ?? NOTHING,
  missing_some: ([needed = NOTHING, paths = NOTHING], data) => {
    const absent = absentOf([paths], data)
    if (absent === null || needed.is !== 'number' || paths.is !== 'list') return NOTHING
    const present = fraction(BigInt(paths.entries.length - absent.entries.length), 1n)
    const { low, high } = needed.range
    if (high !== null && order(present, high) >= 0) return listing([])
    return low !== null && order(present, low) < 0 ? absent : NOTHING
  },
}

interface Followed {
  readonly worth: Worth
  /** Whether nothing stands there; `null` where that is not known. */
  readonly isAbsent: boolean | null
}

function follow(path: string, data: Worth): Followed {
  const start: Followed = { worth: data, isAbsent: data.is === 'nothing' }
  return path === '' ? start : path.split('.').reduce(step, start)
}

function step({ worth, isAbsent }: Followed, key: string): Followed {
  if (worth.is === 'object') {
    const inner = worth.keys.get(key) ?? NOTHING
    const isAbsent = inner.is === 'nothing'
    return { worth: isAbsent ? (worth.typical?.get(key) ?? inner) : inner, isAbsent }
  }
  if (worth.is !== 'list' || !/^(?:0|[1-9]\d{0,8})$/.test(key)) return { worth: NOTHING, isAbsent: isAbsent === null ? null : true }
  const upTo = worth.entries.slice(0, Number(key) + 1)
  if (worth.more !== null || !upTo.every(({ isSure }) => isSure)) return { worth: NOTHING, isAbsent: null }
  const inner = worth.entries[Number(key)]?.worth ?? NOTHING
  return { worth: inner, isAbsent: inner.is === 'nothing' }
}

// The paths are the operands, or the elements of one list that is the only operand.
function absentOf(operands: readonly Worth[], data: Worth): Listing | null {
  const [first] = operands
  if (first?.is === 'list') {
    if (operands.length > 1 || !isComplete(first)) return null
    return absentAmong(
      first.entries.map(({ worth }) => worth),
      data,
    )
  }
  return absentAmong(operands, data)
}

function absentAmong(names: readonly Worth[], data: Worth): Listing | null {
  const found = names.map((name) => {
    const path = pathOf(name)
    return path === null ? null : follow(path, data)
  })
  if (found.some((one) => one === null || one.isAbsent === null)) return null
  return listing(names.filter((_, index) => found[index]?.isAbsent === true || isEmptyText(found[index]?.worth)))
}

function isEmptyText(worth: Worth | undefined): boolean {
  return worth?.is === 'text' && worth.text === ''
}

function pathOf(name: Worth): string | null {
  if (name.is === 'text') return name.text
  const only = name.is === 'number' ? onlyNumber(name.range) : null
  return only === null ? null : written(only)
}
