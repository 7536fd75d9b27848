import { describe, expect, test } from 'vitest'
import { parse } from '../../src/logic/parse.js'
import { compileLogic, compileLogicBatch, isWanzhengError } from '../../src/logic.js'

test.each(['map', 'filter', 'all', 'some', 'none', 'reduce', 'sum'])(
  '%s of a null, or with a null for each element, is refused',
  (operator) => {
    expect(() => compileLogic({ [operator]: [null, { var: '' }] })).toThrow(/operand 1 of .* is a null, expected list/)
    expect(() => compileLogic({ [operator]: [{ var: 'x' }, null] })).toThrow(/operand 2 of .* is a null, expected expression/)
  },
)

function nested(depth: number): unknown {
  let rule: unknown = true
  for (let level = 0; level < depth; level++) rule = { '!': [rule] }
  return rule
}

describe('what cannot mean anything is refused, with its place and what was expected', () => {
  test.each<[unknown, string, string, object]>([
    [{ '<': [1, 2], '>': [1, 2] }, 'several-operators', '', { keys: '<, >' }],
    [{ and: [{ smaller: [1, 2] }] }, 'unknown-operator', '/and/0', { operator: 'smaller', nearest: 'smallest' }],
    [{ fact: 'a' }, 'pack-only-operator', '', { operator: 'fact' }],
    [{ if: { var: 'x' } }, 'operand-list', '/if', { operator: 'if' }],
    [{ '<': [1] }, 'operand-count', '/<', { operator: '<', found: 1, expected: '2 or more' }],
    [{ '!': [1, 2] }, 'operand-count', '/!', { operator: '!', found: 2, expected: '0 to 1' }],
    [{ in: [1] }, 'operand-count', '/in', { operator: 'in', found: 1, expected: '2' }],
    [{ '+': [1, 'a'] }, 'operand-kind', '/+/1', { operator: '+', operand: 2, found: 'text', expected: 'number' }],
    [{ '+': ['a'] }, 'operand-kind', '/+/0', { operator: '+', operand: 1, found: 'text', expected: 'number' }],
    [{ '+': [{ '<': [1, 2] }, 1] }, 'operand-kind', '/+/0', { operator: '+', operand: 1, found: 'boolean', expected: 'number' }],
    [{ '<': [{}, 1] }, 'operand-kind', '/</0', { operator: '<', operand: 1, found: 'record', expected: 'number | text | boolean' }],
    [{ '<': [{ var: 'x' }, 'a', 1] }, 'operand-kind', '/</2', { operator: '<', operand: 3, found: 'number', expected: 'text' }],
    [{ '==': [1, true] }, 'operand-kind', '/==/1', { operator: '==', operand: 2, found: 'boolean', expected: 'number' }],
    [{ '+': [{ if: [{ var: 'x' }, 'a', 'b'] }] }, 'operand-kind', '/+/0', { operator: '+', operand: 1, found: 'text', expected: 'number' }],
    [{ '+': [{ and: [true, false] }] }, 'operand-kind', '/+/0', { operator: '+', operand: 1, found: 'boolean', expected: 'number' }],
    [{ '+': [{ or: [] }] }, 'operand-kind', '/+/0', { operator: '+', operand: 1, found: 'boolean', expected: 'number' }],
    [{ missing: ['a', ['b']] }, 'operand-kind', '/missing/1', { operator: 'missing', operand: 2, found: 'list', expected: 'text' }],
    [{ count: [1] }, 'operand-kind', '/count/0', { operator: 'count', operand: 1, found: 'number', expected: 'list' }],
    [{ in: [1, 'text'] }, 'operand-kind', '/in/0', { operator: 'in', operand: 1, found: 'number', expected: 'text' }],
    [{ var: { cat: ['a', 'b'] } }, 'computed-name', '/var', { operator: 'var' }],
    [{ var: [true] }, 'computed-name', '/var', { operator: 'var' }],
    [nested(60), 'too-deep', `${'/!/0'.repeat(50)}/!`, { limit: 100 }],
    [{ 'a/b': 1 }, 'unknown-operator', '', { operator: 'a/b' }],
    [{ '!': [{ '~': [{ '<': [1] }] }] }, 'unknown-operator', '/!/0', { operator: '~' }],
  ])('%j: %s', (rule, code, path, params) => {
    const { issues } = parse(rule, '')
    expect(issues.map((one) => one.code)).toEqual([code])
    if (code !== 'too-deep') expect(issues[0]).toMatchObject({ path, severity: 'error', params })
  })

  test('every problem is named at once, and the error says so', () => {
    let error: unknown = null
    try {
      compileLogicBatch([true, { '+': ['a', { nope: 1 }, true] }])
    } catch (caught) {
      error = caught
    }
    expect(isWanzhengError(error) && [error.code, error.issues.map((one) => one.code)]).toEqual([
      'invalid-rule',
      ['unknown-operator', 'operand-kind', 'operand-kind'],
    ])
  })
})

test.each<[unknown, unknown]>([
  [{ '+': [{ if: [{ var: 'x' }, 'a', 1] }] }, null],
  [{ '+': [{ and: [1, 2] }] }, 2],
  [{ '+': [{ or: [{ var: 'n' }, 'a'] }] }, 3],
  [{ '===': [1, true] }, false],
  [{ missing: [['a', 'n']] }, ['a']],
  [{ var: null }, { n: 3, l: ['x', 'y'] }],
  [{ var: [] }, { n: 3, l: ['x', 'y'] }],
  [{ var: 'l.1' }, 'y'],
  [{ map: [{ var: 'l' }, { var: 0 }] }, [null, null]],
  [{ decimal: '1.50' }, 1.5],
  [{ ratio: [1, 4] }, 0.25],
  [{}, {}],
  [
    [{ '+': [1, 1] }, 'a', null],
    [2, 'a', null],
  ],
  [nested(49), false],
])('%j is read, and is %j', (rule, result) => {
  expect(parse(rule, '').issues).toEqual([])
  expect(compileLogic(rule)({ n: 3, l: ['x', 'y'] })).toEqual(result)
})
