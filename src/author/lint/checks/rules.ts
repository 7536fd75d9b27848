import { canonicalize } from '../../../canonical.js'
import { at } from '../../../issue.js'
import type { Rule } from '../../../schema/pack.js'
import type { LintContext } from '../context.js'
import { limitsOf } from '../figures.js'
import { finding, type LintFinding } from '../finding.js'

/** Rules that say the same twice, or hold the same thing to two figures; rules without worked cases. */
export function* rules({ pack }: LintContext): Generator<LintFinding> {
  const seen: { readonly rule: Rule; readonly index: number }[] = []
  for (const [index, rule] of pack.rules.entries()) {
    const path = at('/rules', index)
    if ((pack.cases[rule.id] ?? []).length === 0) yield finding('rule-without-cases', path, rule.id)
    const same = seen.find((one) => isSameMatter(one.rule, rule))
    if (same !== undefined) {
      const isSame = canonicalize(same.rule.limit ?? null) === canonicalize(rule.limit ?? null)
      yield finding(isSame ? 'duplicate-rule' : 'overlapping-rules', path, rule.id, same.rule.id)
    }
    seen.push({ rule, index })
  }
}

// The same thing asked of the same units on the same dates. What shall be so much and should be more is two things.
function isSameMatter(a: Rule, b: Rule): boolean {
  return (
    a.level.some((level) => b.level.includes(level)) &&
    a.obligation === b.obligation &&
    subjectOf(a) === subjectOf(b) &&
    sidesOf(a).some((side) => sidesOf(b).includes(side)) &&
    (a.to === undefined || b.from === undefined || b.from <= a.to) &&
    (b.to === undefined || a.from === undefined || a.from <= b.to)
  )
}

function subjectOf({ applies, measure, check, finding: judged }: Rule): string {
  return canonicalize([applies ?? null, measure ?? null, check ?? null, judged ?? null])
}

// A lower and an upper limit are two matters; a check or a finding has one side.
function sidesOf(rule: Rule): readonly string[] {
  const kinds = limitsOf(rule, '').map(({ kind }) => kind)
  if (kinds.length === 0) return ['judged']
  return kinds.flatMap((kind) => (kind === 'range' ? ['low', 'high'] : kind === 'min' || kind === 'above' ? ['low'] : ['high']))
}

/** Worked cases that name no rule. */
export function* orphanCases({ pack }: LintContext): Generator<LintFinding> {
  const ids = new Set(pack.rules.map(({ id }) => id))
  for (const id of Object.keys(pack.cases)) if (!ids.has(id)) yield finding('case-without-rule', at('/cases', id), id)
}
