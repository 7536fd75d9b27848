import { describe, expect, test } from 'vitest'
import { figuresAt, figuresFor, readPart } from '../../src/evaluation/figures.js'
import { createNotices } from '../../src/evaluation/notices.js'
import { fromData, toData } from '../../src/logic/value.js'
import { toNumber } from '../../src/rational.js'
import { parameter } from '../tiny-pack.js'

const DATE = '2023-06-30'

/** Whether a row for a key is the one for what is known of it: `yes`, `no`, or `maybe`. */
function answers(wanted: unknown, key: unknown): string {
  const table = figuresAt(parameter({ rows: [{ when: { key: wanted as never }, value: 1 }] }, { by: ['key'] }), DATE)
  const { rows, certain } = figuresFor(table, [fromData(key)])
  return rows.length === 0 ? 'no' : certain ? 'yes' : 'maybe'
}

describe('the row of a table for a key', () => {
  test.each<[unknown, readonly (readonly [unknown, string])[]]>([
    [
      'I',
      [
        ['I', 'yes'],
        ['II', 'no'],
        [null, 'maybe'],
        [1, 'no'],
        [true, 'no'],
      ],
    ],
    [
      5,
      [
        [5, 'yes'],
        [6, 'no'],
        ['5', 'no'],
        [null, 'maybe'],
        [{ min: 4, max: 5 }, 'maybe'],
        [{ min: 6 }, 'no'],
      ],
    ],
    [
      true,
      [
        [true, 'yes'],
        [false, 'no'],
        ['true', 'no'],
        [null, 'maybe'],
      ],
    ],
    [
      ['I', 'II'],
      [
        ['II', 'yes'],
        ['III', 'no'],
        [null, 'maybe'],
      ],
    ],
    [
      [1, 2],
      [
        [2, 'yes'],
        [3, 'no'],
        [{ min: 1, max: 2 }, 'maybe'],
      ],
    ],
    [
      { min: 20, max: 30 },
      [
        [19.9, 'no'],
        [20, 'yes'],
        [30, 'yes'],
        [30.1, 'no'],
        [{ min: 20, max: 30 }, 'yes'],
        [{ min: 19, max: 20 }, 'maybe'],
        [{ min: 30, max: 31 }, 'maybe'],
        [{ max: 19 }, 'no'],
        [{ max: 20 }, 'maybe'],
        [{ min: 30 }, 'maybe'],
        [{ min: 31 }, 'no'],
        [null, 'maybe'],
        ['25', 'maybe'],
        [true, 'maybe'],
      ],
    ],
    [
      { above: 20, below: 30 },
      [
        [20, 'no'],
        [20.1, 'yes'],
        [29.9, 'yes'],
        [30, 'no'],
        [{ min: 20, max: 25 }, 'maybe'],
        [{ min: 25, max: 30 }, 'maybe'],
        [{ min: 21, max: 29 }, 'yes'],
        [{ max: 20 }, 'no'],
        [{ max: 20.5 }, 'maybe'],
        [{ min: 30 }, 'no'],
        [{ min: 29.5 }, 'maybe'],
      ],
    ],
    [
      { min: 20 },
      [
        [19, 'no'],
        [20, 'yes'],
        [{ min: 20 }, 'yes'],
        [{ min: 19 }, 'maybe'],
        [{ max: 19 }, 'no'],
      ],
    ],
    [
      { above: 20 },
      [
        [{ min: 20 }, 'maybe'],
        [{ min: 20.1 }, 'yes'],
        [{ max: 20 }, 'no'],
      ],
    ],
    [
      { max: 20 },
      [
        [20, 'yes'],
        [{ max: 20 }, 'yes'],
        [{ max: 21 }, 'maybe'],
        [{ min: 21 }, 'no'],
      ],
    ],
    [
      { below: 20 },
      [
        [{ max: 20 }, 'maybe'],
        [{ max: 19.9 }, 'yes'],
        [{ min: 20 }, 'no'],
      ],
    ],
  ])('%j', (wanted, cases) => {
    expect(cases.map(([key]) => [key, answers(wanted, key)])).toEqual(cases)
  })

  test('of two keys, one that does not fit decides, and one that is not stated in the row always fits', () => {
    const rows = [
      { when: { zone: 'I', storeys: { max: 3 } }, value: 1 },
      { when: { zone: 'II' }, value: 2 },
    ]
    const table = figuresAt(parameter({ rows }, { by: ['zone', 'storeys'] }), DATE)
    const found = (...keys: readonly unknown[]): unknown => {
      const { rows, certain, inForce } = figuresFor(
        table,
        keys.map((key) => fromData(key)),
      )
      return [rows.map(({ value }) => (value === null ? null : toNumber(value))), certain, inForce]
    }
    expect(found('I', 3)).toEqual([[1], true, true])
    expect(found('I', null)).toEqual([[1], false, true])
    expect(found('I', 4)).toEqual([[], true, true])
    expect(found('II', null)).toEqual([[2], true, true])
    expect(found(null, 4)).toEqual([[2], false, true])
    expect(found(null, 3)).toEqual([[1, 2], false, true])
    expect(found()).toEqual([[1, 2], false, true])
  })

  test('a row that certainly fits is the only one', () => {
    const rows = [
      { when: { area: { max: 20 } }, value: 1 },
      { when: { area: { max: 30 } }, value: 2 },
    ]
    const { rows: found, certain } = figuresFor(figuresAt(parameter({ rows }, { by: ['area'] }), DATE), [fromData({ min: 15, max: 25 })])
    expect([found.map(({ value }) => value?.toFraction()), certain]).toEqual([['2'], true])
  })

  test('a parameter that is not there, or not in force, has none', () => {
    const later = figuresAt(parameter({ value: 1, from: '2024-01-01' }), DATE)
    for (const none of [undefined, later]) expect(figuresFor(none, [])).toEqual({ rows: [], certain: true, inForce: false })
  })
})

