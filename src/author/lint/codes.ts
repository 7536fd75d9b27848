/** How grave a finding is: an error must be mended, a warning looked at, a note known. */
export type LintSeverity = 'error' | 'warning' | 'note'

/** Every finding of the checker itself, with its severity, by what it is about. What an engine refuses has the code of the engine. */
export const LINT_SEVERITIES = {
  // Units
  'unit-unknown': 'warning',
  'unit-missing': 'warning',
  'unit-compared': 'error',
  'unit-sum': 'error',
  'unit-scale': 'error',
  'unit-count': 'warning',
  'measure-unit': 'error',
  'limit-unit': 'error',
  'fact-unit': 'error',
  'shortfall-unit': 'error',
  // Conditions
  'never-applies': 'error',
  'always-applies': 'warning',
  'always-true': 'warning',
  'never-true': 'warning',
  'same-twice': 'warning',
  'same-branches': 'warning',
  'unknown-value': 'error',
  'sees-through-unknown': 'warning',
  'literal-figure': 'note',
  // Limits
  'limit-out-of-reach': 'error',
  'limit-always-met': 'warning',
  'range-reversed': 'error',
  'limits-exclude': 'error',
  'limit-implausible': 'warning',
  // Tables
  'row-key-unknown': 'error',
  'row-unreachable': 'error',
  'rows-overlap': 'error',
  'rows-gap': 'warning',
  'rows-open-end': 'note',
  'rows-without-value': 'note',
  'band-empty': 'error',
  // Rules, clauses and what they rest on
  'duplicate-rule': 'error',
  'overlapping-rules': 'warning',
  'rule-without-cases': 'warning',
  'case-without-rule': 'error',
  'case-fails': 'error',
  'clause-without-rule': 'error',
  'clause-unexplained': 'warning',
  'clause-rules-disagree': 'error',
  'rule-of-unjudged-clause': 'warning',
  'document-not-registered': 'error',
  'unused-parameter': 'warning',
  'unused-fact': 'warning',
  'unused-term': 'note',
  'figure-without-grade': 'warning',
  'figure-unverified': 'note',
  'operators-differ': 'error',
  // Scoring
  'weights-sum': 'error',
  'weights-undeclared': 'warning',
  'zero-weight': 'warning',
  'zero-weight-group': 'note',
  'weight-without-effect': 'note',
  'group-without-rules': 'warning',
  'grades-order': 'error',
  'grades-end': 'warning',
  'unknown-grade': 'error',
  'gate-not-scored': 'error',
  // Dates
  'dates-reversed': 'error',
  'periods-overlap': 'error',
  'periods-gap': 'warning',
  'never-in-force': 'error',
  'figure-not-in-force': 'warning',
  // Overlays
  'overlay-base': 'error',
  // Wording
  'wording-obligation': 'error',
  'clause-wording': 'warning',
  'wording-limit': 'error',
  'title-figure': 'warning',
  'title-unit': 'warning',
} as const satisfies Readonly<Record<string, LintSeverity>>

/** Code of a finding of the checker: stable across versions and languages. */
export type LintCode = keyof typeof LINT_SEVERITIES
