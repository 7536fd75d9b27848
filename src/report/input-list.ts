import type { Input } from '../inputs.js'
import type { Language } from '../messages/messages.js'
import type { Pack } from '../schema/pack.js'
import { columns } from './columns.js'
import { contextOf, say } from './context.js'
import { printOf } from './quantity.js'

/** The values that packs read, as text for people. */
export function inputList(inputs: readonly Input[], packs: readonly Pack[], language: Language, width: number): string {
  const context = contextOf(packs, language)
  const { label, inputType } = context.words
  const rows = inputs.map(({ name, label: own, type, unit, rules, values }) => {
    const pack = packs.find((one) => unit !== null && Object.hasOwn(one.dictionary.units, unit))
    const kind = type === 'enum' ? values.join(' | ') : (inputType[type] ?? type)
    return [name, say(own, context), kind, unit === 'share' ? '0–1' : printOf(unit, pack, context).label, String(rules.length)]
  })
  return [...columns([[label.field, label.title, label.type, label.unit, label.rules], ...rows], width), ''].join('\n')
}
