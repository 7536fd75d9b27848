import fc, { type Arbitrary } from 'fast-check'

const number = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.integer({ min: -30, max: 120 }).map((tenths) => tenths / 10),
  fc.constantFrom(0, 0.1, 0.2, 0.3, 1e-31, 1e31, 9007199254740991, 5e-324, -0.1, 1 / 3),
)
// Two of them are as long as each other, and begin alike.
const text = fc.constantFrom('', 'a', 'b', 'ab', 'ac', '社区')
const path = fc.constantFrom('n', 'm', 'k', 'o.n', 'o.o.n')
const op = (name: string, ...operands: readonly unknown[]): unknown => ({ [name]: operands })
const read = (name: string): unknown => ({ var: name })

type Tie = (name: 'number' | 'truth') => Arbitrary<unknown>

/** Conditions and numbers of one element of a list. */
const elementRules = fc.letrec<{ number: unknown; truth: unknown }>((tie) => ({
  number: fc.oneof({ maxDepth: 2 }, fc.constantFrom('n', 'n', 'm', 'm', '.n').map(read), arithmetic(tie)),
  truth: fc.oneof({ maxDepth: 2 }, comparison(tie), equality(fc.constant('t')), junction(tie)),
}))

/** Rules of the kind that standards have, all of which the compiled path takes: numbers, limits, texts, lists, what is missing. */
export const columnRules: Arbitrary<unknown> = fc.letrec<{ number: unknown; truth: unknown }>((tie) => ({
  number: numbers(tie, path, 'n'),
  truth: truths(tie, path),
})).truth

function numbers(tie: Tie, paths: Arbitrary<string>, missing: string): Arbitrary<unknown> {
  return fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    paths.map(read),
    number,
    arithmetic(tie),
    fc.tuple(paths, fc.oneof(number, fc.constant(read(missing)))).map(([name, fallback]) => ({ var: [name, fallback] })),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map((parts) => op('if', ...parts)),
    fc.tuple(lists(), elementRules.number, fc.constantFrom('sum', 'largest', 'smallest')).map(([list, part, name]) => op(name, list, part)),
    lists().map((list) => op('count', list)),
    fc
      .tuple(lists(), fc.constantFrom('current.n', 'current.m', 'current', 'current.'), fc.boolean())
      .map(([list, name, isFirst]) =>
        op('reduce', list, op('+', ...(isFirst ? [read('accumulator'), read(name)] : [read(name), read('accumulator')])), 0),
      ),
  )
}

function arithmetic(tie: Tie): Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom('+', '-', '*', '/', '%', 'min', 'max'), fc.array(tie('number'), { minLength: 1, maxLength: 3 }))
    .map(([name, parts]) => op(name, ...(name === '%' ? [parts[0], parts[1] ?? 3] : parts)))
}

function comparison(tie: Tie): Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!=', '===', '!=='), fc.array(tie('number'), { minLength: 2, maxLength: 3 }))
    .map(([name, parts]) => op(name, ...parts))
}

function equality(paths: Arbitrary<string>): Arbitrary<unknown> {
  const names = fc.constantFrom('==', '!=', '===', '!==')
  return fc.oneof(
    fc.tuple(fc.constantFrom('==', '!=', '===', '!==', '<', '>='), paths, text).map(([name, at, to]) => op(name, read(at), to)),
    fc.tuple(names, paths, fc.boolean()).map(([name, at, to]) => op(name, to, read(at))),
    fc
      .tuple(paths, fc.array(fc.oneof(text, number, fc.boolean()), { minLength: 1, maxLength: 4 }))
      .map(([at, list]) => op('in', read(at), list)),
    fc.tuple(text, paths).map(([needle, at]) => op('in', needle, read(at))),
  )
}

function junction(tie: Tie): Arbitrary<unknown> {
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('truth'), { minLength: 1, maxLength: 3 }))
      .map(([name, parts]) => op(name, ...parts)),
    fc.tuple(fc.constantFrom('!', '!!'), fc.oneof(tie('truth'), tie('number'))).map(([name, part]) => op(name, part)),
  )
}

function truths(tie: Tie, paths: Arbitrary<string>): Arbitrary<unknown> {
  const anything = fc.constantFrom('n', 't', 'b', 'ns', 'rs', 'o', 'o.t', 'zz')
  return fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison(tie),
    equality(anything),
    junction(tie),
    anything.map((name) => op('!!', read(name))),
    fc.tuple(tie('truth'), tie('truth'), tie('truth')).map((parts) => op('if', ...parts)),
    fc.array(paths, { minLength: 1, maxLength: 3 }).map((names) => op('!', op('missing', ...names))),
    fc
      .tuple(fc.nat(3), fc.array(paths, { minLength: 1, maxLength: 3 }))
      .map(([needed, names]) => op('!', op('missing_some', needed, names))),
    fc.tuple(fc.constantFrom('some', 'all', 'none'), lists(), elementRules.truth).map(([name, list, part]) => op(name, list, part)),
    fc.tuple(tie('truth'), fc.constantFrom<unknown>('large', 3, null, true), tie('truth')).map((parts) => op('if', ...parts)),
  )
}

function lists(): Arbitrary<unknown> {
  const whole = fc.constantFrom('rs', 'ns', 'o.rs').map(read)
  return fc.oneof(
    { weight: 2, arbitrary: whole },
    { weight: 1, arbitrary: fc.tuple(whole, elementRules.truth).map(([list, condition]) => op('filter', list, condition)) },
  )
}

const gap = fc.constantFrom<unknown>(
  undefined,
  undefined,
  null,
  'x',
  true,
  [],
  { min: 1 },
  { min: 2, max: 3 },
  { decimal: '0.3' },
  [1],
  new Map(),
  Number.NaN,
)

function mostly<T>(arbitrary: Arbitrary<T>): Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: arbitrary as Arbitrary<unknown> }, { weight: 1, arbitrary: gap })
}

const record = fc.record({ n: mostly(number), m: mostly(number), t: mostly(text) })
const inner = fc.record({ n: mostly(number), t: mostly(text), rs: mostly(fc.array(record, { maxLength: 3 })), o: mostly(record) })

const several = fc.array(mostly(record), { maxLength: 4 })
const many = fc.tuple(fc.array(mostly(record), { minLength: 1, maxLength: 3 }), fc.integer({ min: 20, max: 70 })).map(repeated)

/** The same again until there are so many. */
export function repeated<T>([list, count]: readonly [readonly T[], number]): readonly T[] {
  return Array.from({ length: count }, (_, index) => list[index % list.length] as T)
}

/** Rows for them: mostly of the right kinds, with gaps, bounds and oddities. */
export const columnRow: Arbitrary<unknown> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      n: mostly(number),
      m: mostly(number),
      k: mostly(number),
      t: mostly(text),
      b: mostly(fc.boolean()),
      o: mostly(inner),
      ns: mostly(fc.array(mostly(number), { maxLength: 4 })),
      rs: mostly(fc.oneof({ weight: 9, arbitrary: several }, { weight: 1, arbitrary: many })),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 5, 'n', [], { min: 1 }, Object.create({ n: 1 }), new Date(0)) },
)
