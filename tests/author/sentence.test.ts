import { describe, expect, test } from 'vitest'
import { sentenceOf, sentencesOf } from '../../src/author/sentence.js'
import { builtPacks } from '../packs/packs.js'
import { parameter, tinyPack, tinyRule } from '../tiny-pack.js'

const packs = await builtPacks()

describe.each(packs.map((pack) => [pack.id, pack] as const))('every rule of %s', (_, pack) => {
  test.each(['zh', 'en'] as const)('is one sentence in %s, with all its names known and its clause', (language) => {
    for (const { rule, sentence } of sentencesOf(pack, language)) {
      expect(sentence, rule).toMatch(language === 'zh' ? /。$/ : /\.$/)
      expect(sentence, rule).not.toMatch(/[{}[\]]|undefined|null/)
      const clause = pack.clauses.find(({ id }) => id === pack.rules.find(({ id: own }) => own === rule)?.clause)
      expect(sentence, rule).toContain(clause?.locator)
    }
  })
})

test.each(['zh', 'en'] as const)('the sentences of the notice are these, in %s', async (language) => {
  const notice = packs.find(({ id }) => id === 'notice-2022-48')
  const said = notice === undefined ? [] : sentencesOf(notice, language)
  const text = said.map(({ rule, sentence }) => `${rule}\n    ${sentence}\n`).join('')
  await expect(text).toMatchFileSnapshot(`../golden/sentences.${language}.golden.txt`)
})

test('a sentence names the obligation, the condition, the figures with unit and dates, and what does not score', () => {
  const pack = tinyPack({
    parameters: {
      thirty: {
        title: { en: 'x', zh: '某' },
        unit: '㎡',
        values: [
          { clause: 'c', grade: 'A', to: '2023-12-31', value: 30 },
          { clause: 'c', grade: 'D', from: '2024-01-01', value: 35 },
        ],
      },
    },
    dictionary: {
      ...tinyPack().dictionary,
      unit: {
        area: { label: { en: 'Area', zh: '面积' }, type: 'number', unit: '㎡' },
        heated: { label: { en: 'Heated', zh: '供热' }, type: 'boolean' },
      },
      units: { '㎡': { en: '㎡', zh: '㎡' } },
    },
    rules: [
      tinyRule({
        obligation: 'should',
        applies: { '!': [{ var: 'heated' }] },
        measure: { var: 'area' },
        unit: '㎡',
        limit: { min: 'thirty' },
      }),
    ],
  })
  expect(sentenceOf(pack, 'r', 'zh')).toBe(
    '“供热”为否的，社区宜满足：面积不低于 30 ㎡（至2023年12月31日）、35 ㎡（未核实，不计分）（2024年1月1日起）（D 1 1.1）。',
  )
  expect(sentenceOf(pack, 'r', 'en')).toBe(
    'Where "heated" is no, a community should satisfy: area is at least 30 ㎡ (to 2023-12-31), 35 ㎡ (not verified, does not score) (from 2024-01-01) (D 1 1.1).',
  )
  expect(sentenceOf(pack, 'none', 'en')).toBe('')
})

test('of a table the rows that concern the rule are read out with their keys; a long one is named', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ when: { zone: index % 2 === 0 ? 'I' : 'II' }, value: index + 1 }))
  const of = (count: number, key: unknown) =>
    sentenceOf(
      tinyPack({
        parameters: { thirty: parameter({ rows: rows(count) }, { by: ['zone'] }) },
        rules: [tinyRule({ measure: { var: 'area' }, unit: '㎡', limit: { max: { parameter: 'thirty', by: { zone: key } } } })],
      }),
      'r',
      'en',
    )
  expect(of(2, { var: 'zone' })).toContain('at most the figure that applies (x x: 1 x; x x: 2 x)')
  expect(of(2, 'II')).toContain('at most 2 x')
  expect(of(12, { var: 'zone' })).toContain('12 rows')
})
