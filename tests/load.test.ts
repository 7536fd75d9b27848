import { describe, expect, test } from 'vitest'
import { createEngine, isWanzhengError, loadPack } from '../src/index.js'
import { parameter, tinyPack, tinyRule } from './tiny-pack.js'

const measured = { measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' } }
const withRule = (parts: object): unknown => tinyPack({ rules: [tinyRule(parts)] })

describe('a pack that cannot be honoured is refused with its place', () => {
  test.each<[string, unknown, string, string, string]>([
    ['not a pack', 7, 'invalid-pack', 'wrong-form', ''],
    ['nothing', null, 'invalid-pack', 'wrong-form', ''],
    ['what is not there', undefined, 'invalid-pack', 'wrong-form', ''],
    ['a whole number of another kind', { ...tinyPack(), facts: { a: 10n } }, 'invalid-pack', 'not-plain', ''],
    ['an empty object', {}, 'invalid-pack', 'missing-key', ''],
    ['a newer semantics version', { ...tinyPack(), semantics: 2 }, 'unsupported', 'unsupported-semantics', '/semantics'],
    [
      'an operator of a later engine',
      { ...tinyPack(), operators: ['var', 'quantile'] },
      'unsupported',
      'unsupported-operator',
      '/operators/1',
    ],
    ['an unknown operator', withRule({ check: { smaller: [1, 2] } }), 'invalid-pack', 'unknown-operator', '/rules/0/check'],
    ['two keys', withRule({ check: { '<': [1, 2], '>': [1, 2] } }), 'invalid-pack', 'several-operators', '/rules/0/check'],
    ['too few operands', withRule({ check: { '<': [1] } }), 'invalid-pack', 'operand-count', '/rules/0/check/<'],
    ['a computed path', withRule({ check: { var: { cat: ['a', 'b'] } } }), 'invalid-pack', 'computed-name', '/rules/0/check/var'],
    ['an unknown field', withRule({ check: { '>': [{ var: 'househols' }, 1] } }), 'invalid-pack', 'unknown-name', '/rules/0/check/>/0/var'],
    [
      'an unknown facility type',
      withRule({ check: { '!!': [{ facilities: ['shopp'] }] } }),
      'invalid-pack',
      'unknown-name',
      '/rules/0/check/!!/0/facilities',
    ],
    [
      'a text compared with a number',
      withRule({ check: { '>': [{ '+': [{ var: 'motto' }, 1] }, 1] } }),
      'invalid-pack',
      'operand-kind',
      '/rules/0/check/>/0/+/0',
    ],
    ['a rule without its clause', withRule({ check: true, clause: 'd' }), 'invalid-pack', 'no-clause', '/rules/0/clause'],
    ['a rule of no group', withRule({ check: true, group: 'h' }), 'invalid-pack', 'unknown-name', '/rules/0/group'],
    ['a rule of no form', withRule({}), 'invalid-pack', 'one-form', '/rules/0'],
    ['a rule of two forms', withRule({ check: true, finding: 'water' }), 'invalid-pack', 'one-form', '/rules/0'],
    ['a measure without a limit', withRule({ measure: { var: 'area' }, unit: '㎡' }), 'invalid-pack', 'one-form', '/rules/0'],
    ['an unknown parameter', withRule({ ...measured, limit: { min: 'fifty' } }), 'invalid-pack', 'unknown-name', '/rules/0/limit/min'],
    [
      'a table without its key',
      tinyPack({ rules: [tinyRule(measured)], parameters: { thirty: parameter({ rows: [] }, { by: ['zone'] }) } }),
      'invalid-pack',
      'missing-key',
      '/rules/0/limit/min/by',
    ],
    ['an unknown finding', withRule({ finding: 'fire' }), 'invalid-pack', 'unknown-name', '/rules/0/finding'],
    ['an unknown remedy', withRule({ check: true, remedies: ['pray'] }), 'invalid-pack', 'unknown-name', '/rules/0/remedies/0'],
    [
      'a fact that needs itself',
      tinyPack({ facts: { a: fact({ fact: 'b' }), b: fact({ fact: 'a' }) } }),
      'invalid-pack',
      'circular-fact',
      '/facts/a',
    ],
    [
      'two rules of one id',
      tinyPack({ rules: [tinyRule({ check: true }), tinyRule({ check: false })] }),
      'invalid-pack',
      'duplicate-id',
      '/rules/1/id',
    ],
    [
      'a clause of no document',
      tinyPack({ clauses: [{ ...tinyPack().clauses[0], document: 'e' } as never] }),
      'invalid-pack',
      'unknown-name',
      '/clauses/0/document',
    ],
    [
      'a figure of no clause',
      tinyPack({ parameters: { thirty: parameter({ value: 30, clause: 'd' }) } }),
      'invalid-pack',
      'unknown-name',
      '/parameters/thirty/values/0/clause',
    ],
    [
      'weights that are all zero',
      tinyPack({ scoring: { ...tinyPack().scoring, groups: [{ id: 'g', title: { en: 'x', zh: 'x' }, weight: 0 }] } }),
      'invalid-pack',
      'weights',
      '/scoring/groups',
    ],
    ['a key nobody knows', { ...tinyPack(), colour: 'red' }, 'invalid-pack', 'unknown-key', '/colour'],
    [
      'a prototype key',
      JSON.parse(JSON.stringify(tinyPack()).replace('{', '{"__proto__":{"x":1},')),
      'invalid-pack',
      'unknown-key',
      '/__proto__',
    ],
    ['a wrong obligation', withRule({ check: true, obligation: 'mus' }), 'invalid-pack', 'not-one-of', '/rules/0/obligation'],
    ['endless nesting', { ...tinyPack(), facts: { a: fact(nested(5000)) } }, 'invalid-pack', 'too-deep', ''],
    ['an expression nested too deeply', withRule({ check: nested(90) }), 'invalid-pack', 'too-deep', ''],
  ])('%s', (_, json, errorCode, issueCode, path) => {
    const error = refusal(json)
    expect({ code: error.code, issue: error.issues.find((one) => one.code === issueCode)?.code }).toEqual({
      code: errorCode,
      issue: issueCode,
    })
    if (path !== '') expect(error.issues.map((one) => one.path)).toContain(path)
    expect(error.message).not.toMatch(/\n\s+at /)
  })
})

describe('no entry goes unchecked, whatever its key', () => {
  const pack = (): Record<string, unknown> => JSON.parse(JSON.stringify(tinyPack({})))
  const places = [
    ...['parameters', 'facts', 'remedies', 'cases'].flatMap((part) => [[part, '<='] as const, [part, 'two\nlines'] as const]),
    ...['unit', 'facility', 'facilities', 'findings', 'units'].map((part) => [part, 'two\nlines'] as const),
  ]
  test.each(places)('%s, %j', (part, key) => {
    const odd = pack()
    const entries = (part in odd ? odd : (odd.dictionary as Record<string, unknown>))[part] as Record<string, unknown>
    entries[key] = [1]
    const issues = (): unknown => {
      try {
        return loadPack(odd)
      } catch (error) {
        return isWanzhengError(error) ? error.issues.map(({ path }) => path.endsWith(`/${part}/${key}`)) : error
      }
    }
    expect(issues()).toEqual([true])
  })
})

test('the nearest name is suggested', () => {
  const error = refusal(withRule({ check: { '>': [{ var: 'househols' }, 1] } }))
  expect(error.issues[0]?.params).toMatchObject({ name: 'househols', nearest: 'households' })
})

test('a list of facilities may be a fact: its fields are known, and are inputs', () => {
  const facts = { shops: fact({ filter: [{ facilities: ['shop'] }, { '>': [{ var: 'floorArea' }, 1] }] }), same: fact({ fact: 'shops' }) }
  const rule = (field: string) => tinyRule({ measure: { sum: [{ fact: 'same' }, { var: field }] }, unit: '㎡', limit: { min: 'thirty' } })
  const engine = createEngine([tinyPack({ facts, rules: [rule('floorArea')] })], { asOf: '2023-06-30' })
  expect(engine.inputs().map((input) => input.name)).toEqual(['facilities.shop', 'facilities.shop.floorArea'])
  expect(refusal(tinyPack({ facts, rules: [rule('florArea')] })).issues[0]?.params).toMatchObject({
    name: 'florArea',
    nearest: 'floorArea',
  })
})

test('a loaded pack is frozen through and through, and the input is left alone', () => {
  const json = tinyPack({ rules: [tinyRule(measured)] })
  const pack = loadPack(json)
  expect(Object.isFrozen(pack.rules[0]?.limit)).toBe(true)
  expect(Object.isFrozen(json)).toBe(false)
  expect(() => {
    ;(pack as { id: string }).id = 'other'
  }).toThrow(TypeError)
})

test.each([
  ['no pack', () => createEngine([]), 'misuse'],
  ['a pack twice', () => createEngine([tinyPack(), tinyPack()]), 'misuse'],
  [
    'packs that define a field differently',
    () =>
      createEngine([
        tinyPack(),
        {
          ...tinyPack({ id: 'other' }),
          dictionary: { ...tinyPack().dictionary, unit: { households: { label: { en: 'x', zh: 'x' }, type: 'text' } } },
        },
      ]),
    'misuse',
  ],
  ['a date that does not exist', () => createEngine([tinyPack()], { asOf: '2023-02-29' }), 'misuse'],
  ['no date anywhere', () => createEngine([tinyPack()]).assess({ id: 'd', units: [] }), 'missing-as-of'],
  [
    'a rule that is not there',
    () =>
      createEngine([tinyPack()], { asOf: '2023-06-30' }).explain(
        { id: 'd', units: [{ id: 'u', level: 'community' }] },
        { unit: 'u', rule: 'x' },
      ),
    'not-found',
  ],
  [
    'a unit that is not there',
    () => createEngine([tinyPack()], { asOf: '2023-06-30' }).explain({ id: 'd', units: [] }, { unit: 'u', rule: 'x' }),
    'not-found',
  ],
])('misuse is refused: %s', (_, run, code) => {
  expect(caught(run)).toMatchObject({ code })
})

// Helpers

function fact(expression: unknown): { title: { en: string; zh: string }; expression: unknown } {
  return { title: { en: 'x', zh: 'x' }, expression }
}

function nested(depth: number): unknown {
  let rule: unknown = true
  for (let level = 0; level < depth; level++) rule = { '!': [rule] }
  return rule
}

function refusal(json: unknown): {
  readonly code: string
  readonly message: string
  readonly issues: readonly { readonly code: string; readonly path: string; readonly params: object }[]
} {
  const error = caught(() => createEngine([json], { asOf: '2023-06-30' }))
  if (!isWanzhengError(error)) throw new Error('not refused')
  return error
}

function caught(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return null
}
