import type { Note, UnknownReason } from '../logic/value.js'

/** What was noticed while an expression was evaluated. */
export interface Notices {
  readonly missing: Set<string>
  readonly reasons: Set<Notice>
  approximate: boolean
}

export type Notice = UnknownReason | 'unverified' | 'awaiting-transcription' | 'not-in-force' | 'no-limit'

/** Nothing noticed yet. */
export function createNotices(): Notices {
  return { missing: new Set(), reasons: new Set(), approximate: false }
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
  }
}
