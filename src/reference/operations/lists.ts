import { NOUGHT, UNIT } from '../fraction.js'
import type { ElementOperations, Operations } from '../operation.js'
import { around, exactly, least, most, product, type Range, sum } from '../range.js'
import { type Entry, isComplete, type Listing, NOTHING, number, truth, truthOf, type Worth } from '../worth.js'
import { grown } from './numbers.js'

/** Lists as wholes. */
export const lists: Operations = {
  merge: (operands) => {
    const parts = operands.map((operand): Listing => {
      if (operand.is === 'list') return operand
      return operand.is === 'nothing'
        ? { is: 'list', entries: [], more: NOTHING }
        : { is: 'list', entries: [{ worth: operand, isSure: true }], more: null }
    })
    return { is: 'list', entries: parts.flatMap(({ entries }) => entries), more: parts.every(({ more }) => more === null) ? null : NOTHING }
  },
  count: ([list = NOTHING]) => (list.is === 'list' ? total(list, () => number(exactly(UNIT))) : NOTHING),
}

/** Lists, element by element. */
export const elements: ElementOperations = {
  map: ({ entries, more }, each) => ({
    is: 'list',
    entries: entries.map(({ worth, isSure }) => ({ worth: each(worth), isSure })),
    more: more === null ? null : each(more),
  }),
  filter: ({ entries, more }, each) => ({
    is: 'list',
    entries: entries.flatMap(({ worth, isSure }): Entry[] => {
      const isKept = truthOf(each(worth))
      return isKept === false ? [] : [{ worth, isSure: isSure && isKept === true }]
    }),
    more,
  }),
  reduce: (list, each, [start = NOTHING]) => {
    if (!isComplete(list)) return NOTHING
    let result = start
    for (const { worth } of list.entries)
      result = each({
        is: 'object',
        keys: new Map([
          ['current', worth],
          ['accumulator', result],
        ]),
        source: null,
      })
    return result
  },
  all: ({ entries, more }, each) => {
    const met = entries.map(({ worth, isSure }) => ({ truth: truthOf(each(worth)), isSure }))
    const canBe = !met.some((one) => one.isSure && one.truth === false) && (more !== null || met.some((one) => one.truth !== false))
    const mustBe = more === null && met.some((one) => one.isSure) && met.every((one) => one.truth === true)
    return truth(mustBe ? true : canBe ? null : false)
  },
  some: (list, each) => truth(isAny(list, each)),
  none: (list, each) => {
    const isOne = isAny(list, each)
    return truth(isOne === null ? null : !isOne)
  },
  sum: total,
  largest: (list, each) => extreme(list, each, most),
  smallest: (list, each) => extreme(list, each, least),
}

type Each = (element: Worth) => Worth

function isAny({ entries, more }: Listing, each: Each): boolean | null {
  const met = entries.map(({ worth, isSure }) => ({ truth: truthOf(each(worth)), isSure }))
  if (met.some((one) => one.isSure && one.truth === true)) return true
  return more === null && met.every((one) => one.truth === false) ? false : null
}

function total({ entries, more }: Listing, each: Each): Worth {
  const zero = exactly(NOUGHT)
  const perhaps = (isSure: boolean, range: Range): Range => (isSure ? range : around(range, zero))
  const added = entries.map(({ worth, isSure }) => ({ part: each(worth), isSure }))
  const anyNumberOf = more === null ? [] : [{ part: timesAnyCount(each(more)), isSure: true }]
  return [...added, ...anyNumberOf].reduce<Worth>(
    (sofar, { part, isSure }) =>
      sofar.is === 'number' && part.is === 'number' ? grown(sum(sofar.range, perhaps(isSure, part.range))) : NOTHING,
    number(zero),
  )
}

function timesAnyCount(part: Worth): Worth {
  return part.is === 'number' ? number(product(part.range, { low: NOUGHT, high: null })) : NOTHING
}

function extreme({ entries, more }: Listing, each: Each, choose: (a: Range, b: Range) => Range): Worth {
  const parts = entries.map(({ worth, isSure }) => ({ part: each(worth), isSure }))
  const all = more === null ? parts : [...parts, { part: each(more), isSure: false }]
  const ranges = all.flatMap(({ part, isSure }) => (part.is === 'number' ? [{ range: part.range, isSure }] : []))
  const sure = ranges.filter(({ isSure }) => isSure).map(({ range }) => range)
  if (ranges.length < all.length || sure.length === 0) return NOTHING
  const certain = sure.reduce(choose)
  return number(ranges.reduce((known, { range }) => around(known, choose(known, range)), certain))
}
