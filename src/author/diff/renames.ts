import { canonicalize } from '../../canonical.js'
import type { Pack } from '../../schema/pack.js'
import type { PackPart } from './change.js'
import { meaningOf } from './meaning.js'
import { withIds } from './with-ids.js'

/** Parts whose items are referred to by id; what others refer to comes first. */
export type RenamedPart = 'document' | 'clause' | 'group' | 'parameter' | 'fact' | 'remedy' | 'rule'
const PARTS: readonly RenamedPart[] = ['document', 'clause', 'group', 'parameter', 'fact', 'remedy', 'rule']

/** An id that became another one, and nothing else. */
export interface Rename {
  readonly part: RenamedPart & PackPart
  readonly from: string
  readonly to: string
}

/** What says nothing of the meaning of an item. */
const WORDING: Readonly<Record<RenamedPart, readonly string[]>> = {
  document: ['id'],
  clause: ['id', 'rules'],
  group: ['id'],
  parameter: [],
  fact: [],
  remedy: [],
  rule: ['id', 'title', 'note', 'evidence'],
}

/**
 * Finds items that only have another id, and gives the earlier pack the ids of the later one. Only where exactly one item that
 * went means what exactly one that came means: nothing is guessed.
 */
export function renamesBetween(before: Pack, after: Pack): { readonly renamed: Pack; readonly renames: readonly Rename[] } {
  let renamed = before
  const renames: Rename[] = []
  // A fact may read another that was renamed as well.
  for (let found = -1; found < renames.length; ) {
    found = renames.length
    for (const part of PARTS) {
      const own = renamesOf(part, renamed, after)
      if (own.length === 0) continue
      renamed = withIds(renamed, part, new Map(own.map(({ from, to }) => [from, to])))
      renames.push(...own)
    }
  }
  return { renamed, renames }
}

function renamesOf(part: RenamedPart, before: Pack, after: Pack): readonly Rename[] {
  const [left, right] = [itemsOf(part, before), itemsOf(part, after)]
  const gone = byMeaning(
    part,
    [...left].filter(([id]) => !right.has(id)),
  )
  const come = byMeaning(
    part,
    [...right].filter(([id]) => !left.has(id)),
  )
  return [...gone].flatMap(([meaning, [from, ...others]]) => {
    const [to, ...rest] = come.get(meaning) ?? []
    return from === undefined || to === undefined || others.length > 0 || rest.length > 0 ? [] : [{ part, from, to }]
  })
}

function byMeaning(part: RenamedPart, items: readonly (readonly [string, object])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [id, item] of items) {
    const fields = Object.entries(item).filter(([name]) => !WORDING[part].includes(name))
    const meaning = canonicalize(Object.fromEntries(fields.map(([name, value]) => [name, meaningOf(name, value)])))
    found.set(meaning, [...(found.get(meaning) ?? []), id])
  }
  return found
}

function itemsOf(part: RenamedPart, pack: Pack): ReadonlyMap<string, object> {
  const listed = (items: readonly { readonly id: string }[]): ReadonlyMap<string, object> => new Map(items.map((item) => [item.id, item]))
  if (part === 'document') return listed(pack.documents)
  if (part === 'clause') return listed(pack.clauses)
  if (part === 'group') return listed(pack.scoring.groups)
  if (part === 'rule') return listed(pack.rules)
  return new Map(Object.entries(part === 'parameter' ? pack.parameters : part === 'fact' ? pack.facts : pack.remedies))
}
