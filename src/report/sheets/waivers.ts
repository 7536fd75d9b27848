import type { Assessment } from '../../engine.js'
import type { UnitAssessment } from '../../schema/assessment.js'
import type { Context } from '../context.js'
import { gradeText } from '../summary.js'
import { waiverWordsIn } from '../waiver-words.js'
import { waiverRows } from '../waivers.js'
import type { Making } from './book.js'
import type { Cell, Sheet } from './sheet.js'

/** Score and grade of a unit with its waivers: those without where they make no difference. */
export function waivedCells(unit: UnitAssessment, context: Context): readonly Cell[] {
  const first = unit.withWaivers?.[0] ?? unit
  return [first.score?.low ?? null, first.score?.high ?? null, gradeText(first, context)]
}

/** The waivers of all units as a sheet; none where the assessment was made without any. */
export function waiverSheets({ units, waivers }: Assessment, { context, words }: Making): readonly Sheet[] {
  if (waivers === undefined) return []
  const { title, head } = waiverWordsIn(context.language)
  const columns = [
    { id: 'communityId', head: words.head.communityId, width: 16 },
    { id: 'community', head: words.head.community, width: 22 },
    { id: 'rule', head: head.rule, width: 36 },
    { id: 'state', head: head.status, width: 18 },
    { id: 'period', head: head.period, width: 26 },
    { id: 'reason', head: head.reason, width: 40 },
    { id: 'signer', head: head.signer, width: 22 },
    { id: 'document', head: head.document, width: 22 },
  ]
  const rows = units.flatMap((unit) => waiverRows(unit, context).map((row) => [unit.id, unit.name ?? '', ...row]))
  return [{ name: title, columns, rows }]
}
