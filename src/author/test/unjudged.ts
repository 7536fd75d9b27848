import type { Pack, Period, Row, Rule } from '../../schema/pack.js'

/** Whether nothing rests on a figure yet: it waits for the print, or its source is not good enough to score by. */
export function isUnverified(figure: Row | Period, period: Period): boolean {
  const grade = figure.grade ?? period.grade ?? 'D'
  const isStated = figure.value !== undefined || figure.min !== undefined || figure.max !== undefined
  return !isStated || (grade !== 'A' && grade !== 'B' && figure.confirmed === undefined)
}

/** Whether a rule decides nothing yet, whatever the data: it is unverified itself, or a limit of it has no verified figure. */
export function isUnjudged(rule: Rule, { parameters }: Pack): boolean {
  if (rule.grade === 'C' || rule.grade === 'D') return true
  return Object.values(rule.limit ?? {}).some((reference) => {
    const periods = parameters[typeof reference === 'string' ? reference : reference.parameter]?.values ?? []
    return periods.every((period) => (period.rows ?? [period]).every((figure) => isUnverified(figure, period)))
  })
}
