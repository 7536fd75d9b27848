import { isDate } from '../../../dates.js'
import { at } from '../../../issue.js'
import { nearest } from '../../../nearest.js'
import type { Rule } from '../../../schema/pack.js'
import type { LintContext } from '../context.js'
import { everyPart, operatorOf, type Place, partsOf } from '../expression.js'
import { finding, type LintFinding } from '../finding.js'

const COMPARING: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!=='])
const FINDINGS: readonly string[] = ['yes', 'partial', 'no']

/** Values that an enumeration or a finding cannot have, in expressions and in the keys of tables; figures that stand in a rule. */
export function* values(context: LintContext): Generator<LintFinding> {
  for (const { place } of context.expressions)
    for (const part of everyPart(place, context.names)) {
      const name = operatorOf(part)
      if (name === null || (name !== 'in' && !COMPARING.has(name))) continue
      yield* compared(part, context)
    }
  yield* tableKeys(context)
}

function* compared(part: Place, context: LintContext): Generator<LintFinding> {
  const operands = partsOf(part, context.names)
  const known = operands.map((operand) => allowedBy(operand, context)).find((one) => one !== null) ?? null
  for (const operand of operands.flatMap((one) => (one.node.type === 'list' ? partsOf(one, context.names) : [one]))) {
    const { json, path } = operand
    if (typeof json === 'string' && known !== null && !known.includes(json))
      yield finding('unknown-value', path, json, known.join(', '), nearest(json, known))
    const isFigure = typeof json === 'number' ? Math.abs(json) > 1 : typeof json === 'string' && isDate(json)
    if (isFigure) yield finding('literal-figure', path, String(json))
  }
}

/** The values that what is compared can have; `null` where any will do. */
function allowedBy({ json, scope }: Place, { pack }: LintContext): readonly string[] | null {
  const { var: name, finding: id } =
    typeof json === 'object' && json !== null ? (json as { readonly var?: unknown; readonly finding?: unknown }) : {}
  if (id !== undefined) return FINDINGS
  if (typeof name !== 'string' || scope === 'other') return null
  if (scope === 'unit' && name === 'level') return LEVELS
  if (scope === 'facility' && name === 'type') return Object.keys(pack.dictionary.facilities)
  const fields = scope === 'unit' ? pack.dictionary.unit : pack.dictionary.facility
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  return field?.type === 'enum' && field.values !== undefined ? Object.keys(field.values) : null
}

const LEVELS = ['block', 'community', 'street', 'circle-5', 'circle-10', 'circle-15', 'city', 'province']

// The level of a unit is one of those the rule is for; a fact is for any.
function keysOf(place: Place, rule: Rule | null, context: LintContext): readonly string[] | null {
  const isLevel = typeof place.json === 'object' && place.json !== null && (place.json as { readonly var?: unknown }).var === 'level'
  return isLevel ? (rule?.level ?? null) : allowedBy(place, context)
}

// A key of a table has the values of the field that the rules look it up by; a key that is written out says which rows there must be.
function* tableKeys(context: LintContext): Generator<LintFinding> {
  const { pack, expressions, names } = context
  const asked = new Map<string, { readonly place: Place; readonly allowed: readonly string[] | null }[]>()
  const ask = (parameter: string, key: string, place: Place, rule: Rule | null): void => {
    const id = `${parameter} ${key}`
    asked.set(id, [
      ...(asked.get(id) ?? []),
      { place, allowed: typeof place.json === 'string' ? [place.json] : keysOf(place, rule, context) },
    ])
  }
  for (const { place, role, rule } of expressions) {
    if (role === 'key') {
      const [kind, , key] = place.path.split('/').slice(4)
      const reference = rule?.limit?.[kind as 'min']
      if (typeof reference === 'object' && key !== undefined) ask(reference.parameter, key, place, rule)
    }
    for (const part of everyPart(place, names)) {
      if (operatorOf(part) !== 'lookup') continue
      const [id, , ...keys] = partsOf(part, names)
      for (const [index, key] of keys.entries()) ask(String(id?.json), pack.parameters[String(id?.json)]?.by?.[index] ?? '', key, rule)
    }
  }
  for (const [id, parameter] of Object.entries(pack.parameters))
    for (const key of parameter.by ?? []) {
      const by = asked.get(`${id} ${key}`) ?? []
      const rows = parameter.values.flatMap(({ rows: own = [] }, period) =>
        own.map((row, index) => ({ row, path: at('/parameters', id, 'values', period, 'rows', index, 'when', key) })),
      )
      const stated = rows.flatMap(({ row, path }) => [row.when[key]].flat().map((value) => ({ value, path })))
      const isOpen = by.some(({ allowed }) => allowed === null) || by.length === 0
      const allowed = [...new Set(by.flatMap((one) => one.allowed ?? []))]
      for (const { value, path } of stated)
        if (typeof value === 'string' && !isOpen && !allowed.includes(value))
          yield finding('unknown-value', path, value, allowed.join(', '), nearest(value, allowed))
      const covered = new Set(stated.map(({ value }) => value))
      if (rows.length === 0 || covered.has(undefined as never)) continue
      for (const { place } of by) {
        const { json } = place
        if (typeof json === 'string' && !covered.has(json))
          yield finding(
            'unknown-value',
            place.path,
            json,
            [...covered].join(', '),
            nearest(
              json,
              [...covered].filter((one) => typeof one === 'string'),
            ),
          )
      }
      const without = isOpen ? [] : allowed.filter((one) => !covered.has(one))
      if (without.length > 0 && by.some(({ place }) => typeof place.json !== 'string'))
        yield finding('rows-without-value', at('/parameters', id), key, without.join(', '))
    }
}
