import type { Language } from '../../messages/messages.js'
import { type Sheet, sheetMarkdown } from '../../report/sheets/sheet.js'
import type { Pack } from '../../schema/pack.js'
import type { PackChange, PackDiff } from './change.js'
import { type ChangeText, changeTexts } from './rows.js'
import { type DiffWords, diffWordsIn, SECTIONS, type Section } from './words.js'

/** The two packs of a difference. */
export interface BothPacks {
  readonly before: Pack
  readonly after: Pack
}

const MOST_RULES = 3
/** Properties whose texts are too long to quote in a sentence. */
const LONG: ReadonlySet<string> = new Set(['text', 'summary', 'formula', 'basis', 'reading', 'why', 'given', 'expect', 'earlier'])

/**
 * A difference as prose: a title, a section for each kind of item with one numbered sentence a change, and what the version
 * needs. In Chinese it is fit for the annex of a circular.
 *
 * @example
 * ```ts
 * import { diffPacks, diffProse } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const rules = notice.rules.map((rule) => (rule.id === 'service-area-per-100-households' ? { ...rule, weight: 3 } : rule))
 * const after = { ...notice, rules }
 * const prose = diffProse(diffPacks(notice, after), { before: notice, after }, 'zh')
 * prose.split('\n')[4] // => '1. 规则“每百户综合服务设施面积”的权重由 1 调整为 3。'
 * ```
 */
export function diffProse({ changes, verdict, before, after }: PackDiff, packs: BothPacks, language: Language): string {
  const words = diffWordsIn(language)
  const title = `${words.title(packs.after.title[language])}${words.between(before.version, after.version)}`
  const texts = changeTexts(changes, packs, language)
  if (texts.length === 0) return `${title}\n\n${words.same}\n`
  const sections = SECTIONS.map((section) => ({ section, own: texts.filter(({ change }) => sectionOf(change) === section) })).filter(
    ({ own }) => own.length > 0,
  )
  const parts = sections.map(({ section, own }, index) =>
    [`${words.numbered(index)}${words.section[section]}`, '', ...own.map((text, place) => `${place + 1}. ${sentenceOf(text, words)}`)].join(
      '\n',
    ),
  )
  return `${[title, ...parts, words.verdict(verdict, before.version, after.version)].join('\n\n')}\n`
}

/** A difference as a table. */
export function diffSheet({ changes }: Pick<PackDiff, 'changes'>, packs: BothPacks, language: Language): Sheet {
  const { head, sheet, kind, direction, bump } = diffWordsIn(language)
  const column = (id: keyof typeof head, width: number): Sheet['columns'][number] => ({ id, head: head[id], width })
  return {
    name: sheet,
    columns: [
      column('kind', 10),
      column('item', 40),
      column('field', 16),
      column('before', 24),
      column('after', 24),
      column('rules', 30),
      column('bump', 20),
    ],
    rows: changeTexts(changes, packs, language).map(({ change, subject, field, before, after, rules }) => [
      change.direction === null ? kind[change.kind] : direction[change.direction],
      subject,
      field,
      before,
      after,
      rules.join(language === 'zh' ? '、' : ', '),
      bump[change.bump],
    ]),
  }
}

/** A difference as Markdown: the table, and what the version needs. */
export function diffMarkdown(diff: PackDiff, packs: BothPacks, language: Language): string {
  const words = diffWordsIn(language)
  const table = diff.changes.length === 0 ? `${words.nothing}\n` : sheetMarkdown(diffSheet(diff, packs, language))
  return `${table}\n${words.verdict(diff.verdict, diff.before.version, diff.after.version)}\n`
}

/** One change as one sentence or two. */
export function sentenceOf({ change, subject, field, before, after, rules }: ChangeText, words: DiffWords): string {
  const { sentence } = words
  const shown = rules.slice(0, MOST_RULES).join(words === diffWordsIn('zh') ? '、' : ', ')
  const bears = rules.length === 0 || change.part === 'case' ? '' : words.bearsOn(shown, rules.length > MOST_RULES ? rules.length : 0)
  const gap = bears === '' || words === diffWordsIn('zh') ? '' : ' '
  const note = change.direction === null ? '' : words.direction[change.direction]
  const name = change.field === 'figure' ? null : field
  const said = (): string => {
    if (change.kind === 'added') return sentence.added(subject, after)
    if (change.kind === 'removed') return sentence.removed(subject)
    if (change.kind === 'renamed') return sentence.renamed(subject, before, after)
    if (change.field === 'order') return sentence.reordered(subject)
    if (LONG.has(change.field ?? '')) return sentence.reworded(subject, field ?? '')
    if (isNothing(change.before)) return sentence.given(subject, name, after, note)
    if (isNothing(change.after)) return sentence.dropped(subject, name, before)
    return sentence.changed(subject, name, before, after, note)
  }
  return `${said()}${gap}${bears}`
}

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

function sectionOf({ part, path }: PackChange): Section {
  if (part === 'parameter' || part === 'fact') return 'figures'
  if (part === 'rule') return 'rules'
  if (part === 'group' || path.startsWith('/scoring')) return 'scoring'
  if (part === 'document' || part === 'clause' || part === 'pack') return 'clauses'
  return part === 'case' ? 'cases' : 'words'
}
