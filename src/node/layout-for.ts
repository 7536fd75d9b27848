import { type Layout, PLAIN, type Tone } from '../report/layout.js'
import type { Io } from './io.js'

// Codes of ECMA-48: bold, green, red, yellow. `styleText` of Node asks a stream of its own whether to colour.
const CODES: Readonly<Record<Tone, readonly [number, number]>> = { title: [1, 22], good: [32, 39], bad: [31, 39], doubt: [33, 39] }

/** As wide as the terminal, in colour where there is one that takes it; plain when piped. */
export function layoutFor({ stdout: { columns }, env }: Pick<Io, 'stdout' | 'env'>): Layout {
  if (columns === null) return PLAIN
  const isPlain = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb'
  return { width: Math.max(60, columns), paint: isPlain ? PLAIN.paint : painted }
}

function painted(tone: Tone, text: string): string {
  const [on, off] = CODES[tone]
  return `\u001B[${on}m${text}\u001B[${off}m`
}

/** Columns of a page: those of the terminal, or a page's worth when piped. */
export function pageWidth({ stdout: { columns } }: Pick<Io, 'stdout'>): number {
  return Math.max(60, columns ?? 120)
}
