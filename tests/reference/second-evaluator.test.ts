import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { engineWith } from '../../src/engine.js'
import type { SecondEvaluator } from '../../src/evaluation/view.js'
import { createEngine, type Dataset } from '../../src/index.js'
import { isPoint, point } from '../../src/logic/interval.js'
import { numberOf } from '../../src/logic/value.js'
import { ONE } from '../../src/rational.js'
import { createSecondEvaluator } from '../../src/reference/second-evaluator.js'
import { builtPacks } from '../packs/packs.js'
import { hold, TIMEOUT } from '../properties/fuzz.js'
import { forget, type Json, unitOf } from '../properties/units.js'

const packs = await builtPacks()
const asOf = '2025-06-01'
const read = (name: string): Dataset => JSON.parse(readFileSync(`examples/${name}.json`, 'utf8'))

describe.each(packs.map((pack) => [pack.id, pack] as const))('%s', (id, pack) => {
  const own = createEngine([pack], { asOf })
  const second = engineWith([pack], { asOf }, createSecondEvaluator())

  test.each(['demo', 'demo-city', 'pilot-communities'])('gives examples/%s.json the same bytes by json-logic-js', (name) => {
    expect(JSON.stringify(second.assess(read(name)))).toBe(JSON.stringify(own.assess(read(name))))
  })

  test(
    'gives any unit, known or not, the same bytes by json-logic-js',
    () => {
      const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))
      const share = fc.constantFrom(0, 0.1, 0.5)
      hold(
        `${id} by the reference`,
        fc.property(unitOf(pack), chances, share, (whole, chance, most) => {
          const units = [forget(whole, () => (chance.next().value as number) < most) as Json]
          expect(JSON.stringify(second.assess({ id: 'r', units }))).toBe(JSON.stringify(own.assess({ id: 'r', units })))
        }),
        40,
      )
    },
    TIMEOUT,
  )
})

test('the values are those of the second evaluator: a wrong one changes outcomes and digest', () => {
  const [notice] = packs
  const right = createSecondEvaluator()
  const wrong: SecondEvaluator = (expression, view) => {
    const value = right(expression, view)
    return value.kind === 'number' && typeof value.range.low !== 'number' && isPoint(value.range)
      ? numberOf(point(value.range.low.add(ONE)))
      : value
  }
  const data = read('demo')
  const [true_, false_] = [right, wrong].map((second) => engineWith([notice], { asOf }, second).assess(data))
  expect(true_?.digest).toBe(createEngine([notice], { asOf }).assess(data).digest)
  expect(false_?.digest).not.toBe(true_?.digest)
})
