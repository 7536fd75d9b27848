import { describe, expect, test } from 'vitest'
import type { Surroundings } from '../../../src/logic/operator.js'
import { type Names, parse } from '../../../src/logic/parse.js'
import { createRun } from '../../../src/logic/run.js'
import { fromData, listOf, toData, UNKNOWN, type Value } from '../../../src/logic/value.js'

const names: Names = {
  unit: new Map([['zone', 'text']]),
  facility: new Map([['floorArea', 'number']]),
  facts: new Map([['ratio', 'number']]),
  facilityLists: new Set(),
  parameters: new Set(['table']),
  findings: new Set(['water']),
  facilityTypes: new Set(['shop', 'school']),
}
const shops = listOf([fromData({ floorArea: 10 }), fromData({ floorArea: 20 })])

/** What a rule of a pack is worth, what it asked its surroundings for, and the steps it took beside one for each expression. */
function evaluated(rule: unknown, facilities: Value = shops): { value: unknown; asked: unknown[]; steps: number } {
  const asked: unknown[] = []
  const surroundings: Surroundings = {
    fact: (id) => {
      asked.push(['fact', id])
      return fromData(0.5)
    },
    parameter: (id, part, keys) => {
      asked.push(['parameter', id, part, keys.map(toData)])
      return fromData(30)
    },
    facilities: (types) => {
      asked.push(['facilities', types])
      return facilities
    },
    finding: (id) => {
      asked.push(['finding', id])
      return fromData('yes')
    },
  }
  const { node, issues } = parse(rule, '', names)
  expect(issues).toEqual([])
  const run = createRun({ surroundings })
  let steps = 0
  const spend = (more: number): void => {
    steps += more
  }
  const counting = { ...run, spend }
  const value = counting.evaluate(node, { data: fromData({ zone: 'I' }), run: counting })
  return { value: toData(value), asked, steps }
}

describe('an operator of packs asks for what its operands name', () => {
  test.each<[unknown, unknown, unknown[]]>([
    [{ fact: 'ratio' }, 0.5, [['fact', 'ratio']]],
    [{ finding: 'water' }, 'yes', [['finding', 'water']]],
    [{ parameter: 'table' }, 30, [['parameter', 'table', 'value', []]]],
    [{ lookup: ['table', 'min', { var: 'zone' }, 2] }, 30, [['parameter', 'table', 'min', ['I', 2]]]],
    [{ facilities: ['shop', 'school'] }, [{ floorArea: 10 }, { floorArea: 20 }], [['facilities', ['shop', 'school']]]],
    [{ sum: [{ facilities: 'shop' }, { var: 'floorArea' }] }, 30, [['facilities', ['shop']]]],
  ])('%j is %j', (rule, value, asked) => {
    expect(evaluated(rule)).toMatchObject({ value, asked })
  })
})

test('each facility that is listed takes a step; where it is not known which there are, none does', () => {
  expect([evaluated({ facilities: 'shop' }).steps, evaluated({ facilities: 'shop' }, UNKNOWN)]).toEqual([
    2,
    { value: null, asked: [['facilities', ['shop']]], steps: 0 },
  ])
})
