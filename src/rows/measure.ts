import { fromNumber, ONE, type Rational, ratio } from '../rational.js'
import { foldTight } from './fold.js'
import { MEASURES } from './vocabulary.js'

/** A unit as it was read: what it measures, and how many of the first unit of that kind it is. */
export interface ReadUnit {
  /** `area`, `length/area`. Two units of the same kind can be converted. */
  readonly kind: string
  readonly factor: Rational
  /** The usual spelling: `万㎡`. */
  readonly name: string
}

interface Known {
  readonly kind: string
  readonly factor: Rational
  readonly name: string
}

const known = new Map<string, Known>(
  MEASURES.flatMap(({ unit, of, times: [over, under] = [1, 1], spellings }) =>
    [unit, ...spellings].map(
      (spelling) => [foldTight(spelling), { kind: of, factor: ratio(over as number, under as number), name: unit }] as const,
    ),
  ),
)
const LONGEST = Math.max(...[...known.keys()].map((spelling) => spelling.length))

const MAGNITUDES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** What 万, 千万, 亿 multiply by. */
export function magnitudeOf(text: string): Rational {
  return [...text].reduce((product, sign) => product.mul(fromNumber(MAGNITUDES[sign] ?? 1)), ONE)
}

/** A unit of measurement: `㎡`, `万平方米`, `元/平米/月`, `㎡/百户`; `null` where the text is none. */
export function readUnit(text: string): ReadUnit | null {
  const parts = foldTight(text)
    .replace(/^(单位|计量单位):?/, '')
    .split(/[/·*每]/)
  const read = parts.map((part) => readPart(part))
  const [first, ...others] = read
  if (first === undefined || first === null || others.includes(null)) return null
  const below = others as readonly Known[]
  // 公顷/ha names one unit twice.
  if (below.length > 0 && below.every((other) => other.kind === first.kind && other.factor.equals(first.factor))) return first
  return {
    kind: [first.kind, ...below.map(({ kind }) => kind).sort()].join('/'),
    factor: below.reduce((product, { factor }) => product.div(factor), first.factor),
    name: [first, ...below].map(({ name }) => name).join('/'),
  }
}

/** The unit at the start of a text, and the words after it: `个车位` is 个, `年建成` is 年 with 建成. */
export function unitAtStart(text: string): { readonly unit: ReadUnit; readonly rest: string } | null {
  if (text === '') return null
  const whole = readUnit(text)
  if (whole !== null) return { unit: whole, rest: '' }
  for (let length = Math.min(LONGEST + 1, text.length - 1); length > 0; length--) {
    const unit = readUnit(text.slice(0, length))
    if (unit === null) continue
    const rest = text.slice(length)
    return { unit, rest: readUnit(rest)?.kind === unit.kind ? '' : rest }
  }
  return null
}

/** The unit of a field of the dictionary. A unit that is in no list is a kind of its own. */
export function fieldUnit(unit: string): ReadUnit {
  if (unit === '1') return { kind: 'number', factor: ONE, name: '1' }
  return readUnit(unit) ?? { kind: foldTight(unit), factor: ONE, name: unit }
}

function readPart(part: string): Known | null {
  const [, count = '', magnitude = '', name = ''] = /^(\d{0,6})([百千万亿]*)(.*)$/.exec(part) ?? []
  const unit = known.get(name)
  if (unit === undefined) return null
  const times = magnitudeOf(magnitude).mul(count === '' ? ONE : fromNumber(Number(count)))
  return { kind: unit.kind, factor: unit.factor.mul(times), name: `${count}${magnitude}${unit.name}` }
}
