import type { Issue } from '../issue.js'
import type { Messages } from './messages.js'

/** One line a problem, in the words of one language: `path: what is wrong, what was expected`. */
export function linesOf(issues: readonly Issue[], words: Messages, elsewhere: (count: number) => string): string {
  return issues
    .map((one) => `${one.path || '/'}: ${wordsIn(words, one)}${one.places === undefined ? '' : elsewhere(one.places - 1)}`)
    .join('\n')
}

/** The words of one problem, without its path. */
export function wordsIn(words: Messages, one: Issue): string {
  const say = words[one.code] as (params: Issue['params']) => string // the table is keyed by the same union
  return say(one.params)
}
