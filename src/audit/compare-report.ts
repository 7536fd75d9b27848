import type { Language } from '../messages/messages.js'
import { type Context, contextOf } from '../report/context.js'
import type { Sheet } from '../report/sheets/sheet.js'
import { wrapped } from '../report/width.js'
import type { Pack } from '../schema/pack.js'
import { causeText, changedText, fieldText, itemText } from './compare-values.js'
import { type CompareWords, compareWordsIn } from './compare-words.js'
import type { AssessmentChange, Comparison } from './comparison.js'

const MOST = 60
const MOST_IDS = 5

/** A comparison as a sheet, one row a value. */
export function compareSheet(
  { changes, isIsolated }: Pick<Comparison, 'changes' | 'isIsolated'>,
  packs: readonly Pack[],
  language: Language,
): Sheet {
  const words = compareWordsIn(language)
  const context = contextOf(packs, language)
  const column = (id: keyof CompareWords['head'], width: number): Sheet['columns'][number] => ({ id, head: words.head[id], width })
  return {
    name: words.sheet,
    columns: [
      column('unit', 16),
      column('name', 20),
      column('item', 32),
      column('field', 18),
      column('before', 20),
      column('after', 20),
      column('cause', 16),
    ],
    rows: changes.map((one) => [
      one.unit,
      one.name,
      itemText(one, context, words),
      fieldText(one, context, words),
      changedText(one, one.before, context, words),
      changedText(one, one.after, context, words),
      causeText(one, isIsolated, words),
    ]),
  }
}

/** What the two assessments were made from differs in this, one line each. */
export function sourceLines({ before, after, differs, correction }: Comparison, language: Language): readonly string[] {
  const words = compareWordsIn(language)
  const versionOf = (packs: Comparison['before']['packs'], id: string): string => {
    const found = packs.find((pack) => pack.id === id)
    return found === undefined ? words.none : `${found.version} (${found.digest.slice(0, 15)}…)`
  }
  const ids = differs.data.slice(0, MOST_IDS).join(language === 'zh' ? '、' : ', ') + (differs.data.length > MOST_IDS ? ' …' : '')
  const engine = ({ version, semantics }: Comparison['before']['engine']): string => `${version} (${semantics})`
  const lines = [
    ...(differs.data.length === 0 ? [] : [words.data(differs.data.length, ids)]),
    ...differs.packs.map((id) => words.pack(id, versionOf(before.packs, id), versionOf(after.packs, id))),
    ...(differs.date ? [words.date(before.asOf, after.asOf)] : []),
    ...(differs.waivers ? [words.waivers(before.waivers?.length ?? 0, after.waivers?.length ?? 0)] : []),
    ...(differs.operands ? [words.operands] : []),
    ...(differs.engine ? [words.engine(engine(before.engine), engine(after.engine))] : []),
  ]
  const { corrects } = after.dataset
  const reason = [corrects?.reason, corrects?.by, corrects?.on].filter((part) => part !== undefined).join(language === 'zh' ? '，' : ', ')
  const told = correction === null ? [] : [words.correction[correction](reason, corrects?.digest.slice(0, 15) ?? '')]
  return lines.length === 0 ? [words.sameSources, ...told] : [...lines, ...told]
}

/** A comparison as text for a terminal. */
export function compareText(comparison: Comparison, packs: readonly Pack[], language: Language, width: number): string {
  const words = compareWordsIn(language)
  const { before, after, changes, isIsolated } = comparison
  const head = [
    words.title(before.digest.slice(0, 15), after.digest.slice(0, 15)),
    ...sourceLines(comparison, language).map((line) => `- ${line}`),
    '',
  ]
  if (changes.length === 0) return `${[...head, words.nothing].join('\n')}\n`
  const unexplained = changes.filter(({ causes }) => causes.includes('unexplained')).length
  const lines = itemLines(tellingFirst(changes).slice(0, MOST), { words, context: contextOf(packs, language), isIsolated, width })
  return `${[
    ...head,
    words.counted(changes.length, new Set(changes.map(({ unit }) => unit)).size),
    ...lines,
    ...(changes.length > MOST ? [`  ${words.more(changes.length - MOST)}`] : []),
    ...(isIsolated ? [] : ['', words.notIsolated]),
    ...(unexplained === 0 ? [] : ['', words.unexplained(unexplained)]),
  ].join('\n')}\n`
}

// Rules of which only the points moved come last in their unit: other rules came to something else.
function tellingFirst(changes: readonly AssessmentChange[]): readonly AssessmentChange[] {
  const keyOf = ({ rule, level }: AssessmentChange): string => `${rule} ${level}`
  return [...grouped(changes, ({ unit }) => unit).values()].flatMap((own) => {
    const telling = new Set(own.filter(({ rule, path }) => rule === null || !path.startsWith('/points/')).map(keyOf))
    return [...own.filter((one) => telling.has(keyOf(one))), ...own.filter((one) => !telling.has(keyOf(one)))]
  })
}

interface Writing {
  readonly words: CompareWords
  readonly context: Context
  readonly isIsolated: boolean
  readonly width: number
}

// A line for the unit, then one for each rule or result with everything in it that differs.
function itemLines(changes: readonly AssessmentChange[], { words, context, isIsolated, width }: Writing): readonly string[] {
  const units = grouped(changes, ({ unit, name }) => [unit, name ?? ''].join(' ').trim())
  const phrase = (one: AssessmentChange): string =>
    `${fieldText(one, context, words)} ${changedText(one, one.before, context, words)} → ${changedText(one, one.after, context, words)}`
  const line = (item: string, own: readonly AssessmentChange[]): string => {
    const byCause = grouped(own, (one) => causeText(one, isIsolated, words))
    const parts = [...byCause].map(([cause, some]) => context.words.aside(context.words.phrases(some.map(phrase)), cause))
    return `${item}${context.language === 'zh' ? '：' : ': '}${parts.join(' ')}`
  }
  return [...units].flatMap(([unit, own]) => [
    unit,
    ...[...grouped(own, (one) => itemText(one, context, words))].flatMap(([item, some]) =>
      wrapped(line(item, some), Math.max(40, width - 4)).map((text, index) => (index === 0 ? `  ${text}` : `    ${text}`)),
    ),
  ])
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
