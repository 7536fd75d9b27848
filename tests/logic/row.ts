import { expect } from 'vitest'
import { columnsOf, UNDECIDED } from '../../src/logic/columns/program.js'
import { parse } from '../../src/logic/parse.js'
import { complete } from '../properties/implementations.js'
import { publicForm } from '../properties/public-form.js'

export const read = (name: string): unknown => ({ var: name })
export const several = <T>(count: number, one: T): readonly T[] => new Array<T>(count).fill(one)
export const shops = read('shops')
export const large = { '>=': [read('area'), 100] }
export const [accumulator, current, thousand] = [read('accumulator'), read('current'), read('thousand')]

/** 3, after fifty numbers that cancel out. */
export const cancelled = { '+': [read('n'), ...Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? 5e11 : -5e11))] }

/** A row with a value of every sort. */
export const row = {
  n: 3,
  tenth: 0.1,
  thousand: 1000.1,
  near: [1000.1],
  apart: [1000.1, -1000],
  big: several(11, 999999999999999),
  marks: [false, true],
  unmarked: [false],
  marked: [true],
  zeros: [0, 0],
  ends: [1e30, -1e-30],
  hugeList: [2, 1e31],
  tinyList: [1e-31],
  climb: Array.from({ length: 100 }, (_, index) => index),
  groups: [{ list: [{ current: 2 }, { current: 3 }] }],
  nested: [{ list: [2, 3] }],
  tenths: several(300, 0.1),
  lowered: several(300, -0.1),
  hundred: several(100, 'a'),
  more: several(101, 'a'),
  word: 'a'.repeat(100),
  words: 'a'.repeat(101),
  nought: 0,
  minus: -2,
  exact: { decimal: '0.30' },
  band: { min: 1, max: 4 },
  huge: 1e31,
  tiny: 1e-31,
  most: 1e30,
  least: 1e-30,
  text: 'ab',
  empty: '',
  yes: true,
  no: false,
  nothing: null,
  inner: { n: 4, text: 'x', deep: { n: 5 } },
  list: [1, 2, 4],
  texts: ['a', 'b'],
  none: [],
  gaps: [1, null, 3],
  shops: [
    { type: 'shop', area: 50 },
    { type: 'shop', area: 150 },
    { type: 'school', area: 100.5 },
  ],
  partly: [{ area: 50 }, { area: null }, { area: 150 }],
  long: several(301, 1),
  longest: several(300, 1),
  mixed: ['a', 1],
  odd: new Map(),
}

/** What the columns make of a rule for a row, wherever it stands among others: two words of rows, and some of a third. */
export function decided(rule: unknown): unknown {
  const columns = columnsOf([parse(rule, '').node])
  const others = [{}, row, { n: 1, text: 'zz', shops: [] }, { n: null, list: [5], yes: false }, new Map()]
  const rows = Array.from({ length: 70 }, (_, index) => others[index % others.length])
  columns.fill(rows, 0, rows.length)
  const results: unknown[] = ['before']
  const open = columns.decide(0, results, 1)
  const found = rows.map((_, index) => (open.includes(index + 1) ? UNDECIDED : results[index + 1]))
  expect(rows.map((_, index) => columns.resultAt(0, index))).toEqual(found)
  expect(rows.map((_, index) => found[index % others.length])).toEqual(found)
  return found[1]
}

export function meant(rule: unknown): unknown {
  return publicForm(complete.evaluate(rule, row))
}
