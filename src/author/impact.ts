import { dateOf, readDataset } from '../data/dataset.js'
import { at } from '../issue.js'
import { loadPack } from '../load.js'
import { createImpactRun } from './impact/accumulate.js'
import type { Impact } from './impact/impact.js'

/**
 * What a change of a pack does to a dataset: every outcome that flips with the change it comes from, how grades migrate, and
 * which scores and places move. Each change is also applied alone; where only several together have an effect, that is said.
 *
 * @param before - The earlier pack.
 * @param after - The later one, or the earlier one with overlays laid over it.
 * @param options - `asOf`: the date whose law applies; without it the dataset must state its own.
 * @throws `WanzhengError` for packs or a dataset that cannot be used.
 *
 * @example
 * ```ts
 * import { impactOf } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const rules = notice.rules.map((rule) => (rule.id === 'service-area-per-100-households' ? { ...rule, weight: 3 } : rule))
 * const facilities = [{ type: 'community-service', floorArea: 309 }]
 * const community = { id: '1', level: 'community', households: 1030, surveyedFacilities: ['community-service'], facilities }
 * const impact = impactOf(notice, { ...notice, rules }, { id: 'd', asOf: '2023-06-30', units: [community] })
 * impact.flips // => []
 * impact.scores[0]?.before // => { low: 4.71, high: 100 }
 * impact.scores[0]?.after // => { low: 8.42, high: 100 }
 * impact.causes[impact.scores[0]?.by[0]?.cause ?? -1]?.changes[0]?.field // => 'weight'
 * ```
 */
export function impactOf(before: unknown, after: unknown, dataset: unknown, options: { readonly asOf?: string } = {}): Impact {
  const { header, units, issues } = readDataset(dataset)
  const run = createImpactRun(loadPack(before), loadPack(after), dateOf(header, options.asOf ?? null))
  for (const [index, unit] of units.entries()) run.take(unit, at('/units', index))
  return run.finish(header.id, issues)
}
