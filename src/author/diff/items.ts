import { at } from '../../issue.js'
import { useOf } from '../../overlay/direction.js'
import type { Pack } from '../../schema/pack.js'
import { bumpOfField, bumpOfItem } from './bump.js'
import type { ChangePlace, PackChange, PackPart } from './change.js'
import { differingFields, entry, type Pairs } from './pairs.js'

/** What is compared: the earlier pack under the ids of the later one, and the later one. */
export interface Comparing {
  readonly before: Pack
  readonly after: Pack
}

/** Where an item stands. */
export interface ItemPlace {
  readonly part: PackPart
  readonly id: string
  readonly path: string
  readonly place?: ChangePlace
}

const NOTHING: ReadonlySet<string> = new Set()

/** A change of an item, with what can be told of any. */
export function change(where: ItemPlace, of: Pick<PackChange, 'kind' | 'bump'> & Partial<PackChange>, comparing: Comparing): PackChange {
  const { part, id, path, place = null } = where
  return {
    kind: of.kind,
    part,
    id,
    place,
    field: of.field ?? null,
    path: of.field === undefined || of.field === null ? path : at(path, of.field),
    before: of.before ?? null,
    after: of.after ?? null,
    unit: of.unit ?? null,
    direction: of.direction ?? null,
    rules: of.rules ?? rulesOf(part, id, comparing),
    bump: of.bump,
  }
}

/** The properties of one item that differ, one change each. */
export function fieldChanges(
  where: ItemPlace,
  before: object,
  after: object,
  comparing: Comparing,
  left: ReadonlySet<string> = NOTHING,
): readonly PackChange[] {
  return differingFields(before, after, left).map((field) => {
    const values = { before: entry(before, field), after: entry(after, field) }
    return change(
      where,
      { kind: 'changed', field, ...values, bump: bumpOfField(where.part, field, values.before, values.after) },
      comparing,
    )
  })
}

/** The changes of paired items: what came, what went, and what differs in those that stayed. */
export function itemChanges<T extends object>(
  pairs: Pairs<T>,
  whereOf: (item: T) => ItemPlace,
  comparing: Comparing,
  inside: (before: T, after: T) => readonly PackChange[],
): readonly PackChange[] {
  const whole = (kind: 'added' | 'removed') => (item: T) =>
    change(
      whereOf(item),
      { kind, [kind === 'added' ? 'after' : 'before']: item, bump: bumpOfItem(kind, whereOf(item).part, item) },
      comparing,
    )
  return [
    ...pairs.both.flatMap(([before, after]) => inside(before, after)),
    ...pairs.added.map(whole('added')),
    ...pairs.removed.map(whole('removed')),
  ]
}

/** The rules that an item bears on, in either pack. */
export function rulesOf(part: PackPart, id: string, { before, after }: Comparing): readonly string[] {
  const found = [after, before].flatMap((pack) => rulesIn(pack, part, id))
  return [...new Set(found)].sort()
}

function rulesIn(pack: Pack, part: PackPart, id: string): readonly string[] {
  if (part === 'parameter') return useOf(id, pack).rules.map((rule) => rule.id)
  const documentOf = (clause: string): string | undefined => pack.clauses.find((one) => one.id === clause)?.document
  return pack.rules
    .filter((rule) => {
      if (part === 'rule' || part === 'case') return rule.id === id
      if (part === 'clause') return rule.clause === id
      if (part === 'document') return documentOf(rule.clause) === id
      if (part === 'group') return rule.group === id
      if (part === 'remedy') return rule.remedies?.includes(id) === true
      if (part === 'finding') return rule.finding === id
      return part === 'fact' && readsFact(rule, id, pack, Object.keys(pack.facts).length)
    })
    .map((rule) => rule.id)
}

function readsFact(json: unknown, id: string, pack: Pack, left: number): boolean {
  if (typeof json !== 'object' || json === null || left < 0) return false
  if (Array.isArray(json)) return json.some((one) => readsFact(one, id, pack, left))
  return Object.entries(json).some(([operator, operands]) => {
    const name: unknown = Array.isArray(operands) ? operands[0] : operands
    if (operator !== 'fact' || typeof name !== 'string') return readsFact(operands, id, pack, left)
    return name === id || (Object.hasOwn(pack.facts, name) && readsFact(pack.facts[name]?.expression, id, pack, left - 1))
  })
}
