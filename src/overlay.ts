import { problemIssues } from './data/problem.js'
import { digest } from './digest.js'
import { WanzhengError } from './error.js'
import { type Problem, validateOverlay } from './generated/validators.js'
import { at, type Issue, issue } from './issue.js'
import { loadPack, refuse } from './load.js'
import { nearest } from './nearest.js'
import type { Confirmation, Overlay } from './schema/overlay.js'
import type { Pack, Period, Row } from './schema/pack.js'

/** Whether parsed JSON says that it is an overlay. */
export function isOverlay(json: unknown): boolean {
  return typeof json === 'object' && json !== null && (json as { schema?: unknown }).schema === 'wanzheng/overlay/1'
}

/**
 * Lays an overlay over the pack it names: each confirmed figure fills its slot, with who read it, where and when. The result
 * is a pack of its own, whose version names the overlay.
 *
 * @throws {@link WanzhengError} `invalid-pack` for an overlay that is not one, that was made for another version of the pack, or
 * that names what the pack does not have; a figure graded A or B cannot be replaced this way.
 */
export function applyOverlay(pack: Pack, json: unknown): Pack {
  if (!validateOverlay(json)) refuse('invalid-pack', problemIssues((validateOverlay.errors ?? []) as readonly Problem[], json))
  const overlay = json as Overlay // validated above
  if (overlay.base.id !== pack.id || overlay.base.version !== pack.version) {
    throw new WanzhengError(
      'invalid-pack',
      `the overlay is for ${overlay.base.id}@${overlay.base.version}, found ${pack.id}@${pack.version}`,
    )
  }
  const issues: Issue[] = []
  const parameters = overlay.confirm.reduce((whole, one, index) => fill(whole, one, at('/confirm', index), issues), pack.parameters)
  refuse('invalid-pack', issues)
  const version = `${pack.version}-${overlay.id}.${overlay.version.replaceAll('.', '-')}.${digest(overlay).slice(7, 15)}`
  return loadPack({ ...pack, version, parameters })
}

function fill(parameters: Pack['parameters'], one: Confirmation, path: string, issues: Issue[]): Pack['parameters'] {
  const parameter = Object.hasOwn(parameters, one.parameter) ? parameters[one.parameter] : undefined
  if (parameter === undefined) {
    issues.push(
      issue('unknown-name', at(path, 'parameter'), {
        name: one.parameter,
        expected: 'parameter',
        nearest: nearest(one.parameter, Object.keys(parameters)),
      }),
    )
    return parameters
  }
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
