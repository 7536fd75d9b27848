import { canonicalize } from '../../../canonical.js'
import { at } from '../../../issue.js'
import { nearest } from '../../../nearest.js'
import type { Field } from '../../../schema/dictionary.js'
import type { Row } from '../../../schema/pack.js'
import { type Allowed, allowedIn, covers, hasGap, isEmptyBand, overlap } from '../bands.js'
import type { LintContext } from '../context.js'
import { finding, type LintFinding } from '../finding.js'

type Band = Allowed & { readonly kind: 'band' }

/** Rows of tables: keys that the table does not have, rows that are never reached or answer to the same unit, runs with a gap. */
export function* tables(context: LintContext): Generator<LintFinding> {
  for (const [id, parameter] of Object.entries(context.pack.parameters)) {
    const keys = parameter.by ?? []
    const fields = new Map(keys.map((key) => [key, fieldOfKey(id, key, context)]))
    const whole = new Set(keys.filter((key) => fields.get(key)?.integer === true))
    for (const [period, { rows }] of parameter.values.entries()) {
      if (rows === undefined) continue
      const path = at('/parameters', id, 'values', period, 'rows')
      yield* rowKeys(rows, keys, path)
      yield* emptyBands(rows, keys, whole, path)
      yield* sharedRows(rows, keys, whole, path)
      for (const key of keys) {
        yield* gaps(rows, key, fields.get(key)?.integer === true, path)
        yield* openEnds(rows, key, fields.get(key) ?? null, path)
      }
    }
  }
}

function* rowKeys(rows: readonly Row[], keys: readonly string[], path: string): Generator<LintFinding> {
  for (const [index, { when }] of rows.entries())
    for (const key of Object.keys(when))
      if (!keys.includes(key)) yield finding('row-key-unknown', at(path, index, 'when', key), key, keys.join(', '), nearest(key, keys))
}

function* emptyBands(rows: readonly Row[], keys: readonly string[], whole: ReadonlySet<string>, path: string): Generator<LintFinding> {
  for (const [index, row] of rows.entries())
    for (const key of keys)
      if (isEmptyBand(allowedIn(row, key), whole.has(key)))
        yield finding('band-empty', at(path, index, 'when', key), JSON.stringify(row.when[key]))
}

// The first row that answers to a unit holds; a last row that allows more is what holds otherwise.
function* sharedRows(rows: readonly Row[], keys: readonly string[], whole: ReadonlySet<string>, path: string): Generator<LintFinding> {
  for (const [index, row] of rows.entries())
    for (const [before, earlier] of rows.slice(0, index).entries()) {
      const pairs = keys.map((key) => [allowedIn(earlier, key), allowedIn(row, key), whole.has(key)] as const)
      if (!pairs.every(([a, b, isWhole]) => overlap(a, b, isWhole))) continue
      const place = at(path, index, 'when')
      const other = at(path, before, 'when')
      if (pairs.every(([a, b]) => covers(a, b))) yield finding('row-unreachable', place, JSON.stringify(row.when), other)
      else if (!pairs.every(([a, b]) => covers(b, a))) yield finding('rows-overlap', place, JSON.stringify(row.when), other)
      else continue
      break
    }
}

// Runs of one key, among rows that are alike in the others.
function* gaps(rows: readonly Row[], key: string, isWhole: boolean, path: string): Generator<LintFinding> {
  const groups = new Map<string, { readonly band: Band; readonly index: number }[]>()
  for (const [index, row] of rows.entries()) {
    const band = allowedIn(row, key)
    const { [key]: _, ...others } = row.when
    const own = canonicalize(others)
    if (band.kind === 'band') groups.set(own, [...(groups.get(own) ?? []), { band, index }])
  }
  for (const group of groups.values()) {
    const sorted = group.toSorted((a, b) => a.band.low - b.band.low || a.band.high - b.band.high)
    let reached: Band | null = null
    for (const { band, index } of sorted) {
      if (reached !== null && hasGap(reached, band, isWhole))
        yield finding('rows-gap', at(path, index, 'when', key), `${reached.high} … ${band.low}`)
      if (reached === null || band.high > reached.high || (band.high === reached.high && band.highIncluded)) reached = band
    }
  }
}

// Outside the runs no row answers, and the rule does not apply.
function* openEnds(rows: readonly Row[], key: string, field: Field | null, path: string): Generator<LintFinding> {
  const bands = rows.map((row) => allowedIn(row, key))
  const runs = bands.filter((band) => band.kind === 'band')
  if (runs.length === 0 || runs.length < bands.length) return
  const low = Math.min(...runs.map((band) => band.low))
  const high = Math.max(...runs.map((band) => band.high))
  const isOpen = high < (field?.max ?? Number.POSITIVE_INFINITY) || low > (field?.min ?? Number.NEGATIVE_INFINITY)
  if (isOpen) yield finding('rows-open-end', path, key, `${Number.isFinite(low) ? low : '−∞'} … ${Number.isFinite(high) ? high : '∞'}`)
}

/** The field that every rule reads for a key of a table, or `null`. */
function fieldOfKey(id: string, key: string, { pack }: LintContext): Field | null {
  const by = pack.rules.flatMap((rule) =>
    Object.values(rule.limit ?? {}).flatMap((one) =>
      typeof one === 'object' && one.parameter === id && Object.hasOwn(one.by, key) ? [one.by[key]] : [],
    ),
  )
  const names = by.map((json) => (typeof json === 'object' && json !== null ? (json as { readonly var?: unknown }).var : undefined))
  const [name] = names
  return typeof name === 'string' && names.every((one) => one === name) ? (pack.dictionary.unit[name] ?? null) : null
}
