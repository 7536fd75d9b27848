import { describe, expect, test } from 'vitest'
import { compile, operatorsOf } from '../src/compile.js'
import { createEngine, isWanzhengError } from '../src/index.js'
import type { Pack, Rule } from '../src/schema/pack.js'
import { parameter, tinyPack, tinyRule } from './tiny-pack.js'

const label = { en: 'x', zh: '某' }
const fact = (expression: unknown): Pack['facts'][string] => ({ title: label, expression })
const measured: Partial<Rule> = { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } }
const parameters = { thirty: parameter({ value: 30 }), table: parameter({ rows: [{ when: { zone: 'I' }, value: 1 }] }, { by: ['zone'] }) }

/** What is wrong with a pack: place, code and what was found, of the first problem. */
function refusal(parts: Partial<Pack>): unknown {
  try {
    createEngine([tinyPack({ parameters, ...parts })], { asOf: '2023-06-30' })
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    return error.issues.map(({ path, code, params }) => [path, code, params])[0]
  }
  return null
}

const broken = { '+': ['a'] }
const kind = { operator: '+', operand: 1, found: 'text', expected: 'number' }
const rules = (...parts: readonly Partial<Rule>[]): Partial<Pack> => ({
  rules: parts.map((one, index) => tinyRule({ id: `r${index}`, ...one })),
})

describe('every expression of a pack is read, and a fault in it has its place', () => {
  test.each<[string, Partial<Pack>, string]>([
    ['a fact', { facts: { a: fact(broken) } }, '/facts/a/expression/+/0'],
    ['the condition of a remedy', { remedies: { lease: { label, clause: 'c', applies: broken } } }, '/remedies/lease/applies/+/0'],
    ['the condition of a rule', rules({ check: true }, { check: true, applies: broken }), '/rules/1/applies/+/0'],
    ['a check', rules({ check: broken }), '/rules/0/check/+/0'],
    ['a measure', rules({ ...measured, measure: broken }), '/rules/0/measure/+/0'],
    [
      'the key of a table',
      rules({ ...measured, limit: { max: { parameter: 'table', by: { zone: broken } } } }),
      '/rules/0/limit/max/by/zone/+/0',
    ],
    ['the factor of a shortfall', rules({ ...measured, shortfall: { factor: broken, unit: '㎡' } }), '/rules/0/shortfall/factor/+/0'],
  ])('%s', (_, parts, path) => {
    expect(refusal(parts)).toEqual([path, 'operand-kind', kind])
  })

  test.each<[string, Partial<Pack>, unknown]>([
    ['a finding', rules({ finding: 'fire' }), ['/rules/0/finding', 'unknown-name', { name: 'fire', expected: 'finding', nearest: null }]],
    [
      'a parameter',
      rules({ ...measured, limit: { min: 'x' } }),
      ['/rules/0/limit/min', 'unknown-name', { name: 'x', expected: 'parameter', nearest: null }],
    ],
    ['the key of a table', rules({ ...measured, limit: { min: 'table' } }), ['/rules/0/limit/min/by', 'missing-key', { key: 'zone' }]],
    [
      'a fact that reads itself',
      { facts: { a: fact({ '+': [{ fact: 'b' }] }), b: fact({ fact: 'c' }), c: fact({ fact: 'a' }) } },
      ['/facts/a', 'circular-fact', { fact: 'a' }],
    ],
  ])('what is not there: %s', (_, parts, problem) => {
    expect(refusal(parts)).toEqual(problem)
  })

  test('only facts in a circle are refused, not those that lead into one or share a fact', () => {
    const facts = {
      a: fact({ '+': [{ fact: 'b' }, { fact: 'c' }] }),
      b: fact({ fact: 'd' }),
      c: fact({ fact: 'd' }),
      d: fact({ var: 'area' }),
    }
    expect(refusal({ facts })).toBe(null)
    expect(refusal({ facts: { ...facts, d: fact({ fact: 'd' }) } })).toEqual(['/facts/d', 'circular-fact', { fact: 'd' }])
  })
})

