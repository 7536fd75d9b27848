import { dayAfter, dayBefore } from '../../dates.js'
import { exactOf } from '../../logic/value.js'
import type { Parameter, Period, Row } from '../../schema/pack.js'
import type { Variant } from './expression-mutants.js'
import { stepOf, written } from './step.js'
import { isUnverified } from './unjudged.js'

/** A parameter with one small change, and the figure that is another then: `PERIOD/ROW`; `null` where it is no figure. */
export type ParameterVariant = Variant & { readonly figure: string | null }

/** Every parameter that differs from one by a single small change. */
export function* parameterVariants(parameter: Parameter): Generator<ParameterVariant> {
  for (const [index, period] of parameter.values.entries()) {
    const placed = (variant: Variant, figure: string | null): ParameterVariant => ({
      ...variant,
      path: `/values/${index}${variant.path}`,
      whole: { ...parameter, values: parameter.values.with(index, variant.whole as Period) },
      figure: figure === null ? null : `${index}/${figure}`,
    })
    for (const part of ['from', 'to'] as const) {
      const date = period[part]
      // The first day of all is that of the document.
      if (date === undefined || (part === 'from' && index === 0)) continue
      for (const other of [dayBefore(date), dayAfter(date)])
        yield placed({ kind: 'date-moved', path: `/${part}`, before: date, after: other, whole: { ...period, [part]: other } }, null)
    }
    for (const variant of figureVariants(period, period, parameter.unit)) yield placed(variant, '0')
    for (const [place, row] of (period.rows ?? []).entries()) {
      const path = `/rows/${place}`
      const rows = period.rows as readonly Row[]
      const inRow = (variant: Variant): Variant => ({
        ...variant,
        path: path + variant.path,
        whole: { ...period, rows: rows.with(place, variant.whole as Row) },
      })
      if (isUnverified(row, period)) continue
      yield placed({ kind: 'row-changed', path, before: row, after: undefined, whole: { ...period, rows: rows.toSpliced(place, 1) } }, null)
      for (const variant of figureVariants(row, period, parameter.unit)) yield placed(inRow(variant), String(place))
      for (const variant of keyVariants(row)) yield placed(inRow(variant), null)
    }
  }
}

function* figureVariants(figure: Row | Period, period: Period, unit: string): Generator<Variant> {
  if (isUnverified(figure, period)) return
  for (const part of ['value', 'min', 'max'] as const) {
    const exact = figure[part] === undefined ? null : exactOf(figure[part])
    if (exact === null) continue
    const step = stepOf(exact, unit)
    for (const moved of [exact.sub(step), exact.add(step)]) {
      const after = written(moved)
      yield { kind: 'limit-moved', path: `/${part}`, before: figure[part], after, whole: { ...figure, [part]: after } }
    }
    const { [part]: _, ...others } = figure
    if (part !== 'value' && figure.min !== undefined && figure.max !== undefined)
      yield { kind: 'condition-dropped', path: `/${part}`, before: figure[part], after: undefined, whole: others }
  }
}

const SWAPPED = { min: 'above', above: 'min', max: 'below', below: 'max' } as const

// The keys that a row answers to: one of several left out, the edge of a band moved or made to count where it did not.
function* keyVariants(row: Row): Generator<Variant> {
  for (const [key, wanted] of Object.entries(row.when)) {
    const made = (kind: Variant['kind'], path: string, before: unknown, after: unknown, value: unknown): Variant => ({
      kind,
      path: `/when/${key}${path}`,
      before,
      after,
      whole: { ...row, when: { ...row.when, [key]: value } },
    })
    if (Array.isArray(wanted)) {
      if (wanted.length > 1)
        for (const [index, one] of wanted.entries()) yield made('row-changed', `/${index}`, one, undefined, wanted.toSpliced(index, 1))
    } else if (typeof wanted === 'object') {
      for (const [edge, value] of Object.entries(wanted) as readonly (readonly [keyof typeof SWAPPED, number])[]) {
        const { [edge]: _, ...others } = wanted as Readonly<Record<string, number>>
        const swapped = { ...others, [SWAPPED[edge]]: value }
        yield made('operator-changed', '', wanted, swapped, swapped)
        const exact = exactOf(value)
        if (exact === null) continue
        for (const moved of [exact.sub(stepOf(exact, null)), exact.add(stepOf(exact, null))])
          yield made('limit-moved', `/${edge}`, value, written(moved), { ...wanted, [edge]: written(moved) })
      }
    }
  }
}
