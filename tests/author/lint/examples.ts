import type { LintCode } from '../../../src/author/lint/codes.js'
import type { Pack, Row, Rule } from '../../../src/schema/pack.js'
import { parameter } from '../../tiny-pack.js'
import { goodPack, goodRule, packOf } from './good-pack.js'

/** The smallest thing that brings a finding about, the same put right, and how it stands in a pack. */
export interface LintExample<T = unknown> {
  readonly bad: T
  readonly good: T
  readonly pack: (part: T) => Pack
}

const label = { en: 'x', zh: '某' }
const area = { var: 'area' }
const households = { var: 'households' }

const example = <T>(bad: T, good: T, pack: (part: T) => Pack): LintExample => ({ bad, good, pack }) as LintExample
const inRule = (bad: Partial<Rule>, good: Partial<Rule>, parts: Partial<Pack> = {}): LintExample =>
  example(bad, good, (rule) => packOf(rule, parts))
const ofCheck = (bad: unknown, good: unknown): LintExample =>
  example(bad, good, (check) => goodPack({ rules: [checkRule({ check })], parameters: {} }))
const inScoring = (bad: Partial<Pack['scoring']>, good: Partial<Pack['scoring']>, rule: Partial<Rule> = {}): LintExample =>
  example(bad, good, (scoring) => ({ ...packOf(rule), scoring: { ...packOf(rule).scoring, ...scoring } }))
const figure = (value: number, rest: object = {}): Pack['parameters'] => ({ thirty: parameter({ value, ...rest }) })
const ofFigure = (bad: object, good: object, rule: Partial<Rule> = {}): LintExample =>
  example(bad, good, (one) => packOf(rule, { parameters: { thirty: parameter({ ...one }) } }))
const ofRows = (bad: readonly Row['when'][], good: readonly Row['when'][]): LintExample =>
  example(bad, good, (whens) =>
    packOf(TABLED, {
      parameters: { thirty: parameter({ rows: whens.map((when, index) => ({ when, value: index + 1 })) }, { by: ['households'] }) },
    }),
  )

const TABLED: Partial<Rule> = { limit: { min: { parameter: 'thirty', by: { households } } } }

function checkRule(parts: Partial<Rule>): Rule {
  const { measure: _measure, unit: _unit, limit: _limit, ...rest } = goodRule
  return { ...rest, ...parts }
}

const [clause] = goodPack().clauses as [Pack['clauses'][number]]
const withClause = (parts: Partial<Pack['clauses'][number]>, pack = goodPack()): Pack => ({
  ...pack,
  clauses: [...pack.clauses, { ...clause, id: 'other', rules: [], ...parts }],
})
const LADDER = [
  { grade: 'A', min: 50 },
  { grade: 'B', min: 0 },
]

