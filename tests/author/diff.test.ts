import { describe, expect, test } from 'vitest'
import { diffPacks, diffProse, diffSheet } from '../../src/author.js'
import type { Pack } from '../../src/schema/pack.js'
import { run } from '../node/run.js'
import { parameter, tinyPack, tinyRule } from '../tiny-pack.js'

const label = { en: 'other', zh: '另一' }
const rule = tinyRule({ measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } })
const base = tinyPack({
  rules: [rule, tinyRule({ id: 'w', finding: 'water', obligation: 'must' })],
  parameters: { thirty: parameter({ value: 30 }), table: tableOf([12, 30], [18, 25]) },
  facts: { double: { title: label, unit: '㎡', expression: { '*': [2, { var: 'area' }] } } },
  cases: { r: [{ name: 'one', kind: 'pass', given: { area: 30 }, expect: { status: 'pass' } }] },
})

function tableOf(...rows: readonly (readonly [number, number])[]): Pack['parameters'][string] {
  return parameter({ rows: rows.map(([max, value]) => ({ when: { storeys: { max } }, value })) }, { by: ['storeys'] })
}

function withRule(parts: Partial<Pack['rules'][number]>): Pack {
  return { ...base, rules: [{ ...rule, ...parts }, ...base.rules.slice(1)] }
}

function withScoring(parts: Partial<Pack['scoring']>): Pack {
  return { ...base, scoring: { ...base.scoring, ...parts } }
}

