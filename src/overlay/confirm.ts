import { digest } from '../digest.js'
import { type Issue, issue } from '../issue.js'
import type { Confirmation } from '../schema/overlay.js'
import type { Pack, Period, Row } from '../schema/pack.js'
import { parameterNamed } from './named.js'

/** Fills the slot, or replaces the unverified figure, that a confirmation names. */
export function confirm(parameters: Pack['parameters'], one: Confirmation, path: string, issues: Issue[]): Pack['parameters'] {
  const parameter = parameterNamed(one.parameter, parameters, path, issues)
  if (parameter === undefined) return parameters
  let filled = 0
  const values = parameter.values.map((period): Period => {
    if (period.rows === undefined && one.when === undefined) {
      filled += fits(period) ? 1 : 0
      return fits(period) ? confirmed(period, one) : period
    }
    if (one.when === undefined || !isWaiting(period)) return period
    const rows = period.rows ?? []
    const meant = rows.filter((row) => digest(row.when) === digest(one.when))
    // A table that waits as a whole grows row by row; one that has rows only has its unverified ones replaced.
    const grows = meant.length === 0 && rows.every((row) => row.confirmed !== undefined)
    const isMeant = (row: Row): boolean =>
      meant.includes(row) && fits({ ...(row.grade === undefined ? gradeOf(period) : { grade: row.grade }), ...figureOf(row) })
    if (grows) filled += 1
    filled += rows.filter(isMeant).length
    const replaced = rows.map((row) => (isMeant(row) ? confirmed(row, one) : row))
    return { ...period, rows: grows ? [...replaced, confirmed({ when: one.when }, one)] : replaced }
  })
  if (filled === 0) issues.push(issue('nothing-to-confirm', path, { parameter: one.parameter }))
  return { ...parameters, [one.parameter]: { ...parameter, values } }
}

function isWaiting(period: Period): boolean {
  return period.rows !== undefined || fits(period)
}

function gradeOf({ grade }: Period): Pick<Period, 'grade'> {
  return grade === undefined ? {} : { grade }
}

function figureOf({ value, min, max, confirmed: earlier }: Row): Partial<Row> {
  return {
    ...(value === undefined ? {} : { value }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(earlier === undefined ? {} : { confirmed: earlier }),
  }
}

// Only a slot, or a figure that is not verified, waits for a person.
function fits({ grade, value, min, max, confirmed: earlier }: Pick<Period, 'grade' | 'value' | 'min' | 'max' | 'confirmed'>): boolean {
  const isSlot = value === undefined && min === undefined && max === undefined
  return earlier === undefined && (isSlot || (grade !== 'A' && grade !== 'B'))
}

function confirmed<T extends Row | Period>(figure: T, { value, min, max, by, on, page, clause }: Confirmation): T {
  const { value: _value, min: _min, max: _max, ...rest } = figure
  const stated = { ...(value === undefined ? {} : { value }), ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
  return { ...rest, ...stated, confirmed: { by, on, page, note: clause } } as T // the same figure with its value and source
}
