import { at } from '../../../issue.js'
import { nearest } from '../../../nearest.js'
import type { Rule } from '../../../schema/pack.js'
import type { LintCode } from '../codes.js'
import type { LintContext } from '../context.js'
import type { Place } from '../expression.js'
import { finding, type LintFinding } from '../finding.js'
import { quantityOf } from '../units/measured.js'
import { fitOf, type Quantity, quantityOfUnit, shownQuantity, times } from '../units/quantity.js'
import { UNITS } from '../units/unit-table.js'

/** Units of every expression, of what it is held to, and of what is stated beside it. */
export function* units(context: LintContext): Generator<LintFinding> {
  yield* statedUnits(context)
  const { pack, names, expressions } = context
  const measures = new Map<Rule, Quantity>()
  const factors = new Map<Rule, readonly [Quantity, string]>()
  for (const { role, place, rule } of expressions) {
    const findings: LintFinding[] = []
    const quantity = quantityOf(place, { pack, names, findings })
    yield* findings
    if (quantity === null) continue
    if (role === 'fact') yield* misfit('fact-unit', place, quantity, unitOfFact(place, context))
    if (rule === null) continue
    if (role === 'shortfall') factors.set(rule, [quantity, place.path])
    if (role !== 'measure') continue
    measures.set(rule, quantity)
    yield* misfit('measure-unit', place, quantity, rule.unit)
  }
  for (const [index, rule] of pack.rules.entries()) {
    yield* limitUnits(rule, at('/rules', index), context)
    const factor = factors.get(rule)
    const own = rule.unit === undefined ? null : quantityOfUnit(rule.unit)
    const wanted = rule.shortfall === undefined ? null : quantityOfUnit(rule.shortfall.unit)
    if (factor === undefined || own === null || wanted === null) continue
    const built = factor[0].isLiteral ? own : times(own, factor[0])
    if (fitOf(built, wanted) === 'dimension' || fitOf(built, wanted) === 'scale')
      yield finding('shortfall-unit', factor[1], shownQuantity(built), rule.shortfall?.unit)
  }
}

function* misfit(code: LintCode, place: Place, quantity: Quantity, unit: string | undefined): Generator<LintFinding> {
  const wanted = unit === undefined ? null : quantityOfUnit(unit)
  if (wanted === null || unit === undefined) return
  const fit = fitOf(quantity, wanted)
  if (fit === 'alike') return
  yield finding(fit === 'dimension' ? code : fit === 'scale' ? 'unit-scale' : 'unit-count', place.path, shownQuantity(quantity), unit)
}

// The figure of a limit has the unit of the rule, or what is compared is not what is meant.
function* limitUnits(rule: Rule, path: string, { pack }: LintContext): Generator<LintFinding> {
  for (const [kind, reference] of Object.entries(rule.limit ?? {})) {
    const id = typeof reference === 'string' ? reference : reference.parameter
    const unit = Object.hasOwn(pack.parameters, id) ? pack.parameters[id]?.unit : undefined
    if (unit === undefined || rule.unit === undefined || unit === rule.unit) continue
    const [own, wanted] = [quantityOfUnit(unit), quantityOfUnit(rule.unit)]
    const fit = own === null || wanted === null ? 'dimension' : fitOf(own, wanted)
    const isShare = unit === 'share' || rule.unit === 'share'
    if (fit !== 'alike' || isShare) yield finding(fit === 'count' ? 'unit-count' : 'limit-unit', at(path, 'limit', kind), unit, rule.unit)
  }
}

function unitOfFact({ path }: Place, { pack }: LintContext): string | undefined {
  return Object.entries(pack.facts).find(([id]) => path === at('/facts', id, 'expression'))?.[1].unit
}

function* statedUnits({ pack }: LintContext): Generator<LintFinding> {
  const { dictionary } = pack
  const fields = (['unit', 'facility'] as const).flatMap((of) =>
    Object.entries(dictionary[of]).map(([name, field]) => ({ field, path: at('/dictionary', of, name) })),
  )
  for (const { field, path } of fields) if (field.type === 'number' && field.unit === undefined) yield finding('unit-missing', path)
  const stated = [
    ...fields.map(({ field, path }) => ({ unit: field.unit, path: at(path, 'unit') })),
    ...Object.entries(pack.parameters).map(([id, { unit }]) => ({ unit, path: at('/parameters', id, 'unit') })),
    ...Object.entries(pack.facts).map(([id, { unit }]) => ({ unit, path: at('/facts', id, 'unit') })),
    ...pack.rules.map(({ unit }, index) => ({ unit, path: at('/rules', index, 'unit') })),
    ...pack.rules.map(({ shortfall }, index) => ({ unit: shortfall?.unit, path: at('/rules', index, 'shortfall', 'unit') })),
  ]
  const known = [...new Set([...Object.keys(dictionary.units), ...Object.keys(UNITS)])]
  for (const { unit, path } of stated) {
    if (unit === undefined) continue
    if (quantityOfUnit(unit) === null || !Object.hasOwn(dictionary.units, unit))
      yield finding('unit-unknown', path, unit, '', known.includes(unit) ? null : nearest(unit, known))
  }
}
