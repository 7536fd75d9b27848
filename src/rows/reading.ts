import { foldTight } from './fold.js'
import { unitAtStart } from './measure.js'
import type { ImportNote } from './report.js'
import { TABLE_WORDS, wordSet } from './vocabulary.js'

/** What came of one cell. */
export interface Reading {
  /** The value for the dataset; `undefined` where nothing is known. */
  readonly value: unknown
  readonly notes: readonly ImportNote[]
  /** The cell says 约, or a like word. */
  readonly approximate?: boolean
  /** What the cell says beside its value, where the dataset has a place for it. */
  readonly evidence?: string
}

const UNKNOWN = wordSet(TABLE_WORDS.unknown)
const FIRST = new Set([...UNKNOWN].map((word) => word[0]))

/** Whether a text is one of the many ways to say that something is not known; a unit may follow. */
export function isUnknownText(text: string): boolean {
  const tight = withoutBrackets(foldTight(text))
  if (tight === '' || UNKNOWN.has(tight)) return true
  if (!FIRST.has(tight[0])) return false
  for (let length = tight.length - 1; length > 0; length--) {
    if (UNKNOWN.has(tight.slice(0, length)) && unitAtStart(tight.slice(length))?.rest === '') return true
  }
  return false
}

function withoutBrackets(text: string): string {
  return text.startsWith('(') ? text.replace(/^\((.*)\)$/, '$1') : text
}

/** A text as data keep it: nothing invisible, no white space around it, one line. */
export function cleanText(raw: string): string {
  return raw
    .replaceAll(/[\uE000-\uF8FF\u200B-\u200F\uFEFF]|(?![\t\n\r])\p{Cc}/gu, '')
    .replaceAll(/[\s\u00A0\u3000]+/g, ' ')
    .trim()
}
