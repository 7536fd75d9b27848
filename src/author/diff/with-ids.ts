import type { Clause, Pack, Parameter, Rule } from '../../schema/pack.js'
import type { RenamedPart } from './renames.js'

type Ids = ReadonlyMap<string, string>

/** A pack whose items of one part have other ids, also wherever they are referred to. */
export function withIds(pack: Pack, part: RenamedPart, ids: Ids): Pack {
  const to = (id: string): string => ids.get(id) ?? id
  if (part === 'document')
    return { ...pack, documents: named(pack.documents, to), clauses: pack.clauses.map((one) => ({ ...one, document: to(one.document) })) }
  if (part === 'clause') return withClauses(pack, to)
  if (part === 'group') {
    const scoring = { ...pack.scoring, groups: named(pack.scoring.groups, to) }
    return { ...pack, scoring, rules: pack.rules.map((rule) => ({ ...rule, group: to(rule.group) })) }
  }
  if (part === 'remedy') {
    const rules = pack.rules.map((rule) => (rule.remedies === undefined ? rule : { ...rule, remedies: rule.remedies.map(to) }))
    return { ...pack, remedies: keyed(pack.remedies, to), rules }
  }
  if (part === 'rule') {
    const clauses = pack.clauses.map((clause): Clause => ({ ...clause, rules: clause.rules.map(to) }))
    return { ...pack, clauses, rules: named(pack.rules, to), cases: keyed(pack.cases, to) }
  }
  return withExpressions(
    part === 'parameter' ? { ...pack, parameters: keyed(pack.parameters, to) } : { ...pack, facts: keyed(pack.facts, to) },
    part,
    to,
  )
}

function withClauses(pack: Pack, to: (id: string) => string): Pack {
  const cited = <T extends { readonly clause: string }>(one: T): T => ({ ...one, clause: to(one.clause) })
  const parameters = mapped(
    pack.parameters,
    (parameter): Parameter => ({
      ...parameter,
      values: parameter.values.map((period) => ({
        ...cited(period),
        ...(period.rows === undefined
          ? {}
          : { rows: period.rows.map((row) => (row.clause === undefined ? row : { ...row, clause: to(row.clause) })) }),
      })),
    }),
  )
  return {
    ...pack,
    clauses: named(pack.clauses, to),
    parameters,
    readings: pack.readings.map(cited),
    remedies: mapped(pack.remedies, cited),
    rules: pack.rules.map(cited),
  }
}

function withExpressions(pack: Pack, part: 'parameter' | 'fact', to: (id: string) => string): Pack {
  const operators: readonly string[] = part === 'fact' ? ['fact'] : ['parameter', 'lookup']
  const logic = (json: unknown): unknown => {
    if (typeof json !== 'object' || json === null) return json
    if (Array.isArray(json)) return json.map(logic)
    return Object.fromEntries(
      Object.entries(json).map(([operator, operands]) => {
        if (!operators.includes(operator)) return [operator, logic(operands)]
        if (typeof operands === 'string') return [operator, to(operands)]
        const [name, ...keys] = Array.isArray(operands) ? operands : [operands]
        return [operator, [typeof name === 'string' ? to(name) : logic(name), ...keys.map(logic)]]
      }),
    )
  }
  const limit = (reference: unknown): unknown => {
    if (typeof reference === 'string') return part === 'parameter' ? to(reference) : reference
    const { parameter, by } = reference as { readonly parameter: string; readonly by: Readonly<Record<string, unknown>> }
    return { parameter: part === 'parameter' ? to(parameter) : parameter, by: mapped(by, logic) }
  }
  const own: Readonly<Record<string, (value: unknown) => unknown>> = {
    applies: logic,
    measure: logic,
    check: logic,
    limit: (value) => mapped(value as Readonly<Record<string, unknown>>, limit),
    shortfall: (value) => ({ ...(value as object), factor: logic((value as { factor: unknown }).factor) }),
  }
  const rule = (one: Rule): Rule =>
    Object.fromEntries(Object.entries(one).map(([key, value]) => [key, own[key]?.(value) ?? value])) as unknown as Rule // each value of the kind it had
  return {
    ...pack,
    facts: mapped(pack.facts, (fact) => ({ ...fact, expression: logic(fact.expression) })),
    remedies: mapped(pack.remedies, (remedy) => (remedy.applies === undefined ? remedy : { ...remedy, applies: logic(remedy.applies) })),
    rules: pack.rules.map(rule),
  }
}

function named<T extends { readonly id: string }>(items: readonly T[], to: (id: string) => string): T[] {
  return items.map((item) => ({ ...item, id: to(item.id) }))
}

function keyed<T>(items: Readonly<Record<string, T>>, to: (id: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(items).map(([id, item]) => [to(id), item]))
}

function mapped<T>(items: Readonly<Record<string, T>>, each: (item: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(items).map(([id, item]) => [id, each(item)]))
}
