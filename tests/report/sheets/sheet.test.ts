import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, type Sheet, sheetCsv, sheetMarkdown, sheetsHtml } from '../../../src/report/sheets/sheet.js'

const sheet = (rows: Sheet['rows']): Sheet => ({
  name: '表',
  columns: [
    { id: 'a', head: '甲', width: 8 },
    { id: 'b', head: '乙', width: 8 },
  ],
  rows,
})

/** A reader of CSV that was not written with the writer in mind. */
function parsed(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

test('any text survives CSV, and none starts as a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { maxLength: 5 }), (rows) => {
      const read = parsed(sheetCsv(sheet(rows)))
      expect(read.slice(1).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/, '')))).toEqual(rows)
      for (const cell of read.flat()) expect(cell === '-' || !/^[=+\-@＝＋－＠\t\r\n]/.test(cell)).toBe(true)
    }),
  )
})

test.each<[Cell, string]>([
  [null, ''],
  [1e21, '1000000000000000000000'],
  [1e-7, '0.0000001'],
  [126.4, '126.4'],
  [-3, '-3'],
  ['=cmd|/C calc!A0', "'=cmd|/C calc!A0"],
  ['+1', "'+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-', '-'],
])('%j is written as %s', (cell, text) => {
  expect(parsed(sheetCsv(sheet([[cell, 'x']])))[1]).toEqual([text, 'x'])
})

test('in HTML and Markdown no text is markup', () => {
  const hostile = sheet([
    ['<script>alert(1)</script>', '| x |\n# y'],
    ['"><img src=x>', '[a](javascript:b)'],
  ])
  expect(
    sheetsHtml(
      [
        sheet([
          ['=1+1', '@x'],
          [-1, 5],
        ]),
      ],
      [],
      'en',
    ),
  ).not.toMatch(/<td[^>]*>[=@]/)
  const page = sheetsHtml([hostile], ['<b>'], 'zh-CN')
  expect(page).not.toMatch(/<script|<img|<b>&|javascript:b"/)
  expect(page.match(/<td/g)?.length).toBe(4)
  const lines = sheetMarkdown(hostile).split('\n')
  expect(lines.filter((line) => line.startsWith('|')).map((line) => line.match(/(?<!\\)\|/g)?.length)).toEqual([3, 3, 3, 3])
  expect(lines.join('\n')).not.toMatch(/<script|<img/)
})
