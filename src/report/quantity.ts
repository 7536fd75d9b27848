import { fromNumber, parseDecimal, type Rational, toFixed } from '../rational.js'
import type { Outcome } from '../schema/assessment.js'
import type { Pack } from '../schema/pack.js'
import { type Context, say } from './context.js'

/** A number of an assessment: known, known within bounds, or `null`. */
export type Quantity = Outcome['value']

/** How numbers of one unit are printed. */
export interface Print {
  readonly label: string
  readonly factor: Rational
}

const SIGNS = { min: '≥', max: '≤', above: '>', below: '<' } as const
const MOST_PLACES = 40

/** How a unit of the dictionary is printed: shares as %, the others under their label. */
export function printOf(unit: string | null, pack: Pack | undefined, context: Context): Print {
  if (unit === 'share') return { label: '%', factor: fromNumber(100) }
  const units = pack?.dictionary.units ?? {}
  const label = unit !== null && Object.hasOwn(units, unit) ? units[unit] : undefined
  const bare = unit === null || unit === '1' ? '' : unit
  return { label: label === undefined ? bare : say(label, context), factor: fromNumber(1) }
}

/** Value and limit of an outcome, rounded once, half to even, to so many digits that they differ where they do differ. */
export function valueAndLimit(
  { value, limit, margin }: Outcome,
  print: Print,
  context: Context,
): { readonly value: string | null; readonly limit: string | null } {
  const limits = Object.entries(limit ?? {}) as [keyof typeof SIGNS, NonNullable<Quantity>][]
  const exact = endsOf(value).map((end) => apartFrom(end, limits, margin))
  const fixed = limits.flatMap(([, figure]) => endsOf(figure))
  const places = placesFor(exact, fixed, print)
  return {
    value: quantityText(value, print, context, (end, index) => decimal(exact[index] ?? end, places, print)),
    limit:
      limits.length === 0
        ? null
        : limitText(
            limit ?? {},
            (figure) =>
              endsOf(figure)
                .map((end) => decimal(end, places, print))
                .join('–'),
            print,
          ),
  }
}

function limitText({ min, max, ...others }: NonNullable<Outcome['limit']>, text: (figure: Quantity) => string, print: Print): string {
  if (min !== undefined && max !== undefined) return withUnit(`${text(min)}–${text(max)}`, print)
  const limits = Object.entries({ min, max, ...others }).filter(([, figure]) => figure !== undefined) as [keyof typeof SIGNS, Quantity][]
  return limits.map(([kind, figure]) => withUnit(`${SIGNS[kind]} ${text(figure)}`, print)).join(', ')
}

/** A quantity with its unit: a number, or the bounds it is known within; `null` where nothing is known. */
export function quantityText(
  quantity: Quantity,
  print: Print,
  context: Context,
  text = (end: Rational, _index: number): string => decimal(end, 2, print),
): string | null {
  const { words } = context
  const ends = endsOf(quantity)
  const [first, second] = ends.map(text)
  if (first === undefined || quantity === null) return null
  if (typeof quantity === 'number') return withUnit(first, print)
  // What may be anything is not worth saying.
  if (quantity.min === 0 && (quantity.max === undefined || (quantity.max === 1 && print.label === '%'))) return null
  if (second !== undefined) return withUnit(`${first}–${second}`, print)
  return quantity.min === undefined ? words.atMost(withUnit(first, print)) : words.atLeast(withUnit(first, print))
}

/** A number in plain notation with thousands apart, in the unit it is printed in; what is not zero never prints as zero. */
export function decimal(value: Rational, places: number, { factor }: Pick<Print, 'factor'>): string {
  const scaled = value.mul(factor)
  const text = toFixed(scaled, placesSeen(scaled, places))
  const [whole = '', part = ''] = text.split('.')
  const digits = part.replace(/0+$/, '')
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (digits === '' ? '' : `.${digits}`)
}

// Two significant digits at least.
function placesSeen({ n, d }: Rational, places: number): number {
  return n === 0n ? 0 : Math.max(places, Math.min(MOST_PLACES, d.toString().length - n.toString().length + 2))
}

/** A number with its unit. */
export function withUnit(text: string, { label }: Print): string {
  return label === '' || label === '%' ? text + label : `${text} ${/\b1$/.test(text) && !/[.,–]1$/.test(text) ? singular(label) : label}`
}

// English labels are plurals.
function singular(label: string): string {
  return label.replace(/^([a-z]+)(s)$/, (_, stem: string) => stem.replace(/ie$/, 'y').replace(/(ss|x)e$/, '$1'))
}

/** The ends of a quantity, exact as printed in the assessment. */
export function endsOf(quantity: Quantity): readonly Rational[] {
  if (quantity === null) return []
  if (typeof quantity === 'number') return [fromNumber(quantity)]
  return [quantity.min, quantity.max].filter((end) => end !== undefined).map(fromNumber)
}

// A value so near its limit that both are the same double: the margin still tells them apart.
function apartFrom(end: Rational, limits: readonly (readonly [keyof typeof SIGNS, NonNullable<Quantity>])[], margin: Quantity): Rational {
  if (typeof margin !== 'number' || margin === 0) return end
  const [kind] = limits.find(([, figure]) => typeof figure === 'number' && fromNumber(figure).equals(end)) ?? []
  if (kind === undefined) return end
  return kind === 'min' || kind === 'above' ? end.add(fromNumber(margin)) : end.sub(fromNumber(margin))
}

function placesFor(values: readonly Rational[], limits: readonly Rational[], print: Print): number {
  const clash = (places: number): boolean =>
    values.some((value) => limits.some((limit) => !value.equals(limit) && decimal(value, places, print) === decimal(limit, places, print)))
  let places = 2
  while (places < MOST_PLACES && clash(places)) places++
  return places
}

/** Points as they stand in an assessment, always with two digits. */
export function points(value: number): string {
  return toFixed(parseDecimal(String(value)) ?? fromNumber(0), 2)
}
