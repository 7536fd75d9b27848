import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeFormulaProblem, formulasOf } from '../../src/author.js'
import type { Pack } from '../../src/schema/pack.js'

const IDS = ['checkup-2025', 'gb50180-2018', 'jb167-2014', 'jkg-2020-7', 'notice-2022-48']
const packs = IDS.map((id): Pack => JSON.parse(readFileSync(`rules/${id}/releases/1.0.0.json`, 'utf8')))
const notice = packs[4] as Pack
const { parse, print } = formulasOf(notice)

describe('formulas of the bundled packs', () => {
  it.each(packs.map((pack) => [pack.id, pack] as const))('%s: every expression prints and reads back as the same JsonLogic', (_, pack) => {
    const formulas = formulasOf(pack)
    const expressions = [
      ...pack.rules.flatMap(({ applies, measure, check, shortfall }) => [applies, measure, check, shortfall?.factor]),
      ...Object.values(pack.facts).map(({ expression }) => expression),
      ...Object.values(pack.remedies).map(({ applies }) => applies),
    ].filter((logic) => logic !== undefined)
    expect(expressions.length).toBeGreaterThan(10)
    for (const logic of expressions) {
      const text = formulas.print(logic)
      expect(text).not.toBeNull()
      expect(formulas.parse(text ?? '')).toEqual({ logic, problem: null })
    }
  })
})

const leaf = fc.oneof(
  fc.constantFrom(...Object.keys(notice.dictionary.unit)).map((id) => ({ var: id })),
  fc.constantFrom(...Object.keys(notice.facts)).map((id) => ({ fact: id })),
  fc.constantFrom(...Object.keys(notice.parameters)).map((id) => ({ parameter: id })),
  fc.constantFrom(...Object.keys(notice.dictionary.findings)).map((id) => ({ finding: id })),
  fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 8),
  fc.boolean(),
  fc.string({ maxLength: 6 }).filter((text) => !/["“”]/.test(text)),
)
const types = fc.uniqueArray(fc.constantFrom(...Object.keys(notice.dictionary.facilities)), { minLength: 1, maxLength: 3 })
const logics = fc.letrec<{ logic: unknown }>((tie) => ({
  logic: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('+', '*', 'and', 'or', '<', '<='), fc.array(tie('logic'), { minLength: 2, maxLength: 3 }))
      .map(([operator, operands]) => ({ [operator]: operands })),
    fc
      .tuple(fc.constantFrom('-', '/', '>', '>=', '===', '!==', '==', '!='), tie('logic'), tie('logic'))
      .map(([operator, a, b]) => ({ [operator]: [a, b] })),
    tie('logic').map((logic) => ({ '!': [logic] })),
    fc.tuple(tie('logic'), tie('logic'), tie('logic')).map((operands) => ({ if: operands })),
    fc.array(tie('logic'), { minLength: 1, maxLength: 3 }).map((operands) => ({ max: operands })),
    types.map((ids) => ({ count: [{ facilities: ids }] })),
    fc.tuple(types, tie('logic')).map(([ids, logic]) => ({ sum: [{ filter: [{ facilities: ids }, logic] }, { var: 'floorArea' }] })),
  ),
})).logic

describe('formulas', () => {
  it('read back as the JsonLogic they were printed from, or are not printed', () => {
    let printed = 0
    fc.assert(
      fc.property(logics, (logic) => {
        const text = print(logic)
        if (text === null) return
        printed += 1
        expect(parse(text)).toEqual({ logic, problem: null })
      }),
      { numRuns: 1500 },
    )
    expect(printed).toBeGreaterThan(1000)
  })

  const share = { '*': [{ '/': [{ fact: 'service-floor-area' }, { var: 'households' }] }, 100] }
  it.each([
    ['综合服务设施面积 / 户数 * 100 >= 30', { '>=': [share, 30] }],
    ['综合服务设施面积／户数＊１００≥３０', { '>=': [share, 30] }],
    ['综合服务设施面积÷户数×100 不低于 30', { '>=': [share, 30] }],
    ['综合服务设施面积 除以 户数 乘以 100 大于等于 30', { '>=': [share, 30] }],
    ['户数 < 500', { '<': [{ var: 'households' }, 500] }],
    ['户数 不足 500 或 户数 超过 1000', { or: [{ '<': [{ var: 'households' }, 500] }, { '>': [{ var: 'households' }, 1000] }] }],
    ['非（户数 ≤ 500）且 户数≠600', { and: [{ '!': [{ '<=': [{ var: 'households' }, 500] }] }, { '!==': [{ var: 'households' }, 600] }] }],
    ['数量（食堂） ≥ 60％', { '>=': [{ count: [{ facilities: ['canteen'] }] }, 0.6] }],
    ['1 - 2 - 3', { '-': [{ '-': [1, 2] }, 3] }],
    ['1 + 2 × 3', { '+': [1, { '*': [2, 3] }] }],
    ['（1 + 2） × 3', { '*': [{ '+': [1, 2] }, 3] }],
    ['-3', -3],
    ['-000', 0],
  ])('%s', (formula, logic) => expect(parse(formula)).toEqual({ logic, problem: null }))

  it.each([
    ['户束 × 2', 'unknown-name', 1, '户数'],
    ['户数 × 人口数量', 'unknown-name', 6, null],
    ['户数 ×', 'unfinished', 5, null],
    ['户数 ？ 2', 'unexpected', 4, null],
    ['（户数', 'unfinished', 4, null],
    ['户数 户数', 'unexpected', 4, null],
    ['', 'unfinished', 1, null],
    ['食堂 ≥ 1', 'unexpected', 1, null],
    ['1e999', 'unexpected', 1, null],
    ['（'.repeat(5000), 'too-deep', 61, null],
    [`${'非'.repeat(5000)}户数`, 'too-deep', 61, null],
  ])('%# refused with its column', (formula, code, column, near) => {
    const { logic, problem } = parse(formula)
    expect(logic).toBeNull()
    expect(problem).toMatchObject({ code, column })
    if (near !== null) expect(problem?.nearest).toBe(near)
    if (problem === null) return
    expect(describeFormulaProblem(problem, 'en')).toMatch(/^character \d+: /)
    expect(describeFormulaProblem(problem, 'zh')).toMatch(/^第 \d+ 个字符：/)
  })

  it('never crash, whatever is typed', () => {
    const piece = fc.constantFrom(
      '户数',
      '（',
      '）',
      '，',
      '、',
      '【',
      '】',
      '字段',
      '数量',
      '合计',
      '≥',
      '且',
      '非',
      '%',
      '“',
      '5',
      '.',
      '空',
      '__proto__',
      '\u{20000}',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { problem } = parse(text)
          if (problem !== null) expect(problem.column).toBeGreaterThan(0)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
