import type { Context } from './context.js'

const CELLS = 20
const EARNED = '█'
const POSSIBLE = '▒'
const LOST = '·'

/** Points of a group as a bar: earned, not known, lost. A part that is not nothing shows in at least one cell. */
export function bar({ low, high, max }: { readonly low: number; readonly high: number; readonly max: number }): string {
  const cells = (points: number): number => (points > 0 ? Math.max(1, Math.round((points / max) * CELLS)) : 0)
  const [earned, lost] = [cells(low), cells(max - high)]
  const surplus = earned + lost - CELLS
  const excess = high > low ? Math.max(0, surplus + 1) : surplus
  const [kept, gone] = earned > lost ? [earned - excess, lost] : [earned, lost - excess]
  return EARNED.repeat(kept) + POSSIBLE.repeat(CELLS - kept - gone) + LOST.repeat(gone)
}

/** What the three kinds of cells mean. */
export function legend({ words }: Context): string {
  const { earned, possible, lost } = words.label
  return [`${EARNED} ${earned}`, `${POSSIBLE} ${possible}`, `${LOST} ${lost}`].join('  ')
}
