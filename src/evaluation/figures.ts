import { isWithin } from '../dates.js'
import { compareEnds, type End, type Interval, point } from '../logic/interval.js'
import type { Part } from '../logic/operator.js'
import { exactOf, numberOf, UNKNOWN, type Value } from '../logic/value.js'
import { fromNumber, type Rational } from '../rational.js'
import type { EarlierFigure } from '../schema/layers.js'
import type { Parameter, Period, Row } from '../schema/pack.js'
import type { Notices } from './notices.js'

/** The figures of a parameter at one date; `rows` of a scalar parameter has one row without keys. */
export interface Figures {
  readonly unit: string
  readonly by: readonly string[]
  readonly rows: readonly Figure[]
}

/** One figure with the bounds it gives, exact, and where it stands. */
export interface Figure {
  readonly when: Row['when']
  readonly value: Rational | null
  readonly min: Rational | null
  readonly max: Rational | null
  readonly grade: 'A' | 'B' | 'C' | 'D'
  /** Whether it may score: graded A or B, or confirmed from the print by a named person. */
  readonly verified: boolean
  readonly clause: string
  /** The layers that stated it, from the national one to the one that holds; `null` where no overlay replaced it. */
  readonly layers: readonly LayerFigure[] | null
}

/** What one layer stated for a figure. */
export interface LayerFigure extends Pick<Figure, 'value' | 'min' | 'max'> {
  readonly layer: string
}

/** The figures of a parameter that are in force on a date. */
export function figuresAt(parameter: Parameter, asOf: string): Figures {
  const period = parameter.values.find((one) => isWithin(asOf, one))
  const rows = period === undefined ? [] : (period.rows ?? [{ when: {}, ...figureOf(period) }])
  return { unit: parameter.unit, by: parameter.by ?? [], rows: rows.map((row) => compileFigure(row, period as Period)) }
}

function figureOf({ value, min, max, grade, confirmed, layer, earlier }: Period): Omit<Row, 'when'> {
  return {
    ...(value === undefined ? {} : { value }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(grade === undefined ? {} : { grade }),
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(layer === undefined ? {} : { layer }),
    ...(earlier === undefined ? {} : { earlier }),
  }
}

function compileFigure(row: Row, period: Period): Figure {
  const exact = (value: Row['value']): Rational | null => (value === undefined ? null : exactOf(value))
  const bounds = ({ value, min, max }: Pick<EarlierFigure, 'value' | 'min' | 'max'>): Pick<Figure, 'value' | 'min' | 'max'> => ({
    value: exact(value),
    min: exact(min),
    max: exact(max),
  })
  // A figure whose grade nobody stated has not been checked by anybody.
  const grade = row.grade ?? period.grade ?? 'D'
  return {
    when: row.when,
    ...bounds(row),
    grade,
    verified: grade === 'A' || grade === 'B' || row.confirmed !== undefined,
    clause: row.clause ?? period.clause,
    layers:
      row.layer === undefined
        ? null
        : [...(row.earlier ?? []), { ...row, layer: row.layer }].map((one) => ({ layer: one.layer, ...bounds(one) })),
  }
}

/** The table rows that may answer to the keys, and whether one certainly does. */
export interface Found {
  readonly rows: readonly Figure[]
  readonly certain: boolean
  readonly inForce: boolean
}

/** Finds the figures of a parameter for the keys; a key that is not known leaves every row it may mean. */
export function figuresFor(figures: Figures | undefined, keys: readonly Value[]): Found {
  if (figures === undefined || figures.rows.length === 0) return { rows: [], certain: true, inForce: false }
  const fits = figures.rows.map((row) => ({ row, fit: fitOf(row, figures.by, keys) }))
  const sure = fits.find(({ fit }) => fit === true)
  if (sure !== undefined) return { rows: [sure.row], certain: true, inForce: true }
  const rows = fits.filter(({ fit }) => fit === null).map(({ row }) => row)
  return { rows, certain: rows.length === 0, inForce: true }
}

function fitOf(row: Figure, by: readonly string[], keys: readonly Value[]): boolean | null {
  let fit: boolean | null = true
  for (const [index, name] of by.entries()) {
    const wanted = Object.hasOwn(row.when, name) ? row.when[name] : undefined
    const one = wanted === undefined ? true : keyFits(keys[index] ?? UNKNOWN, wanted)
    if (one === false) return false
    if (one === null) fit = null
  }
  return fit
}

function keyFits(key: Value, wanted: Figure['when'][string]): boolean | null {
  if (Array.isArray(wanted)) {
    const fits = wanted.map((one) => keyFits(key, one))
    return fits.includes(true) ? true : fits.includes(null) ? null : false
  }
  if (typeof wanted === 'object') return key.kind === 'number' ? withinBand(key.range, wanted as Band) : null
  if (key.kind === 'unknown') return null
  if (typeof wanted === 'number') return key.kind === 'number' ? withinBand(key.range, { min: wanted, max: wanted }) : false
  return (key.kind === 'text' || key.kind === 'boolean') && key.value === wanted
}

interface Band {
  readonly min?: number
  readonly max?: number
  readonly above?: number
  readonly below?: number
}

// Whether the whole range is in the band; `null` where only a part of it is.
function withinBand({ low, high }: Interval, { min, max, above, below }: Band): boolean | null {
  const reaches = (end: End): boolean =>
    (min === undefined || compareEnds(end, fromNumber(min)) >= 0) && (above === undefined || compareEnds(end, fromNumber(above)) > 0)
  const keeps = (end: End): boolean =>
    (max === undefined || compareEnds(end, fromNumber(max)) <= 0) && (below === undefined || compareEnds(end, fromNumber(below)) < 0)
  if (reaches(low) && keeps(high)) return true
  return reaches(high) && keeps(low) ? null : false
}

/** The figure of one part, verified or not; `null`, with the reason noted, where there is none to be had. */
export function figureOfPart(found: Found, part: Part | 'above' | 'below', notices: Notices): Rational | null {
  const [row] = found.rows
  if (row === undefined) notices.reasons.add(found.inForce ? 'no-limit' : 'not-in-force')
  if (row === undefined || !found.certain) return null
  const figure = part === 'min' || part === 'max' ? (row[part] ?? row.value) : row.value
  if (figure === null) notices.reasons.add('awaiting-transcription')
  else if (!row.verified) notices.reasons.add('unverified')
  return figure
}

/** A figure as expressions read it: what is not verified is unknown. */
export function readPart(found: Found, part: Part, notices: Notices): Value {
  const figure = figureOfPart(found, part, notices)
  return figure !== null && found.rows[0]?.verified === true ? numberOf(point(figure)) : UNKNOWN
}
