import { describe, expect, test } from 'vitest'
import { columnsOf, UNDECIDED } from '../../src/logic/columns/program.js'
import { parse } from '../../src/logic/parse.js'
import { compileLogic, compileLogicBatch } from '../../src/logic.js'
import { complete } from '../properties/implementations.js'
import { publicForm } from '../properties/public-form.js'

const read = (name: string): unknown => ({ var: name })
const several = <T>(count: number, one: T): readonly T[] => new Array<T>(count).fill(one)
const shops = read('shops')
const large = { '>=': [read('area'), 100] }
const [accumulator, current, thousand] = [read('accumulator'), read('current'), read('thousand')]

/** 3, after fifty numbers that cancel out. */
const cancelled = { '+': [read('n'), ...Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? 5e11 : -5e11))] }

/** A row with a value of every sort. */
const row = {
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
function decided(rule: unknown): unknown {
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

function meant(rule: unknown): unknown {
  return publicForm(complete.evaluate(rule, row))
}

describe('rules as standards have them are decided in columns, as the complete evaluator decides them', () => {
  test.each<[unknown, unknown]>([
    // Numbers as written, exact whole numbers, and what errors cannot turn.
    [{ '+': [read('n'), 4, read('minus')] }, 5],
    [{ '-': [read('n'), 5] }, -2],
    [{ '-': [read('n')] }, -3],
    [{ '*': [read('n'), read('minus')] }, -6],
    [{ '*': [read('minus'), read('nought')] }, 0],
    [{ '*': [read('nought'), read('tenth')] }, 0],
    [{ '*': [read('tenth'), read('nought')] }, 0],
    [{ '+': several(20, read('n')) }, 60],
    [{ '+': several(14, { max: [read('n'), 1] }) }, 42],
    [{ '/': [read('minus'), 2] }, -1],
    [{ '/': [read('nought'), 7] }, 0],
    [{ '/': [read('n'), read('nought')] }, null],
    [{ '%': [7, read('n')] }, 1],
    [{ '%': [7, read('nought')] }, null],
    [{ '%': [read('minus'), 2] }, 0],
    [{ '>': [{ '%': [7, read('n')] }, 0.9999999999999999] }, true],
    [{ '==': [{ '+': [{ '%': [7, read('n')] }, 1] }, 2] }, true],
    [{ min: [read('n'), read('minus'), 1] }, -2],
    [{ max: [read('n'), read('minus'), 1] }, 3],
    [{ '+': [read('n'), read('zz')] }, null],
    [{ '*': [read('zz'), read('n')] }, null],
    [{ '/': [1, read('zz')] }, null],
    [{ '%': [read('zz'), 2] }, null],
    [{ min: [read('zz'), 2] }, null],
    [{ '+': [{ var: ['zz', 7] }, 1] }, 8],
    [{ '+': [{ var: ['nothing', read('n')] }, 1] }, 4],
    [{ '+': [{ var: ['n', 7] }, 1] }, 4],
    [{ '==': [{ var: ['zz', 0.1] }, 0.1] }, true],
    [{ '>': [{ var: ['zz', read('zy')] }, 1] }, null],
    [{ '>': [{ '+': [read('tenth'), 0.2] }, 0.2999] }, true],
    [{ '<': [{ '*': [read('tenth'), 3] }, 0.3001] }, true],
    [{ '>=': [{ '/': [read('n'), 7] }, 0.43] }, false],
    [{ '>=': [{ '*': [{ '/': [read('n'), 7] }, 100] }, 42.8] }, true],
    [{ '<': [{ min: [{ '*': [read('tenth'), 3] }, 1] }, 0.4] }, true],
    [{ '>': [{ '-': [{ '+': [read('tenth'), read('n')] }, read('n')] }, 0.09] }, true],
    [{ '<': [{ '*': several(9, read('most')) }, 1] }, false],
    [{ '>': [{ '/': [1, { '-': [read('n'), read('tenth')] }] }, 0.3] }, true],
    [{ '>': [read('n'), read('minus')] }, true],
    [{ '<': [read('n'), 3] }, false],
    [{ '<=': [read('n'), 3] }, true],
    [{ '>': [read('n'), 3] }, false],
    [{ '>=': [read('n'), 3] }, true],
    [{ '==': [read('tenth'), 0.1] }, true],
    [{ '!=': [read('tenth'), 0.1] }, false],
    [{ '===': [read('tenth'), 0.2] }, false],
    [{ '!==': [read('tenth'), 0.2] }, true],
    [{ '==': [{ '+': [read('n'), 1] }, 4] }, true],
    [{ '==': [{ '+': [2 ** 39, 0] }, 2 ** 39] }, true],
    [{ '>': [{ '+': [read('n'), { decimal: `0.${'1234567890'.repeat(3)}` }] }, 1] }, true],
    [{ '<': [1, read('n'), 5] }, true],
    [{ '<': [1, read('n'), 2] }, false],
    [{ '>=': [read('zz'), 3] }, null],
    [{ '>=': [3, read('zz')] }, null],
    [{ '<': [5, 4, read('zz')] }, false],
    [{ '<': [read('inner.n'), read('inner.deep.n')] }, true],
    [{ '<': [read('inner.zz'), 1] }, null],
    [{ '<': [read('n.zz'), 1] }, null],
    [{ '>': [{ '/': [read('n'), read('nought')] }, 1] }, null],
    [{ '<': [{ '+': [read('nought'), 0] }, 0] }, false],
    [{ '>': [{ '+': [read('nought'), 0] }, 0] }, false],
    [{ '<=': [{ '+': [read('nought'), 0] }, 0] }, true],
    // What cancels out exactly is exact, however large it was.
    [{ '>': [cancelled, 2.875] }, true],
    [{ '<': [cancelled, 3.125] }, true],
    [{ '>': [cancelled, 3.125] }, false],
    [{ '==': [cancelled, 3] }, true],
    // Texts and truths.
    [{ '==': [read('text'), 'ab'] }, true],
    [{ '==': ['abc', read('text')] }, false],
    [{ '!=': [read('text'), 'ab'] }, false],
    [{ '===': [read('text'), 'b'] }, false],
    [{ '<': [read('text'), 'b'] }, true],
    [{ '<': ['b', read('text')] }, false],
    [{ '>=': [read('text'), 'ab'] }, true],
    [{ '>': [read('text'), 'ab'] }, false],
    [{ '==': [read('empty'), ''] }, true],
    [{ '==': [read('text'), ''] }, false],
    [{ '==': [read('zz'), 'ab'] }, null],
    [{ '==': [read('n'), 'ab'] }, null],
    [{ '===': [read('n'), 'ab'] }, false],
    [{ '!==': [read('yes'), 'ab'] }, true],
    [{ '==': [read('yes'), true] }, true],
    [{ '==': [read('no'), true] }, false],
    [{ '!=': [false, read('no')] }, false],
    [{ '===': [read('text'), true] }, false],
    [{ '==': [read('text'), true] }, null],
    [{ '==': [read('zz'), true] }, null],
    [{ in: [read('text'), ['x', 'ab']] }, true],
    [{ in: [read('text'), ['x', 'y']] }, false],
    [{ in: [read('n'), [1, 2, 3]] }, true],
    [{ in: [read('n'), ['3', true]] }, false],
    [{ in: [read('yes'), [false, true]] }, true],
    [{ in: [read('no'), [1, true]] }, false],
    [{ in: [read('zz'), ['x']] }, null],
    [{ in: ['b', read('text')] }, true],
    [{ in: ['c', read('text')] }, false],
    [{ in: ['b', read('texts')] }, true],
    [{ in: ['c', read('texts')] }, false],
    [{ in: ['a', read('hundred')] }, true],
    [{ in: ['b', read('word')] }, false],
    [{ in: ['a', read('zz')] }, null],
    // Truth, and what follows from it.
    [{ '!!': [read('n')] }, true],
    [{ '!!': [read('nought')] }, false],
    [{ '!!': [read('text')] }, true],
    [{ '!!': [read('empty')] }, false],
    [{ '!!': [read('yes')] }, true],
    [{ '!!': [read('no')] }, false],
    [{ '!!': [read('list')] }, true],
    [{ '!!': [read('none')] }, false],
    [{ '!!': [read('zz')] }, null],
    [{ '!!': [{ '+': [read('zz'), 1] }] }, null],
    [{ '!': [read('zz')] }, null],
    [{ '!': [{ '+': [read('n'), -3] }] }, true],
    [{ '!': [{ '*': [read('tenth'), 3] }] }, false],
    [{ '!': [] }, true],
    [{ and: [true, { '>': [read('n'), 1] }] }, true],
    [{ '!!': [{ and: ['', { '>': [read('n'), 1] }] }] }, false],
    [{ '!!': [{ or: [0, { '>': [read('n'), 5] }] }] }, false],
    [{ '!!': [{ or: [null, { '>': [read('n'), 5] }] }] }, null],
    [{ '!!': [{ and: [] }] }, false],
    [{ or: [] }, false],
    [{ and: [{ if: [{ '>': [read('n'), 5] }, true] }, true] }, null],
    [{ '==': [{ if: [{ '>': [read('n'), 1] }, 3, 4] }, 3] }, true],
    [{ '==': [{ if: [{ '>': [read('n'), 5] }, 3, 4] }, 4] }, true],
    [{ '<': [read('n'), 1e30] }, true],
    [{ '>': [read('n'), 1e-30] }, true],
    [{ '>': [read('n'), 0] }, true],
    [{ '!!': [{ if: [{ '>': [read('n'), 5] }, 0, 2] }] }, true],
    [{ in: [read('text'), ['x', 'ab', true]] }, true],
    [{ and: [{ '>': [read('n'), 1] }, { '>': [read('zz'), 1] }] }, null],
    [{ and: [{ '>': [read('n'), 5] }, { '>': [read('zz'), 1] }] }, false],
    [{ and: [{ '>': [read('n'), 1] }, { '<': [read('n'), 5] }] }, true],
    [{ or: [{ '>': [read('n'), 1] }, { '>': [read('zz'), 1] }] }, true],
    [{ or: [{ '>': [read('n'), 5] }, { '>': [read('zz'), 1] }] }, null],
    [{ or: [{ '>': [read('n'), 5] }, { '>': [read('n'), 6] }] }, false],
    [{ if: [{ '>': [read('n'), 1] }, { '==': [read('text'), 'ab'] }, false] }, true],
    [{ if: [{ '>': [read('n'), 5] }, true, { '==': [read('text'), 'x'] }] }, false],
    [{ if: [{ '>': [read('zz'), 5] }, true, { '>': [read('n'), 1] }] }, true],
    [{ if: [{ '>': [read('zz'), 5] }, true, false] }, null],
    [{ if: [{ '>': [read('n'), 1] }, 10, 20] }, 10],
    [{ if: [{ '>': [read('n'), 5] }, 10, { '<': [read('n'), 1] }, 20, 'none'] }, 'none'],
    [{ '?:': [{ '>': [read('n'), 5] }, 10, 20] }, 20],
    [{ '?:': [{ '>': [read('n'), 5] }, 'few', 'many'] }, 'many'],
    [{ if: [{ '>': [read('n'), 5] }, 10] }, null],
    [{ if: [] }, null],
    [{ if: [5] }, 5],
    [{ if: [{ '>': [read('n'), 1] }, { '>': [read('zz'), 1] }, 7] }, null],
    [{ if: [{ '>': [read('n'), 5] }, 7, { '>': [read('n'), 1] }] }, true],
    [{ '>': [{ if: [{ '>': [read('n'), 1] }, read('n'), read('minus')] }, 0] }, true],
    [{ '>': [{ if: [{ '>': [read('n'), 5] }, read('n'), read('minus')] }, 0] }, false],
    [{ '==': [{ if: [{ '>': [read('n'), 1] }, { '+': [read('n'), 1] }, 2] }, 4] }, true],
    [{ '>': [{ if: [{ '>': [read('zz'), 5] }, read('zz'), read('zy')] }, 0] }, null],
    [{ '!': [{ missing: ['n', 'text'] }] }, true],
    [{ '!': [{ missing: ['n', 'zz'] }] }, false],
    [{ '!': [{ missing: ['n', 'empty'] }] }, false],
    [{ '!': [{ missing: [['n', 'nothing']] }] }, false],
    [{ '!': [{ missing: ['inner', 'list', 'n'] }] }, true],
    [{ '!': [{ missing: [] }] }, true],
    [{ '!': [{ missing_some: [1, ['n', 'zz']] }] }, true],
    [{ '!': [{ missing_some: [2, ['n', 'zz']] }] }, false],
    [{ '!': [{ missing_some: [2, ['n', 'zz', 'yes']] }] }, true],
    // Lists of facilities, whole and filtered.
    [{ count: shops }, 3],
    [{ count: [read('none')] }, 0],
    [{ count: [read('zz')] }, null],
    [{ count: [read('longest')] }, 300],
    [{ count: [{ filter: [shops, large] }] }, 2],
    [{ '==': [{ '+': [{ count: [shops] }, 1] }, 4] }, true],
    [{ '>': [{ count: [shops] }, 2.9999999999999996] }, true],
    [{ largest: [{ filter: [shops, { '>': [read('area'), 1000] }] }, read('area')] }, null],
    [{ '==': [{ largest: [read('list'), { '+': [read(''), 1] }] }, 5] }, true],
    [{ count: [{ filter: [{ filter: [shops, large] }, { '==': [read('type'), 'shop'] }] }] }, 1],
    [{ sum: [read('list'), read('')] }, 7],
    [{ '==': [{ sum: [read('list'), { '*': several(3, read('')) }] }, 73] }, true],
    [{ sum: [read('none'), read('')] }, 0],
    [{ sum: [read('zz'), read('')] }, null],
    [{ sum: [read('gaps'), read('')] }, null],
    [{ '>': [{ sum: [shops, read('area')] }, 300] }, true],
    [{ '>': [{ sum: [shops, read('area')] }, 301] }, false],
    [{ sum: [{ filter: [shops, { '==': [read('type'), 'shop'] }] }, read('area')] }, 200],
    [{ largest: [read('list'), read('')] }, 4],
    [{ smallest: [read('list'), read('')] }, 1],
    [{ largest: [read('none'), read('')] }, null],
    [{ '<': [{ largest: [shops, read('area')] }, 150.1] }, true],
    [{ '>': [{ smallest: [{ filter: [shops, large] }, read('area')] }, 100.4] }, true],
    [{ '==': [{ reduce: [shops, { '+': [read('accumulator'), 1] }, 0] }, 3] }, true],
    [{ '==': [{ reduce: [read('list'), { '+': [read('current'), read('accumulator')] }, 10] }, 17] }, true],
    [{ '>': [{ reduce: [shops, { '+': [read('accumulator'), { '*': [read('current.area'), 2] }] }, 0] }, 600] }, true],
    [{ some: [shops, large] }, true],
    [{ all: [shops, large] }, false],
    [{ none: [shops, large] }, false],
    [{ some: [read('none'), true] }, false],
    [{ all: [read('none'), true] }, false],
    [{ none: [read('none'), true] }, true],
    [{ some: [read('zz'), true] }, null],
    [{ some: [read('partly'), large] }, true],
    [{ all: [read('partly'), large] }, false],
    [{ some: [read('partly'), { '>': [read('area'), 1000] }] }, null],
    [{ all: [read('partly'), { '>': [read('area'), 10] }] }, null],
    [{ some: [{ filter: [shops, large] }, { '==': [read('type'), 'school'] }] }, true],
    [{ some: [{ filter: [shops, large] }, { '==': [read('area'), 50] }] }, false],
    [{ some: [shops, { and: [large, { '==': [read('type'), 'kiosk'] }] }] }, false],
    [{ some: [read('list'), { '>': [read(''), 3] }] }, true],
    [{ some: [read('zeros'), { '==': [read(''), 0] }] }, true],
    [{ some: [read('marks'), read('')] }, true],
    [{ all: [read('marks'), { '==': [read(''), true] }] }, false],
    [{ some: [read('unmarked'), read('')] }, false],
    [{ all: [read('marked'), { '==': [read(''), true] }] }, true],
    [{ all: [read('ends'), { '!=': [read(''), 0] }] }, true],
    // Longer than the words that their truths stand in.
    [{ some: [read('climb'), { '==': [read(''), 77] }] }, true],
    [{ some: [read('climb'), { '==': [read(''), 100] }] }, false],
    [{ all: [read('climb'), { '<': [read(''), 100] }] }, true],
    [{ all: [read('climb'), { '<': [read(''), 99] }] }, false],
    [{ none: [read('climb'), { '>': [read(''), 99] }] }, true],
    [{ count: [{ filter: [read('climb'), { '>=': [read(''), 30] }] }] }, 70],
    [{ sum: [{ filter: [read('climb'), { '<': [read(''), 40] }] }, read('')] }, 780],
    [{ '==': [{ largest: [{ filter: [read('climb'), { '<': [read(''), 65] }] }, read('')] }, 64] }, true],
    [true, true],
    [null, null],
    ['text', 'text'],
    // As large as a rule may be.
    [{ '!': [{ and: several(29, read('yes')) }] }, false],
  ])('%j is %j', (rule, result) => {
    expect(meant(rule)).toEqual(result)
    expect(decided(rule)).toBe(result)
  })
})

describe('what doubles cannot decide, or what has no column, is left to the complete evaluator', () => {
  test.each<[unknown]>([
    [{ '==': [{ '+': [read('tenth'), 0.2] }, 0.3] }],
    [{ '>': [{ '+': [read('tenth'), 0.2] }, 0.3] }],
    [{ '>=': [{ '*': [read('tenth'), 3] }, 0.3] }],
    [{ '>=': [{ '*': [{ '/': [read('n'), 7] }, 7] }, read('n')] }],
    [{ '>=': [{ '-': [{ '+': [read('tenth'), 1e15] }, 1e15] }, 0.1] }],
    [{ '!': [{ '-': [{ '+': [read('tenth'), 0.2] }, 0.3] }] }],
    [{ '+': [read('tenth'), 0.2] }],
    // What cancels out is off by far more than its own rounding, and so is what is worked out of it.
    [{ '>': [{ '-': [thousand, 1000] }, 0.1] }],
    [{ '>': [{ '*': [{ '-': [thousand, 1000] }, 10] }, 1] }],
    [{ '>': [{ '*': [10, { '-': [thousand, 1000] }] }, 1] }],
    [{ '<': [{ '/': [1, { '-': [thousand, 1000] }] }, 10] }],
    [{ '>': [{ '/': [{ '-': [thousand, 1000] }, 0.1] }, 1] }],
    [{ '>': [{ min: [{ '-': [thousand, 1000] }, 1] }, 0.1] }],
    [{ '>': [{ max: [0, { '-': [thousand, 1000] }] }, 0.1] }],
    [{ '>': [{ '+': [{ '-': [thousand, 1000] }, 1] }, 1.1] }],
    [{ '>': [{ if: [{ '>': [read('n'), 1] }, { '-': [thousand, 1000] }, 0] }, 0.1] }],
    [{ '>': [{ var: ['zz', { '-': [thousand, 1000] }] }, 0.1] }],
    [{ '>': [{ sum: [read('near'), { '-': [read(''), 1000] }] }, 0.1] }],
    [{ '>': [{ sum: [read('near'), read('')] }, 1000.1] }],
    [{ '>': [{ largest: [read('near'), { '-': [read(''), 1000] }] }, 0.1] }],
    [{ '>': [{ '*': [{ '-': [thousand, 1000] }, { '-': [thousand, 1000] }] }, 0.01] }],
    [{ '>': [{ min: [{ '-': [thousand, 1000] }, { '-': [thousand, 1000] }] }, 0.1] }],
    [{ '>': [{ sum: [read('apart'), read('')] }, 0.1] }],
    [{ '<': [{ '/': [1, { '-': [0.3, read('tenth'), 0.2] }] }, 0] }],
    // So are sums of many.
    [{ '/': [1, { '-': [{ '+': [read('tenth'), 0.2] }, 0.30000000000000004] }] }],
    [{ '%': [3, read('tenth')] }],
    [{ '%': [thousand, 3] }],
    [{ '%': [{ var: ['thousand', 0] }, 3] }],
    // What doubles round otherwise, or cannot hold.
    [{ '>': [{ '*': several(10, read('least')) }, 0] }],
    [{ '>': [{ '*': [{ '*': several(5, read('least')) }, { '*': several(6, read('least')) }] }, 0] }],
    [{ '>': [{ '/': [{ '*': several(5, read('least')) }, { '*': several(6, read('most')) }] }, 0] }],
    [{ '<': [{ '*': several(10, read('most')) }, 1] }],
    [{ '<': [{ '*': several(11, read('most')) }, 1] }],
    // Whatever is open stays open.
    [{ '>': [{ '/': [read('band'), 2] }, 0] }],
    [{ '>': [{ '%': [read('band'), 7] }, 0] }],
    [{ '==': [{ if: [{ '>': [read('zz'), 5] }, read('n'), 4] }, 4] }],
    [{ '==': [{ if: [{ '>': [read('band'), 2] }, read('n'), 3] }, 3] }],
    [{ '>': [{ sum: [read('tenths'), read('')] }, 30] }],
    [{ '<': [-30, { sum: [read('lowered'), read('')] }] }],
    [{ '==': [{ sum: [read('tenths'), read('')] }, 30] }],
    // Numbers that may grow too long to be written.
    [{ '>': [{ sum: [read('list'), { '*': [{ '/': [read(''), 3] }, 2] }] }, 1] }],
    [{ '>': [{ sum: [read('list'), { '+': [2, { '/': [read(''), 3] }] }] }, 1] }],
    [{ '>': [{ sum: [read('list'), { min: [{ '/': [read(''), 3] }, 2] }] }, 1] }],
    [{ '>': [{ '+': Array.from({ length: 12 }, (_, index) => ({ '/': [read('n'), index + 3] })) }, 1] }],
    [{ '>': [{ '*': [{ '+': [1, { '*': several(11, read('n')) }] }, read('n')] }, 1] }],
    [{ '>': [{ '*': [{ sum: [read('list'), { '*': several(2, read('')) }] }, ...several(10, read('n'))] }, 1] }],
    [{ '>': [{ '*': [{ min: [{ '*': several(11, read('n')) }, 2] }, read('n')] }, 1] }],
    [{ '>': [{ '*': [{ min: [2, { '*': several(11, read('n')) }] }, read('n')] }, 1] }],
    [{ '<': [read('n'), 1e31] }],
    [{ '>': [read('n'), 1e-31] }],
    [{ some: [read('hugeList'), { '>': [read(''), 3] }] }],
    [{ sum: [read('list'), { '*': several(4, read('')) }] }],
    [{ some: [read('tinyList'), { '>': [read(''), 0] }] }],
    [{ '>': [{ largest: [read('hugeList'), read('')] }, 1] }],
    // What is written is as exact as it is written.
    [{ '==': [{ var: ['zz', { decimal: '3.0000000000000000001' }] }, 3] }],
    [{ '==': [read('n'), { decimal: '3.0000000000000000001' }] }],
    [{ '<': [read('tenth'), { decimal: '0.10000000000000000001' }] }],
    [{ '>': [{ '+': [read('n'), { decimal: `0.${'1234567890'.repeat(7)}` }] }, 1] }],
    [{ '==': [{ '+': [read('n'), { decimal: '1.0000000000000000001' }] }, 4] }],
    [{ '==': [{ '+': [{ decimal: '9007199254740993' }, 0] }, 9007199254740992] }],
    [{ '>': [{ '*': [read('tenth'), { ratio: [1, 3] }] }, { ratio: [1, 30] }] }],
    [{ '==': [{ '/': [{ decimal: '4.0000000000000000001' }, read('minus')] }, -2] }],
    [{ '==': [{ '/': [{ decimal: '4.0000000000000000001' }, { decimal: '4.0000000000000000002' }] }, 1] }],
    // Whole numbers that doubles round.
    [{ '==': [{ sum: [read('big'), read('')] }, 10999999999999988] }],
    [{ '==': [{ sum: [read('big'), read('')] }, 10999999999999990] }],
    [{ '==': [{ '+': [9007199254740991, { '-': [read('n'), 1] }] }, 9007199254740992] }],
    [{ '==': [{ '*': [9007199254740991, read('n')] }, 27021597764222972] }],
    // A sum that is written as a reduction, and what only looks like one.
    [{ '==': [{ reduce: [read('list'), { '*': [accumulator, current] }, 1] }, 8] }],
    [{ '==': [{ reduce: [read('list'), { '-': [accumulator, current] }, 1] }, -6] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, current, 1] }, 0] }, 10] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator] }, 5] }, 5] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, accumulator] }, 1] }, 8] }],
    [{ '==': [{ reduce: [read('list'), { '+': [current, current] }, 1] }, 8] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, read('n')] }, 0] }, 7] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, { var: ['current', 1] }] }, 0] }, 7] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, { count: [[current]] }] }, 0] }, 3] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, { '*': [accumulator, current] }] }, 1] }, 30] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, { '/': [current, 3] }] }, 0] }, 3] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, current] }, read('n')] }, 10] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, current] }, null] }, 7] }],
    [{ '==': [{ reduce: [read('list'), accumulator, 0] }, 0] }],
    [{ '==': [{ reduce: [read('list'), 4, 0] }, 4] }],
    [{ '==': [{ reduce: [[1, 2], { '+': [accumulator, current] }, 0] }, 3] }],
    [{ '==': [{ reduce: [read('list'), { '+': [{ var: ['accumulator', 0] }, current] }, 0] }, 7] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, read('current.')] }, 0] }, 7] }],
    [{ '==': [{ reduce: [shops, { '+': [accumulator, { if: [{ missing: ['current.area'] }, 0, 1] }] }, 0] }, 3] }],
    [{ '==': [{ reduce: [shops, { '+': [accumulator, { if: [{ missing_some: [1, ['current.area']] }, 0, 1] }] }, 0] }, 3] }],
    // Lists within lists.
    [{ some: [read('nested'), { some: [read('list'), { '>': [read(''), 2] }] }] }],
    [{ sum: [read('nested'), { count: [read('list')] }] }],
    [{ '==': [{ reduce: [read('nested'), { '+': [accumulator, { sum: [read('current.list'), current] }] }, 0] }, 5] }],
    [{ '==': [{ reduce: [read('nested'), { '+': [accumulator, { sum: [read('current.list'), 1] }] }, 0] }, 2] }],
    // The row itself, and names within it that are empty.
    [{ '!!': [read('')] }],
    [{ '>': [read(''), 1] }],
    [{ '>': [read('.n'), 1] }],
    [{ some: [shops, { '>': [read('.area'), 1] }] }],
    // What is written on both sides, and what is not written where it should be.
    [{ '==': ['a', 'a'] }],
    [{ in: ['a', 'ab'] }],
    [{ in: [{ cat: ['a'] }, ['a']] }],
    [{ in: ['a', { cat: ['ab'] }] }],
    [{ in: [read('text'), read('texts')] }],
    [{ in: [3, read('list')] }],
    [{ in: [3, read('text')] }],
    [{ in: [true, read('marks')] }],
    [{ in: [read('text'), []] }],
    [{ '!!': [{ and: [[1], true] }] }],
    [{ '>': [{ if: [{ '>': [read('n'), 1] }, 3, [1]] }, 1] }],
    [{ '>': [{ if: [{ '>': [read('n'), 1] }, 3, null] }, 1] }],
    [{ '>': [{ if: [{ '>': [read('n'), 5] }, 3] }, 1] }],
    [{ '>': [{ var: ['inner.min', 3] }, 1] }],
    [{ '<': [{ '+': [] }, 1] }],
    [{ '<': [{ '*': [] }, 2] }],
    [{ '<': [read('no'), true] }],
    [{ '<=': [read('yes'), false] }],
    [{ '>': [true, read('no')] }],
    [{ '>=': [read('no'), true] }],
    [{ '!': [{ missing: [1] }] }],
    [{ '!': [{ missing: [read('text')] }] }],
    [{ '!': [{ missing: ['n', 'inner.min'] }] }],
    [{ '!': [{ missing_some: [1.5, ['n', 'zz']] }] }],
    [{ '!': [{ missing_some: [read('n'), ['n', 'zz']] }] }],
    [{ '!': [{ missing_some: [-5, ['n', 'inner.min']] }] }],
    [{ count: [{ var: ['list', []] }] }],
    [{ count: [{ if: [{ '>': [read('n'), 1] }, read('list'), read('none')] }] }],
    [{ some: [{ filter: [[1], true] }, true] }],
    [{ count: [{ filter: [shops, read('inner.min')] }] }],
    [{ some: [shops, read('inner.min')] }],
    [{ sum: [shops, read('inner.min')] }],
    [{ in: ['a', read('more')] }],
    [{ in: ['a', read('words')] }],
    [{ count: [{ filter: [[1, 2, 3], { '>': [read(''), 1] }] }] }],
    [{ sum: [[1, 2, 3], read('')] }],
    [{ sum: [read('list'), { days: ['2024-01-01', '2024-01-02'] }] }],
    [{ '==': [{ reduce: [read('list'), { '+': [accumulator, { days: ['2024-01-01', '2024-01-02'] }] }, 0] }, 3] }],
    // A text that is written, or another operator, is no field.
    [{ '==': [{ cat: ['text'] }, 'ab'] }],
    [{ '==': [{ var: ['zz', 'ab'] }, 'ab'] }],
    [{ '<': [read('inner.min.n'), 1] }],
    [{ count: [{ filter: [shops, { '!!': [{ cat: ['type'] }] }] }] }],
    [{ some: [shops, { '!!': [{ cat: ['type'] }] }] }],
    [{ some: [[1, 2], { '>': [read(''), 1] }] }],
    [{ if: [{ '>': [read('n'), 1] }, read('text'), 10] }],
    [{ count: [read('inner')] }],
    [{ some: [read('inner'), true] }],
    [{ in: [read('text'), ['x', read('text')]] }],
    [{ if: [{ '>': [read('n'), 5] }, 10, read('text')] }],
    // −1 or 1 may be 0.
    [{ '!!': [{ if: [{ '>': [read('zz'), 5] }, -1, { '+': [read('n'), -2] }] }] }],
    [{ '/': [read('n'), 7] }],
    [{ '%': [read('tenth'), 0.03] }],
    [{ '>': [{ '*': [1e200, read('n'), 1e200] }, 1] }],
    [{ '<': [read('huge'), 1] }],
    [{ '>': [read('tiny'), 0] }],
    [{ '<': [read('exact'), 1] }],
    [{ '>': [read('band'), 0] }],
    [{ '>': [{ '+': [read('band'), 1] }, 0] }],
    [{ var: ['band', 7] }],
    [{ '!!': [read('inner')] }],
    [{ '!!': [read('odd')] }],
    [{ '==': [read('inner'), 'ab'] }],
    [{ '==': [read('list'), true] }],
    [{ in: [read('inner'), ['a']] }],
    [{ in: ['a', read('mixed')] }],
    [{ in: ['a', read('odd')] }],
    [{ '<': [read('inner.min'), 1] }],
    [{ '<': [read('toString'), 1] }],
    [{ '<': [read('list.0'), 1] }],
    [{ count: [read('long')] }],
    [{ count: [read('text')] }],
    [{ some: [read('text'), true] }],
    [{ count: [{ filter: [read('partly'), large] }] }],
    [{ sum: [read('texts'), read('')] }],
    [read('text')],
    [read('list')],
    [{ cat: ['a', read('text')] }],
    [{ if: [{ '>': [read('zz'), 5] }, 10, 20] }],
    [{ if: [{ '>': [read('band'), 2] }, 10, 20] }],
    [{ if: [{ '>': [read('n'), 1] }, { '+': [read('tenth'), 0.2] }, 20] }],
    [{ if: [{ '>': [read('n'), 1] }, { '>': [read('band'), 2] }, 20] }],
    [{ if: [{ '>': [read('n'), 1] }, [1], 20] }],
    [{ if: [{ cat: ['a'] }, 10, 20] }],
    [{ '!': [{ and: [...several(29, read('yes')), true] }] }],
    [{ '!!': [{ cat: ['a', read('text')] }] }],
    [[1]],
    [{}],
    [{ and: several(60, read('yes')) }],
  ])('%j', (rule) => {
    expect(decided(rule)).toBe(UNDECIDED)
  })
})

