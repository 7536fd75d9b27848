import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileFacts, openTables, type ReadOptions } from '../../../src/node/tables/open-tables.js'
import { Refused } from '../../../src/node/tables/refusal.js'
import { fileRefusalIn } from '../../../src/node/tables/refusal-words.js'
import { zip } from '../../../src/node/zip.js'
import { valueIn } from '../../../src/rows/table.js'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const bytes = (...values: readonly (number | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => (typeof value === 'number' ? [value] : [...value])))
const wide = (content: string): Uint8Array => Uint8Array.from(Buffer.from(content, 'utf16le'))
// What another program writes in GBK.
const gbk = (content: string): Uint8Array => Uint8Array.from(execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: content }))
const hasIconv = ((): boolean => {
  try {
    return gbk('社').length === 2
  } catch {
    return false
  }
})()

// In small pieces, so that characters and line ends are cut in two.
async function* pieces(content: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size)
}

async function opened(
  content: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<{ readonly facts: FileFacts; readonly rows: unknown }> {
  const found = await openTables(pieces(content), name, options, 1e9)
  const rows = found.tables.map((table) => table.rows.map((row) => row.map(valueIn)))
  return { facts: found.facts(), rows: rows.length === 1 ? rows[0] : rows }
}

async function refused(content: Uint8Array, name: string, options: ReadOptions = {}): Promise<Refused['refusal']> {
  try {
    await opened(content, name, options)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  throw new Error('not refused')
}

const ROWS = [
  ['社区名称', '户数'],
  ['甲社区', '1,030'],
  ['乙\n社区', '约1200户'],
]
const csv = (delimiter: string, end: string): string =>
  ROWS.map((row) => row.map((cell) => (/[\n,;|\t]/.test(cell) ? `"${cell}"` : cell)).join(delimiter)).join(end)

describe('text tables', () => {
  test.each<[string, Uint8Array, string, string, string | null]>([
    ['UTF-8', text(csv(',', '\n')), 'utf-8', 'bytes', ','],
    ['UTF-8 with a mark and CRLF', bytes(0xef, 0xbb, 0xbf, text(csv(',', '\r\n'))), 'utf-8', 'mark', ','],
    ['UTF-16 as Excel saves "Unicode text"', bytes(0xff, 0xfe, wide(csv('\t', '\r\n'))), 'utf-16le', 'mark', '\t'],
    ['UTF-16 with big ends first', bytes(0xfe, 0xff, Uint8Array.from(Buffer.from(wide(csv(',', '\n'))).swap16())), 'utf-16be', 'mark', ','],
    ['semicolons', text(csv(';', '\n')), 'utf-8', 'bytes', ';'],
    ['bars', text(csv('|', '\r')), 'utf-8', 'bytes', '|'],
    ['Chinese commas', text(csv('，', '\n')), 'utf-8', 'bytes', '，'],
    ['a line that states the delimiter', text(`sep=^\r\n${csv('^', '\r\n')}`), 'utf-8', 'bytes', '^'],
  ])('%s', async (_, content, encoding, encodingBasis, delimiter) => {
    const { facts, rows } = await opened(content, '表.csv')
    expect(rows).toEqual(ROWS)
    expect(facts).toMatchObject({ kind: 'csv', encoding, encodingBasis, delimiter })
  })

  test.skipIf(!hasIconv)('GBK as Excel and WPS save it is found, and told', async () => {
    const { facts, rows } = await opened(gbk(csv(',', '\r\n')), '表.csv')
    expect(rows).toEqual(ROWS)
    expect(facts).toMatchObject({ encoding: 'gb18030', encodingBasis: 'guessed' })
  })

  test.skipIf(!hasIconv)('characters beyond GBK, and a first Chinese character after 100 kB of ASCII', async () => {
    const content = `id,name\n${'1,a\n'.repeat(25_000)}2,𠮷林\n3,镕城社区\n`
    const { facts, rows } = await opened(gbk(content), '表.csv')
    expect((rows as string[][]).slice(-2)).toEqual([
      ['2', '𠮷林'],
      ['3', '镕城社区'],
    ])
    expect(facts.encoding).toBe('gb18030')
  })

  test('whatever cells hold comes back, whatever separates them', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '社', ' ', ',', ';', '\t', '\n', '"', '.'), maxLength: 6 })
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 2, max: 5 })
          .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 })),
        fc.constantFrom(',', ';', '\t', '|'),
        async (rows, delimiter) => {
          const content = text(rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n'))
          expect((await opened(content, 'a.csv', { delimiter })).rows).toEqual(rows)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('rows beyond the limit follow one by one', async () => {
    const content = text(`a,b\n${Array.from({ length: 1000 }, (_, index) => `${index},x\n`).join('')}`)
    const { tables, rest } = await openTables(pieces(content, 1000), 'a.csv', {}, 100)
    expect(tables[0]?.rows).toHaveLength(50)
    const others: unknown[] = []
    for await (const row of rest ?? []) others.push(row)
    expect(others).toHaveLength(951)
    expect(others.at(-1)).toEqual(['999', 'x'])
  })
})

describe('JSON', () => {
  test('a list of objects, nested values, lists and long numbers', async () => {
    const content = text('[{"社区":"甲","户数":1030,"设施":{"面积":30.10}},{"户数":12345678901234567890,"社区":"乙","tags":["a"],"x":[]}]')
    expect((await opened(content, 'a.json')).rows).toEqual([
      ['社区', '户数', '设施 / 面积', 'tags', 'x'],
      ['甲', 1030, 30.1, null, null],
      ['乙', '12345678901234567890', null, '["a"]', null],
    ])
  })

  test('several tables by name, and NDJSON', async () => {
    const book = await openTables(pieces(text('{"社区":[{"a":1}],"设施":[{"b":2}]}')), 'x.json', {}, 1e9)
    expect(book.tables.map(({ name }) => name)).toEqual(['社区', '设施'])
    expect((await opened(text('{"a":1}\n\n{"a":2,"b":3}\n'), 'rows.ndjson')).rows).toEqual([
      ['a', 'b'],
      [1, null],
      [2, 3],
    ])
  })
})

