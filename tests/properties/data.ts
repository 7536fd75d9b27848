import fc, { type Arbitrary } from 'fast-check'
import { longDecimal, quarter } from './rules.js'

/** A JSON object. */
export type Data = Readonly<Record<string, unknown>>

const WORDS = ['', 'a', 'ab', 'b', 'I', 'VII', '社区', '🏠社', '0']
const DATES = ['2022-10-09', '2024-02-29', '2023-01-31', '2023-02-30']

const number = fc.oneof(
  fc.integer({ min: -6, max: 6 }),
  fc.integer({ min: -400, max: 400 }).map((value) => value / 100),
  longDecimal,
)

const bound = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom('min', 'max', 'both'))
  .map(([low, width, which]) => (which === 'min' ? { min: low } : which === 'max' ? { max: low + width } : { min: low, max: low + width }))

/** Data with known values of the right kinds. */
export const completeData: Arbitrary<Data> = dataOf({ number, boolean: fc.boolean(), text: fc.constantFrom(...WORDS, ...DATES) })

/** Complete data with numbers that doubles hold exactly and characters of one code unit. */
export const plainData: Arbitrary<Data> = dataOf({
  number: quarter,
  boolean: fc.boolean(),
  text: fc.constantFrom('', 'a', 'ab', 'b', 'I', '社区', '0'),
})

/** What stands in a place where data are not known: nothing, a bound, or a value of another kind. */
const gap: Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(undefined, null) },
  { weight: 3, arbitrary: bound },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('5', true, 0, [], {}) },
)

/** The same data with some values forgotten, and what was made of them. */
export const incompleteData: Arbitrary<Data> = lacking(0, 10, 25, 60)

/** Complete data of which some hundredths are forgotten. */
export function lacking(...shares: readonly number[]): Arbitrary<Data> {
  return fc
    .tuple(completeData, fc.infiniteStream(gap), fc.infiniteStream(fc.nat(99)), fc.constantFrom(...shares))
    .map(([data, gaps, chances, share]) => forget(data, () => (next(chances) < share ? { gap: next(gaps) } : null)) as Data) // an object stays one
}

type Forget = () => { readonly gap: unknown } | null

function forget(value: unknown, decide: Forget, isTop = true): unknown {
  const gap = isTop ? null : decide()
  if (gap !== null) return gap.gap
  if (Array.isArray(value)) return value.map((item) => forget(item, decide, false) ?? null)
  if (typeof value !== 'object' || value === null || 'decimal' in value) return value
  const kept = Object.entries(value).map(([key, inner]) => [key, forget(inner, decide, false)] as const)
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined))
}

function next<T>(stream: fc.Stream<T>): T {
  return stream.next().value as T // the stream has no end
}

interface Leaves {
  readonly number: Arbitrary<unknown>
  readonly boolean: Arbitrary<unknown>
  readonly text: Arbitrary<unknown>
}

function dataOf({ number, boolean, text }: Leaves): Arbitrary<Data> {
  const list = (item: Arbitrary<unknown>): Arbitrary<unknown> => fc.array(item, { maxLength: 4 })
  const record = fc.record({ n: number, b: boolean, t: text, ns: list(number) })
  const listOfOne = (item: Arbitrary<unknown>): Arbitrary<unknown> => fc.array(item, { minLength: 1, maxLength: 4 })
  return fc.record({
    n: number,
    m: number,
    k: number,
    b: boolean,
    t: text,
    s: text,
    d: text,
    o: record,
    ns: listOfOne(number),
    ts: list(text),
    rs: list(record),
  })
}