describe('what is open matters where it could turn the result', () => {
  // Meant as false, true, not known, and what doubles leave open.
  const operands = [{ '>': [read('n'), 5] }, { '>': [read('n'), 1] }, { '>': [read('zz'), 1] }]
  const open = { '==': [{ '+': [read('tenth'), 0.2] }, 0.3] }
  const all = [...operands, open]
  const filled = (rule: unknown): readonly unknown[] =>
    operands.map((operand) => meant(JSON.parse(JSON.stringify(rule).replaceAll(JSON.stringify(open), JSON.stringify(operand)))))

  test.each(['and', 'or', 'if'])('%s of three', (name) => {
    for (const first of all)
      for (const second of all)
        for (const third of all) {
          const rule = { [name]: [first, second, third] }
          const results = [...new Set(filled(rule))]
          const result = decided(rule)
          // A condition that is open may leave open what its branches agree upon.
          if (results.length > 1) expect({ rule, result }).toEqual({ rule, result: UNDECIDED })
          else if (result !== UNDECIDED) expect({ rule, result }).toEqual({ rule, result: results[0] })
          if (!JSON.stringify(rule).includes(JSON.stringify(open))) expect({ rule, result }).toEqual({ rule, result: results[0] })
        }
  })
})

describe('a field that holds anything at all', () => {
  const values: readonly unknown[] = [
    undefined,
    null,
    ...[0, -0, 3, 0.1, -2.5, 1e31, 1e-31, Number.NaN, Number.POSITIVE_INFINITY],
    ...['', 'a', 'ab', 'b', '社区', true, false],
    ...[[], [1, 2], [3, null], ['a', 'b'], ['ab', 1], [{ n: 3 }, { n: null }], [[1]], row.long],
    ...[{}, { n: 3 }, { '': 3 }, { min: 1, max: 4 }, { min: 3, max: 3 }, { decimal: '0.30' }, new Map(), () => 3],
  ]
  const [field, itself] = [read('f'), read('')]
  const comparisons = ['<', '<=', '>', '>=', '==', '!=', '===', '!=='].flatMap((name) =>
    [3, 0.1, 'ab', '', true, false].flatMap((limit) => [{ [name]: [field, limit] }, { [name]: [limit, field] }]),
  )
  const rules: readonly unknown[] = [
    ...comparisons,
    ...[{ '!!': [field] }, { '!': [field] }, { and: [field, true] }, { if: [field, 1, 2] }, field],
    ...[{ in: [field, ['ab', 3, true]] }, { in: [field, [0.1, false, '']] }, { in: ['a', field] }, { in: ['', field] }],
    { and: [{ in: ['a', field] }, { in: [field, ['a', 'ab', 'b']] }] },
    ...[{ '!': [{ missing: ['f'] }] }, { '!': [{ missing: ['f', 'f.n'] }] }, { '!': [{ missing_some: [1, ['f', 'f.n']] }] }],
    ...[{ '>': [{ var: ['f', 1] }, 0] }, { '>': [read('f.n'), 1] }, { '>': [read('f.'), 1] }, { '>': [read('f.min'), 1] }],
    ...[{ '>': [{ '+': [field, 1] }, 2] }, { '>': [{ max: [field, 1] }, 2] }, { '%': [field, 2] }, { '/': [3, field] }],
    ...[{ count: [field] }, { sum: [field, itself] }, { '<': [{ smallest: [field, itself] }, 2] }, { sum: [field, 1] }],
    ...['some', 'all', 'none'].flatMap((name) => [
      { [name]: [field, { '>': [itself, 1] }] },
      { [name]: [field, { '==': [read('n'), 3] }] },
    ]),
    ...[{ count: [{ filter: [field, { '>': [itself, 1] }] }] }, { count: [{ filter: [field, itself] }] }],
  ]

  test.each(rules)('%j', (rule) => {
    const columns = columnsOf([parse(rule, '').node])
    const expected = values.map((f) => publicForm(complete.evaluate(rule, { f })))
    // Whatever stood in the same places before.
    for (const before of [[1, 2], 'ax', { n: 3 }, new Map(), 3, null]) {
      for (const all of [values.map(() => before), values]) {
        columns.fill(
          all.map((f) => ({ f })),
          0,
          all.length,
        )
      }
      const results = values.map((_, row) => columns.resultAt(0, row))
      expect([before, results]).toEqual([before, results.map((result, row) => (result === UNDECIDED ? UNDECIDED : expected[row]))])
    }
  })
})