const compound = (...words: readonly string[]): Uint8Array =>
  bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...words.map((word) => wide(word)), new Uint8Array(600))

describe('files that are refused, with a code and words in both languages', () => {
  test.each<[string, string, Uint8Array, string, ReadOptions?]>([
    ['nothing', 'a.csv', text(''), 'empty-file'],
    ['a mark alone', 'a.csv', bytes(0xef, 0xbb, 0xbf), 'empty-file'],
    ['blanks', 'a.xlsx', text(' \r\n\r\n'), 'empty-file'],
    ['an old workbook', 'a.xls', compound('Workbook'), 'old-format'],
    ['a workbook of WPS', 'a.et', compound('Workbook'), 'old-format'],
    ['a workbook with a password', 'a.xlsx', compound('EncryptedPackage'), 'password'],
    ['a document of Word 97 renamed', 'a.xlsx', compound('WordDocument'), 'not-a-workbook'],
    [
      'a document of Word renamed',
      'a.xlsx',
      zip([
        ['[Content_Types].xml', text('<Types/>')],
        ['word/document.xml', text('<w/>')],
      ]),
      'not-a-workbook',
    ],
    ['a workbook cut short', 'a.xlsx', zip([['[Content_Types].xml', text('<Types/>')]]).slice(0, 60), 'truncated'],
    ['a web page named .xls', 'a.xls', text('<html><table><tr><td>1</td></tr></table></html>'), 'other-file'],
    ['a PDF', 'a.csv', text('%PDF-1.7\n'), 'other-file'],
    ['a picture', 'a.xlsx', bytes(0x89, text('PNG\r\n'), 0x1a), 'other-file'],
    ['GBK said to be UTF-8', 'a.csv', bytes(0xc9, 0xe7, 0xc7, 0xf8, 0x2c, 0x31, 0x0a), 'wrong-encoding', { encoding: 'utf-8' }],
    ['UTF-8 saved after it was read as GBK', 'a.csv', text('绀惧尯鍚嶇О,鎴锋暟\n鐢茬ぞ鍖?,1030\n'), 'garbled'],
    ['UTF-8 saved after it was read as Western', 'a.csv', text('ç¤¾åŒºå\u0090\u008dç§°,æˆ·æ•°\nx,1030\n'), 'garbled'],
    ['characters lost', 'a.csv', text('锟斤拷锟斤拷,\uFFFD\uFFFD\n1,2\n'), 'garbled'],
    ['bytes of no encoding', 'a.csv', Uint8Array.from({ length: 400 }, (_, index) => 128 + ((index * 37) % 127)), 'encoding-unclear'],
    ['an encoding nobody knows', 'a.csv', text('a,b'), 'encoding-unknown', { encoding: 'klingon' }],
    ['a quotation mark left open', 'a.csv', text('a,b\n1,"2\n3,4\n'), 'open-quote'],
    ['broken JSON', 'a.json', text('[{"a":1},]'), 'not-json'],
    ['a broken line of NDJSON', 'a.ndjson', text('{"a":1}\n{"a":\n'), 'not-json'],
    ['JSON that is no rows', 'a.json', text('[1,2]'), 'no-rows'],
    ['a dataset', 'a.json', text('{"id":"d","units":[]}'), 'is-dataset'],
  ])('%s', async (_, name, content, code, options) => {
    const refusal = await refused(content, name, options)
    expect(refusal.refused).toBe(code)
    const [en, zh] = [fileRefusalIn(refusal, 'en'), fileRefusalIn(refusal, 'zh')]
    expect(en).toMatch(new RegExp(`^${code}: .`))
    expect(zh).toMatch(new RegExp(`^${code}：.*\\p{Script=Han}`, 'u'))
    expect(en.replaceAll(/"[^"]*"/g, '')).not.toMatch(/\p{Script=Han}|undefined/u)
  })

  test('the row and column of a fault', async () => {
    expect(await refused(bytes(text('a\n'.repeat(5000)), 0xc9, 0x0a), 'a.csv', { encoding: 'utf-8' })).toMatchObject({ row: 5001 })
    expect(await refused(text('a,b\n1,2\n1,"2\n3,4\n'), 'a.csv')).toMatchObject({ row: 3 })
    expect(await refused(text('{"a":1}\n{"a":}\n'), 'a.ndjson')).toMatchObject({ row: 2, column: 6 })
    expect(await refused(text('x,鎴锋暟\n1,2\n'), 'a.csv')).toMatchObject({ row: 1, column: 2, detail: '鎴锋暟', meant: '户数' })
  })

  test('real names of communities are not taken for garbled ones', async () => {
    const names =
      readFileSync(resolve(import.meta.dirname, '../../../examples/pilot-communities.json'), 'utf8').match(/(?<="name": ")[^"]+/g) ?? []
    expect(names.length).toBeGreaterThan(50)
    const content = text(`社区名称,户数\n${names.map((name) => `${name},1\n`).join('')}`)
    expect((await opened(content, 'a.csv')).rows).toHaveLength(names.length + 1)
  })
})

test('any bytes are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('a.csv', 'a.xlsx', 'a.json', 'a.ndjson'), async (content, name) => {
      try {
        await opened(content, name)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        expect(fileRefusalIn(error.refusal, 'zh')).not.toMatch(/undefined/)
      }
    }),
    { numRuns: 300 },
  )
})
