import type { Issue } from '../issue.js'
import { en } from './en.js'
import { linesOf } from './lines.js'

/** One line a problem, in English: what an error says. An application that shows no other language need not carry one. */
export function inEnglish(issues: readonly Issue[]): string {
  return linesOf(issues, en, (count) => ` (and in ${count} more ${count === 1 ? 'place' : 'places'})`)
}
