import { canonicalize } from '../../../canonical.js'
import { at } from '../../../issue.js'
import { truthOf } from '../../../logic/value.js'
import type { LintContext } from '../context.js'
import { type Expression, everyPart, operatorOf, type Place, partsOf } from '../expression.js'
import { finding, type LintFinding } from '../finding.js'
import { possibleValues } from '../possible.js'
import { isContradiction, isTautology } from '../ranges.js'

const LEVEL_OF_FACTS = 'community'
const TRUTHS: ReadonlySet<string> = new Set([
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  '===',
  '!==',
  'and',
  'or',
  '!',
  '!!',
  'all',
  'some',
  'none',
  'in',
])
const PAIRED: ReadonlySet<string> = new Set(['and', 'or', '<', '<=', '>', '>=', '==', '!=', '===', '!==', '-', '/', 'min', 'max'])

/** Conditions that always or never hold, whatever the data, and parts that make no difference. */
export function* conditions(context: LintContext): Generator<LintFinding> {
  for (const expression of context.expressions) {
    const { role, place } = expression
    const truth = fixedTruth(place, expression, context)
    if (role === 'applies' && truth !== null) yield finding(truth ? 'always-applies' : 'never-applies', place.path)
    else yield* insideOf(place, expression, context)
    yield* repeated(place, context)
    yield* seeingThrough(place, context)
  }
}

// The outermost part that is decided is named; what is inside it is not looked at again.
function* insideOf(place: Place, expression: Expression, context: LintContext): Generator<LintFinding> {
  const truth = fixedTruth(place, expression, context)
  if (truth !== null) {
    yield finding(truth ? 'always-true' : 'never-true', place.path)
    return
  }
  for (const part of partsOf(place, context.names)) yield* insideOf(part, expression, context)
}

/** The truth that a condition has for every unit and on every date, or `null`. */
function fixedTruth(place: Place, { rule }: Expression, context: LintContext): boolean | null {
  const name = operatorOf(place)
  if (name === null || !TRUTHS.has(name)) return null
  const levels = rule?.level ?? [LEVEL_OF_FACTS]
  const truths = levels.flatMap((level) => possibleValues(place, level, rule, context).map(truthOf))
  const [first = null] = truths
  if (first !== null && truths.every((truth) => truth === first)) return first
  if (isContradiction(place, context)) return false
  return isTautology(place, context) ? true : null
}

function* repeated(place: Place, { names }: LintContext): Generator<LintFinding> {
  for (const part of everyPart(place, names)) {
    const name = operatorOf(part)
    const operands = partsOf(part, names)
    if (name !== null && PAIRED.has(name)) {
      const seen = new Set<string>()
      for (const operand of operands) {
        const own = canonicalize(operand.json ?? null)
        if (seen.has(own) && operatorOf(operand) !== null) yield finding('same-twice', operand.path, name)
        seen.add(own)
      }
    }
    if (
      (name === 'if' || name === '?:') &&
      operands.length === 3 &&
      canonicalize(operands[1]?.json ?? null) === canonicalize(operands[2]?.json ?? null)
    )
      yield finding('same-branches', part.path)
  }
}

function* seeingThrough(place: Place, { names }: LintContext): Generator<LintFinding> {
  for (const part of everyPart(place, names)) {
    const name = operatorOf(part)
    const hasDefault = name === 'var' && part.node.type === 'call' && part.node.operands.length > 1
    if (name === 'missing' || name === 'missing_some' || hasDefault)
      yield finding('sees-through-unknown', at(part.path, name ?? ''), name ?? '')
  }
}
