import type { Assessment } from '../../engine.js'
import type { Language } from '../../messages/messages.js'
import { fromNumber, parseDecimal, roundHalfEven, toNumber } from '../../rational.js'
import type { Outcome, UnitAssessment } from '../../schema/assessment.js'
import type { Pack } from '../../schema/pack.js'
import { type Context, contextOf } from '../context.js'
import { OWED } from '../half-year.js'
import { printOf } from '../quantity.js'
import { fullTitle, type Row, rowsOf } from '../row.js'
import type { Cell, Sheet, SheetColumn } from './sheet.js'
import { type Head, type SheetWords, sheetWordsIn } from './words.js'

/** One thing a unit lacks: the unit, and the outcome in words. */
export interface Gap {
  readonly unit: UnitAssessment
  readonly row: Row
}

/** The gaps of a unit, in the order of the clauses. */
export function gapsOf(unit: UnitAssessment, context: Context): readonly Gap[] {
  const { fail, unscored } = rowsOf(unit, context)
  const owed = [...fail, ...unscored].filter(({ outcome }) => outcome.status === 'fail' && OWED.has(outcome.obligation))
  const place = ({ outcome }: Row): number => context.rules.get(outcome.rule)?.place ?? context.rules.size
  return owed.sort((a, b) => place(a) - place(b)).map((row) => ({ unit, row }))
}

/**
 * The list of gaps (短板清单): one row for each thing a unit lacks, with what it has, what is wanted, what is short in which
 * unit, clause, obligation and remedies; and empty columns for staff.
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { gapSheet, sheetCsv } from 'wanzheng/report'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice], { asOf: '2023-06-30' })
 * const unit = { id: '1', level: 'community', households: 1000, facilities: [{ type: 'community-service', floorArea: 250 }], surveyedFacilities: ['community-service'] }
 * const sheet = gapSheet(engine.assess({ id: 'd', units: [unit] }), [notice], 'zh')
 * sheet.rows[0]?.slice(2, 7) // => ['每百户综合服务设施面积', '25 ㎡/百户', '≥ 30 ㎡/百户', 50, '㎡']
 * sheetCsv(sheet).startsWith('\uFEFF社区编号,社区,项目') // => true
 * ```
 */
export function gapSheet({ units }: Pick<Assessment, 'units'>, packs: readonly Pack[], language: Language): Sheet {
  const context = contextOf(packs, language)
  const words = sheetWordsIn(language)
  return {
    name: words.gaps,
    columns: columnsOf(context, words),
    rows: units.flatMap((unit) => gapsOf(unit, context)).map((gap) => cellsOf(gap, context, words)),
  }
}

function columnsOf({ words: { label } }: Context, { head }: SheetWords): readonly SheetColumn[] {
  const own = (id: Head, width: number): SheetColumn => ({ id, head: head[id], width })
  return [
    own('communityId', 16),
    own('community', 22),
    own('item', 30),
    own('now', 14),
    { id: 'limit', head: label.limit, width: 18 },
    own('amount', 12),
    own('counted', 10),
    { id: 'clause', head: label.clause, width: 26 },
    { id: 'obligation', head: label.obligation, width: 10 },
    { id: 'remedies', head: label.remedies, width: 26 },
    own('pointsLost', 8),
    own('remark', 24),
    own('responsible', 16),
    own('time', 14),
    own('funding', 16),
    { id: 'rule', head: label.ruleId, width: 40, key: true },
  ]
}

function cellsOf({ unit, row }: Gap, context: Context, words: SheetWords): readonly Cell[] {
  const { outcome } = row
  const [amount, counted] = amountOf(outcome, row, context)
  const cap = context.rules.get(outcome.rule)?.rule.gate?.cap
  return [
    ...[unit.id, unit.name ?? '', fullTitle(row, context)],
    ...[row.value ?? nowOf(outcome, context), row.limit ?? '', amount, counted],
    ...[`${row.document} ${row.clause}`, context.words.obligation[outcome.obligation], row.remedies ?? ''],
    ...[lostOf(outcome), cap === undefined ? '' : words.gate(cap)],
    ...['', '', '', outcome.rule],
  ]
}

// What was looked at and has no number.
function nowOf({ reason, status }: Outcome, { words }: Context): string {
  return reason === 'partial' ? words.reason.partial : words.status[status]
}

/** What is short: as a number with its unit where it is known exactly, else in words. */
export function amountOf({ shortfall, rule }: Outcome, row: Row, context: Context): readonly [Cell, string] {
  if (shortfall === null || row.shortfall === null) return [null, '']
  const { label, factor } = printOf(shortfall.unit, context.rules.get(rule)?.pack, context)
  if (typeof shortfall.value !== 'number') return [row.shortfall, label]
  const exact = fromNumber(shortfall.value).mul(factor)
  const rounded = roundHalfEven(exact, 2)
  return [toNumber(rounded.n === 0n ? exact : rounded), label]
}

function lostOf({ points }: Outcome): Cell {
  return points === null ? null : toNumber((parseDecimal(String(points.max)) ?? fromNumber(0)).sub(fromNumber(points.high)))
}
