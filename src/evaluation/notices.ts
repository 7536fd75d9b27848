import type { Note, UnknownReason } from '../logic/value.js'
import type { Figure, Found } from './figures.js'

/** What was noticed while an expression was evaluated. */
export interface Notices {
  readonly missing: Set<string>
  readonly reasons: Set<Notice>
  approximate: boolean
  /** What was read; `null` where nobody asked. */
  readonly trail: Trail | null
}

/** What an evaluation read of the data, and the figures it used. */
export interface Trail {
  /** By name and facility. */
  readonly reads: Map<string, { readonly name: string; readonly facility: number | null }>
  /** By parameter and row. */
  readonly figures: Map<string, { readonly parameter: string; readonly figure: Figure }>
}

export type Notice = UnknownReason | 'unverified' | 'awaiting-transcription' | 'not-in-force' | 'no-limit'

/** Nothing noticed yet. */
export function createNotices(withTrail = false): Notices {
  return {
    missing: new Set(),
    reasons: new Set(),
    approximate: false,
    trail: withTrail ? { reads: new Map(), figures: new Map() } : null,
  }
}

/** Notes the figures that an evaluation used, or may have used. */
export function noteFigures({ trail }: Notices, parameter: string, { rows }: Found): void {
  for (const figure of rows) trail?.figures.set(JSON.stringify([parameter, figure.when]), { parameter, figure })
}

/** Hears what an evaluation reads, into notices. */
export function noteOf(notices: Notices): Note {
  return {
    unknown: (name, reason) => {
      notices.missing.add(name)
      notices.reasons.add(reason)
    },
    approximate: () => {
      notices.approximate = true
    },
    ...(notices.trail === null ? {} : { read: readsInto(notices.trail) }),
  }
}

function readsInto({ reads }: Trail): NonNullable<Note['read']> {
  return (name, facility) => {
    reads.set(`${facility ?? ''} ${name}`, { name, facility })
  }
}
