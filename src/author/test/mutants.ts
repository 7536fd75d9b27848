import { at } from '../../issue.js'
import type { Pack, Parameter, Rule } from '../../schema/pack.js'
import { type MutationKind, type Variant, variantsOf } from './expression-mutants.js'
import { parameterVariants } from './parameter-mutants.js'
import { ruleVariants } from './rule-mutants.js'
import { hasSameFigures } from './same-figures.js'
import { readsOf } from './subject.js'

/** A pack with one small change, of the kind that a mistake would make. */
export interface Mutant {
  readonly kind: MutationKind
  /** JSON Pointer into the pack. */
  readonly path: string
  readonly before: unknown
  /** `undefined` where it was left out. */
  readonly after: unknown
  /** Ids of the rules that it may bear on. */
  readonly rules: readonly string[]
  /** The figure that was changed, where that is all: `PARAMETER/PERIOD/ROW`. */
  readonly figure: string | null
  /** Makes the change in a pack that has what is changed. */
  readonly apply: (pack: Pack) => Pack
}

/** Every pack that differs from one by a single small change: of a rule, a fact, or a figure. Weights and grades of a pack are no matter of its cases. */
export function* mutantsOf(pack: Pack): Generator<Mutant> {
  const reads = new Map(pack.rules.map((rule) => [rule.id, readsOf(pack, rule)]))
  const readers = (what: 'facts' | 'parameters', id: string): readonly string[] =>
    pack.rules.filter((rule) => reads.get(rule.id)?.[what].has(id) === true).map((rule) => rule.id)
  for (const [index, rule] of pack.rules.entries())
    for (const variant of ruleVariants(rule, pack))
      yield mutant(variant, at('/rules', index), [rule.id], (own) => withRule(own, variant.whole as Rule))
  for (const [id, fact] of Object.entries(pack.facts))
    for (const variant of variantsOf(fact.expression)) {
      const changed = { ...fact, expression: variant.whole }
      yield mutant(variant, at('/facts', id, 'expression'), readers('facts', id), (own) => ({
        ...own,
        facts: { ...own.facts, [id]: changed },
      }))
    }
  for (const [id, parameter] of Object.entries(pack.parameters)) {
    const wholeKeys = wholeKeysOf(id, parameter, pack)
    for (const variant of parameterVariants(parameter)) {
      const changed = variant.whole as Parameter
      if (variant.figure === null && hasSameFigures(parameter, changed, wholeKeys)) continue
      const apply = (own: Pack): Pack => ({ ...own, parameters: { ...own.parameters, [id]: changed } })
      const figure = variant.figure === null ? null : `${id}/${variant.figure}`
      yield { ...mutant(variant, at('/parameters', id), readers('parameters', id), apply), figure }
    }
  }
}

function mutant({ kind, path, before, after }: Variant, place: string, rules: readonly string[], apply: Mutant['apply']): Mutant {
  return { kind, path: place + path, before, after, rules, figure: null, apply }
}

function withRule(pack: Pack, rule: Rule): Pack {
  return { ...pack, rules: pack.rules.map((one) => (one.id === rule.id ? rule : one)) }
}

// Keys of a table that every rule fills from fields of whole numbers, with the least value of the field.
function wholeKeysOf(id: string, { by = [] }: Parameter, { rules, dictionary }: Pack): ReadonlyMap<string, number> {
  const references = rules.flatMap(({ limit }) =>
    Object.values(limit ?? {}).flatMap((one) => (typeof one !== 'string' && one.parameter === id ? [one.by] : [])),
  )
  const leastOf = (json: unknown): number | null => {
    const name = typeof json === 'object' && json !== null && 'var' in json ? json.var : null
    const field = typeof name === 'string' ? dictionary.unit[name] : undefined
    return field?.integer === true ? (field.min ?? -Infinity) : null
  }
  const least = by.map((key) => [key, references.map((one) => leastOf(one[key]))] as const)
  return new Map(
    least.flatMap(([key, all]) =>
      all.length === 0 || all.includes(null) ? [] : [[key, Math.min(...all.map((one) => one ?? 0))] as const],
    ),
  )
}
