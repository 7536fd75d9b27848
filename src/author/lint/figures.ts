import { at } from '../../issue.js'
import { exactOf } from '../../logic/value.js'
import type { Rational } from '../../rational.js'
import type { Limit, Pack, Period, Row, Rule } from '../../schema/pack.js'

/** One figure of a parameter, of a period or of a row of its table, with its place. */
export interface Stated {
  readonly parameter: string
  readonly period: Period
  readonly row: Row | null
  readonly path: string
}

/** A limit of a rule: the parameter it names, and the keys it gives. */
export interface Held {
  readonly kind: keyof Limit
  readonly parameter: string
  readonly path: string
  /** Keys that the rule writes out, so that only some rows of the table are meant. */
  readonly written: Readonly<Record<string, unknown>>
}

/** Every figure of a parameter; a slot is one, too. */
export function figuresOf(pack: Pack, parameter: string): readonly Stated[] {
  const values = Object.hasOwn(pack.parameters, parameter) ? (pack.parameters[parameter]?.values ?? []) : []
  return values.flatMap((period, index): readonly Stated[] => {
    const path = at('/parameters', parameter, 'values', index)
    if (period.rows === undefined) return [{ parameter, period, row: null, path }]
    return period.rows.map((row, place) => ({ parameter, period, row, path: at(path, 'rows', place) }))
  })
}

/** The limits a rule is held to. */
export function limitsOf(rule: Rule, path: string): readonly Held[] {
  return Object.entries(rule.limit ?? {}).map(([kind, reference]) => ({
    kind: kind as keyof Limit,
    parameter: typeof reference === 'string' ? reference : reference.parameter,
    path: at(path, 'limit', kind),
    written:
      typeof reference === 'string' ? {} : Object.fromEntries(Object.entries(reference.by).filter(([, json]) => typeof json !== 'object')),
  }))
}

/** The figures of a limit that the keys which the rule writes out leave. */
export function figuresFor(pack: Pack, { parameter, written }: Held): readonly Stated[] {
  const fits = ({ row }: Stated): boolean =>
    row === null ||
    Object.entries(written).every(([key, json]) => row.when[key] === undefined || [row.when[key]].flat().some((one) => one === json))
  return figuresOf(pack, parameter).filter(fits)
}

/** The ends that a figure sets, as a limit of one kind. */
export function endsOf({ row, period }: Stated, kind: keyof Limit): readonly (readonly [Exclude<keyof Limit, 'range'>, Rational])[] {
  const { value, min, max } = row ?? period
  const exact = (json: unknown): Rational | null => (json === undefined ? null : exactOf(json))
  const ends: readonly (readonly [Exclude<keyof Limit, 'range'>, Rational | null])[] =
    kind === 'range'
      ? [
          ['min', exact(min ?? value)],
          ['max', exact(max ?? value)],
        ]
      : [[kind, exact(kind === 'min' ? (min ?? value) : kind === 'max' ? (max ?? value) : value)]]
  return ends.filter((end): end is readonly [Exclude<keyof Limit, 'range'>, Rational] => end[1] !== null)
}

/** The grade of a figure, `null` where nobody stated one. */
export function gradeOf({ row, period }: Stated): string | null {
  return row?.grade ?? period.grade ?? null
}

/** Whether a figure waits for the print. */
export function isSlot({ row, period }: Stated): boolean {
  const { value, min, max } = row ?? period
  return value === undefined && min === undefined && max === undefined
}
