import { canonicalize } from '../canonical.js'
import { at, issue } from '../issue.js'
import { refuse } from '../load.js'
import type { Dictionary } from '../schema/dictionary.js'
import type { Pack } from '../schema/pack.js'

/**
 * One dictionary for several packs.
 *
 * @throws {@link WanzhengError} `misuse` where they define the same name differently, or a pack is given twice.
 */
export function mergeDictionaries(packs: readonly Pack[]): Dictionary {
  const ids = packs.map((pack) => pack.id)
  refuse(
    'misuse',
    ids.flatMap((id, index) => (ids.indexOf(id) === index ? [] : [issue('duplicate-pack', at('/packs', index), { id })])),
  )
  const merged: Record<keyof Dictionary, Record<string, unknown>> = { unit: {}, facility: {}, facilities: {}, findings: {}, units: {} }
  const owners = new Map<string, string>()
  for (const { id, dictionary } of packs) {
    for (const part of Object.keys(merged) as (keyof Dictionary)[]) {
      for (const [name, entry] of Object.entries(dictionary[part])) {
        const earlier = Object.hasOwn(merged[part], name) ? merged[part][name] : undefined
        const agrees = earlier === undefined || canonicalize(earlier) === canonicalize(entry)
        if (!agrees)
          refuse('misuse', [issue('dictionary-conflict', at('', part, name), { name, packs: `${owners.get(`${part}/${name}`)}, ${id}` })])
        merged[part][name] = entry
        owners.set(`${part}/${name}`, owners.get(`${part}/${name}`) ?? id)
      }
    }
  }
  return merged as unknown as Dictionary // every entry came from a dictionary of the same form
}
