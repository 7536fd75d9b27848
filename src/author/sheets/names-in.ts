import type { Pack } from '../../schema/pack.js'
import type { Item } from './column.js'
import { isObject, valueAt } from './tree.js'

/** What formulas need to know of a pack that was not checked yet: the items that have a name. */
export function namesIn(json: Item): Pack {
  const named = (part: unknown, key: string): Item =>
    Object.fromEntries(Object.entries(isObject(part) ? part : {}).filter(([, entry]) => typeof valueAt(entry, `${key}.zh`) === 'string'))
  const dictionary = Object.fromEntries(
    ['unit', 'facility', 'facilities', 'findings'].map((kind) => [
      kind,
      withoutBadValues(named(valueAt(json, `dictionary.${kind}`), 'label')),
    ]),
  )
  // Only these are read for names.
  return { dictionary, facts: named(json.facts, 'title'), parameters: named(json.parameters, 'title') } as unknown as Pack
}

function withoutBadValues(fields: Item): Item {
  return Object.fromEntries(
    Object.entries(fields).map(([id, field]) => {
      const values = valueAt(field, 'values')
      const isSound = isObject(values) && Object.values(values).every((label) => typeof valueAt(label, 'zh') === 'string')
      return [id, isSound ? field : { ...(field as Item), values: undefined }]
    }),
  )
}
