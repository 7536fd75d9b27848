import type { Output } from './io.js'
import type { CliWords } from './words.js'

const EVERY_MILLISECONDS = 200
const QUIET_MILLISECONDS = 1000

/** Shows how far a long run has come, where somebody watches. */
export interface Progress {
  readonly step: () => Promise<void>
  readonly clear: () => Promise<void>
}

const BAR = 20

/** Shows how much of the bytes of files has been read, as a bar; silent and quick as the counter is. */
export function createBar(
  { write, columns }: Output,
  total: number,
  words: CliWords,
): { readonly add: (bytes: number) => Promise<void>; readonly clear: () => Promise<void> } {
  if (columns === null || total === 0) return { add: async () => {}, clear: async () => {} }
  const start = Date.now()
  let shown = 0
  let done = 0
  return {
    add: async (bytes) => {
      done += bytes
      const now = Date.now()
      if (now - start < QUIET_MILLISECONDS || now - shown < EVERY_MILLISECONDS) return
      shown = now
      const share = Math.min(1, done / total)
      const full = Math.floor(share * BAR)
      await write(`\r[${'█'.repeat(full)}${'░'.repeat(BAR - full)}] ${words.read(Math.floor(share * 100), done, total)}\u001B[K`)
    },
    clear: async () => {
      if (shown > 0) await write('\r\u001B[K')
    },
  }
}

/** A counter on one line of a terminal; silent elsewhere, and in a run that is over soon. */
export function createProgress({ write, columns }: Output, words: CliWords): Progress {
  if (columns === null) return { step: async () => {}, clear: async () => {} }
  const start = Date.now()
  let shown = 0
  let units = 0
  return {
    step: async () => {
      units++
      const now = Date.now()
      if (now - start < QUIET_MILLISECONDS || now - shown < EVERY_MILLISECONDS) return
      shown = now
      await write(`\r${words.progress(units)}\u001B[K`)
    },
    clear: async () => {
      if (shown > 0) await write('\r\u001B[K')
    },
  }
}
