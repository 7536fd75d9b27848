import { describe, expect, test } from 'vitest'
import { UNDECIDED } from '../../src/logic/columns/program.js'
import { accumulator, current, decided, large, meant, read, several, shops, thousand } from './row.js'

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
