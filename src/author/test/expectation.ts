import type { Language } from '../../messages/messages.js'
import { wordsIn } from '../../report/words.js'
import type { Got } from './run-case.js'
import { testWordsIn } from './words.js'

/** What a worked case expects, or what came instead in the terms of it, in words: `not met; value 2; short by 1 site`. */
export function expectationText({ status, value, shortfall, reason, missing }: Got, language: Language): string {
  const words = testWordsIn(language)
  const { status: statuses, reason: reasons } = wordsIn(language)
  const parts = [
    status === null ? words.notJudged : wordOf(statuses, status),
    ...(value === undefined ? [] : [words.value(quantityText(value))]),
    ...(shortfall === undefined ? [] : [words.shortfall(shortfall === null ? null : quantityText(shortfall))]),
    ...(reason === undefined ? [] : [words.reason(reason === null ? null : wordOf(reasons, reason))]),
    ...(missing === undefined ? [] : [words.missing(Array.isArray(missing) && missing.length > 0 ? words.list(missing) : '–')]),
  ]
  return words.parts(parts)
}

// A pack may name what the engine does not know.
function wordOf(words: Readonly<Record<string, string>>, name: unknown): string {
  return typeof name === 'string' && Object.hasOwn(words, name) ? (words[name] as string) : JSON.stringify(name)
}

// A number, its bounds, or either with a unit.
function quantityText(quantity: unknown): string {
  if (quantity === null) return '–'
  if (typeof quantity !== 'object') return String(quantity)
  const { value, unit, min, max } = quantity as Readonly<Record<string, unknown>>
  if (typeof unit === 'string') return `${quantityText(value ?? null)} ${unit}`
  return min === undefined && max === undefined ? JSON.stringify(quantity) : `${min ?? ''} – ${max ?? ''}`
}
