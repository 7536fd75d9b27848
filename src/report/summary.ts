import type { PackResult } from '../schema/assessment.js'
import { type Context, say } from './context.js'
import { points } from './quantity.js'
import { detailOf, fullTitle, type Row, type Rows } from './row.js'

/** Title of a group of a pack. */
export function groupTitle(id: string, pack: string, context: Context): string {
  const group = context.packs.find((one) => one.id === pack)?.scoring.groups.find((one) => one.id === id)
  return group === undefined ? id : say(group.title, context)
}

/** How many rules came to what. */
export function countsText(counts: PackResult['counts'], { words }: Context): string {
  const statuses = ['pass', 'fail', 'unknown', 'not-applicable'] as const
  return words.list(statuses.map((status) => words.count(words.status[status], counts[status])))
}

/** The grade, or the grades that are still possible. */
export function gradeText({ grade, grades }: Pick<PackResult, 'grade' | 'grades'>, { words }: Context): string {
  const [worst, best] = [grades[0], grades.at(-1)]
  if (grade !== null) return grade
  return worst === undefined || best === undefined ? words.label.noGrade : words.pending(best, worst)
}

/** The two ends of a score, or one number where they are the same. */
export function span({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? points(low) : `${points(low)}–${points(high)}`
}

/** The gates of one pack. */
export function gatesOf({ gates }: Rows, pack: string): readonly Row[] {
  return gates.filter(({ outcome }) => outcome.rule.startsWith(`${pack}/`))
}

/** Whether a gate is passed, and what the grade is at best where it is not, or may not be. */
export function gateText(row: Row, context: Context): string {
  const { phrases, gate } = context.words
  const { status, rule } = row.outcome
  if (status === 'pass') return phrases([gate.pass(fullTitle(row, context)), detailOf(row, context)])
  return gate[status === 'fail' ? 'fail' : 'unknown'](fullTitle(row, context), context.rules.get(rule)?.rule.gate?.cap ?? '')
}
