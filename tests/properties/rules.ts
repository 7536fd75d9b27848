import fc, { type Arbitrary } from 'fast-check'

/** What a random expression may use: everything; nothing that sees through unknown; or only what plain json-logic-js has too. */
export type Mode = 'all' | 'sound' | 'plain'

type Kind = 'number' | 'boolean' | 'text' | 'numbers' | 'texts' | 'records'

/** Paths that a scope can read, by the kind of what stands there in complete data. */
type Scope = Readonly<Record<Kind, readonly string[]>>

const NONE: Scope = { number: [], boolean: [], text: [], numbers: [], texts: [], records: [] }
const UNIT: Scope = {
  number: ['n', 'm', 'k', 'o.n', 'ns.0'],
  boolean: ['b'],
  text: ['t', 's', 'o.t', 'd'],
  numbers: ['ns'],
  texts: ['ts'],
  records: ['rs'],
}
const RECORD: Scope = { ...NONE, number: ['n'], boolean: ['b'], text: ['t'], numbers: ['ns'] }
const NUMBER: Scope = { ...NONE, number: [''] }
const TEXT: Scope = { ...NONE, text: [''] }
const FOLD_NUMBERS: Scope = { ...NONE, number: ['current', 'accumulator'] }
const FOLD_RECORDS: Scope = { ...NONE, number: ['current.n', 'accumulator'], boolean: ['current.b'] }

const NAMES = ['n', 'm', 'k', 't', 'b', 'o.n', 'o.t', 'ns', 'ns.0', 'ns.5', 'rs.0.n', 'zz', 'zz.n', 't.n']
const LETTERS = ['', 'a', 'ab', 'b', 'I', 'VII', '社区', '🏠社', '0', 'n']
const DATES = ['2022-10-09', '2024-02-29', '2023-01-31']

/** A random well-formed rule over the data of `data.ts`. */
export function rules(mode: Mode, depth = 3): Arbitrary<unknown> {
  const known = new Map<string, Arbitrary<unknown>>()
  const of = (kind: Kind, scope: Scope, left: number): Arbitrary<unknown> => {
    const name = JSON.stringify([kind, scope, left])
    const found =
      known.get(name) ??
      fc.oneof(
        { weight: 1, arbitrary: leaf(kind, scope, mode) },
        ...(left > 0
          ? operations(kind, scope, mode, (inner, own) =>
              own === undefined ? of(inner, scope, left - 1) : of(inner, own, left - 1).map(notNull),
            )
          : []),
      )
    known.set(name, found)
    return found
  }
  const weights = { number: 4, boolean: 6, text: 2, numbers: 1, texts: 1, records: 1 } as const
  return fc.oneof(...(Object.keys(weights) as Kind[]).map((kind) => ({ weight: weights[kind], arbitrary: of(kind, UNIT, depth) })))
}

// A null for each element is refused; what is not there is as little known.
function notNull(rule: unknown): unknown {
  return rule ?? { var: 'zz' }
}

type Part = (kind: Kind, scope?: Scope) => Arbitrary<unknown>

function leaf(kind: Kind, scope: Scope, mode: Mode): Arbitrary<unknown> {
  const paths = scope[kind]
  const reads = paths.length === 0 ? [] : [{ weight: 12, arbitrary: fc.constantFrom(...paths).map((path) => ({ var: path })) }]
  const literals = { weight: 6, arbitrary: literal(kind, mode) }
  if (mode === 'plain') return fc.oneof(...reads, literals)
  const anywhere = fc.constantFrom(...Object.values(scope).flat(), 'zz').map((path) => ({ var: path }))
  const odd = [
    { weight: 1, arbitrary: anywhere },
    { weight: ['number', 'boolean', 'text'].includes(kind) ? 1 : 0, arbitrary: fc.constant(null) },
  ]
  if (mode === 'sound' || paths.length === 0) return fc.oneof(...reads, literals, ...odd)
  const withDefault = fc.tuple(fc.constantFrom(...paths), literal(kind, mode)).map((operands) => ({ var: operands }))
  return fc.oneof(...reads, literals, ...odd, { weight: 1, arbitrary: withDefault })
}