test('a row, what stands in it, and an element of a list, whatever they are', () => {
  const bare = Object.assign(Object.create(null), { n: 3, inner: Object.assign(Object.create(null), { n: 3 }) })
  const lasting = Object.assign(Object.create({ n: 4 }), { m: 1 })
  const simple = [{}, row, bare, { n: 1, inner: {}, list: [] }, { inner: null }, null, undefined, 5, 'n', true]
  const odd = [new Map(), lasting, [1], [], () => 3, Object.assign(() => 3, { n: 3 }), new Date(0), { inner: new Map() }]
  const limit = { '>': [read('n'), 2] }
  const resultsOf = (rule: unknown, rows: readonly unknown[]): unknown => {
    const columns = columnsOf([parse(rule, '').node])
    columns.fill(rows, 0, rows.length)
    const open = columns.decide(0, [], 0)
    return rows.map((one, index) => {
      const result = columns.resultAt(0, index)
      expect(open.includes(index)).toBe(result === UNDECIDED)
      if (result !== UNDECIDED) expect([index, result]).toEqual([index, publicForm(complete.evaluate(rule, one))])
      return result
    })
  }
  const undecided = odd.map(() => UNDECIDED)
  expect(resultsOf(limit, simple)).toEqual([null, true, true, false, null, null, null, null, null, null])
  expect(resultsOf({ '>': [read('inner.n'), 2] }, simple)).toEqual([null, true, true, null, null, null, null, null, null, null])
  expect(resultsOf({ '>': [read('inner.n'), 2] }, odd)).toEqual(undecided)
  expect(resultsOf(limit, [...odd.slice(0, -1), {}, row])).toEqual([...undecided.slice(1), null, true])
  const within = (all: readonly unknown[]): readonly unknown[] => all.map((inner) => ({ inner }))
  expect(resultsOf({ '>': [read('inner.n'), 2] }, within(simple))).toEqual([null, true, true, false, null, null, null, null, null, null])
  expect(resultsOf({ '>': [read('inner.n'), 2] }, within(odd.slice(0, -1)))).toEqual(undecided.slice(1))
  const among = (all: readonly unknown[]): readonly unknown[] => all.map((one) => ({ list: [{ n: 1 }, one] }))
  const some = { some: [read('list'), limit] }
  expect(resultsOf(some, among(simple))).toEqual([null, true, true, false, null, null, null, null, null, null])
  expect(resultsOf(some, among(odd.slice(0, -1)))).toEqual(undecided.slice(1))
})