describe('what a figure states', () => {
  const only = (figure: object) => figuresFor(figuresAt(parameter(figure), DATE), []).rows[0]
  const numbers = ({ value, min, max }: NonNullable<ReturnType<typeof only>>) =>
    [value, min, max].map((one) => (one === null ? null : toNumber(one)))

  test('its value or its ends, exact', () => {
    expect([{ value: 30 }, { min: 1, max: 2 }, { max: 2 }, { value: { ratio: [1, 4] } }].map((one) => numbers(only(one) as never))).toEqual(
      [
        [30, null, null],
        [null, 1, 2],
        [null, null, 2],
        [0.25, null, null],
      ],
    )
  })

  test('whether it is verified: graded A or B, or confirmed by a person; a grade nobody stated is D', () => {
    const confirmed = { by: 'x', on: '2026-01-01', page: '1' }
    const verified = [
      { grade: 'A' },
      { grade: 'B' },
      { grade: 'C' },
      { grade: 'D' },
      { grade: undefined },
      { grade: 'D', confirmed },
      { grade: undefined, confirmed },
    ].map((one) => only({ value: 1, ...one }))
    expect(verified.map((one) => [one?.grade, one?.verified])).toEqual([
      ['A', true],
      ['B', true],
      ['C', false],
      ['D', false],
      ['D', false],
      ['D', true],
      ['D', true],
    ])
  })

  test('a row may have a grade and a clause of its own', () => {
    const rows = [
      { when: {}, value: 1, grade: 'C', clause: 'own' },
      { when: {}, value: 2 },
    ]
    const table = figuresAt(parameter({ rows: rows as never, grade: 'B', clause: 'shared' }), DATE)
    expect(table.rows.map(({ grade, clause }) => [grade, clause])).toEqual([
      ['C', 'own'],
      ['B', 'shared'],
    ])
  })

  test('what each layer stated, the national one first', () => {
    const layered = only({
      value: 40,
      layer: 'city@1',
      earlier: [
        { layer: 'notice@1', value: 30 },
        { layer: 'province@1', min: 1, max: 2 },
      ],
    })
    expect(layered?.layers?.map((one) => [one.layer, ...numbers(one as never)])).toEqual([
      ['notice@1', 30, null, null],
      ['province@1', null, 1, 2],
      ['city@1', 40, null, null],
    ])
    expect(only({ value: 40, layer: 'city@1' })?.layers?.map(({ layer }) => layer)).toEqual(['city@1'])
    expect(only({ value: 40 })?.layers).toBe(null)
  })
})

describe('a figure in an expression', () => {
  test.each<[string, object, object, 'value' | 'min' | 'max', unknown[], unknown, string[]]>([
    ['is its value', { value: 30 }, {}, 'value', [], 30, []],
    ['is its end', { min: 1, max: 2 }, {}, 'max', [], 2, []],
    ['is its value where it has no such end', { value: 30 }, {}, 'min', [], 30, []],
    ['is not an end where it has no value', { min: 1 }, {}, 'value', [], null, ['awaiting-transcription']],
    ['is not known where nobody filled it in', { grade: 'D' }, {}, 'value', [], null, ['awaiting-transcription']],
    ['is not known where nobody verified it', { value: 30, grade: 'C' }, {}, 'value', [], null, ['unverified']],
    ['is not known before it is in force', { value: 30, from: '2024-01-01' }, {}, 'value', [], null, ['not-in-force']],
    ['is not known where no row fits', { rows: [{ when: { key: 1 }, value: 3 }] }, { by: ['key'] }, 'value', [2], null, ['no-limit']],
    ['is not known where several rows may fit', { rows: [{ when: { key: 1 }, value: 3 }] }, { by: ['key'] }, 'value', [null], null, []],
  ])('%s', (_, figure, rest, part, keys, value, reasons) => {
    const notices = createNotices()
    const found = figuresFor(
      figuresAt(parameter(figure, rest), DATE),
      keys.map((key) => fromData(key)),
    )
    expect(toData(readPart(found, part, notices))).toEqual(value)
    expect([...notices.reasons]).toEqual(reasons)
  })
})
