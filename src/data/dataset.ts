import { isDate } from '../dates.js'
import { WanzhengError } from '../error.js'
import { refuseNewer } from '../format.js'
import { type Issue, issue, shown, warning } from '../issue.js'
import { refusal } from '../refusal.js'
import type { Correction, Dataset } from '../schema/dataset.js'

/** What a dataset says beside its units. */
export type Header = Pick<Dataset, 'id' | 'asOf' | 'corrects'>

/**
 * Reads the outer form of a dataset; its units are read one by one.
 *
 * @throws {@link WanzhengError} `invalid-dataset` for what is not a dataset at all.
 */
export function readDataset(dataset: unknown): {
  readonly header: Header
  readonly units: readonly unknown[]
  readonly issues: readonly Issue[]
} {
  refuseNewer(dataset, 'wanzheng/dataset/1')
  const problems: Issue[] = []
  const isObject = typeof dataset === 'object' && dataset !== null && !Array.isArray(dataset)
  const { id, asOf, units, corrects } = headOf(isObject ? dataset : {})
  if (!isObject) problems.push(issue('not-an-object', '', { found: shown(dataset) }))
  else if (!Array.isArray(units))
    problems.push(
      units === undefined
        ? issue('missing-key', '', { key: 'units' })
        : issue('wrong-form', '/units', { found: shown(units), expected: 'a list of units' }),
    )
  if (isObject && asOf !== undefined && (typeof asOf !== 'string' || !isDate(asOf)))
    problems.push(issue('not-a-date', '/asOf', { found: shown(asOf) }))
  // Whoever states a correction wrongly has stated none; that must not pass in silence.
  if (isObject && corrects !== undefined && !isCorrection(corrects))
    problems.push(issue('wrong-form', '/corrects', { found: shown(corrects), expected: '{"digest": "sha256:…", "reason", "by", "on"}' }))
  if (problems.length > 0) throw refusal('invalid-dataset', problems)
  const named = typeof id === 'string' && id !== ''
  const issues = named
    ? []
    : [id === undefined ? warning('missing-key', '', { key: 'id' }) : warning('wrong-form', '/id', { found: shown(id), expected: 'text' })]
  const header = {
    id: named ? id : '',
    ...(typeof asOf === 'string' ? { asOf } : {}),
    ...(isCorrection(corrects) ? { corrects } : {}),
  }
  return { header, units: units as readonly unknown[], issues }
}

function isCorrection(json: unknown): json is Correction {
  if (typeof json !== 'object' || json === null) return false
  const { digest, reason, by, on, ...others } = json as Readonly<Record<string, unknown>>
  return (
    typeof digest === 'string' &&
    /^sha256:[0-9a-f]{64}$/.test(digest) &&
    typeof reason === 'string' &&
    reason !== '' &&
    (by === undefined || typeof by === 'string') &&
    (on === undefined || (typeof on === 'string' && isDate(on))) &&
    Object.keys(others).length === 0
  )
}

// A property that throws when it is read says nothing.
function headOf(dataset: object): {
  readonly id?: unknown
  readonly asOf?: unknown
  readonly units?: unknown
  readonly corrects?: unknown
} {
  try {
    const { id, asOf, units, corrects } = dataset as { id?: unknown; asOf?: unknown; units?: unknown; corrects?: unknown }
    return { id, asOf, units, corrects }
  } catch {
    return {}
  }
}

/** The date to judge by: the engine's, else the dataset's own. */
export function dateOf({ asOf: own }: Pick<Dataset, 'asOf'>, asOf: string | null): string {
  const date = asOf ?? own
  if (date === undefined)
    throw new WanzhengError('missing-as-of', 'no date to judge by: give the dataset an "asOf" or the engine the option asOf, as YYYY-MM-DD')
  checkDate(date)
  return date
}

/** Refuses what is not a calendar date. */
export function checkDate(date: string): void {
  if (!isDate(date))
    throw new WanzhengError('misuse', `asOf: ${shown(date)} is not a calendar date YYYY-MM-DD`, [
      issue('not-a-date', '/asOf', { found: shown(date) }),
    ])
}