describe('what columns decide takes no more steps than a rule may', () => {
  const long = 'x'.repeat(400)
  const element = { n: 1.2345678901234567e-30, text: 'a'.repeat(100), texts: several(100, long), long, list: several(300, { n: 1 }) }
  const rows = [{ list: several(300, element) }]
  test.each<[unknown, unknown]>([
    [{ and: several(6, { '>': [{ '*': several(3, read('n')) }, 0] }) }, true],
    [{ and: several(10, { in: ['a', read('text')] }) }, true],
    [{ and: several(3, { in: [long, read('texts')] }) }, true],
    [{ and: several(3, { '==': [read('long'), long] }) }, true],
    [{ and: several(3, { '!=': [read(`n${'.n'.repeat(200)}`), 1] }) }, null],
    [{ and: several(6, { in: ['x', read('long')] }) }, UNDECIDED],
    [{ all: [read('list'), { and: several(5, { '>': [read('n'), 0] }) }] }, UNDECIDED],
  ])('%#', (condition, result) => {
    const rule = { all: [read('list'), condition] }
    const columns = columnsOf([parse(rule, '').node])
    columns.fill(rows, 0, 1)
    expect(columns.resultAt(0, 0)).toBe(result)
    if (result !== UNDECIDED) expect(publicForm(complete.evaluate(rule, rows[0]))).toBe(result)
  })
})

