import { isWanzhengError } from '../../error.js'
import { at } from '../../issue.js'
import { applyOverlay } from '../../overlay.js'
import type { Overlay } from '../../schema/overlay.js'
import type { Pack } from '../../schema/pack.js'
import { lintPack } from '../lint.js'
import { finding, type LintFinding, refusal } from './finding.js'

/**
 * Checks an overlay with the pack it lies over: what refuses it, and what is wrong with the pack that comes of it and was not
 * wrong before. Places are in the overlay where something of it is at fault.
 *
 * @param json - An overlay as parsed JSON.
 * @param base - The pack it lies over, with the overlays below it already laid.
 *
 * @example
 * ```ts
 * import { lintOverlay } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const overlay = {
 *   schema: 'wanzheng/overlay/1',
 *   id: 'province',
 *   version: '1.0.0',
 *   base: { id: 'notice-2022-48', version: notice.version },
 *   title: { en: 'Weights of the province', zh: '省级权重' },
 *   reweight: [{ group: 'facilities', weight: 45 }],
 * }
 * lintOverlay(overlay, notice).map(({ code, path }) => [code, path]) // => [['weights-sum', '/reweight/0']]
 * ```
 */
export function lintOverlay(json: unknown, base: Pack): readonly LintFinding[] {
  let whole: Pack
  try {
    whole = applyOverlay(base, json)
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    if (error.issues.length > 0) return error.issues.map(refusal)
    const { id, version } = (json as Overlay).base // only an overlay of the right form gets so far
    return [finding('overlay-base', '/base', `${base.id}@${base.version}`, `${id}@${version}`)]
  }
  const before = new Set(lintPack(base).map(keyOf))
  return lintPack(whole)
    .filter((one) => !before.has(keyOf(one)))
    .map((one) => ({ ...one, path: inOverlay(one, json as Overlay) }))
}

// Items are told apart by id: their places move where something is added.
function keyOf({ code, path, item, params }: LintFinding): string {
  return JSON.stringify([code, item === null ? path : path.replace(/^\/[a-z]+\/\d+/, item), params])
}

/** The entry of an overlay that made something of a pack what it is; the overlay as a whole where none did. */
function inOverlay({ path, item }: LintFinding, overlay: Overlay): string {
  const part = path.split('/')[1] ?? ''
  if (part === 'parameters')
    for (const kind of ['tighten', 'loosen', 'confirm'] as const) {
      const index = overlay[kind]?.findIndex(({ parameter }) => parameter === item) ?? -1
      if (index >= 0) return at('', kind, index)
    }
  const listed =
    part === 'rules' || part === 'clauses' || part === 'documents' ? (overlay.add?.[part] ?? []).findIndex(({ id }) => id === item) : -1
  if (listed >= 0) return path.replace(/^\/[a-z]+\/\d+/, at('/add', part, listed))
  const keyed = part === 'parameters' || part === 'facts' || part === 'cases' || part === 'remedies' ? overlay.add?.[part] : undefined
  if (item !== null && keyed !== undefined && Object.hasOwn(keyed, item)) return `/add${path}`
  if (part === 'dictionary' && overlay.add?.dictionary !== undefined) return '/add/dictionary'
  const weighed =
    overlay.reweight?.findIndex(({ rule, group }) => (item === null ? part === 'scoring' : rule === item || group === item)) ?? -1
  return weighed >= 0 ? at('/reweight', weighed) : ''
}
