import type { Language } from '../messages/messages.js'
import { columns } from '../report/columns.js'
import { type Context, contextOf, nameOf, titleOf } from '../report/context.js'
import type { Sheet } from '../report/sheets/sheet.js'
import type { Pack } from '../schema/pack.js'
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
      fieldText(one, words),
      valueText(one, one.before, context, words),
      valueText(one, one.after, context, words),
      causeText(one, isIsolated, words),
    ]),
  }
}

/** What the two assessments were made from differs in this, one line each. */
export function sourceLines({ before, after, differs }: Comparison, language: Language): readonly string[] {
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
    ...(differs.engine ? [words.engine(engine(before.engine), engine(after.engine))] : []),
  ]
  return lines.length === 0 ? [words.sameSources] : lines
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
  const { rows } = compareSheet({ changes: changes.slice(0, MOST), isIsolated }, packs, language)
  const unexplained = changes.filter(({ causes }) => causes.includes('unexplained')).length
  const lines = columns(
    rows.map(([unit, name, item, field, then, now, cause]) => [
      [unit, name].filter((part) => part !== null && part !== '').join(' '),
      String(cause),
      String(field),
      `${then} → ${now}`,
      String(item),
    ]),
    width,
    2,
  )
  return `${[
    ...head,
    words.counted(changes.length, new Set(changes.map(({ unit }) => unit)).size),
    ...lines,
    ...(changes.length > MOST ? [`  ${words.more(changes.length - MOST)}`] : []),
    ...(isIsolated ? [] : ['', words.notIsolated]),
    ...(unexplained === 0 ? [] : ['', words.unexplained(unexplained)]),
  ].join('\n')}\n`
}

function itemText({ rule, pack }: AssessmentChange, context: Context, words: CompareWords): string {
  return rule === null ? (pack ?? words.unitItself) : titleOf(rule, context)
}

function fieldText({ path }: AssessmentChange, words: CompareWords): string {
  const [, first = '', ...rest] = path.split('/')
  const last = rest.at(-1) as keyof CompareWords['end'] | undefined
  const end = last !== undefined && Object.hasOwn(words.end, last) ? ` ${words.end[last]}` : rest.length > 0 ? ` ${rest.join('/')}` : ''
  return `${words.field[first] ?? first}${end}`
}

function valueText({ path, rule }: AssessmentChange, value: unknown, context: Context, words: CompareWords): string {
  if (value === null || value === undefined) return words.none
  if (typeof value === 'string') {
    const [, first = rule === null ? '' : 'status'] = path.split('/')
    const { status, reason, obligation, level } = context.words
    const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = { status, reason, obligation, level }
    const named = first === 'missing' ? nameOf(value, context.packs[0], context) : (tables[first]?.[value] ?? value)
    return first === 'digest' ? `${value.slice(0, 15)}…` : named
  }
  if (typeof value === 'boolean') return context.words.truth[value ? 'true' : 'false']
  if (typeof value === 'number') return String(value)
  return Object.entries(value)
    .map(
      ([key, one]) =>
        `${Array.isArray(value) ? '' : `${words.end[key as 'low'] ?? key} `}${typeof one === 'object' ? JSON.stringify(one) : String(one)}`,
    )
    .join(', ')
}

function causeText({ causes }: AssessmentChange, isIsolated: boolean, words: CompareWords): string {
  const names = causes.map((cause) => words.cause[cause])
  return isIsolated ? words.steps(names) : words.perhaps(names)
}
