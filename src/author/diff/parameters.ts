import { canonicalize } from '../../canonical.js'
import { isWithin } from '../../dates.js'
import { at } from '../../issue.js'
import { type Bounds, directionOf, useOf } from '../../overlay/direction.js'
import type { Parameter, Period, Row } from '../../schema/pack.js'
import { bumpOfField } from './bump.js'
import type { PackChange } from './change.js'
import { type Comparing, change, fieldChanges, type ItemPlace, itemChanges } from './items.js'
import { isSame } from './meaning.js'
import { pairsInPlace, pairsOfRecords } from './pairs.js'

const OWN: ReadonlySet<string> = new Set(['value', 'min', 'max', 'rows'])
const DATES: ReadonlySet<string> = new Set(['from', 'to', 'cell', 'note', 'layer', 'earlier', 'confirmed'])
const LISTED: ReadonlySet<string> = new Set(['values'])

/** What differs in the parameters: their own properties, then period by period and row by row. */
export function parameterChanges(comparing: Comparing): readonly PackChange[] {
  const pairs = pairsOfRecords(comparing.before.parameters, comparing.after.parameters)
  const whereOf = (id: string): ItemPlace => ({ part: 'parameter', id, path: at('/parameters', id) })
  return [
    ...pairs.both.flatMap(([before, after]) => insideOf(whereOf(after.id), before.item, after.item, comparing)),
    ...itemChanges(
      { both: [], added: pairs.added, removed: pairs.removed, isReordered: false },
      ({ id }) => whereOf(id),
      comparing,
      () => [],
    ).map(unwrapped),
  ]
}

/** A change of an entry of a record says what stood there, without the id that it is kept under. */
export function unwrapped(one: PackChange): PackChange {
  const own = (value: unknown): unknown => (value === null ? null : (value as { readonly item: unknown }).item)
  return { ...one, before: own(one.before), after: own(one.after) }
}

function insideOf(where: ItemPlace, before: Parameter, after: Parameter, comparing: Comparing): readonly PackChange[] {
  const periods = pairsInPlace(before.values, after.values, ({ from = '' }) => from)
  const placeOf = (period: Period): ItemPlace => {
    const from = period.from ?? ''
    return { ...where, path: at(where.path, 'values', from), place: from === '' ? {} : { from } }
  }
  return [
    ...fieldChanges(where, before, after, comparing, LISTED),
    ...itemChanges({ ...periods, added: [] }, placeOf, comparing, (a, b) => periodChanges(placeOf(b), a, b, after.unit, comparing)).map(
      asMajor,
    ),
    ...periods.added.flatMap((period) => newPeriod(placeOf(period), before, period, after.unit, comparing)),
    ...orderChange(where, periods.isReordered, comparing),
  ]
}

function periodChanges(where: ItemPlace, before: Period, after: Period, unit: string, comparing: Comparing): readonly PackChange[] {
  const rows = pairsInPlace(before.rows ?? [], after.rows ?? [], ({ when }) => canonicalize(when))
  const placeOf = ({ when }: Row): ItemPlace => ({
    ...where,
    path: at(where.path, 'rows', canonicalize(when)),
    place: { ...where.place, when },
  })
  return [
    ...figureChanges(where, before, after, unit, comparing),
    ...itemChanges(rows, placeOf, comparing, (a, b) => figureChanges(placeOf(b), a, b, unit, comparing)),
    ...orderChange(where, rows.isReordered, comparing),
    ...((before.rows === undefined) === (after.rows === undefined) || (before.rows ?? after.rows ?? []).length > 0
      ? []
      : [change(where, { kind: 'changed', field: 'rows', before: before.rows, after: after.rows, bump: 'major' }, comparing)]),
  ]
}

// A period that begins within an earlier one changes the figure from that day on.
function newPeriod(where: ItemPlace, earlier: Parameter, period: Period, unit: string, comparing: Comparing): readonly PackChange[] {
  const former = earlier.values.find((one) => period.from !== undefined && isWithin(period.from, one))
  const figures = former === undefined ? [] : figureChanges(where, former, period, unit, comparing)
  if (figures.some(({ field }) => field === 'figure'))
    return figures.filter(({ field }) => !DATES.has(field ?? '')).map((one) => ({ ...one, bump: 'major' as const }))
  const added = itemChanges(
    { both: [], added: [period], removed: [], isReordered: false },
    () => where,
    comparing,
    () => [],
  )
  return added.map(asMajor)
}

function figureChanges(
  where: ItemPlace,
  before: Period | Row,
  after: Period | Row,
  unit: string,
  comparing: Comparing,
): readonly PackChange[] {
  const bounds = { before: boundsOf(before), after: boundsOf(after) }
  const others = fieldChanges(where, before, after, comparing, OWN)
  if (isSame('figure', bounds.before, bounds.after)) return others
  const found = directionOf(bounds.before, bounds.after, useOf(where.id, comparing.after))
  const direction = found === 'same' ? null : found
  const bump = bumpOfField('parameter', 'figure', bounds.before, bounds.after)
  return [change(where, { kind: 'changed', field: 'figure', ...bounds, unit, direction, bump }, comparing), ...others]
}

function orderChange(where: ItemPlace, isReordered: boolean, comparing: Comparing): readonly PackChange[] {
  return isReordered ? [change(where, { kind: 'changed', field: 'order', bump: 'major' }, comparing)] : []
}

// A period or a row that came or went decides what holds on some day, or for some key.
function asMajor(one: PackChange): PackChange {
  return one.kind === 'changed' ? one : { ...one, bump: 'major' }
}

function boundsOf({ value, min, max }: Bounds): Bounds {
  return { ...(value === undefined ? {} : { value }), ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}
