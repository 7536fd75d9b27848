import { expect, test } from 'vitest'
import { planProgress } from '../../src/report/plan-progress.js'

const heads = ['社区编号', '社区', '项目名称', '责任单位', '资金来源', '进展', '规则编号']

test.each<[string, readonly string[], string]>([
  ['nothing', ['1', 'a', 'p', '', '', '', 'r'], 'blank'],
  ['the Chinese of a state', ['1', 'a', 'p', '', '', '已完成', 'r'], 'done'],
  ['the English of a state, with spaces around', ['1', 'a', 'p', '', '', ' under way ', 'r'], 'running'],
  ['that it is not filled in', ['1', 'a', 'p', '', '', '未填', 'r'], 'blank'],
])('staff wrote %s', (_, row, state) => {
  expect(planProgress([heads, row])).toMatchObject({ projects: 1, states: { [state]: 1 }, problems: [] })
})

test('heads are found below a title, in any order and either language; empty rows and columns of others do not matter', () => {
  const found = planProgress([
    ['项目库'],
    ['Note', 'Progress', 'Community id', 'Responsible'],
    ['', '', '', ''],
    ['x', 'done', '1', 'who'],
    ['', 'dropped', '2', ''],
  ])
  expect(found).toMatchObject({ projects: 2, states: { done: 1, dropped: 1 }, filled: { responsible: 1, funding: 0 }, problems: [] })
})

test.each<[string, readonly (readonly string[])[], object]>([
  [
    'a state that is none',
    [['1', '', 'p', '', '', '已完工', 'r']],
    { code: 'unknown-state', row: 2, column: '进展', found: '已完工', hint: '已完成' },
  ],
  ['no community', [['', '', 'p', '', '', '', 'r']], { code: 'no-community', row: 2, column: '社区编号', found: '', hint: null }],
  ['a code that became a number', [['9.90101E+11', '', 'p', '', '', '', 'r']], { code: 'damaged-code', row: 2 }],
  [
    'the same project twice',
    [
      ['1', '', 'p', '', '', '', 'r'],
      ['1', '', 'p', '', '', '', 'r'],
    ],
    { code: 'duplicate-project', row: 3, hint: '2' },
  ],
])('%s is told by row and column', (_, rows, problem) => {
  expect(planProgress([heads, ...rows])?.problems).toMatchObject([problem])
})

test('rows without the heads are no plan', () => {
  expect(planProgress([])).toBeNull()
  expect(
    planProgress([
      ['社区编号', '得分'],
      ['1', '2'],
    ]),
  ).toBeNull()
})
