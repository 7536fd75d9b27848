import type { Context } from './context.js'

const CELLS = 20
const EARNED = '█'
const POSSIBLE = '▒'
const LOST = '·'

/** Points of a group as a bar: earned, not known, lost. A part that is not nothing shows in at least one cell. */
export function bar({ low, high, max }: { readonly low: number; readonly high: number; readonly max: number }): string {
  const earned = cells(low, max)
  const lost = cells(max - high, max)
  const unknown = CELLS - earned - lost
  const visible = high > low && unknown < 1 ? 1 : 0
  const kept = earned > lost ? earned - visible : earned
  const gone = earned > lost ? lost : lost - visible
  return EARNED.repeat(kept) + POSSIBLE.repeat(CELLS - kept - gone) + LOST.repeat(gone)
}

/** What the three kinds of cells mean. */
export function legend({ words }: Context): string {
  const { earned, possible, lost } = words.label
  return [`${EARNED} ${earned}`, `${POSSIBLE} ${possible}`, `${LOST} ${lost}`].join('  ')
}

function cells(points: number, max: number): number {
  if (points <= 0 || max <= 0) return 0
  const rounded = Math.round((points / max) * CELLS)
  return points < max ? Math.min(CELLS - 1, Math.max(1, rounded)) : CELLS
}
