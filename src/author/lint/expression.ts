import { at } from '../../issue.js'
import type { Node } from '../../logic/operator.js'
import { holdsFacilities, type Names, parse } from '../../logic/parse.js'
import type { Pack, Rule } from '../../schema/pack.js'

/** What an expression is for. */
export type Role = 'fact' | 'remedy' | 'applies' | 'measure' | 'check' | 'key' | 'shortfall'

/** One expression of a pack, parsed, with its place. */
export interface Expression {
  readonly role: Role
  readonly place: Place
  /** The rule it belongs to. */
  readonly rule: Rule | null
}

/** A part of an expression: what is written, what it was parsed into, where it stands, and what a `var` in it reads. */
export interface Place {
  readonly json: unknown
  readonly node: Node
  readonly path: string
  readonly scope: Scope
}

/** What a `var` reads: a field of the unit, of a facility, or something that is not known here. */
export type Scope = 'unit' | 'facility' | 'other'

/** Every expression of a pack that parses. */
export function expressionsOf(pack: Pack, names: Names): readonly Expression[] {
  const read = (role: Role, json: unknown, path: string, rule: Rule | null = null): readonly Expression[] => {
    if (json === undefined) return []
    const { node, issues } = parse(json, path, names)
    return issues.length > 0 ? [] : [{ role, place: { json, node, path, scope: 'unit' }, rule }]
  }
  return [
    ...Object.entries(pack.facts).flatMap(([id, fact]) => read('fact', fact.expression, at('/facts', id, 'expression'))),
    ...Object.entries(pack.remedies).flatMap(([id, remedy]) => read('remedy', remedy.applies, at('/remedies', id, 'applies'))),
    ...pack.rules.flatMap((rule, index) => {
      const path = at('/rules', index)
      return [
        ...read('applies', rule.applies, at(path, 'applies'), rule),
        ...read('measure', rule.measure, at(path, 'measure'), rule),
        ...read('check', rule.check, at(path, 'check'), rule),
        ...read('shortfall', rule.shortfall?.factor, at(path, 'shortfall', 'factor'), rule),
        ...Object.entries(rule.limit ?? {}).flatMap(([kind, reference]) =>
          Object.entries(typeof reference === 'string' ? {} : reference.by).flatMap(([key, json]) =>
            read('key', json, at(path, 'limit', kind, 'by', key), rule),
          ),
        ),
      ]
    }),
  ]
}

/** The operands of a call, or the items of a list. */
export function partsOf({ json, node, path, scope }: Place, names: Names): readonly Place[] {
  if (node.type === 'literal') return []
  if (node.type === 'list')
    return node.items.map((item, index) => ({ json: elementOf(json, index), node: item, path: at(path, index), scope }))
  const { name, perElement } = node.operator
  const given = (json as Readonly<Record<string, unknown>>)[name]
  return node.operands.map((operand, index) => ({
    json: Array.isArray(given) ? given[index] : given,
    node: operand,
    path: Array.isArray(given) ? at(path, name, index) : at(path, name),
    scope:
      perElement?.includes(index) !== true ? scope : name !== 'reduce' && holdsFacilities(node.operands[0], names) ? 'facility' : 'other',
  }))
}

/** An expression and every part of it, outermost first. */
export function* everyPart(place: Place, names: Names): Generator<Place> {
  yield place
  for (const part of partsOf(place, names)) yield* everyPart(part, names)
}

/** The operator of a call, or `null`. */
export function operatorOf({ node }: Place): string | null {
  return node.type === 'call' ? node.operator.name : null
}

function elementOf(json: unknown, index: number): unknown {
  return Array.isArray(json) ? json[index] : undefined
}
