import type { CompiledRule, Program } from './compile.js'
import { nodesOf } from './compile.js'
import { WanzhengError } from './error.js'
import { evaluate, type Finding, factSteps } from './evaluate.js'
import { findingsOf } from './evaluation/judge.js'
import { outcomeOf } from './evaluation/outcome.js'
import { viewOf } from './evaluation/view.js'
import type { Node } from './logic/operator.js'
import { pathOf } from './logic/operators/data.js'
import { callsIn } from './logic/parse.js'
import type { Step } from './logic/run.js'
import { toData } from './logic/value.js'
import { nearest } from './nearest.js'
import type { Outcome } from './schema/assessment.js'
import type { Provenance } from './schema/dataset.js'
import type { Label } from './schema/label.js'
import type { Period, Rule } from './schema/pack.js'
import { type Score, score } from './score.js'
import type { CheckedUnit } from './validate.js'

/** One step of an evaluation: what was asked, what it was worth, and the steps inside it. */
export interface ExplainedStep {
  /** The operator, or `null` for a value written in the rule. */
  readonly operator: string | null
  /** The field, fact, parameter or finding read, where the operator reads one. */
  readonly reads: string | null
  /** What it was worth: `null` is not known, `{min, max}` a number known within bounds. */
  readonly value: unknown
  /** Whether it is a list that may have more elements than are known. */
  readonly open: boolean
  /** Unit of the field read. */
  readonly unit: string | null
  /** Where the field's value comes from, as the data say. */
  readonly provenance: Provenance | null
  readonly steps: readonly ExplainedStep[]
}

/** How one rule came to its outcome for one unit. */
export interface Explanation {
  readonly unit: string
  readonly rule: string
  readonly title: Label
  readonly obligation: Rule['obligation']
  readonly clause: { readonly id: string; readonly document: string; readonly locator: string; readonly text: string | null }
  /** With the operands that were read and the figures that were used. */
  readonly outcome: Outcome
  /** The expressions of the rule in the order they were evaluated. */
  readonly parts: readonly { readonly part: string; readonly step: ExplainedStep }[]
  /** The named facts the rule reads, each with its own steps. */
  readonly facts: readonly { readonly id: string; readonly title: Label; readonly unit: string | null; readonly step: ExplainedStep }[]
  /** The parameters the rule reads, with the entry in force. */
  readonly parameters: readonly { readonly id: string; readonly title: Label; readonly unit: string; readonly inForce: Period | null }[]
}

/**
 * Explains one rule for one unit: the same evaluation, with every step kept.
 *
 * @throws {@link WanzhengError} `not-found` for a rule that no pack has.
 */
export function explain(unit: CheckedUnit, ruleId: string, programs: readonly Program[], asOf: string): Explanation {
  const all = programs.flatMap((program) => program.rules.map((rule) => ({ program, rule })))
  const matches = all.filter(({ rule }) => rule.id === ruleId || rule.rule.id === ruleId)
  const [match] = matches
  if (match === undefined || matches.length > 1) {
    const near = nearest(
      ruleId,
      all.map(({ rule }) => rule.rule.id),
    )
    const why =
      matches.length > 1
        ? `is in several packs: ${matches.map(({ rule }) => rule.id).join(', ')}`
        : `is in no loaded pack${near === null ? '' : `; did you mean "${near}"?`}`
    throw new WanzhengError('not-found', `the rule "${ruleId}" ${why}`)
  }
  const { program, rule } = match
  const level = unit.levels.find((one) => rule.rule.level.some((judged) => judged === one))
  if (level === undefined) {
    throw new WanzhengError(
      'not-found',
      `the rule "${rule.id}" judges ${rule.rule.level.join(', ')}; unit "${unit.id}" is ${unit.levels.join(', ')}`,
    )
  }
  return explanationOf(judgedBy(program, unit, asOf), rule, level)
}

/** Explains every rule that judges a unit, at each level it is judged at, in the order of the packs. */
export function explainAll(unit: CheckedUnit, programs: readonly Program[], asOf: string): readonly Explanation[] {
  return programs.flatMap((program) => {
    const judged = judgedBy(program, unit, asOf)
    return judged.findings.map(({ rule, level }) => explanationOf(judged, rule, level))
  })
}

