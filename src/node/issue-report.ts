import type { Issue } from '../issue.js'
import { describe, wordsOf } from '../messages/describe.js'
import type { Language } from '../messages/messages.js'
import { onOneLine } from '../report/width.js'
import type { Output } from './io.js'
import { cliWordsIn } from './words.js'

const MOST_WARNINGS = 20

/** Whether something in the data could not be used. */
export function isFaulty(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}

/** Writes issues, one a line: every error, and the first warnings; a warning that many places share is written once. */
export async function reportIssues(issues: readonly Issue[], language: Language, { write }: Output): Promise<void> {
  const words = cliWordsIn(language)
  for (const one of issues) if (one.severity === 'error') await write(`${onOneLine(describe([one], language))}\n`)
  const places = new Map<string, Issue[]>()
  for (const one of issues) {
    if (one.severity === 'error') continue
    const text = wordsOf(one, language)
    const known = places.get(text)
    if (known === undefined) places.set(text, [one])
    else known.push(one)
  }
  const groups = [...places.values()]
  for (const [first, ...others] of groups.slice(0, MOST_WARNINGS)) {
    if (first === undefined) continue
    const places = [first, ...others].reduce((sum, one) => sum + (one.places ?? 1), 0)
    await write(`${onOneLine(describe([places === 1 ? first : { ...first, places }], language))}\n`)
  }
  if (groups.length > MOST_WARNINGS) await write(`${words.moreWarnings(groups.length - MOST_WARNINGS)}\n`)
}