describe('each kind of edit is one change at its place, with what it asks of the version', () => {
  const figure = (value: Pack['parameters'][string]): Pack => ({ ...base, parameters: { ...base.parameters, thirty: value } })
  const table = (value: Pack['parameters'][string]): Pack => ({ ...base, parameters: { ...base.parameters, table: value } })
  const edits: readonly (readonly [string, Pack, string, string])[] = [
    ['a limit', figure(parameter({ value: 50 })), '/parameters/thirty/values//figure', 'major'],
    ['its grade, still verified', figure(parameter({ value: 30, grade: 'B' })), '/parameters/thirty/values//grade', 'minor'],
    ['its grade, not verified any more', figure(parameter({ value: 30, grade: 'C' })), '/parameters/thirty/values//grade', 'major'],
    ['its first day', figure(parameter({ value: 30, from: '2024-01-01' })), '/parameters/thirty/values/2024-01-01/from', 'major'],
    ['where it was read', figure(parameter({ value: 30, cell: 'B2' })), '/parameters/thirty/values//cell', 'patch'],
    ['its unit', figure(parameter({ value: 30 }, { unit: '户' })), '/parameters/thirty/unit', 'major'],
    ['a band', table(tableOf([11, 30], [18, 25])), '/parameters/table/values//rows/{"storeys":{"max":11}}/when', 'major'],
    ['a row', table(tableOf([12, 30], [18, 25], [99, 20])), '/parameters/table/values//rows/{"storeys":{"max":99}}', 'major'],
    ['the order of rows', table(tableOf([18, 25], [12, 30])), '/parameters/table/values//order', 'major'],
    ['a weight', withRule({ weight: 2 }), '/rules/r/weight', 'major'],
    ['an obligation', withRule({ obligation: 'must' }), '/rules/r/obligation', 'major'],
    ['a condition', withRule({ applies: { var: 'heated' } }), '/rules/r/applies', 'major'],
    ['a measure', withRule({ measure: { fact: 'double' } }), '/rules/r/measure', 'major'],
    ['a kind of limit', withRule({ limit: { above: 'thirty' } }), '/rules/r/limit', 'major'],
    ['a gate', withRule({ gate: { cap: 'B' } }), '/rules/r/gate', 'major'],
    ['a title', withRule({ title: label }), '/rules/r/title', 'patch'],
    ['a rule that went', { ...base, rules: base.rules.slice(0, 1) }, '/rules/w', 'major'],
    ['a rule that came', { ...base, rules: [...base.rules, { ...rule, id: 'n', applies: { var: 'heated' } }] }, '/rules/n', 'minor'],
    ['a gate that came', { ...base, rules: [...base.rules, { ...rule, id: 'n', gate: { cap: 'B' } }] }, '/rules/n', 'major'],
    ['a clause text', { ...base, clauses: base.clauses.map((one) => ({ ...one, text: '某文' })) }, '/clauses/c/text', 'patch'],
    ['a locator', { ...base, clauses: base.clauses.map((one) => ({ ...one, locator: '1.2' })) }, '/clauses/c/locator', 'minor'],
    [
      'the end of a document',
      { ...base, documents: base.documents.map((one) => ({ ...one, to: '2030-01-01' })) },
      '/documents/doc/to',
      'major',
    ],
    [
      'an expression',
      { ...base, facts: { double: { title: label, unit: '㎡', expression: { '*': [3, { var: 'area' }] } } } },
      '/facts/double/expression',
      'major',
    ],
    [
      'the points of a grade',
      withScoring({
        grades: [
          { grade: 'A', min: 60 },
          { grade: 'B', min: 0 },
        ],
      }),
      '/scoring/grades',
      'major',
    ],
    ['the weight of a group', withScoring({ groups: [{ id: 'g', title: label, weight: 90 }] }), '/scoring/groups/g/title', 'patch'],
    ['a formula', withScoring({ formula: label }), '/scoring/formula', 'patch'],
    [
      'bounds of a field',
      {
        ...base,
        dictionary: { ...base.dictionary, unit: { ...base.dictionary.unit, area: { label, type: 'number', unit: '㎡', min: 1 } } },
      },
      '/dictionary/unit/area/label',
      'patch',
    ],
    [
      'a worked case',
      { ...base, cases: { r: [{ name: 'one', kind: 'pass', given: { area: 31 }, expect: { status: 'pass' } }] } },
      '/cases/r/one/given',
      'patch',
    ],
  ]
  test.each(edits)('%s', (_, after, path, bump) => {
    const { changes } = diffPacks(base, after)
    expect(changes.map((one) => [one.path, one.bump])).toContainEqual([path, bump])
    expect(changes.length).toBeLessThanOrEqual(2)
    for (const language of ['zh', 'en'] as const) {
      const prose = diffProse(diffPacks(base, after), { before: base, after }, language)
      expect(prose).not.toMatch(/undefined|\[object|NaN/)
      expect(diffSheet({ changes }, { before: base, after }, language).rows).toHaveLength(changes.length)
    }
  })
})

describe('what means the same is no change', () => {
  const table: readonly (readonly [string, Pack])[] = [
    ['the order of rules', { ...base, rules: [...base.rules].reverse() }],
    ['the order of keys', JSON.parse(JSON.stringify(base, Object.keys(flat(base)).sort().reverse())) as Pack],
    ['a single operand in a list', withRule({ measure: { var: ['area'] } })],
    ['a weight of 1 written out', withRule({ weight: 1 })],
    ['a number as a long decimal', { ...base, parameters: { ...base.parameters, thirty: parameter({ value: { decimal: '30.0' } }) } }],
    ['a number as a ratio', { ...base, parameters: { ...base.parameters, thirty: parameter({ value: { ratio: [60, 2] } }) } }],
    ['a parameter without keys in its long form', withRule({ limit: { min: { parameter: 'thirty', by: {} } } })],
  ]
  test.each(table)('%s', (_, after) => expect(diffPacks(base, after).changes).toEqual([]))
})

function flat(json: unknown): Record<string, true> {
  if (typeof json !== 'object' || json === null) return {}
  return Object.fromEntries(Object.entries(json).flatMap(([key, value]) => [[key, true as const], ...Object.entries(flat(value))]))
}

describe('renames', () => {
  test('a rule that has only another id is renamed, with its cases and clause', () => {
    const after = { ...base, rules: [{ ...rule, id: 'area' }, ...base.rules.slice(1)], cases: { area: base.cases.r ?? [] } }
    expect(diffPacks(base, after).changes.map(({ kind, before, after: id, bump }) => [kind, before, id, bump])).toEqual([
      ['renamed', 'r', 'area', 'major'],
    ])
  })
  test('a renamed parameter is no change of the rules that read it', () => {
    const { thirty, ...others } = base.parameters
    const after = {
      ...withRule({ limit: { min: 'area-limit' } }),
      parameters: { ...others, 'area-limit': thirty as Pack['parameters'][string] },
    }
    expect(diffPacks(base, after).changes.map(({ kind, part, id }) => [kind, part, id])).toEqual([['renamed', 'parameter', 'area-limit']])
  })
  test('another id and another meaning are not guessed into a change', () => {
    const after = { ...base, rules: [{ ...rule, id: 'area', weight: 3 }, ...base.rules.slice(1)], cases: {} }
    expect(
      diffPacks(base, after)
        .changes.filter(({ part }) => part === 'rule')
        .map(({ kind }) => kind),
    ).toEqual(['added', 'removed'])
  })
  test('two that mean the same are not told apart', () => {
    const twins = (a: string, b: string): Pack => ({ ...base, rules: [rule, { ...rule, id: a }, { ...rule, id: b }] })
    expect(diffPacks(twins('a', 'b'), twins('x', 'y')).changes.map(({ kind }) => kind)).toEqual(['added', 'added', 'removed', 'removed'])
  })
})

test('a later period says what it changes, and which way', () => {
  const values = [
    { ...parameter({ value: 30, to: '2024-12-31' }).values[0] },
    { ...parameter({ value: 40, from: '2025-01-01' }).values[0] },
  ]
  const after = {
    ...base,
    parameters: { ...base.parameters, thirty: { ...parameter({}), values: values as Pack['parameters'][string]['values'] } },
  }
  const found = diffPacks(base, after).changes.find(({ field }) => field === 'figure')
  expect(found).toMatchObject({
    place: { from: '2025-01-01' },
    before: { value: 30 },
    after: { value: 40 },
    direction: 'stricter',
    rules: ['r'],
  })
})

test('in Chinese an expression is written as a formula', () => {
  const after = withRule({ measure: { '-': [{ var: 'area' }, 4] } })
  const named = { ...base.dictionary.unit, area: { label: { en: 'Area', zh: '面积' }, type: 'number' as const, unit: '㎡', min: 0 } }
  const dictionary = { ...base.dictionary, unit: named }
  const [left, right] = [
    { ...base, dictionary },
    { ...after, dictionary },
  ]
  expect(diffProse(diffPacks(left, right), { before: left, after: right }, 'zh')).toContain('规则“某”的指标算式由 面积 调整为 面积 - 4。')
})

describe('versions', () => {
  const raised = (version: string, pack: Pack): Pack => ({ ...pack, version })
  test.each([
    ['1.0.0', withRule({ title: label }), false],
    ['1.0.1', withRule({ title: label }), true],
    ['1.0.1', withRule({ weight: 2 }), false],
    ['1.1.0', withRule({ weight: 2 }), false],
    ['2.0.0', withRule({ weight: 2 }), true],
    ['0.9.0', withRule({ title: label }), false],
    ['1.0.0', base, true],
    ['1.0.1', base, true],
  ])('%s', (version, after, isEnough) => expect(diffPacks(base, raised(version, after)).verdict.isEnough).toBe(isEnough))
})

describe('the command', () => {
  test('where nothing differs it says just that, and ends with 0', async () => {
    const { out, exit } = await run(['pack', 'diff', 'jb167-2014', 'jb167-2014', '--format', 'json'])
    expect([exit, JSON.parse(out)]).toEqual([0, { changes: [] }])
  })
  test.each(['text', 'json', 'markdown', 'prose'])('%s comes out in both languages', async (format) => {
    for (const lang of ['zh', 'en']) {
      const { out, exit, err } = await run([
        'pack',
        'diff',
        'notice-2022-48',
        'examples/overlays/example-province.json',
        '--format',
        format,
        '--lang',
        lang,
      ])
      expect([exit, err]).toEqual([0, ''])
      expect(out).toContain('example-province')
    }
  })
  test('a pack that is not there is named', async () => {
    const { exit, err } = await run(['pack', 'diff', 'notice-2022-49', 'jb167-2014'])
    expect(exit).toBe(2)
    expect(err).toContain('notice-2022-48')
  })
})
