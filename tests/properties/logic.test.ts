import fc from 'fast-check'
import jsonLogic from 'json-logic-js'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/logic/parse.js'
import { createRun } from '../../src/logic/run.js'
import { fromData } from '../../src/logic/value.js'
import { compileLogic, isWanzhengError } from '../../src/logic.js'
import { counterexamples } from './counterexamples.js'
import { incompleteData, plainData } from './data.js'
import { comparisons, decimalOf, doubleOf, nudge, ONE, shortDecimal } from './exact.js'
import { hold, TIMEOUT } from './fuzz.js'
import { frozen, hostileData, hostileRules, isJson, withTraps } from './hostile.js'
import { compiled, implementations } from './implementations.js'
import { isInside } from './inside.js'
import { publicForm } from './public-form.js'
import { refinements } from './refine.js'
import { rules } from './rules.js'

test.each(counterexamples)('no longer: $was', ({ rule, data, result }) => {
  expect(compileLogic(rule)(data)).toEqual(result)
  for (const one of implementations) expect(publicForm(one.evaluate(rule, data))).toEqual(result)
})

test(
  'all implementations agree, on complete and incomplete data',
  () => {
    const property = fc.property(rules('all'), incompleteData, (rule, data) => {
      const [first, ...others] = implementations.map((one) => one.evaluate(rule, data))
      for (const other of others) expect(other).toEqual(first)
      if (first !== undefined) expect(compileLogic(rule)(data)).toEqual(publicForm(first))
    })
    hold('implementations agree', property, 2500)
  },
  TIMEOUT,
)

test(
  'on complete, well-typed data that doubles hold exactly, rules mean what json-logic-js says',
  () => {
    const property = fc.property(rules('plain'), plainData, (rule, data) => {
      const expected = withoutMinusZero(jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], data)) // rules are JSON here
      for (const one of implementations) expect(publicForm(one.evaluate(rule, data))).toEqual(expected)
      expect(compileLogic(rule)(data)).toEqual(expected)
    })
    hold('agreement with json-logic-js', property, 3000)
  },
  TIMEOUT,
)

describe.each([...implementations, compiled])('$name decides as exact arithmetic on the written decimals does', ({ name, evaluate }) => {
  const decided = (left: unknown, limit: unknown, data: unknown, difference: bigint): void => {
    for (const [operator, holds] of Object.entries(comparisons)) {
      expect({ operator, result: evaluate({ [operator]: [left, limit] }, data) }).toEqual({
        operator,
        result: { truth: holds(difference) },
      })
    }
  }

  test(
    'a value on a limit, or within 1e-18 of it',
    () => {
      const property = fc.property(shortDecimal, nudge, (limit, difference) => {
        const value = difference === 0n ? doubleOf(limit) : decimalOf(limit + difference)
        decided({ var: 'value' }, doubleOf(limit), { value }, difference)
        decided(value, { var: 'limit' }, { limit: doubleOf(limit) }, difference)
      })
      hold(`${name}, limits`, property, 500)
    },
    TIMEOUT,
  )

  test(
    'a sum in any order, on a limit or within 1e-18 of it',
    () => {
      const property = fc.property(
        fc.array(shortDecimal, { minLength: 1, maxLength: 12 }),
        shortDecimal,
        nudge,
        fc.infiniteStream(fc.nat()),
        (parts, limit, difference, keys) => {
          const rest = limit + difference - parts.reduce((total, part) => total + part, 0n)
          const written = [...parts.map(doubleOf), decimalOf(rest)].map((part) => ({ part, key: keys.next().value as number }))
          const shuffled = written.toSorted((a, b) => a.key - b.key).map(({ part }) => part)
          decided({ '+': shuffled }, doubleOf(limit), {}, difference)
          decided({ sum: [{ var: 'parts' }, { var: '' }] }, doubleOf(limit), { parts: shuffled }, difference)
          decided(
            { reduce: [{ var: 'parts' }, { '+': [{ var: 'accumulator' }, { var: 'current' }] }, 0] },
            doubleOf(limit),
            { parts: shuffled },
            difference,
          )
        },
      )
      hold(`${name}, sums`, property, 150)
    },
    TIMEOUT,
  )

  test(
    'a ratio and a product, on a limit or within 1e-18 of it',
    () => {
      const property = fc.property(shortDecimal, fc.integer({ min: 1, max: 100_000 }), nudge, (limit, households, difference) => {
        const area = (limit * BigInt(households)) / 100n + difference
        const perHundred = { '*': [{ '/': [{ var: 'area' }, { var: 'households' }] }, 100] }
        decided(perHundred, doubleOf(limit), { area: decimalOf(area), households }, difference)
        decided({ var: 'area' }, { '*': [{ var: 'households' }, doubleOf(limit), 0.01] }, { area: decimalOf(area), households }, difference)
        decided({ '/': [{ '*': [doubleOf(limit), households] }, households] }, { '-': [decimalOf(limit + ONE), 1] }, {}, 0n)
      })
      hold(`${name}, ratios`, property, 200)
    },
    TIMEOUT,
  )
})

// A number that grows too large to be worked out stops the rule, as an exhausted budget does.
function isTooLarge(rule: unknown, data: unknown): boolean {
  let isFound = false
  const run = createRun({
    onFailure: (reason) => {
      isFound ||= reason === 'number-too-large'
    },
  })
  run.evaluate(parse(rule, '').node, { data: fromData(data), run })
  return isFound
}

test.each(implementations)(
  '$name: filling in a value, or narrowing a bound, never takes back what was decided',
  ({ name, evaluate }) => {
    const property = fc.property(
      fc.oneof(rules('sound', 1), rules('sound', 2), rules('sound')),
      refinements,
      (rule, { before, afters }) => {
        const earlier = evaluate(rule, before)
        for (const after of afters) {
          const later = evaluate(rule, after)
          if (!isInside(later, earlier) && !isTooLarge(rule, after)) expect({ after, later }).toEqual({ after, later: earlier })
        }
      },
    )
    hold(`${name}, soundness`, property, 2500)
  },
  TIMEOUT,
)

test(
  'no rule and no data throws an uncoded error, changes its input or reads a prototype',
  () => {
    withTraps((watch) => {
      const property = fc.property(hostileRules, fc.oneof(hostileData, incompleteData), (rule, data) => {
        frozen([rule, data])
        let result: unknown = null
        const read = watch(() => {
          try {
            result = compileLogic(rule)(data)
          } catch (error) {
            if (!isWanzhengError(error)) throw error
          }
        })
        if (read.length > 0 || !isJson(result) || Object.is(result, -0))
          throw new Error(`read ${read} of a prototype, or gave ${String(result)}`)
      })
      hold('hostile rules and data', property, 4000)
    })
  },
  TIMEOUT,
)

// json-logic-js gives −0 for 0 × −1.
function withoutMinusZero(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMinusZero)
  return value === 0 ? 0 : value
}
