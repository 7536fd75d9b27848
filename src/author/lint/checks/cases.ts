import { canonicalize } from '../../../canonical.js'
import { compile, type Program } from '../../../compile.js'
import { evaluate } from '../../../evaluate.js'
import { outcomeOf } from '../../../evaluation/outcome.js'
import { viewOf } from '../../../evaluation/view.js'
import { at } from '../../../issue.js'
import type { Case, Pack, Rule } from '../../../schema/pack.js'
import { validate } from '../../../validate.js'
import { datesOf, type LintContext } from '../context.js'
import { finding, type LintFinding } from '../finding.js'

const NO_POINTS = { points: new Map() }

/** Worked cases that come to something else than they say. */
export function* cases({ pack, programs }: LintContext): Generator<LintFinding> {
  if (programs.length === 0) return
  const usual = datesOf(pack).at(-1) ?? ''
  const ready = new Map<string, Program>()
  const programAt = (asOf: string): Program => {
    const program = ready.get(asOf) ?? compile(pack, asOf)
    ready.set(asOf, program)
    return program
  }
  // Under an overlay the cases of the released pack speak of figures that may have been replaced: it was checked by itself.
  const local = pack.layers?.overlays.flatMap(({ changes }) =>
    changes.flatMap((one) => (one.kind === 'add' && one.what === 'rule' ? [one.id] : [])),
  )
  for (const rule of pack.rules.filter(({ id }) => local === undefined || local.includes(id)))
    for (const [index, one] of (pack.cases[rule.id] ?? []).entries()) {
      const got = cameTo(rule, one, pack, programAt(one.asOf ?? usual))
      if (canonicalize(got) !== canonicalize(one.expect))
        yield finding('case-fails', at('/cases', rule.id, index), shown(got), shown(one.expect))
    }
}

// What the rule comes to for the data of a case, in the terms of what is expected.
function cameTo(rule: Rule, { given, expect }: Case, { dictionary }: Pack, program: Program): object {
  const { unit } = validate({ id: 'case', level: rule.level[0], ...given }, '', dictionary)
  const own = program.rules.find((one) => one.rule.id === rule.id)
  const level = unit?.levels.filter((one) => rule.level.some((other) => other === one)).sort()[0]
  if (unit === null || own === undefined || level === undefined) return {}
  const outcome = outcomeOf(evaluate(own, viewOf(unit, program, program.asOf, level)), NO_POINTS, program)
  return Object.fromEntries(Object.keys(expect).map((key) => [key, outcome[key as keyof Case['expect']]]))
}

function shown(expect: object): string {
  return Object.values(expect)
    .map((one) => (typeof one === 'string' ? one : (JSON.stringify(one) ?? '-')))
    .join(', ')
}
