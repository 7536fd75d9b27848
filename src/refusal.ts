import { WanzhengError, type WanzhengErrorCode } from './error.js'
import type { Issue } from './issue.js'
import { inEnglish } from './messages/in-english.js'

/** The error for what cannot be used: its message has every problem in English, and `issues` has them for any language. */
export function refusal(code: WanzhengErrorCode, issues: readonly Issue[]): WanzhengError {
  return new WanzhengError(code, inEnglish(issues), issues)
}
