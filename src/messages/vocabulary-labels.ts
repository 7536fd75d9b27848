import { vocabularyOf } from '../rows/vocabulary.js'
import type { Language } from './messages.js'

const { types } = vocabularyOf([])

/** Name of a facility type; its id where the dictionary does not have it. */
export function typeIn(type: string, language: Language): string {
  return Object.hasOwn(types, type) ? (types[type]?.label[language] ?? type) : type
}