test('one element among many is found wherever it stands', () => {
  const size = 40
  const lists = (at: unknown): readonly unknown[] => [
    { list: [{ x: 0 }, { x: 0 }, { x: 0 }] },
    ...Array.from({ length: size }, (_, place) => ({
      list: Array.from({ length: size }, (_, index) => ({ x: index === place ? at : 0 })),
    })),
  ]
  const is = (x: number): unknown => ({ '==': [read('x'), x] })
  const list = read('list')
  const rules = [
    { some: [list, is(1)] },
    { none: [list, is(1)] },
    { all: [list, is(0)] },
    { count: [{ filter: [list, is(0)] }] },
    { sum: [list, read('x')] },
    { '>': [{ largest: [list, { '+': [read('x'), 1] }] }, 1] },
    { sum: [{ filter: [list, is(1)] }, read('x')] },
  ]
  const columns = rules.map((rule) => columnsOf([parse(rule, '').node]))
  const foundOf = (at: unknown): unknown =>
    columns.map((one) => {
      one.fill(lists(at), 0, size + 1)
      return [...new Set(Array.from({ length: size }, (_, place) => one.resultAt(0, place + 1)))]
    })
  expect([foundOf(0), foundOf(1), foundOf(null), foundOf(new Map())]).toEqual([
    [[false], [true], [true], [size], [0], [false], [0]],
    [[true], [false], [false], [size - 1], [1], [true], [1]],
    [[null], [null], [null], [UNDECIDED], [null], [null], [UNDECIDED]],
    Array.from({ length: rules.length }, () => [UNDECIDED]),
  ])
})

