import { compile, operatorsOf } from './compile.js'
import { schemaIssues } from './data/problem.js'
import { digest } from './digest.js'
import { WanzhengError } from './error.js'
import { refuseNewer } from './format.js'
import { overlaySchema } from './generated/schemas.js'
import { at, type Issue, issue } from './issue.js'
import { loadPack, refuse } from './load.js'
import { addTo, reweigh } from './overlay/add.js'
import { confirm } from './overlay/confirm.js'
import { type Laying, replaceFigure } from './overlay/figures.js'
import { isInRange } from './overlay/range.js'
import type { LayerChange } from './schema/layers.js'
import type { Overlay } from './schema/overlay.js'
import type { Clause, Pack } from './schema/pack.js'

/** Whether parsed JSON says that it is an overlay. */
export function isOverlay(json: unknown): boolean {
  return typeof json === 'object' && json !== null && String((json as { schema?: unknown }).schema).startsWith('wanzheng/overlay/')
}

/**
 * Lays an overlay over the pack it names. It may confirm figures that wait for the print, make limits stricter, add rules,
 * change weights, and make limits laxer, which needs a reason where something must or shall be. The result is a pack of its own:
 * its version names the overlay, `layers` names every overlay with its digest and what it changed, and each replaced figure
 * keeps what it was. Overlays stack: lay the second over what came of the first.
 *
 * @throws {@link WanzhengError} `invalid-pack` for an overlay that is not one, that was made for another version of the pack, that
 * names what the pack does not have, or that loosens where it says it tightens.
 */
export function applyOverlay(pack: Pack, json: unknown): Pack {
  refuseNewer(json, 'wanzheng/overlay/1')
  refuse('invalid-pack', schemaIssues(overlaySchema, json))
  const overlay = json as Overlay // validated above
  checkBase(overlay, pack)
  const issues: Issue[] = []
  const changes: LayerChange[] = []
  const base = pack.layers?.base ?? { version: pack.version, digest: digest(pack) }
  const names = { base: `${pack.id}@${base.version}`, layer: `${overlay.id}@${overlay.version}` }
  const laid = laidOver(pack, overlay, { ...names, changes, issues })
  refuse('invalid-pack', issues)
  const own = digest(overlay)
  const version = `${pack.version}-${overlay.id}.${overlay.version.replaceAll('.', '-')}.${own.slice(7, 15)}`
  const overlays = [
    ...(pack.layers?.overlays ?? []),
    { id: overlay.id, version: overlay.version, digest: own, title: overlay.title, changes },
  ]
  const whole = loadPack({ ...laid, clauses: clausesWithRules(laid, overlay), version, layers: { base, overlays } })
  // Rules that were added may use operators that the pack did not need before.
  return loadPack({ ...whole, operators: [...new Set([...whole.operators, ...operatorsOf(compile(whole, '9999-12-31'))])].sort() })
}

function laidOver(pack: Pack, overlay: Overlay, laying: Omit<Laying, 'pack'>): Pack {
  const { confirm: confirmations = [], tighten = [], loosen = [], add = {}, reweight = [] } = overlay
  const count = confirmations.length + tighten.length + loosen.length + reweight.length + Object.keys(add).length
  if (count === 0) laying.issues.push(issue('missing-key', '', { key: 'confirm / tighten / loosen / add / reweight' }))
  const parameters = confirmations.reduce((whole, one, index) => {
    laying.changes.push({ kind: 'confirm', what: 'parameter', id: one.parameter, ...(one.when === undefined ? {} : { when: one.when }) })
    return confirm(whole, one, at('/confirm', index), laying.issues)
  }, pack.parameters)
  let laid = addTo({ ...pack, parameters }, add, '/add', { ...laying, pack })
  for (const [index, one] of tighten.entries()) laid = replaceFigure('tighten', one, at('/tighten', index), { ...laying, pack: laid })
  for (const [index, one] of loosen.entries()) laid = replaceFigure('loosen', one, at('/loosen', index), { ...laying, pack: laid })
  for (const [index, one] of reweight.entries()) laid = reweigh(laid, one, at('/reweight', index), { ...laying, pack: laid })
  return laid
}

function checkBase({ base, over = [] }: Overlay, pack: Pack): void {
  const released = pack.layers?.base.version ?? pack.version
  const fits = base.id === pack.id && (base.version === pack.version || isInRange(released, base.version))
  const fitsDigest = (): boolean => base.digest === undefined || base.digest === (pack.layers?.base.digest ?? digest(pack))
  const wanted = `${base.id}@${base.version}${base.digest === undefined ? '' : ` ${base.digest}`}`
  if (!fits || !fitsDigest()) throw new WanzhengError('invalid-pack', `the overlay is for ${wanted}, found ${pack.id}@${pack.version}`)
  const below = pack.layers?.overlays ?? []
  for (const one of over) {
    if (!below.some(({ id, version }) => id === one.id && isInRange(version, one.version)))
      throw new WanzhengError('invalid-pack', `the overlay lies over ${one.id}@${one.version}, which is not below it; give that one first`)
  }
}

// A clause that came with the overlay is judged by the rules that cite it and by those whose figures stand in it.
function clausesWithRules(pack: Pack, { add }: Overlay): readonly Clause[] {
  const added = new Set((add?.clauses ?? []).map(({ id }) => id))
  const cited = new Set((add?.rules ?? []).map(({ clause }) => clause))
  return pack.clauses.map((clause) => {
    if (!added.has(clause.id) && !cited.has(clause.id)) return clause
    const figures = Object.entries(pack.parameters).filter(([, { values }]) => values.some((one) => citesClause(one, clause.id)))
    const rules = pack.rules.filter(
      ({ clause: own, limit }) =>
        own === clause.id ||
        Object.values(limit ?? {}).some((one) => figures.some(([id]) => id === (typeof one === 'string' ? one : one.parameter))),
    )
    return { ...clause, rules: [...new Set([...clause.rules, ...rules.map(({ id }) => id)])] }
  })
}

function citesClause({ clause, rows = [] }: Pack['parameters'][string]['values'][number], id: string): boolean {
  return clause === id || rows.some((row) => row.clause === id)
}