function literal(kind: Kind, mode: Mode): Arbitrary<unknown> {
  switch (kind) {
    case 'number':
      return mode === 'plain' ? quarter : fc.oneof(fc.integer({ min: -6, max: 6 }), decimal, longDecimal)
    case 'boolean':
      return fc.boolean()
    case 'text':
      return mode === 'plain' ? fc.constantFrom('', 'a', 'ab', 'b', 'I', '社区', '0') : fc.constantFrom(...LETTERS, ...DATES)
    case 'numbers':
      return fc.array(literal('number', mode), { minLength: 1, maxLength: 4 })
    case 'texts':
      return fc.array(literal('text', mode), { minLength: 1, maxLength: 4 })
    case 'records':
      return fc.constant([])
  }
}

function operations(kind: Kind, scope: Scope, mode: Mode, part: Part): readonly Arbitrary<unknown>[] {
  const shared = [choice(part(kind), part), call(fc.constantFrom('and', 'or'), list(part(kind)))]
  switch (kind) {
    case 'number':
      return [...shared, ...(mode === 'plain' ? plainNumbers(scope, part) : numbers(part)), ...folds(part, mode)]
    case 'boolean':
      return [...shared, ...booleans(part, mode)]
    case 'text':
      return [choice(part(kind), part), ...texts(part, mode)]
    case 'numbers':
      return [
        ...lists(part, 'numbers', NUMBER),
        map(part, 'number', mode),
        choice(part(kind), part),
        fc.array(part('number'), { maxLength: 3 }),
      ]
    case 'texts':
      return [...lists(part, 'texts', TEXT), map(part, 'text', mode), ...missing(mode)]
    case 'records':
      return [...lists(part, 'records', RECORD)]
  }
}

function numbers(part: Part): readonly Arbitrary<unknown>[] {
  const operands = list(part('number'))
  return [
    call(fc.constantFrom('+', '-', '*', '/', 'min', 'max'), operands),
    call(fc.constantFrom('+', '-', '*', '/'), operands),
    call(fc.constant('%'), fc.tuple(part('number'), part('number'))),
    call(fc.constant('count'), fc.tuple(fc.oneof(part('numbers'), part('texts'), part('records')))),
    call(
      fc.constantFrom('sum', 'largest', 'smallest'),
      fc.oneof(fc.tuple(part('numbers'), part('number', NUMBER)), fc.tuple(part('records'), part('number', RECORD))),
    ),
    call(fc.constant('days'), fc.tuple(dateFrom(part), dateFrom(part))),
  ]
}

// Products and quotients of leaves only, so that every result is exact in doubles too.
function plainNumbers(scope: Scope, part: Part): readonly Arbitrary<unknown>[] {
  const isFold = scope.number.includes('accumulator')
  const simple = leaf('number', scope, 'plain')
  return [
    call(fc.constantFrom('+', 'min', 'max'), list(part('number'))),
    call(fc.constant('-'), fc.array(part('number'), { minLength: 1, maxLength: 2 })),
    ...(isFold
      ? []
      : [call(fc.constant('*'), fc.tuple(simple, simple)), call(fc.constant('/'), fc.tuple(part('number'), fc.constantFrom(2, -4, 0.5)))]),
    call(fc.constant('%'), fc.tuple(part('number'), fc.constantFrom(2, -0.75, 3))),
  ]
}

function folds(part: Part, mode: Mode): readonly Arbitrary<unknown>[] {
  const reduce = (list: Kind, scope: Scope): Arbitrary<unknown> => {
    const operands = fc.tuple(part(list), part('number', scope), part('number'))
    return call(fc.constant('reduce'), mode === 'plain' ? operands : fc.oneof(operands, fc.tuple(part(list), part('number', scope))))
  }
  return [reduce('numbers', FOLD_NUMBERS), reduce('records', FOLD_RECORDS)]
}

