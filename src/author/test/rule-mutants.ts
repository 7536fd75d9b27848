import { dayAfter, dayBefore } from '../../dates.js'
import type { Limit, Pack, Rule } from '../../schema/pack.js'
import { type Variant, variantsOf } from './expression-mutants.js'
import { isUnjudged } from './unjudged.js'

/** For each kind of limit, those that a slip of the pen would make of it. */
const OTHERS: Readonly<Record<keyof Limit, readonly (keyof Limit)[]>> = {
  min: ['above', 'max'],
  max: ['below', 'min'],
  above: ['min', 'below'],
  below: ['max', 'above'],
  range: [],
}

/** Every rule that differs from one by a single small change. */
export function* ruleVariants(rule: Rule, pack: Pack): Generator<Variant> {
  const withPart = (part: keyof Rule, value: unknown): unknown => {
    const { [part]: _, ...others } = rule
    return value === undefined ? others : { ...others, [part]: value }
  }
  const changed = (kind: Variant['kind'], part: keyof Rule, after: unknown): Variant => {
    return { kind, path: `/${part}`, before: rule[part], after, whole: withPart(part, after) }
  }
  const inside = (part: keyof Rule, variant: Variant): Variant => {
    return { ...variant, path: `/${part}${variant.path}`, whole: withPart(part, variant.whole) }
  }
  if (rule.applies !== undefined) {
    yield changed('condition-dropped', 'applies', undefined)
    for (const variant of variantsOf(rule.applies)) yield inside('applies', variant)
  }
  if (rule.level.length > 1)
    for (const [index, level] of rule.level.entries()) {
      const others = rule.level.toSpliced(index, 1)
      yield { ...changed('type-dropped', 'level', undefined), path: `/level/${index}`, before: level, whole: { ...rule, level: others } }
    }
  for (const date of ownDates(rule, pack))
    for (const other of [dayBefore(date.day), dayAfter(date.day)]) yield changed('date-moved', date.part, other)
  // What decides nothing yet cannot be seen to be changed.
  if (isUnjudged(rule, pack)) return
  for (const part of ['measure', 'check'] as const)
    if (rule[part] !== undefined) for (const variant of variantsOf(rule[part])) yield inside(part, variant)
  if (rule.limit !== undefined) for (const variant of limitVariants(rule.limit)) yield inside('limit', variant)
  if (rule.shortfall !== undefined)
    for (const variant of variantsOf(rule.shortfall.factor, '/factor'))
      yield inside('shortfall', { ...variant, whole: { ...rule.shortfall, factor: variant.whole } })
  if (rule.rounding !== undefined) {
    const { digits } = rule.rounding
    yield changed('condition-dropped', 'rounding', undefined)
    for (const other of [digits - 1, digits + 1]) if (other >= 0) yield changed('limit-moved', 'rounding', { digits: other })
  }
  const finding = Object.keys(pack.dictionary.findings).find((id) => id !== rule.finding)
  if (rule.finding !== undefined && finding !== undefined) yield changed('operator-changed', 'finding', finding)
}

/** The days on which a rule begins or ends to be in force, but for those that its document or clause has as well. */
export function ownDates(
  { from, to, clause: id }: Rule,
  { clauses, documents }: Pack,
): readonly { readonly part: 'from' | 'to'; readonly day: string }[] {
  const clause = clauses.find((one) => one.id === id)
  const document = documents.find((one) => one.id === clause?.document)
  const others = [clause, document].flatMap((one) => (one === undefined ? [] : [one.from, one.to]))
  return [
    ...(from === undefined || others.includes(from) ? [] : [{ part: 'from' as const, day: from }]),
    ...(to === undefined || others.includes(to) ? [] : [{ part: 'to' as const, day: to }]),
  ]
}

function* limitVariants(limit: Limit): Generator<Variant> {
  const entries = Object.entries(limit) as readonly (readonly [keyof Limit, unknown])[]
  for (const [index, [kind, reference]] of entries.entries()) {
    const others = entries.toSpliced(index, 1)
    for (const other of OTHERS[kind])
      if (limit[other] === undefined)
        yield {
          kind: 'operator-changed',
          path: '',
          before: limit,
          after: { [other]: reference },
          whole: Object.fromEntries([...others, [other, reference]]),
        }
    if (others.length > 0)
      yield { kind: 'condition-dropped', path: `/${kind}`, before: reference, after: undefined, whole: Object.fromEntries(others) }
    if (typeof reference !== 'object' || reference === null || !('by' in reference)) continue
    for (const [key, expression] of Object.entries(reference.by as object))
      for (const variant of variantsOf(expression, `/${kind}/by/${key}`))
        yield { ...variant, whole: { ...limit, [kind]: { ...reference, by: { ...(reference.by as object), [key]: variant.whole } } } }
  }
}
