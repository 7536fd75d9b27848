import type { Program } from './compile.js'
import { evaluate, type Finding } from './evaluate.js'
import { at, type Issue, warning } from './issue.js'
import { isEndless } from './logic/interval.js'
import { outcomeOf, resultOf } from './outcome.js'
import { toDecimal } from './rational.js'
import type { PackResult, UnitAssessment } from './schema/assessment.js'
import { score } from './score.js'
import { compareText } from './text.js'
import type { CheckedUnit } from './validate.js'
import { viewOf } from './view.js'

/** Judges a unit by every program: evaluates its rules, and scores what they came to. */
export function judgeUnit(
  unit: CheckedUnit,
  programs: readonly Program[],
  asOf: string,
  path: string,
): { readonly unit: UnitAssessment; readonly issues: readonly Issue[] } {
  const judged = programs.map((program) => {
    const view = viewOf(unit, program, asOf)
    const rules = program.rules.filter(({ rule }) => rule.level.some((level) => unit.levels.includes(level)))
    const findings = rules.map((rule) => evaluate(rule, view))
    return { findings, total: score(findings, program.pack.scoring), pack: program.pack }
  })
  const results = judged.map(({ findings, total, pack }) => resultOf(pack, findings, total))
  const outcomes = judged
    .flatMap(({ findings, total }) => findings.map((finding) => outcomeOf(finding, total)))
    .sort((a, b) => compareText(a.rule, b.rule))
  const { pack: _, ...first } = results[0] as PackResult // an engine has at least one pack
  const issues = judged.flatMap(({ findings }) =>
    findings.filter((finding) => finding.implausible).map((finding) => warning('implausible', path, plausibility(finding))),
  )
  if (outcomes.length === 0) issues.push(warning('no-rules-for-level', at(path, 'level'), { level: unit.levels.join(', ') }))
  return {
    unit: {
      id: unit.id,
      level: unit.level as UnitAssessment['level'],
      ...(unit.name === null ? {} : { name: unit.name }),
      ...(unit.parent === null ? {} : { parent: unit.parent }),
      digest: unit.digest,
      ...first,
      results,
      outcomes,
    },
    issues,
  }
}

function plausibility({ rule, value }: Finding): { found: string; expected: string } {
  const { min, max } = rule.rule.plausible ?? {}
  const low = value?.low
  const unit = rule.form.kind === 'measure' ? rule.form.unit : ''
  return {
    found: `${rule.rule.id} ${low === undefined || isEndless(low) ? '' : toDecimal(low, 4)} ${unit}`,
    expected: `${min ?? ''} – ${max ?? ''} ${unit}`,
  }
}