test('whatever reads it, each part of a row, and of an element, is read once', () => {
  const reads: string[] = []
  const noted = <T>(name: string, value: T): T => {
    reads.push(name)
    return value
  }
  const element = {
    get x(): number {
      return noted('x', 2)
    },
  }
  const data = {
    get a(): number {
      return noted('a', 3)
    },
    get list(): readonly unknown[] {
      return noted('list', [element])
    },
  }
  const list = read('list')
  const rules = [
    { '>': [read('a'), 1] },
    { '<': [1, { '+': [read('a'), 1] }] },
    { '===': [read('a'), 'x'] },
    { '!': [{ missing: ['a'] }] },
    { '>': [{ sum: [list, read('x')] }, 1] },
    { some: [{ filter: [list, { '>': [read('x'), 1] }] }, { '<': [read('x'), 3] }] },
    { '!!': [list] },
  ]
  expect(compileLogicBatch(rules)([data])).toEqual([[true], [true], [false], [true], [true], [true], [true]])
  expect(reads.sort()).toEqual(['a', 'list', 'x'])
})

test('a row that only the complete evaluator reads leaves nothing behind', () => {
  const columns = columnsOf([parse({ '>': [read('n'), 1] }, '').node])
  const results = [
    [new Map(), row],
    [row, new Map()],
    [row, row],
  ].map((rows) => {
    columns.fill(rows, 0, 2)
    return [columns.resultAt(0, 0), columns.resultAt(0, 1)]
  })
  expect(results).toEqual([
    [UNDECIDED, true],
    [true, UNDECIDED],
    [true, true],
  ])
})

