import type { Language } from '../../messages/messages.js'
import { wordsIn } from '../../report/words.js'
import type { PackDiff } from './change.js'
import type { BothPacks } from './prose.js'
import { changeTexts } from './rows.js'
import { diffWordsIn } from './words.js'

/** A difference as plain text: one line a change, and what the version needs. */
export function diffText({ changes, verdict, before, after }: PackDiff, packs: BothPacks, language: Language): string {
  const words = diffWordsIn(language)
  const { labelled, aside } = wordsIn(language)
  const lines = changeTexts(changes, packs, language).map(({ change, subject, field, before: then, after: now }) => {
    const what = field === null || change.field === 'figure' ? subject : `${subject} ${field}`
    const values = change.field === null && change.kind !== 'renamed' ? now : change.field === 'order' ? '' : `${then} → ${now}`
    const text = labelled(words.kind[change.kind], values === '' ? what : words.pair(what, values))
    return change.direction === null ? text : aside(text, words.direction[change.direction])
  })
  const found = changes.length === 0 ? [words.nothing] : [words.count(changes.length), ...lines.map((line) => `- ${line}`)]
  return `${[...found, words.verdict(verdict, before.version, after.version)].join('\n')}\n`
}
