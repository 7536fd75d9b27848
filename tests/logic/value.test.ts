import { describe, expect, test } from 'vitest'
import { ANY_NUMBER } from '../../src/logic/interval.js'
import {
  exactOf,
  FALSE,
  fromData,
  isTruth,
  isWhole,
  type ListValue,
  listOf,
  oneOf,
  onlyTruth,
  rangeToData,
  sameValue,
  TRUE,
  textOf,
  toData,
  toResult,
  truthOf,
  truthValue,
  UNKNOWN,
  type Value,
} from '../../src/logic/value.js'
import { compileLogic, isWanzhengError } from '../../src/logic.js'
import { toDecimal } from '../../src/rational.js'

const value = (data: unknown): Value => fromData(data)
const maybe = (data: unknown): ListValue => ({ ...listed([]), items: [{ value: value(data), certain: false }] })
const open = (...data: readonly unknown[]): ListValue => ({ ...listed(data), open: true })
const settled = (truth: boolean): Value => onlyTruth(truth, true)
const unsettled = (truth: boolean): Value => onlyTruth(truth, false)

function listed(data: readonly unknown[]): ListValue {
  return value(data) as ListValue
}

describe('the truth of a value', () => {
  test.each<[string, Value, boolean | null]>([
    ['a number that is not zero', value(-2), true],
    ['zero', value(0), false],
    ['above zero', value({ min: 1 }), true],
    ['below zero', value({ max: -1 }), true],
    ['may be zero', value({ min: -1, max: 1 }), null],
    ['zero or more', value({ min: 0 }), null],
    ['zero or less', value({ max: 0 }), null],
    ['zero, as a bound', value({ min: 0, max: 0 }), false],
    ['a text', value('0'), true],
    ['the empty text', value(''), false],
    ['true', value(true), true],
    ['false', value(false), false],
    ['a record, even an empty one', value({}), true],
    ['a list, whatever is in it', value([null]), true],
    ['the empty list', value([]), false],
    ['a list that may be empty', maybe(3), null],
    ['a list that has one thing for certain', { ...maybe(3), items: [...maybe(3).items, ...listed([1]).items] }, true],
    ['a list that may have more', open(), null],
    ['a list that has one thing and may have more', open(1), true],
    ['nothing known', value(null), null],
    ['only the truth known', unsettled(true), true],
    ['only that it is false', settled(false), false],
  ])('%s', (_, given, truth) => {
    expect(truthOf(given)).toBe(truth)
  })

  test('is a value again, known or not', () => {
    expect([true, false, null].map(truthValue)).toEqual([TRUE, FALSE, UNKNOWN])
    expect([onlyTruth(null, true), onlyTruth(null, false)]).toEqual([UNKNOWN, UNKNOWN])
    expect([TRUE, settled(true), unsettled(true), UNKNOWN, value(1), value('a')].map(isTruth)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('whether two values are the same, in either order', () => {
  test.each<[unknown, unknown, boolean | null]>([
    [1, 1, true],
    [1, { decimal: '1.0' }, true],
    [1, 2, false],
    [{ min: 1, max: 1 }, 1, true],
    [{ min: 1, max: 3 }, 2, null],
    [{ min: 1, max: 3 }, 3, null],
    [{ min: 1, max: 3 }, 1, null],
    [{ min: 1, max: 3 }, 4, false],
    [{ min: 1, max: 3 }, 0, false],
    [{ min: 1 }, 0, false],
    [{ min: 1 }, 1, null],
    [{ min: 1 }, { max: 0 }, false],
    [{ min: 1, max: 2 }, { min: 1, max: 2 }, null],
    [{ min: 1, max: 2 }, { min: 3, max: 4 }, false],
    ['a', 'a', true],
    ['a', 'b', false],
    [true, true, true],
    [true, false, false],
    [1, '1', false],
    [1, true, false],
    ['true', true, false],
    [1, [1], false],
    [{ a: 1 }, 1, false],
    [[1], [1], null],
    [{ a: 1 }, { a: 1 }, null],
    [null, null, null],
    [null, 1, null],
    [null, 'a', null],
    [null, false, null],
  ])('%j and %j: %s', (a, b, same) => {
    expect([sameValue(value(a), value(b)), sameValue(value(b), value(a))]).toEqual([same, same])
  })
})

describe('what is known of one of several values, whichever it is', () => {
  test.each<[string, readonly Value[], Value]>([
    ['none is none', [], UNKNOWN],
    ['one is itself', [value('a')], value('a')],
    ['the same ones are that one', [value('a'), value('a'), value('a')], value('a')],
    ['numbers are somewhere between', [value(5), value(1), value(3)], value({ min: 1, max: 5 })],
    ['numbers without end stay so', [value({ min: 5 }), value(1)], value({ min: 1 })],
    ['equal numbers are that number', [value(2), value({ decimal: '2.0' })], value(2)],
    ['true texts are true, but not which', [value('a'), value('b')], unsettled(true)],
    ['true texts and an empty one are not known', [value('a'), value('b'), value('')], UNKNOWN],
    ['texts of both sorts are not known', [value('a'), value('')], UNKNOWN],
    ['kinds that are both true are true', [value('a'), value(1)], unsettled(true)],
    ['kinds that are both false are false', [value(''), value(0)], unsettled(false)],
    ['true and false are not known', [TRUE, FALSE], UNKNOWN],
    ['truths that agree stay settled', [TRUE, settled(true)], settled(true)],
    ['truths that agree, one not settled, are not', [FALSE, unsettled(false)], unsettled(false)],
    // What is not known may be −1 as well as 1, and between them lies 0.
    ['a number above zero, and what may be one below', [value(1), unsettled(true)], UNKNOWN],
    ['two that may be numbers on both sides of zero', [unsettled(true), unsettled(true)], UNKNOWN],
    ['a text that is true keeps what may be a number from being joined', [value('a'), value(1), unsettled(true)], unsettled(true)],
    ['what is false on both sides is zero or nothing, and stays false', [value(0), unsettled(false)], unsettled(false)],
    ['nothing known of one is nothing known', [value('a'), UNKNOWN], UNKNOWN],
  ])('%s', (_, values, expected) => {
    const found = oneOf(values)
    expect([found.kind, toData(found), truthOf(found), isTruth(found)]).toEqual([
      expected.kind,
      toData(expected),
      truthOf(expected),
      isTruth(expected),
    ])
  })
})

describe('JSON data is read as what it states, and shown as that again', () => {
  test.each<[unknown, string, unknown]>([
    [0.1, 'number', 0.1],
    [true, 'boolean', true],
    [false, 'boolean', false],
    ['0.1', 'text', '0.1'],
    [null, 'unknown', null],
    [undefined, 'unknown', null],
    [Number.NaN, 'unknown', null],
    [Number.POSITIVE_INFINITY, 'unknown', null],
    [() => 1, 'unknown', null],
    [{}, 'record', {}],
    [{ a: { b: 1 } }, 'record', { a: { b: 1 } }],
    [[1, 'a', null], 'list', [1, 'a', null]],
    [{ decimal: '0.10' }, 'number', 0.1],
    [{ decimal: 'x' }, 'record', { decimal: 'x' }],
    [{ decimal: '1', unit: 'm' }, 'record', { decimal: '1', unit: 'm' }],
    [{ min: 1, max: 2 }, 'number', { min: 1, max: 2 }],
    [{ min: 2, max: 2 }, 'number', 2],
    [{ min: 1 }, 'number', { min: 1 }],
    [{ max: 2 }, 'number', { max: 2 }],
    [{ min: { decimal: '0.1' }, max: { ratio: [1, 2] } }, 'number', { min: 0.1, max: 0.5 }],
    // What is no bound is an ordinary record.
    [{ min: 2, max: 1 }, 'record', { min: 2, max: 1 }],
    [{ min: 'a' }, 'record', { min: 'a' }],
    [{ min: 1, max: null }, 'record', { min: 1, max: null }],
    [{ max: Number.NaN }, 'record', { max: Number.NaN }],
    [{ min: 1, unit: 2 }, 'record', { min: 1, unit: 2 }],
    [{ unit: 1, max: 2 }, 'record', { unit: 1, max: 2 }],
    [{ min: 1, max: 2, mean: 1 }, 'record', { min: 1, max: 2, mean: 1 }],
  ])('%j is a %s', (data, kind, shown) => {
    expect([value(data).kind, toData(value(data))]).toEqual([kind, shown])
  })

  test('lists and records as deep as 200 are read, and no deeper', () => {
    const nest = (depth: number): unknown => (depth === 0 ? [] : [nest(depth - 1)])
    const innermost = (found: Value): Value => (found.kind === 'list' && found.items[0] ? innermost(found.items[0].value) : found)
    expect([innermost(value(nest(200))).kind, innermost(value(nest(201))).kind]).toEqual(['list', 'unknown'])
  })

  test('a record has its own keys only, and what it does not have is not known', () => {
    const record = value(Object.assign(Object.create({ inherited: 1 }), { own: 2 }))
    if (record.kind !== 'record') throw new Error('no record')
    const note = { unknown: () => {}, approximate: () => {} }
    expect(['own', 'inherited', 'toString'].map(record.has)).toEqual([true, false, false])
    expect(['own', 'inherited', 'toString', 'own'].map((key) => toData(record.get(key, note)))).toEqual([2, null, null, 2])
  })
})

test.each<[unknown, string | null]>([
  [0.1, '0.1'],
  [{ decimal: '1' }, '1'],
  [{ ratio: [1, 4] }, '0.25'],
  [{ ratio: [-1, 4] }, '-0.25'],
  [{ ratio: [1, -4] }, '-0.25'],
  [{ ratio: [1e30, 1] }, '1000000000000000000000000000000'],
  [{ ratio: [0, 4] }, '0'],
  [{ ratio: [1, 0] }, null],
  [{ ratio: [1, 3, 5] }, null],
  [{ ratio: [1] }, null],
  [{ ratio: [1.5, 2] }, null],
  [{ ratio: '1/4' }, null],
  [{ decimal: '1', more: 2 }, null],
  [{ decimal: 1 }, null],
  [{ decimal: '一' }, null],
  [{ decimal: '1e399' }, null],
  [{ number: '1' }, null],
  [Object.create({ decimal: '1' }), null],
  [{}, null],
  [[], null],
  ['1', null],
  [null, null],
  [undefined, null],
  [Number.NaN, null],
  [Number.NEGATIVE_INFINITY, null],
])('the exact number that %j states is %s', (data, expected) => {
  const exact = exactOf(data)
  expect(exact === null ? null : toDecimal(exact, 40)).toBe(expected)
})

test('an object of several keys is no number in a rule', () => {
  expect(() => compileLogic({ decimal: '1', '<': [1, 2] })).toThrow(/several keys/)
})

test('of a list, what is certain is shown; as a result it is shown where it is known what it holds', () => {
  const record: Value = { ...(value({}) as Value & { kind: 'record' }), entries: new Map<string, Value>([['n', textOf('a')]]) }
  const lists = [listed([1, null]), maybe(3), open(1), open()]
  expect(lists.map(isWhole)).toEqual([true, false, false, false])
  expect(lists.map(toData)).toEqual([[1, null], [null], [1], []])
  expect(lists.map(toResult)).toEqual([[1, null], null, null, null])
  expect([toData(record), toResult(record)]).toEqual([{ n: 'a' }, { n: 'a' }])
  expect([toData(value({ min: null })), toData(onlyTruth(true, true))]).toEqual([{ min: null }, null])
})

test('a value of great depth is not shown, and one of great size is stopped', () => {
  const deep = { reduce: [{ var: '' }, [{ var: 'accumulator' }], 1] }
  expect(() => compileLogic(deep)(Array.from({ length: 50_000 }, () => 1))).not.toThrow()
  const shown = JSON.stringify(compileLogic(deep)(Array.from({ length: 300 }, () => 1)))
  expect(shown).toBe(`${'['.repeat(201)}null${']'.repeat(201)}`)
  const wide = { reduce: [{ var: '' }, [{ var: 'accumulator' }, { var: 'accumulator' }], 1] }
  let error: unknown = null
  try {
    compileLogic(wide)(Array.from({ length: 60 }, () => 1))
  } catch (caught) {
    error = caught
  }
  expect(isWanzhengError(error) && [error.code, error.message]).toEqual(['budget-exceeded', 'the result has more than 1000000 parts'])
})

test('what shares its parts is stopped where it would be too large to show', () => {
  const wide = Array.from({ length: 30 }).reduce<Value>((inner) => listOf([inner, inner]), textOf('a'))
  for (const show of [toData, toResult]) expect(() => show(wide)).toThrow('the result has more than 1000000 parts')
})

test('a number of which nothing is known is shown as nothing', () => {
  expect([rangeToData({ low: -1, high: 1 }), rangeToData(ANY_NUMBER)]).toEqual([null, null])
})

test('a list with holes has elements that are not known', () => {
  expect(toData(fromData(Array(2)))).toEqual([null, null])
})