test('so many of the fields as are needed are there, or not', () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    ...(index % 2 === 0 ? { a: 1 } : {}),
    ...(index % 4 < 2 ? { b: 'x' } : { b: '' }),
    ...(index % 8 < 4 ? { c: false } : { c: null }),
  }))
  for (const needed of [-1e10, -1, 0, 1, 2, 3, 4]) {
    const rule = { '!': [{ missing_some: [needed, ['a', 'b', 'c']] }] }
    const columns = columnsOf([parse(rule, '').node])
    columns.fill(rows, 0, rows.length)
    expect(rows.map((_, index) => columns.resultAt(0, index))).toEqual(rows.map((one) => publicForm(complete.evaluate(rule, one))))
  }
})

test('texts that are long to read are left to the complete evaluator', () => {
  expect(decided({ '==': [read('text'), 'a'.repeat(2000)] })).toBe(UNDECIDED)
  expect(decided({ '>': [read(`n${'.n'.repeat(20_000)}`), 0] })).toBe(UNDECIDED)
})

test('rules may name more fields than there are copies of the reader', () => {
  const names = Array.from({ length: 150 }, (_, index) => `field ${index}`)
  const data = Object.fromEntries(names.map((name, index) => [name, index]))
  expect(compileLogicBatch(names.map((name) => ({ '+': [read(name), 1] })))([data]).flat()).toEqual(names.map((_, index) => index + 1))
})