describe('kinds are known by the dictionary', () => {
  const shops = { facilities: ['shop'] }
  const found = (check: unknown, facts: Pack['facts'] = {}): unknown =>
    (refusal({ facts, ...rules({ check }) }) as readonly unknown[] | null)?.[1] ?? null
  test.each<[string, unknown, string | null]>([
    ['a truth is no number', { '>': [{ '+': [{ var: 'heated' }] }, 1] }, 'operand-kind'],
    ['a choice is a text', { '>': [{ '+': [{ var: 'zone' }] }, 1] }, 'operand-kind'],
    ['a date is a text', { days: [{ var: 'builtOn' }, '2023-01-01'] }, null],
    ['a name is a text', { '>': [{ '+': [{ var: 'name' }] }, 1] }, 'operand-kind'],
    ['the type of a facility is a text', { some: [shops, { '>': [{ '+': [{ var: 'type' }] }, 1] }] }, 'operand-kind'],
    ['the name of a facility is a text', { some: [shops, { '>': [{ '+': [{ var: 'name' }] }, 1] }] }, 'operand-kind'],
    ['an area of a facility is a number', { some: [shops, { '>': [{ '+': [{ var: 'floorArea' }] }, 1] }] }, null],
    ['a facility has no households', { some: [shops, { '>': [{ var: 'households' }, 1] }] }, 'unknown-name'],
    [
      'what is filtered from facilities has their fields',
      { some: [{ filter: [shops, { '>': [{ var: 'floorArea' }, 1] }] }, { '>': [{ var: 'florArea' }, 1] }] },
      'unknown-name',
    ],
    ['elements of other lists may have any', { some: [[1, 2], { '>': [{ var: 'florArea' }, 1] }] }, null],
    ['elements of a fact that is no list may have any', { some: [{ fact: 'other' }, { '>': [{ var: 'florArea' }, 1] }] }, null],
    [
      'elements of a fact that is filtered have the fields',
      { some: [{ fact: 'large' }, { '>': [{ var: 'florArea' }, 1] }] },
      'unknown-name',
    ],
    [
      'elements of a fact that is such a fact have them too',
      { some: [{ fact: 'again' }, { '>': [{ var: 'florArea' }, 1] }] },
      'unknown-name',
    ],
    ['a fact with a unit is a number', { in: [{ fact: 'area' }, 'a text'] }, 'operand-kind'],
  ])('%s', (_, check, code) => {
    const facts = {
      other: fact([1, 2]),
      large: fact({ filter: [shops, { '>': [{ var: 'floorArea' }, 1] }] }),
      again: fact({ fact: 'large' }),
      area: { ...fact({ var: 'area' }), unit: '㎡' },
    }
    expect(found(check, facts)).toBe(code)
  })
})

test('rules and remedies are in order of their names, whatever their order in the pack', () => {
  const remedies = { lease: { label, clause: 'c' }, add: { label, clause: 'c' } }
  const { rules: ordered, remedies: sorted } = compile(
    tinyPack({ remedies, rules: ['b', 'c', 'a'].map((id) => tinyRule({ id, check: true })) }),
    '2023-06-30',
  )
  expect(ordered.map(({ id }) => id)).toEqual(['tiny/a', 'tiny/b', 'tiny/c'])
  expect(sorted.map(({ id }) => id)).toEqual(['add', 'lease'])
})

test('the operators of a pack are those of all its expressions', () => {
  const parts = {
    facts: { a: fact({ '+': [{ var: 'area' }, 1] }) },
    remedies: { lease: { label, clause: 'c', applies: { '!': [{ var: 'heated' }] } }, add: { label, clause: 'c' } },
    rules: [
      tinyRule({ id: 'a', check: { '>': [{ fact: 'a' }, 1] }, applies: { and: [true] } }),
      tinyRule({
        id: 'b',
        measure: { '*': [2, 3] },
        limit: { min: { parameter: 'table', by: { zone: { cat: ['I'] } } } },
        shortfall: { factor: { '/': [4, 2] }, unit: '㎡' },
      }),
      tinyRule({ id: 'c', finding: 'water' }),
    ],
    parameters,
  }
  const program = compile(tinyPack(parts), '2023-06-30')
  expect(operatorsOf(program)).toEqual(['!', '*', '+', '/', '>', 'and', 'cat', 'fact', 'var'])
  expect(program.rules.map(({ form }) => form.kind === 'measure' && form.unit)).toEqual([false, '1', false])
})
