import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { expect, test } from 'vitest'
import { createEngine } from '../../src/engine.js'
import { readPacks } from '../../src/node/pack-references.js'
import { bar } from '../../src/report/bar.js'
import { columns } from '../../src/report/columns.js'
import { csv } from '../../src/report/csv.js'
import { markdown } from '../../src/report/markdown.js'
import { table } from '../../src/report/table.js'
import { onOneLine, padded, widthOf, wrapped } from '../../src/report/width.js'
import { wordsIn } from '../../src/report/words.js'

const packs = await readPacks(['notice-2022-48'], 'en')
const hostile = { id: '=1+1', level: 'community', name: '=cmd|\'/c calc\'!A1\n\u001B[31m<b>万科,"四季"\u202E', households: 1000 }
const assessment = createEngine(packs, { asOf: '2023-06-30' }).assess({ id: 'h', units: [hostile] })

test.each<[number, number, number, string]>([
  [0, 0, 10, '····················'],
  [10, 10, 10, '████████████████████'],
  [0, 10, 10, '▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒'],
  [5, 7.5, 10, '██████████▒▒▒▒▒·····'],
  [0.01, 9.99, 10, '█▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒·'],
  [9.99, 9.995, 10, '██████████████████▒·'],
  [0.005, 0.01, 10, '█▒··················'],
])('points %d to %d of %d', (low, high, max, cells) => {
  expect(bar({ low, high, max })).toBe(cells)
})

test('a bar always has its length, and shows each part that is not nothing', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(part, part, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const cells = bar({ low, high, max: 1 })
      expect(cells).toHaveLength(20)
      expect({ earned: cells.includes('█'), unknown: cells.includes('▒'), lost: cells.includes('·') }).toEqual({
        earned: low > 0,
        unknown: high > low,
        lost: high < 1,
      })
    }),
  )
})

test('Chinese characters take two columns', () => {
  expect([widthOf('㎡'), widthOf('户数'), padded('户', 4)]).toEqual([2, 4, '户  '])
  expect(
    columns(
      [
        ['户', 'a'],
        ['ab', 'b'],
      ],
      40,
    ),
  ).toEqual(['户  a', 'ab  b'])
})

test('the short way to a width is right', () => {
  const characters = ['a', '~', ' ', '·', '×', '–', '“', '≥', '、', '〉', '㎡', '㐀', '一', '鿿', '！', '～', 'é', '█', '🏠']
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...characters) }), (text) => {
      expect(widthOf(text)).toBe(stringWidth(text))
    }),
  )
})

test('lines break between words and Chinese characters, keep to the width, and lose nothing', () => {
  expect(wrapped('一二三四，五六', 8)).toEqual(['一二三', '四，五六'])
  expect(wrapped('值 20 ㎡/百户，要求 ≥ 30 ㎡/百户', 20)).toEqual(['值 20 ㎡/百户，要求', '≥ 30 ㎡/百户'])
  expect(wrapped('required ≥ 30 ㎡/100 households', 12)).toEqual(['required', '≥ 30 ㎡/100', 'households'])
  expect(wrapped('one two three', 8)).toEqual(['one two', 'three'])
  const text = fc.string({ unit: fc.constantFrom(...'ab 户数，（）㎡'.split('')), maxLength: 60 })
  fc.assert(
    fc.property(text, (long) => {
      const lines = wrapped(long, 20)
      expect(lines.join('').replace(/\s/g, '')).toBe(long.replace(/\s/g, ''))
    }),
  )
})

test('text of the data steers neither terminal nor spreadsheet nor markup', () => {
  expect(onOneLine('a\n\u001B[31mb\u202E')).toBe('a [31mb')
  expect(table(assessment, packs, 'en')).not.toMatch(/(?!\n)[\p{Cc}\u202E]/u)
  const sheet = csv(assessment, packs, 'zh')
  expect(sheet.startsWith('\uFEFF')).toBe(true)
  expect(sheet.split('\r\n')[1]).toContain(`'=1+1,"'=cmd|'/c calc'!A1`)
  const page = markdown(assessment, packs, 'en')
  expect(page).toContain('\\|')
  expect(page).not.toMatch(/<b>|(?!\n)\p{Cc}/u)
})

test('every row of the sheet has as many cells as the head', () => {
  const plain = createEngine(packs, { asOf: '2023-06-30' }).assess({ id: 'p', units: [{ id: 'a', level: 'community', households: 1000 }] })
  const counts = csv(plain, packs, 'en')
    .trimEnd()
    .split('\r\n')
    .map((row) => row.replace(/"(?:[^"]|"")*"/g, '').split(',').length)
  expect(new Set(counts).size).toBe(1)
})

test('both languages have the same labels, and neither has words of the other', () => {
  const texts = (value: unknown): readonly string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
  const [english, chinese] = [wordsIn('en'), wordsIn('zh')]
  expect(Object.keys(english.label).sort()).toEqual(Object.keys(chinese.label).sort())
  expect(texts(english).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  expect(texts(chinese).filter((text) => /[a-z]{2}/i.test(text))).toEqual([])
})
