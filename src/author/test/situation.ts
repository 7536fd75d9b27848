import { evaluate, type Finding, factSteps } from '../../evaluate.js'
import { outcomeOf } from '../../evaluation/outcome.js'
import { viewOf } from '../../evaluation/view.js'
import type { Step } from '../../logic/run.js'
import type { Outcome } from '../../schema/assessment.js'
import type { Case, Pack, Rule } from '../../schema/pack.js'
import { type CheckedUnit, validate } from '../../validate.js'
import type { Ready, Subject } from './subject.js'

/** Data of one unit, without the id, as a worked case gives them. */
export type GivenData = Case['given']

/** The data of a case, read once, and the day whose law applies to them. */
export interface Situation {
  readonly given: GivenData
  readonly asOf: string
  /** `null` where the data are none of a unit. */
  readonly unit: CheckedUnit | null
}

/** A rule judged for a situation, with every step. */
export interface Traced {
  readonly ready: Ready
  readonly finding: Finding
  readonly outcome: Outcome
  readonly parts: readonly { readonly part: string; readonly step: Step }[]
  readonly facts: readonly { readonly id: string; readonly step: Step }[]
}

/** Reads the data of a case: the id is filled in, and the level where none is given. */
export function situationOf(given: GivenData, asOf: string, { level: [level] }: Rule, { dictionary }: Pack): Situation {
  return { given, asOf, unit: validate({ id: 'case', level, ...given }, '', dictionary).unit }
}

/** What a rule comes to in a situation, or `null` where it does not judge such a unit. Points are those of a whole unit: there are none here. */
export function judge(subject: Subject, situation: Situation): Outcome | null {
  const judged = findingIn(subject, situation)
  return judged === null ? null : outcomeOf(judged.finding, NO_POINTS, judged.ready.program)
}

/** Judges with every step kept. */
export function judgeTraced(subject: Subject, situation: Situation): Traced | null {
  const parts: { readonly part: string; readonly step: Step }[] = []
  const judged = findingIn(subject, situation, (part, step) => parts.push({ part, step }))
  if (judged === null) return null
  const { finding, ready, view } = judged
  const facts = [...view.facts.keys()].map((id) => ({ id, step: factSteps(id, view) }))
  return { ready, finding, outcome: outcomeOf(finding, NO_POINTS, ready.program), parts, facts }
}

const NO_POINTS = { points: new Map() }

function findingIn(subject: Subject, { unit, asOf }: Situation, trace?: Parameters<typeof evaluate>[2]) {
  const level = unit?.levels.filter((one) => subject.rule.level.some((own) => own === one)).sort()[0]
  if (unit === null || level === undefined) return null
  const ready = subject.at(asOf)
  const view = viewOf(unit, ready.program, asOf, level)
  return { finding: evaluate(ready.rule, view, trace), ready, view }
}
