import type { Issue } from '../../issue.js'
import { LINT_SEVERITIES, type LintCode, type LintSeverity } from './codes.js'

/** What the words of a finding need beside its code. */
export interface LintParams {
  readonly found: string
  readonly expected: string
  readonly nearest: string | null
}

/** One finding: code, severity, where it is, and what its words need. */
export interface LintFinding {
  /** Code of the checker, or of the engine where the engine refuses the pack. */
  readonly code: LintCode | Issue['code']
  readonly severity: LintSeverity
  /** JSON Pointer (RFC 6901) to the place, from the top of the pack or overlay. */
  readonly path: string
  /** Sheet and cell, `参数!F12`, where the pack came from a workbook; else `null`. */
  readonly cell: string | null
  readonly params: LintParams
  /** What the engine says, where the code is the engine's. */
  readonly issue?: Issue
}

/** Makes a finding of the checker; a long text is cut. */
export function finding(code: LintCode, path: string, found = '', expected = '', nearest: string | null = null): LintFinding {
  return { code, severity: LINT_SEVERITIES[code], path, cell: null, params: { found: cut(found), expected: cut(expected), nearest } }
}

/** Makes a finding of what the engine refuses or warns of. */
export function refusal(issue: Issue): LintFinding {
  const { code, severity, path } = issue
  return { code, severity, path, cell: null, params: { found: '', expected: '', nearest: null }, issue }
}

function cut(text: string): string {
  const points = [...text]
  return points.length > 120 ? `${points.slice(0, 119).join('')}…` : text
}
