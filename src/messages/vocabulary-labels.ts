import facilities from '../../rules/vocabulary/facilities.json' with { type: 'json' }
import type { Label } from '../schema/label.js'
import type { Language } from './messages.js'

const types: Readonly<Record<string, { readonly label: Label }>> = facilities

/** Name of a facility type; its id where the dictionary does not have it. */
export function typeIn(type: string, language: Language): string {
  return Object.hasOwn(types, type) ? (types[type]?.label[language] ?? type) : type
}
