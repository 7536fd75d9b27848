import type { Assessment } from '../../engine.js'
import type { Language } from '../../messages/messages.js'
import { toFixed } from '../../rational.js'
import type { Outcome } from '../../schema/assessment.js'
import type { Pack } from '../../schema/pack.js'
import { type Context, contextOf } from '../context.js'
import { type Change, type Changed, completion, gapsAfter, gapsBefore, halfYear, type UnitProgress } from '../half-year.js'
import { pageWordsIn } from '../html/words.js'
import { atLevel, fullTitle, rowOf } from '../row.js'
import { span } from '../summary.js'
import type { Cell, Sheet } from './sheet.js'
import { type SheetWords, sheetWordsIn } from './words.js'

const CHANGES: readonly Change[] = ['closed', 'unchanged', 'unclear', 'lapsed', 'opened', 'found']
const WIDE = 22
const NARROW = 12

/**
 * The half-year report as two sheets: how many gaps of each unit were closed, with the share that is done and a total; and
 * every item that changed or did not, with what was then and what is now.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { halfYearSheets, sheetsHtml } from 'wanzheng/report'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice])
 * const at = (asOf: string, value: string) =>
 *   engine.assess({ id: 'd', asOf, units: [{ id: '1', level: 'community', findings: { drainage: { value } } }] })
 * const sheets = halfYearSheets(at('2023-06-30', 'no'), at('2023-12-31', 'yes'), [notice], 'zh')
 * sheets[0].name // => '试点工作半年进展（2023年6月30日 至 2023年12月31日）'
 * sheetsHtml(sheets, [], 'zh-CN').includes('100.00%') // => true
 * ```
 */
export function halfYearSheets(before: Assessment, after: Assessment, packs: readonly Pack[], language: Language): readonly [Sheet, Sheet] {
  const context = contextOf(packs, language)
  const words = sheetWordsIn(language)
  const progress = halfYear(before, after)
  const [from, to] = [before, after].map(({ asOf }) => pageWordsIn(language).date(asOf))
  return [
    { name: words.halfYear(from ?? '', to ?? ''), columns: summaryColumns(words, context), rows: summaryRows(progress, words, context) },
    {
      name: words.changes,
      columns: detailColumns(words, context),
      rows: progress.flatMap((unit) => inOrder(unit.changes, context).map((one) => detailCells(unit, one, words, context))),
    },
  ]
}

function summaryColumns({ head, change, ...words }: SheetWords, { words: { label, labelled } }: Context): Sheet['columns'] {
  const counted = (id: Change): Sheet['columns'][number] => ({ id, head: change[id], width: NARROW })
  return [
    { id: 'communityId', head: head.communityId, width: 16 },
    { id: 'community', head: head.community, width: WIDE },
    { id: 'gapsBefore', head: words.gapsBefore, width: NARROW },
    ...CHANGES.slice(0, 4).map(counted),
    ...CHANGES.slice(4).map(counted),
    { id: 'gapsAfter', head: words.gapsAfter, width: NARROW },
    { id: 'completion', head: words.completion, width: 16 },
    { id: 'scoreBefore', head: labelled(words.before, label.score), width: 16 },
    { id: 'scoreAfter', head: labelled(words.after, label.score), width: 16 },
  ]
}

function summaryRows(progress: readonly UnitProgress[], words: SheetWords, { words: { label } }: Context): Sheet['rows'] {
  const scoreOf = (unit: UnitProgress['before']): string =>
    unit === null ? words.absent : unit.score === null ? label.noScore : span(unit.score)
  const rows = progress.map(({ id, before, after, counts }) => [
    id,
    (after ?? before)?.name ?? '',
    ...countCells(counts, label.notAvailable),
    scoreOf(before),
    scoreOf(after),
  ])
  const total = { closed: 0, unchanged: 0, unclear: 0, lapsed: 0, opened: 0, found: 0 }
  for (const { counts } of progress) for (const change of CHANGES) total[change] += counts[change]
  return progress.length === 0 ? [] : [...rows, [words.total, '', ...countCells(total, label.notAvailable), '', '']]
}

function countCells(counts: UnitProgress['counts'], none: string): readonly Cell[] {
  const done = completion(counts)
  const [low, high] = done === null ? [] : [done.low, done.high].map((share) => toFixed(share.mul(100), 2))
  const share = low === undefined ? none : low === high ? `${low}%` : `${low}–${high}%`
  return [gapsBefore(counts), ...CHANGES.map((change) => counts[change]), gapsAfter(counts), share]
}

function detailColumns({ head, before, after }: SheetWords, { words: { label } }: Context): Sheet['columns'] {
  return [
    { id: 'communityId', head: head.communityId, width: 16 },
    { id: 'community', head: head.community, width: WIDE },
    { id: 'item', head: head.item, width: 30 },
    { id: 'change', head: head.state, width: NARROW },
    { id: 'before', head: before, width: 18 },
    { id: 'after', head: after, width: 18 },
    { id: 'limit', head: label.limit, width: 18 },
    { id: 'clause', head: label.clause, width: 26 },
    { id: 'rule', head: label.ruleId, width: 40, key: true },
  ]
}

function detailCells(
  { id, ...unit }: UnitProgress,
  { change, before, after }: Changed,
  words: SheetWords,
  context: Context,
): readonly Cell[] {
  const one = after ?? before
  const own = unit.after ?? unit.before
  const row = one === null || own === null ? null : atLevel(rowOf(one, context), own, context)
  return [
    ...[id, own?.name ?? '', row === null ? '' : fullTitle(row, context), words.change[change]],
    ...[stateText(before, words, context), stateText(after, words, context), row?.limit ?? ''],
    ...[row === null ? '' : `${row.document} ${row.clause}`, one?.rule ?? ''],
  ]
}

// What an item came to, with its value where it has one.
function stateText(outcome: Outcome | null, { absent }: SheetWords, context: Context): string {
  if (outcome === null) return absent
  const { words } = context
  const { value } = rowOf(outcome, context)
  const status = outcome.reason === 'partial' ? words.reason.partial : words.status[outcome.status]
  return value === null ? status : words.aside(status, value)
}

// Closed first, then what is left, in the order of the clauses.
function inOrder(changes: readonly Changed[], context: Context): readonly Changed[] {
  const place = ({ before, after }: Changed): number => context.rules.get((after ?? before)?.rule ?? '')?.place ?? context.rules.size
  return [...changes].sort((a, b) => CHANGES.indexOf(a.change) - CHANGES.indexOf(b.change) || place(a) - place(b))
}
