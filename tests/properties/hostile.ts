import fc, { type Arbitrary } from 'fast-check'
import { operators } from '../../src/logic/operators/index.js'
import { rules } from './rules.js'

const OPERATORS = operators.map((operator) => operator.name)
const PROTOTYPE = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'length', '__defineGetter__']

/** Names that nothing but data has: whoever reads them of a prototype looked up a name from the data without care. */
export const FOREIGN = ['zz', 'poison']

/** Names that a rule and its data must never be read from a prototype for; the trap is set on them. */
export const TRAPPED = ['decimal', 'ratio', 'min', 'max', ...FOREIGN]

const key = fc.oneof(fc.constantFrom(...PROTOTYPE, ...TRAPPED), fc.constantFrom(...OPERATORS), fc.string({ maxLength: 5 }))
const path = fc.oneof(
  key,
  fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) => keys.join('.')),
  fc.constantFrom('', '.', '..', 'n.', '.n', '0', '-1', '1e3', 'n.0.constructor'),
)
const oddText = fc.constantFrom(
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  ' 1 ',
  '',
  '\u0000',
  '\ud800',
  '🏠',
  '__proto__',
  '[object Object]',
)
const oddNumber = fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, 1e-300, 9007199254740992, 0.1, -1, 2, 1e21)
const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, false),
  oddText,
  oddNumber,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  path,
  fc.string({ maxLength: 8 }),
)

const deep: Arbitrary<unknown> = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom('list', ...OPERATORS)).map(([depth, name]) => {
  let nest: unknown = 1
  for (let level = 0; level < depth; level++) nest = name === 'list' ? [nest] : { [name]: [nest] }
  return nest
})

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof({ maxDepth: 5, withCrossShrink: true }, leaf, fc.array(tie('json'), { maxLength: 4 }), object(tie('json')), deep),
}))

/** Any JSON: keys of prototypes, texts that look like numbers, deep nests. */
export const hostileData: Arbitrary<unknown> = json

const { call } = fc.letrec<{ call: unknown; operand: unknown }>((tie) => ({
  call: fc
    .tuple(fc.constantFrom(...OPERATORS), fc.oneof(fc.array(tie('operand'), { maxLength: 4 }), tie('operand')))
    .map(([name, operands]) => Object.fromEntries([[name, operands]])),
  operand: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    path.map((name) => ({ var: name })),
    tie('call'),
    fc.array(tie('operand'), { maxLength: 3 }),
    json,
  ),
}))

/** Any JSON as a rule: operators with whatever operands, well-formed rules, and no rules at all. */
export const hostileRules: Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: call },
  { weight: 1, arbitrary: json },
  { weight: 1, arbitrary: rules('all') },
)

function object(inner: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.array(fc.tuple(key, inner), { maxLength: 4 }).map((entries) => Object.fromEntries(entries))
}

/** Freezes JSON all the way down, without recursion. */
export function frozen<T>(json: T): T {
  const waiting: unknown[] = [json]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) continue
    Object.freeze(value)
    waiting.push(...Object.values(value))
  }
  return json
}

/** Runs something and gives the trapped names that it read from a prototype. */
export type Watch = (run: () => void) => readonly string[]

/** Sets a trap on every prototype for a while. Setting it takes long, so that it is set once for many runs. */
export function withTraps(use: (watch: Watch) => void, names: readonly string[] = TRAPPED): void {
  let read: string[] = []
  const prototypes: readonly object[] = [Object.prototype, Array.prototype, String.prototype, Number.prototype]
  for (const prototype of prototypes)
    for (const name of names)
      Object.defineProperty(
        prototype,
        name,
        trap(name, () => read.push(name)),
      )
  try {
    use((run) => {
      read = []
      run()
      return read
    })
  } finally {
    for (const prototype of prototypes) for (const name of names) Reflect.deleteProperty(prototype, name)
  }
}

// Assigning still makes an own property, as it does without a trap.
function trap(name: string, report: () => void): PropertyDescriptor & ThisType<object> {
  return {
    configurable: true,
    get: () => void report(),
    set(value: unknown) {
      Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true })
    },
  }
}

/** Whether a result is JSON: no function, no `undefined`, no number that JSON cannot write. */
export function isJson(value: unknown): boolean {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'object' && next !== null) waiting.push(...Object.values(next))
    else if (typeof next === 'number' ? !Number.isFinite(next) : next !== null && typeof next !== 'string' && typeof next !== 'boolean')
      return false
  }
  return true
}
