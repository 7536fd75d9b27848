import { describe, expect, test } from 'vitest'
import { sizeOfNode, textOfNode } from '../../src/logic/node-text.js'
import { callsIn, holdsFacilities, type Names, parse } from '../../src/logic/parse.js'
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
    [nested(60), 'too-deep', '/!/0'.repeat(51), { limit: 100 }],
    [{ 'a/b': 1 }, 'unknown-operator', '', { operator: 'a/b' }],
    [{ '!': [{ '~': [{ '<': [1] }] }] }, 'unknown-operator', '/!/0', { operator: '~' }],
  ])('%j: %s', (rule, code, path, params) => {
    const { issues } = parse(rule, '')
    expect(issues.map((one) => one.code)).toEqual([code])
    expect(issues[0]).toMatchObject({ path, severity: 'error', params })
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
  [nested(50), true],
  [{ '+': [null, 1] }, null],
])('%j is read, and is %j', (rule, result) => {
  expect(parse(rule, '').issues).toEqual([])
  expect(compileLogic(rule)({ n: 3, l: ['x', 'y'] })).toEqual(result)
})

const names: Names = {
  unit: new Map([
    ['area', 'number'],
    ['zone', 'text'],
    ['heated', 'boolean'],
  ]),
  facility: new Map([
    ['floorArea', 'number'],
    ['type', 'text'],
  ]),
  facts: new Map([
    ['ratio', 'number'],
    ['shops', 'list'],
    ['marks', 'list'],
  ]),
  facilityLists: new Set(['shops']),
  parameters: new Set(['thirty', 'table']),
  findings: new Set(['water']),
  facilityTypes: new Set(['shop', 'school']),
}

describe('names are those of the pack', () => {
  const shops = { facilities: ['shop'] }
  const large = { '>': [{ var: 'floorArea' }, 1] }
  const wrong = { '>': [{ var: 'florArea' }, 1] }
  const near = (name: string, expected: string, nearest: string | null): object => ({ name, expected, nearest })
  const of = (operator: string, operand: number, found: string, expected: string): object => ({ operator, operand, found, expected })
  test.each<[unknown, string, string, object]>([
    [{ var: 'aera' }, 'unknown-name', '/var', near('aera', 'path', 'area')],
    [{ var: ['aera', 1] }, 'unknown-name', '/var', near('aera', 'path', 'area')],
    [{ var: 1 }, 'unknown-name', '/var', near('1', 'path', null)],
    [{ var: null }, 'unknown-name', '/var', near('', 'path', null)],
    [{ fact: 'ratoi' }, 'unknown-name', '/fact', near('ratoi', 'fact', 'ratio')],
    [{ parameter: 'thirtie' }, 'unknown-name', '/parameter', near('thirtie', 'parameter', 'thirty')],
    [{ finding: 'watre' }, 'unknown-name', '/finding', near('watre', 'finding', 'water')],
    [{ facilities: ['shop', 'scholl'] }, 'unknown-name', '/facilities', near('scholl', 'facility-types', 'school')],
    [{ lookup: ['tabel', 'min', 1] }, 'unknown-name', '/lookup', near('tabel', 'parameter', 'table')],
    [{ lookup: ['table', 'mim', 1] }, 'unknown-name', '/lookup', near('mim', 'part', 'min')],
    [{ lookup: ['table', 'max', { var: 'aera' }] }, 'unknown-name', '/lookup/2/var', near('aera', 'path', 'area')],
    [{ facilities: [{ var: 'zone' }] }, 'computed-name', '/facilities', { operator: 'facilities' }],
    [{ fact: null }, 'computed-name', '/fact', { operator: 'fact' }],
    // Kinds follow from the names, in the unit and in each facility.
    [{ '+': [{ var: 'zone' }, 1] }, 'operand-kind', '/+/0', of('+', 1, 'text', 'number')],
    [{ '+': [{ var: 'heated' }, 1] }, 'operand-kind', '/+/0', of('+', 1, 'boolean', 'number')],
    [{ in: [{ fact: 'ratio' }, 'text'] }, 'operand-kind', '/in/0', of('in', 1, 'number', 'text')],
    [{ '+': [{ finding: 'water' }, 1] }, 'operand-kind', '/+/0', of('+', 1, 'text', 'number')],
    [{ '+': [{ facilities: 'shop' }, 1] }, 'operand-kind', '/+/0', of('+', 1, 'list', 'number')],
    [{ in: [{ parameter: 'thirty' }, 'text'] }, 'operand-kind', '/in/0', of('in', 1, 'number', 'text')],
    [{ sum: [shops, { var: 'type' }] }, 'operand-kind', '/sum/1', of('sum', 2, 'text', 'number')],
    [{ some: [shops, wrong] }, 'unknown-name', '/some/1/>/0/var', near('florArea', 'path', 'floorArea')],
    [{ some: [{ filter: [shops, large] }, wrong] }, 'unknown-name', '/some/1/>/0/var', near('florArea', 'path', 'floorArea')],
    [{ some: [{ fact: 'shops' }, wrong] }, 'unknown-name', '/some/1/>/0/var', near('florArea', 'path', 'floorArea')],
    [{ some: [shops, { '>': [{ var: 'area' }, 1] }] }, 'unknown-name', '/some/1/>/0/var', near('area', 'path', null)],
    [{ filter: [[{ var: 'aera' }], true] }, 'unknown-name', '/filter/0/0/var', near('aera', 'path', 'area')],
  ])('%j: %s at %s', (rule, code, path, params) => {
    expect(parse(rule, '', names).issues).toMatchObject([{ code, path, params }])
  })

  test.each<[unknown]>([
    [{ '+': [{ var: 'area' }, { fact: 'ratio' }, { parameter: 'thirty' }, { lookup: ['table', 'max', { var: 'zone' }] }] }],
    [{ var: ['zone', 'I'] }],
    [{ sum: [shops, { var: 'floorArea' }] }],
    [{ sum: [{ fact: 'shops' }, { var: 'floorArea' }] }],
    [{ '==': [{ finding: 'water' }, 'yes'] }],
    // A default may be of another kind, and elements of other lists may have any fields.
    [{ '+': [{ var: ['zone', 1] }] }],
    [{ some: [[1, 2], { '>': [{ var: 'anything' }, 1] }] }],
    [{ some: [{ fact: 'marks' }, { '>': [{ var: 'anything' }, 1] }] }],
    [{ some: [{ map: [shops, { var: 'floorArea' }] }, { '>': [{ var: '' }, 1] }] }],
    [{ reduce: [shops, { '+': [{ var: 'accumulator' }, { var: 'current.floorArea' }] }, 0] }],
  ])('%j is read', (rule) => {
    expect(parse(rule, '', names).issues).toEqual([])
  })

  test.each<[unknown, boolean]>([
    [shops, true],
    [{ fact: 'shops' }, true],
    [{ fact: 'marks' }, false],
    [{ filter: [shops, true] }, true],
    [{ filter: [{ filter: [{ fact: 'shops' }, true] }, true] }, true],
    [{ filter: [[1], true] }, false],
    [{ map: [shops, 1] }, false],
    [{ merge: [shops] }, false],
    [[shops], false],
    [null, false],
  ])('whether %j is a list of facilities: %s', (rule, holds) => {
    expect(holdsFacilities(parse(rule, '', names).node, names)).toBe(holds)
  })
})