function booleans(part: Part, mode: Mode): readonly Arbitrary<unknown>[] {
  const most = mode === 'plain' ? 2 : 3
  const some = (kind: Kind): Arbitrary<unknown[]> => fc.array(part(kind), { minLength: 2, maxLength: most })
  const any = fc.oneof(part('number'), part('boolean'), part('text'), part('numbers'))
  return [
    call(fc.constantFrom('<', '<=', '>', '>='), fc.oneof({ weight: 4, arbitrary: some('number') }, some('text'), some('boolean'))),
    call(fc.constantFrom('<', '<='), fc.tuple(part('number'), part('number'), part('number'))),
    call(fc.constantFrom('==', '!=', '===', '!=='), fc.oneof(some('number'), some('text'), some('boolean'))),
    call(fc.constantFrom('===', '!=='), fc.tuple(part('number'), fc.oneof(part('text'), part('boolean')))),
    call(fc.constantFrom('!', '!!'), fc.tuple(any)),
    call(
      fc.constant('in'),
      fc.oneof(fc.tuple(part('text'), fc.oneof(part('text'), part('texts'))), fc.tuple(part('number'), part('numbers'))),
    ),
    call(
      fc.constantFrom('all', 'some', 'none'),
      fc.oneof(fc.tuple(part('numbers'), part('boolean', NUMBER)), fc.tuple(part('records'), part('boolean', RECORD))),
    ),
    call(fc.constantFrom('all', 'some', 'none'), fc.tuple(part('texts'), part('boolean', TEXT))),
  ]
}

function texts(part: Part, mode: Mode): readonly Arbitrary<unknown>[] {
  const place = mode === 'plain' ? fc.integer({ min: -4, max: 4 }) : fc.oneof(fc.integer({ min: -4, max: 4 }), part('number'))
  return [
    call(fc.constant('cat'), fc.array(fc.oneof(part('text'), part('number'), part('boolean')), { maxLength: 3 })),
    call(fc.constant('substr'), fc.oneof(fc.tuple(part('text'), place), fc.tuple(part('text'), place, place))),
    ...(mode === 'plain'
      ? []
      : [call(fc.constant('add-months'), fc.tuple(dateFrom(part), fc.oneof(fc.integer({ min: -30, max: 30 }), part('number'))))]),
  ]
}

function dateFrom(part: Part): Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>({ var: 'd' }, ...DATES) }, { weight: 1, arbitrary: part('text') })
}

function lists(part: Part, kind: Kind, scope: Scope): readonly Arbitrary<unknown>[] {
  return [
    call(fc.constant('filter'), fc.tuple(part(kind), part('boolean', scope))),
    call(fc.constant('merge'), fc.array(part(kind), { minLength: 1, maxLength: 3 })),
  ]
}

function map(part: Part, kind: Kind, mode: Mode): Arbitrary<unknown> {
  const from = (list: Kind, scope: Scope): Arbitrary<unknown> => call(fc.constant('map'), fc.tuple(part(list), part(kind, scope)))
  const sources = [from('numbers', NUMBER), from('records', RECORD)]
  return mode === 'plain' ? fc.oneof(...sources) : fc.oneof(...sources, from('texts', TEXT))
}

function missing(mode: Mode): readonly Arbitrary<unknown>[] {
  if (mode === 'sound') return []
  const names = fc.array(fc.constantFrom(...NAMES), { maxLength: 4 })
  const some = fc.tuple(fc.integer({ min: 0, max: 4 }), names)
  return [
    call(
      fc.constant('missing'),
      fc.oneof(
        names,
        names.map((one) => [one]),
      ),
    ),
    call(fc.constant('missing_some'), some),
  ]
}

function choice(branch: Arbitrary<unknown>, part: Part): Arbitrary<unknown> {
  const short = fc.tuple(part('boolean'), branch, branch)
  const long = fc.tuple(part('boolean'), branch, fc.oneof(part('boolean'), part('number')), branch, branch)
  return call(fc.constantFrom('if', '?:'), fc.oneof(short, long))
}

function list(part: Arbitrary<unknown>): Arbitrary<unknown[]> {
  return fc.array(part, { minLength: 1, maxLength: 3 })
}

function call(name: Arbitrary<string>, operands: Arbitrary<readonly unknown[]>): Arbitrary<unknown> {
  return fc.tuple(name, operands).map(([operator, given]) => ({ [operator]: given }))
}

export const quarter = fc.integer({ min: -40, max: 40 }).map((value) => value / 4)
const decimal = fc.integer({ min: -400, max: 400 }).map((value) => value / 100)
export const longDecimal = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }))
  .map(([whole, part]) => ({ decimal: `${whole}.${String(part).padStart(18, '0')}` }))
