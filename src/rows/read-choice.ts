import { nearest } from '../nearest.js'
import type { VocabularyField } from '../schema/dictionary.js'
import { foldHeader } from './fold.js'
import { isUnknownText, type Reading } from './reading.js'
import { note } from './report.js'
import { type Cell, rawIn } from './table.js'

interface Spelled {
  readonly value: string
  readonly names: readonly string[]
}

const known = new WeakMap<VocabularyField, readonly Spelled[]>()

// Folded once for all cells of a field.
function spellingsOf(field: VocabularyField): readonly Spelled[] {
  const earlier = known.get(field)
  if (earlier !== undefined) return earlier
  const spelled = Object.entries(field.values ?? {}).map(([value, { zh, en }]) => ({ value, names: [value, zh, en].map(foldHeader) }))
  known.set(field, spelled)
  return spelled
}

/** Reads one of the values of an enumeration, by its name or its label; by a guess where the cell only contains one of them. */
export function readChoice(cell: Cell, field: VocabularyField): Reading {
  const raw = rawIn(cell)
  const text = foldHeader(raw)
  const spelled = spellingsOf(field)
  const exact = spelled.find(({ names }) => names.includes(text))
  if (exact !== undefined)
    return { value: exact.value, notes: raw === exact.value ? [] : [note('choice', 'normalised', { found: raw, value: exact.value })] }
  if (isUnknownText(raw)) return { value: undefined, notes: [note('unknown-spelling', 'normalised', { found: raw })] }
  const inside = longestInside(text, spelled)
  if (inside !== null) return { value: inside, notes: [note('choice', 'guessed', { found: raw, value: inside })] }
  const labels = Object.values(field.values ?? {}).map(({ zh }) => zh)
  return {
    value: undefined,
    notes: [note('choice-unclear', 'dropped', { found: raw, expected: labels.join('、'), nearest: nearest(raw, labels) })],
  }
}

// The one value named in a longer text: Ⅳ类气候区 is iv, not i.
function longestInside(text: string, spelled: readonly Spelled[]): string | null {
  const found = spelled.flatMap(({ value, names }) => {
    const lengths = names.filter((name) => isNamedIn(text, name)).map((name) => name.length)
    return lengths.length === 0 ? [] : [{ value, length: Math.max(...lengths) }]
  })
  const longest = Math.max(0, ...found.map(({ length }) => length))
  const best = found.filter(({ length }) => length === longest)
  return best.length === 1 ? (best[0]?.value ?? null) : null
}

function isNamedIn(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at < 0) return false
  const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[a-z]/.test(sign)
  return !(isLetter(name[0]) && isLetter(text[at - 1])) && !(isLetter(name.at(-1)) && isLetter(text[at + name.length]))
}
