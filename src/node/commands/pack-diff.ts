import type { PackDiff } from '../../author/diff/change.js'
import { type BothPacks, diffMarkdown, diffProse } from '../../author/diff/prose.js'
import { diffText } from '../../author/diff/text.js'
import { diffPacks } from '../../author/diff.js'
import type { Language } from '../../messages/messages.js'
import { type Command, EXIT } from '../command.js'
import { readBoth } from '../pack-pair.js'
import { writeText } from '../write-text.js'

const FORMS: Readonly<Record<string, (diff: PackDiff, packs: BothPacks, language: Language) => string>> = {
  text: diffText,
  json: jsonOf,
  markdown: diffMarkdown,
  prose: diffProse,
}

/** Says what differs between two packs in meaning, and what version that needs. */
export const packDiff: Command = {
  name: 'pack diff',
  operands: ['A', 'B'],
  options: ['format', 'json', 'output'],
  formats: Object.keys(FORMS),
  summary: {
    en: 'what differs between two packs in meaning, and whether the version is raised enough',
    zh: '两个规则包在含义上的差别，以及版本号是否提高得够',
  },
  run: async (given, io) => {
    const packs = await readBoth(given)
    const diff = diffPacks(packs.before, packs.after)
    const form = FORMS[given.format ?? (given.json ? 'json' : 'text')] ?? diffText
    await writeText(form(diff, packs, given.language), given, io)
    return diff.verdict.isEnough ? EXIT.done : EXIT.failed
  },
}

// Where nothing differs, nothing but that is said.
function jsonOf(diff: PackDiff): string {
  const isSame = diff.changes.length === 0 && diff.before.version === diff.after.version
  return `${JSON.stringify(isSame ? { changes: [] } : diff, null, 2)}\n`
}
