import { digest } from '../digest.js'
import { at } from '../issue.js'
import { loadPack } from '../load.js'
import type { Pack } from '../schema/pack.js'
import type { Differing, NamedPack, PackChange, PackDiff } from './diff/change.js'
import { type Comparing, change } from './diff/items.js'
import { partChanges } from './diff/parts.js'
import { type Rename, renamesBetween } from './diff/renames.js'
import { verdictOf } from './diff/version.js'

/**
 * What differs between two packs in meaning: key order, the order of what has ids, and how a number or an expression is
 * written never count. A new id alone is a rename, found only where everything else is equal.
 *
 * @param before - The earlier pack, as parsed JSON or as `loadPack` returned it.
 * @param after - The later pack; one with overlays laid over it may be given as well.
 * @throws `WanzhengError` `invalid-pack` or `unsupported` for what is no usable pack.
 *
 * @example
 * ```ts
 * import { diffPacks } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const rules = notice.rules.map((rule) => (rule.id === 'service-area-per-100-households' ? { ...rule, weight: 3 } : rule))
 * const { changes, verdict } = diffPacks(notice, { ...notice, rules })
 * changes[0]?.path // => '/rules/service-area-per-100-households/weight'
 * changes[0]?.after // => 3
 * verdict // => { needed: 'major', given: 'none', isEnough: false }
 * diffPacks(notice, notice).changes // => []
 * ```
 */
export function diffPacks(before: unknown, after: unknown): PackDiff {
  const [left, right] = [loadPack(before), loadPack(after)]
  const { changes } = differing(left, right)
  return { before: namedPack(left), after: namedPack(right), changes, verdict: verdictOf(left, right, changes) }
}

/** What differs between two loaded packs, with the earlier one under the ids of the later. */
export function differing(before: Pack, after: Pack): Differing {
  const { renamed, renames } = renamesBetween(before, after)
  const comparing = { before: renamed, after }
  return { renamed, changes: [...renames.map((one) => renameChange(one, comparing)), ...partChanges(comparing)] }
}

/** A pack as a difference names it. */
export function namedPack(pack: Pack): NamedPack {
  return { id: pack.id, version: pack.version, digest: digest(pack) }
}

const PATHS: Readonly<Record<Rename['part'], string>> = {
  document: '/documents',
  clause: '/clauses',
  group: '/scoring/groups',
  parameter: '/parameters',
  fact: '/facts',
  remedy: '/remedies',
  rule: '/rules',
}

function renameChange({ part, from, to }: Rename, comparing: Comparing): PackChange {
  return change({ part, id: to, path: at(PATHS[part], to) }, { kind: 'renamed', before: from, after: to, bump: 'major' }, comparing)
}
