import type { Issue } from '../issue.js'
import { describe } from '../messages/describe.js'
import type { Language } from '../messages/messages.js'
import { onOneLine } from '../report/width.js'
import type { Output } from './io.js'
import { cliWordsIn } from './words.js'

const MOST_WARNINGS = 20

/** Whether something in the data could not be used. */
export function isFaulty(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}

/** Writes issues, one a line: every error, and the first warnings. */
export async function reportIssues(issues: readonly Issue[], language: Language, { write }: Output): Promise<void> {
  const warnings = issues.filter(({ severity }) => severity === 'warning')
  const kept = new Set(warnings.slice(0, MOST_WARNINGS))
  for (const issue of issues) {
    if (issue.severity === 'error' || kept.has(issue)) await write(`${onOneLine(describe([issue], language))}\n`)
  }
  if (warnings.length > kept.size) await write(`${cliWordsIn(language).moreWarnings(warnings.length - kept.size)}\n`)
}