/** For every code a bad part and the good twin; the page of the checker shows the bad ones. */
export const EXAMPLES: Readonly<Record<Exclude<LintCode, 'overlay-base'>, LintExample>> = {
  'unit-unknown': inRule({ shortfall: { factor: 1, unit: '平米' } }, { shortfall: { factor: 1, unit: '㎡' } }),
  'unit-missing': example({ type: 'number' }, { type: 'number', unit: '㎡' }, (field) => withField('area', field)),
  'unit-compared': ofCheck({ '>': [area, households] }, { '>': [area, 0] }),
  'unit-sum': inRule({ measure: { '+': [area, households] } }, { measure: { '+': [area, area] } }),
  'unit-scale': inRule(
    { measure: { '/': [area, households] }, unit: '㎡/百户' },
    { measure: { '/': [{ '*': [area, 100] }, households] }, unit: '㎡/百户' },
    { parameters: { thirty: parameter({ value: 30 }, { unit: '㎡/百户' }) } },
  ),
  'unit-count': inRule({ measure: { '/': [area, { count: [{ facilities: ['shop'] }] }] } }, { measure: { '*': [area, 1] } }),
  'measure-unit': inRule({ measure: households }, { measure: area }),
  'limit-unit': example('户', '㎡', (unit) => packOf({}, { parameters: { thirty: parameter({ value: 30 }, { unit }) } })),
  'fact-unit': example({ unit: '户', expression: area }, { unit: '㎡', expression: area }, (fact) =>
    goodPack({ rules: [checkRule({ check: { '>': [{ fact: 'f' }, 0] } })], parameters: {}, facts: { f: { title: label, ...fact } } }),
  ),
  'shortfall-unit': inRule({ shortfall: { factor: households, unit: '㎡' } }, { shortfall: { factor: 1, unit: '㎡' } }),
  'never-applies': inRule({ applies: { '<': [households, 1] } }, { applies: { '<': [households, 100] } }),
  'always-applies': inRule({ applies: { '>=': [households, 1] } }, { applies: { '>=': [households, 100] } }),
  'always-true': ofCheck(
    { and: [{ or: [{ '<': [area, 5] }, { '>=': [area, 0] }] }, { var: 'heated' }] },
    { and: [{ or: [{ '<': [area, 1] }, { '>': [area, 1] }] }, { var: 'heated' }] },
  ),
  'never-true': ofCheck(
    { and: [{ '===': [{ var: 'zone' }, 'I'] }, { '===': [{ var: 'zone' }, 'II'] }] },
    { or: [{ '===': [{ var: 'zone' }, 'I'] }, { var: 'heated' }] },
  ),
  'same-twice': ofCheck({ and: [{ '>': [area, 1] }, { '>': [area, 1] }] }, { and: [{ '>': [area, 1] }, { var: 'heated' }] }),
  'same-branches': inRule({ measure: { if: [{ var: 'heated' }, area, area] } }, { measure: { if: [{ var: 'heated' }, area, 0] } }),
  'unknown-value': ofCheck({ '===': [{ var: 'zone' }, 'III'] }, { '===': [{ var: 'zone' }, 'II'] }),
  'sees-through-unknown': ofCheck({ '>': [{ var: ['area', 0] }, 1] }, { '>': [area, 1] }),
  'literal-figure': ofCheck({ '>': [area, 300] }, { '>': [area, 0] }),
  'limit-out-of-reach': example(60, 0.6, (value) =>
    packOf({ measure: { var: 'share' }, unit: 'share' }, { parameters: { thirty: parameter({ value }, { unit: 'share' }) } }),
  ),
  'limit-always-met': ofFigure({ value: 0 }, { value: 30 }),
  'range-reversed': ofFigure({ min: 40, max: 30 }, { min: 30, max: 40 }, { limit: { range: 'thirty' } }),
  'limits-exclude': example(20, 40, (most) =>
    packOf({ limit: { min: 'thirty', max: 'most' } }, { parameters: { ...figure(30), most: parameter({ value: most }) } }),
  ),
  'limit-implausible': inRule({ plausible: { min: 100, max: 1000 } }, { plausible: { min: 1, max: 1000 } }),
  'row-key-unknown': ofRows([{ households: 1 }, { household: 2 }], [{ households: 1 }, { households: 2 }]),
  'row-unreachable': ofRows(
    [{ households: { min: 1 } }, { households: { min: 10, max: 20 } }],
    [{ households: { max: 9 } }, { households: { min: 10 } }],
  ),
  'rows-overlap': ofRows(
    [{ households: { max: 10 } }, { households: { min: 10 } }],
    [{ households: { max: 9 } }, { households: { min: 10 } }],
  ),
  'rows-gap': ofRows([{ households: { max: 9 } }, { households: { min: 11 } }], [{ households: { max: 9 } }, { households: { min: 10 } }]),
  'rows-open-end': ofRows([{ households: { max: 9 } }], [{ households: { min: 1 } }]),
  'rows-without-value': example(['I'], ['I', 'II'], (zone) =>
    packOf(
      { limit: { min: { parameter: 'thirty', by: { zone: { var: 'zone' } } } } },
      { parameters: { thirty: parameter({ rows: [{ when: { zone }, value: 1 }] }, { by: ['zone'] }) } },
    ),
  ),
  'band-empty': ofRows([{ households: { min: 10, below: 10 } }], [{ households: { min: 1 } }]),
  'duplicate-rule': example([goodRule, { ...goodRule, id: 's' }], [goodRule], (rules) => goodPack({ rules })),
  'overlapping-rules': example({ min: 'forty' }, { max: 'forty' }, (limit) =>
    goodPack({ rules: [goodRule, { ...goodRule, id: 's', limit }], parameters: { ...figure(30), forty: parameter({ value: 40 }) } }),
  ),
  'rule-without-cases': example({}, { r: goodPack().cases.r ?? [] }, (cases) => goodPack({ cases })),
  'case-without-rule': example({ r: goodPack().cases.r ?? [], s: [] }, { r: goodPack().cases.r ?? [] }, (cases) => goodPack({ cases })),
  'case-fails': example({ status: 'pass' as const }, { status: 'fail' as const }, (expect) =>
    goodPack({ cases: { r: [{ name: 'too small', kind: 'fail', given: { area: 20 }, expect }] } }),
  ),
  'clause-without-rule': example({ status: 'automated' as const }, { status: 'out-of-scope' as const, reason: label }, (parts) =>
    withClause(parts),
  ),
  'clause-unexplained': example({ status: 'out-of-scope' as const }, { status: 'out-of-scope' as const, reason: label }, (parts) =>
    withClause(parts),
  ),
  'clause-rules-disagree': example(['s'], ['r'], (rules) => goodPack({ clauses: [{ ...clause, rules }] })),
  'rule-of-unjudged-clause': example('out-of-scope' as const, 'automated' as const, (status) =>
    goodPack({ clauses: [{ ...clause, status, rules: ['r'] }] }),
  ),
  'document-not-registered': ofFigure({ value: 30, cell: 'GB 99999-2020' }, { value: 30, cell: '表 1' }),
  'unused-parameter': example({ ...figure(30), forty: parameter({ value: 40 }) }, figure(30), (parameters) => packOf({}, { parameters })),
  'unused-fact': example({ f: { title: label, expression: area } }, {}, (facts) => packOf({}, { facts })),
  'unused-term': example(['shop'], [], (types) => {
    const pack = goodPack()
    return { ...pack, dictionary: { ...pack.dictionary, facilities: Object.fromEntries(types.map((type) => [type, { label }])) } }
  }),
  'figure-without-grade': example({ value: 30 }, { value: 30, grade: 'A' as const }, (one) =>
    packOf({}, { parameters: { thirty: { title: label, unit: '㎡', values: [{ clause: 'c', ...one }] } } }),
  ),
  'figure-unverified': ofFigure({ value: 30, grade: 'D' }, { value: 30, grade: 'B' }),
  'operators-differ': example(['+'], ['var'], (operators) => ({ ...goodPack(), operators: [...operators] })),
  'weights-sum': inScoring({ groups: [{ id: 'g', title: label, weight: 90 }] }, { groups: [{ id: 'g', title: label, weight: 100 }] }),
  'weights-undeclared': inScoring(
    { groups: [{ id: 'g', title: label, weight: 3 }] },
    { groups: [{ id: 'g', title: label, weight: 3 }], relativeWeights: true },
  ),
  'zero-weight': example(0, 1, (weight) =>
    goodPack({ rules: [{ ...goodRule, weight }, checkRule({ id: 's', check: { '>': [area, 0] } })] }),
  ),
  'zero-weight-group': inScoring(
    {
      groups: [
        { id: 'g', title: label, weight: 0 },
        { id: 'h', title: label, weight: 100 },
      ],
    },
    { groups: [{ id: 'g', title: label, weight: 100 }] },
  ),
  'weight-without-effect': inRule({ obligation: 'may', weight: 1 }, { obligation: 'shall', weight: 1 }),
  'group-without-rules': inScoring(
    {
      groups: [
        { id: 'g', title: label, weight: 100 },
        { id: 'h', title: label, weight: 0 },
      ],
    },
    { groups: [{ id: 'g', title: label, weight: 100 }] },
  ),
  'grades-order': inScoring({ grades: [...LADDER].reverse() }, { grades: LADDER }),
  'grades-end': inScoring({ grades: [{ grade: 'A', min: 50 }] }, { grades: LADDER }),
  'unknown-grade': inRule({ gate: { cap: 'C' } }, { gate: { cap: 'B' } }),
  'gate-not-scored': inRule({ obligation: 'may', gate: { cap: 'B' } }, { obligation: 'shall', gate: { cap: 'B' } }),
  'dates-reversed': inRule({ from: '2024-01-01', to: '2023-01-01' }, { from: '2023-01-01', to: '2024-01-01' }),
  'periods-overlap': example('2024-12-31', '2024-12-30', (to) => twoPeriods(to)),
  'periods-gap': example('2024-11-30', '2024-12-30', (to) => twoPeriods(to)),
  'never-in-force': inRule({ to: '2019-12-31' }, { to: '2029-12-31' }),
  'figure-not-in-force': ofFigure({ value: 30, from: '2024-01-01' }, { value: 30, from: '2020-01-01' }),
  'wording-obligation': inRule(
    { title: { en: 'x', zh: '面积不宜小于' }, obligation: 'must' },
    { title: { en: 'x', zh: '面积不宜小于' }, obligation: 'should' },
  ),
  'clause-wording': example('鼓励建设。', '应当建设。', (text) => goodPack({ clauses: [{ ...clause, text, rules: ['r'] }] })),
  'wording-limit': inRule({ title: { en: 'x', zh: '面积不超过' } }, { title: { en: 'x', zh: '面积不小于' } }),
  'title-figure': inRule({ title: { en: 'x', zh: '面积不小于 40 ㎡' } }, { title: { en: 'x', zh: '面积不小于 30 ㎡' } }),
  'title-unit': inRule({ title: { en: 'x', zh: '不小于 30 户' } }, { title: { en: 'x', zh: '不小于 30 ㎡' } }),
}

function withField(name: string, field: object): Pack {
  const pack = goodPack()
  return {
    ...pack,
    dictionary: { ...pack.dictionary, unit: { [name]: { label, min: 0, ...field } as Pack['dictionary']['unit'][string] } },
  }
}

function twoPeriods(to: string): Pack {
  const values = [
    { clause: 'c', grade: 'A' as const, from: '2020-01-01', to, value: 30 },
    { clause: 'c', grade: 'A' as const, from: '2024-12-31', value: 35 },
  ]
  return packOf({}, { parameters: { thirty: { title: label, unit: '㎡', values } } })
}
