import { isDeepStrictEqual } from 'node:util'
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileLogic, compileLogicBatch } from '../../src/logic.js'
import { comparisons, decimalOf, doubleOf, shortDecimal, writtenOf } from './exact.js'
import { hold, TIMEOUT } from './fuzz.js'
import { implementations } from './implementations.js'
import { publicForm } from './public-form.js'

/** A quantity, its limit, the data they read, and the exact sign of their difference. */
interface Near {
  readonly quantity: unknown
  readonly data: Readonly<Record<string, unknown>>
  readonly sign: bigint
}

const SCALE = writtenOf(1)
const read = (name: string): unknown => ({ var: name })

/** A double at, next to, or a few steps from the one nearest to a number. */
const beside: Arbitrary<(near: number) => number> = fc
  .constantFrom(0, 0, 0, 1, -1, 2, -7)
  .map((steps) => (near) => (near === 0 ? steps * 1e-18 : near + steps * Math.abs(near) * Number.EPSILON))

/** The double nearest to a whole number of the smallest steps. */
function nearest(scaled: bigint): number {
  return Number(decimalOf(scaled).decimal)
}

const sums: Arbitrary<Near> = fc
  .tuple(fc.array(shortDecimal.map(doubleOf), { minLength: 1, maxLength: 8 }), shortDecimal.map(doubleOf), beside, fc.nat(7))
  .map(([parts, limit, move, place]) => {
    const rest = nearest(writtenOf(limit) - parts.reduce((total, part) => total + writtenOf(part), 0n))
    const nudge = move(0)
    const written = [...parts.slice(0, place), rest, nudge, ...parts.slice(place)]
    const names = written.map((_, index) => `p${index}`)
    return {
      quantity: { '+': names.map(read) },
      data: { limit, parts: written, ...Object.fromEntries(names.map((name, index) => [name, written[index]])) },
      sign: written.reduce((total, part) => total + writtenOf(part), 0n) - writtenOf(limit),
    }
  })

const sumsOfLists: Arbitrary<Near> = sums.map((one) => ({ ...one, quantity: { sum: [read('parts'), read('')] } }))

const products: Arbitrary<Near> = fc.tuple(shortDecimal.map(doubleOf), shortDecimal.map(doubleOf), beside).map(([a, b, move]) => {
  const exact = writtenOf(a) * writtenOf(b)
  const limit = move(nearest(exact / SCALE))
  return { quantity: { '*': [read('a'), read('b')] }, data: { a, b, limit }, sign: exact - writtenOf(limit) * SCALE }
})

const ratios: Arbitrary<Near> = fc
  .tuple(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 100_000 }), beside)
  .map(([tenths, households, move]) => {
    const limit = tenths / 10
    const area = move(nearest((writtenOf(limit) * BigInt(households)) / 100n))
    return {
      quantity: { '*': [{ '/': [read('area'), read('households')] }, 100] },
      data: { area, households, limit },
      sign: writtenOf(area) * 100n - writtenOf(limit) * BigInt(households),
    }
  })

const differences: Arbitrary<Near> = fc.tuple(shortDecimal.map(doubleOf), shortDecimal.map(doubleOf), beside).map(([a, b, move]) => {
  const exact = writtenOf(a) - writtenOf(b)
  const limit = move(nearest(exact))
  return { quantity: { '-': [read('a'), read('b')] }, data: { a, b, limit }, sign: exact - writtenOf(limit) }
})

describe.each([
  ['a sum', sums],
  ['a sum over a list', sumsOfLists],
  ['a product', products],
  ['a ratio', ratios],
  ['a difference', differences],
])('%s of plain doubles', (name, nears) => {
  test(
    'on a limit, or next to it, is decided as rational arithmetic on the written decimals decides',
    () => {
      const property = fc.property(nears, ({ quantity, data, sign }) => {
        const rules = Object.keys(comparisons).map((operator) => ({ [operator]: [quantity, read('limit')] }))
        const expected = Object.values(comparisons).map((holds) => holds(sign))
        const said = {
          compiled: rules.map((rule) => compileLogic(rule)(data)),
          batch: compileLogicBatch(rules)([{}, data]).map((results) => results[1]),
          ...Object.fromEntries(implementations.map((one) => [one.name, publicForm(one.evaluate(rules, data))])),
        }
        for (const results of Object.values(said)) if (!isDeepStrictEqual(results, expected)) expect(said).toEqual(expected)
      })
      hold(`${name} of plain doubles`, property, 250)
    },
    TIMEOUT,
  )
})