test('rules may name more texts of a field than columns tell apart', () => {
  const texts = Array.from({ length: 300 }, (_, index) => `t${index}`)
  const rules = texts.flatMap((text) => [{ '==': [read('text'), text] }, { in: [read('text'), ['x', text]] }])
  const rows = ['t0', 't7', 't299', 'x', 'zz', ''].map((text) => ({ text }))
  const expected = texts.flatMap((text) => [rows.map((one) => one.text === text), rows.map((one) => one.text === text || one.text === 'x')])
  expect(compileLogicBatch(rules)(rows)).toEqual(expected)
})

test('what stands on the prototype of all objects is never read', () => {
  const name = 'lent'
  const rule = { '>': [read(name), 1] }
  const columns = columnsOf([parse(rule, '').node])
  Object.defineProperty(Object.prototype, name, { value: 5, configurable: true })
  try {
    columns.fill([{}, row], 0, 2)
    expect([columns.resultAt(0, 0), columns.decide(0, [], 0), compileLogic(rule)({})]).toEqual([UNDECIDED, [0, 1], null])
  } finally {
    Reflect.deleteProperty(Object.prototype, name)
  }
  columns.fill([{}, { [name]: 2 }], 0, 2)
  expect([columns.resultAt(0, 0), columns.resultAt(0, 1)]).toEqual([null, true])
})

test('what stands on the prototype of all objects is read nowhere: in no element, under no path, as no list', () => {
  const name = 'lent'
  const rules = [
    { '>': [read(`inner.${name}`), 1] },
    { '==': [read(name), 'text'] },
    { '!!': [read(name)] },
    { '!': [{ missing: [name] }] },
    { '>': [{ '+': [{ var: [name, 7] }, 1] }, 7] },
    { or: [{ '>': [read(name), 1] }, { '>': [read('n'), 1] }] },
    { some: [read('shops'), { '>': [read(name), 1] }] },
    { '>': [{ reduce: [read('shops'), { '+': [accumulator, read(`current.${name}`)] }, 0] }, 1] },
    { all: [read(name), { '>': [read(''), 1] }] },
  ]
  for (const value of [5, 'text', [1, 2]]) {
    Object.defineProperty(Object.prototype, name, { value, configurable: true })
    try {
      const expected = rules.map((rule) => [row, { ...row, [name]: 1 }].map((one) => publicForm(complete.evaluate(rule, one))))
      expect(compileLogicBatch(rules)([row, { ...row, [name]: 1 }])).toEqual(expected)
      expect(rules.map((rule) => [compileLogic(rule)(row), compileLogic(rule)({ ...row, [name]: 1 })])).toEqual(expected)
    } finally {
      Reflect.deleteProperty(Object.prototype, name)
    }
  }
})
