import { at } from '../../../issue.js'
import { readyCases, runCase } from '../../test/run-case.js'
import { subjectOf } from '../../test/subject.js'
import type { LintContext } from '../context.js'
import { finding, type LintFinding } from '../finding.js'

/** Worked cases that come to something else than they say. */
export function* cases({ pack, programs }: LintContext): Generator<LintFinding> {
  if (programs.length === 0) return
  // Under an overlay the cases of the released pack speak of figures that may have been replaced: it was checked by itself.
  const local = pack.layers?.overlays.flatMap(({ changes }) =>
    changes.flatMap((one) => (one.kind === 'add' && one.what === 'rule' ? [one.id] : [])),
  )
  for (const rule of pack.rules.filter(({ id }) => local === undefined || local.includes(id))) {
    const subject = subjectOf(pack, rule)
    for (const [index, one] of readyCases(pack, rule).entries()) {
      const got = runCase(subject, one)
      if (got !== null) yield { ...finding('case-fails', at('/cases', rule.id, index)), outcome: { expected: one.case.expect, got } }
    }
  }
}
