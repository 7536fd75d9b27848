import { WanzhengError } from '../error.js'
import { describe } from '../messages/describe.js'
import type { Language } from '../messages/messages.js'

/** An error with the file that it is about: several may be at fault, so each line names its own. */
export function inFile({ code, message, issues }: WanzhengError, file: string, language: Language): WanzhengError {
  const text = issues.length === 0 ? message : describe(issues, language)
  return new WanzhengError(
    code,
    text
      .split('\n')
      .map((line) => `${file}#${line}`)
      .join('\n'),
  )
}
