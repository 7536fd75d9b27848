import type { Issue } from '../../issue.js'
import type { SheetProblem, SheetProblemCode } from '../sheets/problem.js'
import { codeOf } from '../sheets/words.js'
import type { Got } from '../test/run-case.js'
import { LINT_SEVERITIES, type LintCode, type LintSeverity } from './codes.js'

/** What the words of a finding need beside its code. */
export interface LintParams {
  readonly found: string
  readonly expected: string
  readonly nearest: string | null
}

/** One finding: code, severity, where it is, and what its words need. */
export interface LintFinding {
  /** Code of the checker; of the engine, or of the reader of workbooks, where that refuses. */
  readonly code: LintCode | Issue['code'] | SheetProblemCode
  readonly severity: LintSeverity
  /** JSON Pointer (RFC 6901) to the place, from the top of the pack or overlay. */
  readonly path: string
  /** Sheet and cell, `参数!F12`, where the pack came from a workbook; else `null`. */
  readonly cell: string | null
  /** Id of the rule, clause or other item at fault; `null` where it is none. */
  readonly item: string | null
  readonly params: LintParams
  /** Of a worked case that fails: what it expects, and what came instead. */
  readonly outcome?: { readonly expected: Got; readonly got: Got }
  /** What the engine says, where the code is the engine's. */
  readonly issue?: Issue
  /** What the reader of workbooks says, where the code is its own. */
  readonly problem?: SheetProblem
}

/** Makes a finding of the checker; a long text is cut. */
export function finding(code: LintCode, path: string, found = '', expected = '', nearest: string | null = null): LintFinding {
  return {
    code,
    severity: LINT_SEVERITIES[code],
    path,
    cell: null,
    item: null,
    params: { found: cut(found), expected: cut(expected), nearest },
  }
}

/** Makes a finding of what the engine refuses or warns of. */
export function refusal(issue: Issue): LintFinding {
  const { code, severity, path } = issue
  return { code, severity, path, cell: null, item: null, params: NOTHING, issue }
}

/** Makes a finding of what the reader of workbooks refuses or warns of. */
export function sheetRefusal(problem: SheetProblem): LintFinding {
  const code = codeOf(problem) as LintFinding['code'] // of the reader, or of the engine
  return { code, severity: problem.severity, path: problem.issue?.path ?? '', cell: problem.place, item: null, params: NOTHING, problem }
}

const NOTHING: LintParams = { found: '', expected: '', nearest: null }

function cut(text: string): string {
  const points = [...text]
  return points.length > 120 ? `${points.slice(0, 119).join('')}…` : text
}
