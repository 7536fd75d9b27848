import { fromNumber, toDecimal } from '../../rational.js'
import type { Outcome, UnitAssessment } from '../../schema/assessment.js'
import type { Pack } from '../../schema/pack.js'
import { type Context, missingText } from '../context.js'
import { printOf, type Quantity } from '../quantity.js'
import { rowOf } from '../row.js'
import { gradeText } from '../summary.js'
import type { Cell, SheetColumn } from './sheet.js'

const DIGITS = 15

/** The columns of every outcome, one row a rule and unit. */
export function resultColumns({ words: { label, labelled } }: Context): readonly SheetColumn[] {
  const one = (id: string, head: string, width = 10): SheetColumn => ({ id, head, width })
  const ends = (id: string, head: string): readonly SheetColumn[] => [
    one(`${id}Low`, labelled(head, label.low)),
    one(`${id}High`, labelled(head, label.high)),
  ]
  return [
    ...[one('unitId', label.unitId, 16), one('name', label.name, 22), one('level', label.level)],
    ...[...ends('score', label.score), one('grade', label.grade, 14)],
    ...[one('rule', label.ruleId, 36), one('title', label.rule, 30), one('obligation', label.obligation), one('status', label.status)],
    ...[...ends('value', label.value), one('unit', label.unit), one('limit', label.limit, 18)],
    ...[...ends('shortfall', label.shortfall), one('shortfallUnit', labelled(label.shortfall, label.unit))],
    ...[...ends('points', label.earned), one('max', label.max)],
    ...[one('document', label.document, 20), one('clause', label.clause, 12), one('reason', label.reason, 18)],
    ...[one('missing', label.missing, 36), one('remedies', label.remedies, 26)],
  ]
}

/** The cells of one outcome: texts in words, numbers as numbers, in the unit that the row names. */
export function resultCells(unit: UnitAssessment, outcome: Outcome, context: Context): readonly Cell[] {
  const { words, rules } = context
  const found = rules.get(outcome.rule)?.pack
  const result = unit.results.find(({ pack }) => outcome.rule.startsWith(`${pack}/`)) ?? unit
  const row = rowOf(outcome, context)
  const { points, shortfall, reason } = outcome
  return [
    ...[unit.id, unit.name ?? '', words.level[outcome.level]],
    ...[result.score?.low ?? null, result.score?.high ?? null, gradeText(result, context)],
    ...[outcome.rule, row.title, words.obligation[outcome.obligation], words.status[outcome.status]],
    ...(row.value === null ? [null, null] : ends(outcome.value, outcome.unit, found, context)),
    ...[printOf(outcome.unit, found, context).label, row.limit ?? ''],
    ...[...ends(shortfall?.value ?? null, shortfall?.unit ?? null, found, context), printOf(shortfall?.unit ?? null, found, context).label],
    ...[points?.low ?? null, points?.high ?? null, points?.max ?? null],
    ...[outcome.document, outcome.clause, reason === null ? '' : words.reason[reason]],
    ...[words.phrases(missingText(outcome.missing, found, context)), row.remedies ?? ''],
  ]
}

// An end that is open stays empty.
function ends(quantity: Quantity, unit: string | null, pack: Pack | undefined, context: Context): readonly [Cell, Cell] {
  const { factor } = printOf(unit, pack, context)
  const { min, max } = typeof quantity === 'number' ? { min: quantity, max: quantity } : (quantity ?? {})
  const cell = (end: number | undefined): Cell => (end === undefined ? null : Number(toDecimal(fromNumber(end).mul(factor), DIGITS)))
  return [cell(min), cell(max)]
}
