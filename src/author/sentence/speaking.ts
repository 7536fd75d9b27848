import { exactOf } from '../../logic/value.js'
import type { Language } from '../../messages/messages.js'
import { type Context, contextOf, say } from '../../report/context.js'
import { decimal, printOf, withUnit } from '../../report/quantity.js'
import type { Dictionary } from '../../schema/dictionary.js'
import type { Label } from '../../schema/label.js'
import type { Pack } from '../../schema/pack.js'
import { type Phrases, phrasesIn } from './phrases.js'

/** What sentences over one pack in one language are made with. */
export interface Speaking {
  readonly pack: Pack
  readonly context: Context
  readonly phrases: Phrases
}

const PLACES = 12

/** Prepares sentences over a pack. */
export function speakingOf(pack: Pack, language: Language): Speaking {
  return { pack, context: contextOf([pack], language), phrases: phrasesIn(language) }
}

/** A label in the language of the sentence; the id where there is none. In the middle of an English sentence it is not capital. */
export function named(label: Label | undefined, id: string, { context }: Speaking): string {
  const text = label === undefined ? id : say(label, context)
  const isName = /^[A-Z][A-Z0-9]|^[A-Z]$/.test(text)
  return context.language === 'en' && !isName ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** A figure with its unit, exact; `null` where it is none. */
export function figureOf(json: unknown, unit: string, { pack, context }: Speaking): string | null {
  const exact = json === undefined ? null : exactOf(json)
  if (exact === null) return null
  const print = printOf(unit, pack, context)
  return withUnit(decimal(exact, PLACES, print), print)
}

/** The field that a `var` reads, of a facility where it stands inside a list of them. */
export function fieldOf(name: string, inFacility: boolean, { pack: { dictionary } }: Speaking): Dictionary['unit'][string] | undefined {
  const [first, second] = inFacility ? [dictionary.facility, dictionary.unit] : [dictionary.unit, dictionary.facility]
  return Object.hasOwn(first, name) ? first[name] : Object.hasOwn(second, name) ? second[name] : undefined
}