/** What the rules of a pack came to for a unit; points depend on all of them. */
interface JudgedUnit {
  readonly program: Program
  readonly unit: CheckedUnit
  readonly asOf: string
  readonly findings: readonly Finding[]
  readonly total: Score
}

function judgedBy(program: Program, unit: CheckedUnit, asOf: string): JudgedUnit {
  const findings = findingsOf(unit, program, asOf, { withTrail: true })
  return { program, unit, asOf, findings, total: score(findings, program.pack.scoring) }
}

function explanationOf({ program, unit, asOf, findings, total }: JudgedUnit, rule: CompiledRule, level: string): Explanation {
  const view = viewOf(unit, program, asOf, level)
  const parts: { part: string; step: ExplainedStep }[] = []
  evaluate(rule, view, (part, step) => parts.push({ part, step: explained(step, unit, program) }))
  const finding = findings.find((one) => one.rule === rule && one.level === level) as Finding // it judges this level
  const facts = reached(program, rule)
  return {
    unit: unit.id,
    rule: rule.id,
    title: rule.rule.title,
    obligation: rule.rule.obligation,
    clause: {
      id: finding.clause.id,
      document: program.documents.get(finding.clause.document)?.number ?? rule.document.number,
      locator: finding.clause.locator,
      text: finding.clause.text ?? null,
    },
    outcome: outcomeOf(finding, total, program),
    parts,
    facts: facts.map((id) => ({
      id,
      title: (program.pack.facts[id] as { title: Label }).title, // ids come from the pack's own facts
      unit: program.pack.facts[id]?.unit ?? null,
      step: explained(factSteps(id, view), unit, program),
    })),
    parameters: parametersOf(program, rule, facts).map((id) => ({
      id,
      title: (program.pack.parameters[id] as { title: Label }).title, // compile refuses an unknown parameter
      unit: program.pack.parameters[id]?.unit ?? '',
      inForce:
        program.pack.parameters[id]?.values.find((period) => (period.from ?? '') <= asOf && asOf <= (period.to ?? '9999-12-31')) ?? null,
    })),
  }
}

function explained({ node, value, steps }: Step, unit: CheckedUnit, program: Program): ExplainedStep {
  const operator = node.type === 'call' ? node.operator.name : node.type === 'list' ? 'list' : null
  const reads = readsOf(node)
  const field =
    operator === 'var' && reads !== null ? (program.pack.dictionary.unit[reads] ?? program.pack.dictionary.facility[reads]) : undefined
  // A field of facilities has the sources of each: they stand with the operands of the outcome.
  const isOfUnit = operator === 'var' && reads !== null && Object.hasOwn(program.pack.dictionary.unit, reads)
  return {
    operator,
    reads,
    value: value.kind === 'record' ? null : toData(value),
    open: value.kind === 'list' && value.open,
    unit: field?.unit ?? null,
    provenance: isOfUnit ? (unit.source.provenance?.[reads] ?? null) : null,
    steps: steps.filter((step) => step.node.type !== 'literal' || reads === null).map((step) => explained(step, unit, program)),
  }
}

function readsOf(node: Node): string | null {
  if (node.type !== 'call' || node.operator.names === undefined) return null
  if (node.operator.name === 'facilities') return node.operands.map(pathOf).join(', ')
  return pathOf(node.operands[0])
}

// The facts a rule reads, and those that they read, each once.
function reached(program: Program, rule: CompiledRule): readonly string[] {
  const found = new Set<string>()
  const visit = (nodes: readonly Node[]): void => {
    for (const id of namesRead(nodes, 'fact')) {
      if (found.has(id)) continue
      found.add(id)
      visit([program.facts.get(id) as Node])
    }
  }
  visit(nodesOf(rule))
  return [...found]
}

function parametersOf(program: Program, rule: CompiledRule, facts: readonly string[]): readonly string[] {
  const nodes = [...nodesOf(rule), ...facts.map((id) => program.facts.get(id) as Node)]
  const limits = rule.form.kind === 'measure' ? rule.form.limits.map((limit) => limit.parameter) : []
  return [...new Set([...limits, ...namesRead(nodes, 'parameter'), ...namesRead(nodes, 'lookup')])]
}

function namesRead(nodes: readonly Node[], operator: string): readonly string[] {
  return nodes.flatMap((node) =>
    [...callsIn(node)].filter((call) => call.operator.name === operator).map((call) => pathOf(call.operands[0])),
  )
}