test('at most ten of the keys of an object are told', () => {
  const keys = Array.from({ length: 12 }, (_, index) => `k${index}`)
  const { issues } = parse(Object.fromEntries(keys.map((key) => [key, 1])), '/rules/0/check')
  expect(issues).toMatchObject([{ code: 'several-operators', path: '/rules/0/check', params: { keys: keys.slice(0, 10).join(', ') } }])
})

test('a place is named under the place of the rule, and its keys are written so that they can be found', () => {
  const { issues } = parse({ '!': [[1, { '/': [true] }]] }, '/facts/a~1b')
  expect(issues.map(({ path }) => path)).toEqual(['/facts/a~1b/!/0/1/~1/0'])
})

describe('an expression that was read', () => {
  const rule = { if: [{ '>': [{ var: 'a' }, 1] }, [{ '+': [1, { var: 'b' }] }, 'x'], null] }
  const { node } = parse(rule, '')

  test('has its calls, outermost first', () => {
    expect([...callsIn(node)].map(({ operator }) => operator.name)).toEqual(['if', '>', 'var', '+', 'var'])
  })

  test('has its size and its text, which tell expressions apart', () => {
    const sizeOf = (rule: unknown): number => sizeOfNode(parse(rule, '').node)
    expect([sizeOfNode(node), sizeOf(1), sizeOf([]), sizeOf(null), sizeOf('x'.repeat(31)), sizeOf('x'.repeat(64))]).toEqual([
      12, 1, 1, 1, 1, 3,
    ])
    expect(textOfNode(node)).toBe('"if"(">"("var"("a"),1),["+"(1,"var"("b")),"x"],null)')
    const texts = [1, '1', null, [], [1], {}, { '+': [1] }, { '-': [1] }, { '+': [[1]] }, 'var', { var: '' }].map((one) =>
      textOfNode(parse(one, '').node),
    )
    expect(new Set(texts).size).toBe(texts.length)
  })
})
