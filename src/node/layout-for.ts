import { styleText } from 'node:util'
import { type Layout, PLAIN, type Tone } from '../report/layout.js'
import type { Io } from './io.js'

const STYLES = { title: 'bold', good: 'green', bad: 'red', doubt: 'yellow' } as const satisfies Readonly<Record<Tone, string>>

/** As wide as the terminal, in colour where there is one that takes it; plain when piped. */
export function layoutFor({ stdout: { columns }, env }: Pick<Io, 'stdout' | 'env'>): Layout {
  if (columns === null) return PLAIN
  const isPlain = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb'
  return { width: Math.max(60, columns), paint: isPlain ? PLAIN.paint : (tone, text) => styleText(STYLES[tone], text) }
}

/** Columns of a page: those of the terminal, or a page's worth when piped. */
export function pageWidth({ stdout: { columns } }: Pick<Io, 'stdout'>): number {
  return Math.max(60, columns ?? 120)
}
