import { canonicalize } from '../../canonical.js'
import { dayAfter, dayBefore, isWithin } from '../../dates.js'
import { exactOf } from '../../logic/value.js'
import type { Parameter, Period, Row } from '../../schema/pack.js'
import { isUnverified } from './unjudged.js'

type Key = string | number | boolean

/** More combinations of keys than any table of a real pack has. */
const MOST = 50_000

/**
 * Whether two versions of a parameter give the same figure on every day and for every key, though they are written otherwise:
 * of rows and periods that overlap, the first counts. Tried at every edge, beside it, and between any two.
 *
 * @param wholeKeys - Keys that are whole numbers, with the least value each can have.
 */
export function hasSameFigures(a: Parameter, b: Parameter, wholeKeys: ReadonlyMap<string, number>): boolean {
  const days = [...a.values, ...b.values].flatMap(({ from, to }) =>
    [from, to].flatMap((day) => (day === undefined ? [] : [dayBefore(day), day, dayAfter(day)])),
  )
  return ['0000-01-01', ...new Set(days)].every((day) => {
    const [one, other] = [a, b].map(({ values }) => values.find((period) => isWithin(day, period)))
    return one === undefined || other === undefined ? one === other : one === other || isSameTable(one, other, a.by ?? [], wholeKeys)
  })
}

function isSameTable(a: Period, b: Period, by: readonly string[], wholeKeys: ReadonlyMap<string, number>): boolean {
  if (a.rows === undefined || b.rows === undefined) return figureText(a, a) === figureText(b, b)
  const rows = [...a.rows, ...b.rows]
  const keys = by.map((key) =>
    samplesOf(
      rows.flatMap(({ when }) => when[key] ?? []),
      wholeKeys.get(key),
    ),
  )
  if (keys.reduce((product, { length }) => product * length, 1) > MOST) return false
  const found = (period: Period, chosen: readonly Key[]): string => {
    const row = period.rows?.find(({ when }) => by.every((key, index) => fits(chosen[index] as Key, when[key])))
    return row === undefined ? '' : figureText(row, period)
  }
  for (const chosen of combinations(keys)) if (found(a, chosen) !== found(b, chosen)) return false
  return true
}

function figureText(figure: Row | Period, period: Period): string {
  const exact = [figure.value, figure.min, figure.max].map((one) => (one === undefined ? null : (exactOf(one)?.toFraction() ?? null)))
  return canonicalize([...exact, isUnverified(figure, period)])
}

// Every text or truth that a row names and one that none does; every edge, what is beside it, and what is between two.
function samplesOf(wanted: readonly Row['when'][string][], least: number | undefined): readonly Key[] {
  const named = wanted.flatMap((one): readonly Key[] => (Array.isArray(one) ? one : typeof one === 'object' ? Object.values(one) : [one]))
  const numbers = [...new Set(named.filter((one) => typeof one === 'number'))].sort((a, b) => a - b)
  const beside = numbers.flatMap((one, index) => [
    one - 1,
    one,
    one + 1,
    ...(least !== undefined ? [] : [(one + (numbers[index + 1] ?? one + 2)) / 2]),
  ])
  return [
    ...new Set<Key>([
      ...named.filter((one) => typeof one !== 'number'),
      ...beside.filter((one) => one >= (least ?? -Infinity)),
      ...(numbers.length === 0 ? [''] : []),
    ]),
  ]
}

function fits(key: Key, wanted: Row['when'][string] | undefined): boolean {
  if (wanted === undefined) return true
  if (Array.isArray(wanted)) return wanted.some((one) => one === key)
  if (typeof wanted !== 'object') return wanted === key
  const { min, max, above, below } = wanted as Readonly<Partial<Record<'min' | 'max' | 'above' | 'below', number>>>
  return (
    typeof key === 'number' &&
    (min === undefined || key >= min) &&
    (max === undefined || key <= max) &&
    (above === undefined || key > above) &&
    (below === undefined || key < below)
  )
}

function* combinations(lists: readonly (readonly Key[])[]): Generator<readonly Key[]> {
  const [first, ...rest] = lists
  if (first === undefined) yield []
  else for (const one of first) for (const others of combinations(rest)) yield [one, ...others]
}
