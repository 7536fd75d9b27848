import type { CompiledRule, Program } from '../compile.js'
import { evaluate, type Finding } from '../evaluate.js'
import { at, type Issue, issue, warning } from '../issue.js'
import { toDecimal } from '../rational.js'
import type { PackResult, UnitAssessment } from '../schema/assessment.js'
import type { Waiver } from '../schema/waiver.js'
import { score } from '../score.js'
import { compareText } from '../text.js'
import type { CheckedUnit } from '../validate.js'
import { unitWaivers, waived } from '../waivers.js'
import { outcomeOf, resultOf } from './outcome.js'
import { type SecondEvaluator, viewOf } from './view.js'

/** How units are judged: by another evaluator, and with the operands of each rule listed. */
export interface JudgeOptions {
  readonly second?: SecondEvaluator | null
  readonly withTrail?: boolean
}

/**
 * Judges a unit by every program: evaluates its rules, and scores what they came to.
 *
 * @param waivers - Those for this unit; `null` where the assessment is made without any.
 */
export function judgeUnit(
  unit: CheckedUnit,
  programs: readonly Program[],
  asOf: string,
  path: string,
  waivers: readonly Waiver[] | null,
  options: JudgeOptions,
): { readonly unit: UnitAssessment; readonly issues: readonly Issue[] } {
  const judged = programs.map((program) => {
    const findings = findingsOf(unit, program, asOf, options)
    return { findings, total: score(findings, program.pack.scoring), program }
  })
  const results = judged.map(({ findings, total, program }) => resultOf(program.pack, findings, total))
  const outcomes = judged
    .flatMap(({ findings, total, program }) => findings.map((finding) => outcomeOf(finding, total, program)))
    .sort((a, b) => compareText(a.rule, b.rule) || compareText(a.level, b.level))
  const { pack: _, ...first } = results[0] as PackResult // an engine has at least one pack
  const issues = judged.flatMap(({ findings }) =>
    findings.flatMap(({ rule, implausible }) =>
      implausible === null
        ? []
        : [issue('implausible', path, { found: `${rule.rule.id} ${toDecimal(implausible, 4)}`, expected: plausible(rule) })],
    ),
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
      ...(waivers === null ? {} : annotations(waivers, judged, asOf)),
      outcomes,
    },
    issues,
  }
}

// They stand beside the outcomes, none of which they change.
function annotations(
  waivers: readonly Waiver[],
  judged: readonly { readonly program: Program; readonly findings: readonly Finding[] }[],
  asOf: string,
): Pick<UnitAssessment, 'waivers' | 'withWaivers'> {
  if (waivers.length === 0) return {}
  const own = unitWaivers(
    waivers,
    judged.flatMap(({ findings }) => findings),
    asOf,
  )
  const rules = new Set(own.filter(({ counts }) => counts).map(({ rule }) => rule))
  if (rules.size === 0) return { waivers: own }
  const withWaivers = judged.map(({ program, findings }) => {
    const changed = waived(findings, rules)
    const { pack, score: total, grade, grades, gates } = resultOf(program.pack, changed, score(changed, program.pack.scoring))
    return { pack, score: total, grade, grades, gates }
  })
  return { waivers: own, withWaivers }
}

/** What the rules of a program came to for a unit, at its own level and at those it stands in for. */
export function findingsOf(
  unit: CheckedUnit,
  program: Program,
  asOf: string,
  { second, withTrail }: JudgeOptions = {},
): readonly Finding[] {
  return unit.levels.flatMap((level) => {
    const view = viewOf(unit, program, asOf, level, second, withTrail)
    return program.rules.filter(({ rule }) => rule.level.some((one) => one === level)).map((rule) => evaluate(rule, view))
  })
}

function plausible({ rule }: CompiledRule): string {
  const { min = '', max = '' } = rule.plausible ?? {}
  return `${min} – ${max}`
}
