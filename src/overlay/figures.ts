import { dayBefore } from '../dates.js'
import { digest } from '../digest.js'
import { at, type Issue, issue } from '../issue.js'
import { unknownName } from '../load.js'
import type { LayerChange } from '../schema/layers.js'
import type { FigureChange } from '../schema/overlay.js'
import type { Pack, Period, Row } from '../schema/pack.js'
import { type Bounds, directionOf, type Use, useOf } from './direction.js'
import { parameterNamed } from './named.js'

/** What an overlay lays its figures over, and what it says of itself. */
export interface Laying {
  readonly pack: Pack
  /** ID@VERSION of the pack underneath and of the overlay. */
  readonly base: string
  readonly layer: string
  readonly changes: LayerChange[]
  readonly issues: Issue[]
}

/** Replaces a figure by a stricter or a laxer one: in every period, or from a date on. */
export function replaceFigure(kind: 'tighten' | 'loosen', change: FigureChange, path: string, laying: Laying): Pack {
  const { pack, issues } = laying
  const parameter = parameterNamed(change.parameter, pack.parameters, path, issues)
  const clauses = pack.clauses.map(({ id }) => id)
  if (!clauses.includes(change.clause)) issues.push(unknownName(at(path, 'clause'), change.clause, 'clause', clauses))
  if (parameter === undefined) return pack
  const use = useOf(change.parameter, pack)
  const before: Bounds[] = []
  const values = parameter.values.flatMap((period): readonly Period[] => {
    const found = figuresOf(period, change)
    if (found.length === 0 || (change.from !== undefined && period.to !== undefined && period.to < change.from)) return [period]
    before.push(...found.map(boundsOf))
    const later = replaced(period, change, laying)
    if (change.from === undefined || (period.from !== undefined && period.from >= change.from)) return [later]
    return [
      { ...period, to: dayBefore(change.from) },
      { ...later, from: change.from },
    ]
  })
  if (before.length === 0) issues.push(issue('nothing-to-change', path, { name: change.parameter }))
  issues.push(...before.flatMap((one) => faultsOf(kind, one, change, use, path)))
  for (const one of new Map(before.map((bounds) => [digest(bounds), bounds])).values()) laying.changes.push(changeOf(kind, change, one))
  return { ...pack, parameters: { ...pack.parameters, [change.parameter]: { ...parameter, values } } }
}

// The figures of a period that a change is about; a slot is none, it is filled by confirming.
function figuresOf(period: Period, { when }: FigureChange): readonly (Row | Period)[] {
  const own = period.rows === undefined ? (when === undefined ? [period] : []) : period.rows.filter((row) => isMeant(row, when))
  return own.filter(({ value, min, max }) => value !== undefined || min !== undefined || max !== undefined)
}

function isMeant(row: Row, when: FigureChange['when']): boolean {
  return when !== undefined && digest(row.when) === digest(when)
}

function faultsOf(kind: 'tighten' | 'loosen', before: Bounds, change: FigureChange, use: Use, path: string): readonly Issue[] {
  const name = change.parameter
  const direction = directionOf(before, boundsOf(change), use)
  const wrong = (expected: string): Issue =>
    issue('wrong-direction', path, { name, found: shown(change), expected: `${expected} ${shown(before)}` })
  if (kind === 'tighten') {
    if (direction === null) return [issue('no-direction', path, { name })]
    return direction === 'stricter' ? [] : [wrong('stricter than')]
  }
  if (direction === 'same' || direction === 'stricter') return [wrong('laxer than')]
  const binding = use.rules.filter(({ obligation }) => obligation === 'must' || obligation === 'shall').map(({ id }) => id)
  if (change.reason !== undefined || binding.length === 0) return []
  return [issue('needs-reason', path, { name, rules: binding.join(', ') })]
}

function replaced(period: Period, change: FigureChange, laying: Laying): Period {
  const { clause, grade, cell, note } = change
  const local = {
    ...boundsOf(change),
    clause,
    grade,
    layer: laying.layer,
    ...(cell === undefined ? {} : { cell }),
    ...(note === undefined ? {} : { note }),
  }
  const over = <T extends Row | Period>(figure: T): T => {
    const { value: _value, min: _min, max: _max, cell: _cell, note: _note, confirmed: _confirmed, earlier = [], layer, ...rest } = figure
    const former = { layer: layer ?? laying.base, clause: figure.clause ?? period.clause, ...boundsOf(figure) }
    return { ...rest, ...local, earlier: [...earlier, former] } as unknown as T // the same figure with other bounds and source
  }
  return period.rows === undefined
    ? over(period)
    : { ...period, rows: period.rows.map((row) => (isMeant(row, change.when) ? over(row) : row)) }
}

function changeOf(kind: 'tighten' | 'loosen', change: FigureChange, before: Bounds): LayerChange {
  const { parameter, when, reason } = change
  return {
    kind,
    what: 'parameter',
    id: parameter,
    ...(when === undefined ? {} : { when }),
    before,
    after: boundsOf(change),
    ...(reason === undefined ? {} : { reason }),
  }
}

function boundsOf({ value, min, max }: Bounds): Bounds {
  return { ...(value === undefined ? {} : { value }), ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

function shown(bounds: Bounds): string {
  const text = (figure: Bounds['value']): string => (typeof figure === 'number' ? String(figure) : JSON.stringify(figure))
  return Object.entries(boundsOf(bounds))
    .map(([part, figure]) => (part === 'value' ? text(figure) : `${part} ${text(figure)}`))
    .join(' ')
}
