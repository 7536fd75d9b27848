import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWorkbook, WORKBOOK_LIMITS, writeWorkbook } from '../../src/node/spreadsheet.js'
import { addressOf, type Cell, type CellValue, type Sheet, type Workbook } from '../../src/node/workbook.js'
import { refusalIn } from '../../src/node/workbook-words.js'
import { zip } from '../../src/node/zip.js'
import { hasOffice, savedByOffice } from './soffice.js'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const sheetOf = (...rows: readonly (readonly CellValue[])[]): Sheet => ({
  name: '数据',
  rows: rows.map((row) => row.map((value): Cell => ({ value }))),
})
const read = async (bytes: Uint8Array): Promise<Workbook> => {
  const workbook = await readWorkbook(bytes)
  if ('refused' in workbook) throw new Error(JSON.stringify(workbook))
  return workbook
}
const valuesOf = ({ sheets }: Workbook): readonly (readonly CellValue[])[] =>
  sheets[0]?.rows.map((row) => row.map(({ value }) => value)) ?? []

const RISKY = [
  '=1+1',
  '+86',
  '-1',
  '@SUM(A1)',
  '\t=1',
  "'quoted",
  '350203001001',
  '0012',
  '1e5',
  'TRUE',
  '#N/A',
  '2023-06-30',
  '_x0041_',
  ' 空格 ',
  '甲\n乙',
]

test('texts that a spreadsheet takes for something else come back as the texts they were', async () => {
  const workbook = await read(await writeWorkbook({ sheets: [sheetOf(RISKY)] }))
  expect(valuesOf(workbook)).toEqual([RISKY])
  expect(workbook.sheets[0]?.rows[0]?.every(({ formula, error }) => formula === undefined && error === undefined)).toBe(true)
})

test('whatever a cell holds is read back', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[\ud800-\udfff]|[\ufffe\uffff]/u.test(one)),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => Number(one.toPrecision(15)) + 0),
    fc.boolean(),
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((one) => ({ date: one.toISOString().slice(0, 10) })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), async (rows) => {
      expect(valuesOf(await read(await writeWorkbook({ sheets: [sheetOf(...rows)] })))).toEqual(
        rows.map((row) => [...row, ...Array(Math.max(...rows.map(({ length }) => length)) - row.length).fill(null)]),
      )
    }),
    { numRuns: 60 },
  )
})

const FULL: Workbook = {
  sheets: [
    {
      name: '规则',
      rows: [
        [
          { value: '编号', header: true, comment: '不可修改' },
          { value: '限值', header: true },
        ],
        [
          { value: 'a', locked: true },
          { value: 0.3, locked: false, format: '0.0%' },
        ],
      ],
      columns: [{ width: 20 }, { width: 12, hidden: true }],
      merges: ['A4:B4'],
      frozen: { rows: 1, columns: 1 },
      dropDowns: [
        { range: 'A2:A9', values: ['通过', '不通过'], error: ['取值', '请从列表中选择'] },
        { range: 'B2:B9', source: '词典!$A$2:$A$4', advisory: true },
      ],
      protected: true,
    },
    { name: '词典', hidden: true, rows: [[{ value: 'x' }]] },
  ],
}

test('what surrounds the values is kept', async () => {
  const [rules, words] = (await read(await writeWorkbook(FULL))).sheets
  expect(words?.hidden).toBe(true)
  expect(rules?.columns).toEqual([{ width: 20 }, { width: 12, hidden: true }])
  expect(rules?.merges).toEqual(['A4:B4'])
  expect(rules?.frozen).toEqual({ rows: 1, columns: 1 })
  expect(rules?.dropDowns).toEqual(FULL.sheets[0]?.dropDowns)
  expect(rules?.protected).toBe(true)
  expect(rules?.rows[0]?.[0]?.comment).toBe('不可修改')
  expect(rules?.rows[1]?.map(({ locked }) => locked)).toEqual([undefined, false])
  expect(rules?.rows[1]?.[1]?.format).toBe('0.0%')
})

test('the same workbook gives the same bytes', async () => {
  expect(Buffer.from(await writeWorkbook(FULL)).equals(Buffer.from(await writeWorkbook(FULL)))).toBe(true)
})

test('a number reads as the 15 digits that a spreadsheet keeps', async () => {
  expect(valuesOf(await read(await writeWorkbook({ sheets: [sheetOf([0.1 + 0.2, 29.999999999999996, 1e21, -0])] })))).toEqual([
    [0.3, 30, 1e21, 0],
  ])
})

test.skipIf(!hasOffice)('a workbook saved by LibreOffice keeps texts, numbers, dates and drop-downs', { timeout: 120_000 }, async () => {
  const values: readonly CellValue[] = [...RISKY.filter((one) => !/^\t/.test(one)), 0.3, 12.5, true, { date: '2023-06-30' }]
  const saved = await read(savedByOffice(await writeWorkbook({ sheets: [sheetOf(values), ...FULL.sheets.slice(1)] })))
  expect(valuesOf(saved)[0]).toEqual(values)
  const rules = (await read(savedByOffice(await writeWorkbook(FULL)))).sheets[0]
  expect(rules?.dropDowns?.map(({ values: list, source }) => list ?? source?.replaceAll(/[$']/g, ''))).toEqual([
    ['通过', '不通过'],
    '词典!A2:A4',
  ])
  expect(rules?.rows[0]?.[0]?.comment).toContain('不可修改')
})

const wide = (ref: string): Uint8Array =>
  zip([
    ['[Content_Types].xml', text('<Types/>')],
    [
      'xl/worksheets/sheet1.xml',
      text(`<worksheet><sheetData>${`<row><c r="${ref}"><v>1</v></c></row>`.repeat(1000)}</sheetData></worksheet>`),
    ],
  ])
const encrypted = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('EncryptedPackage', 'utf16le')])
const bomb = zip([
  ['[Content_Types].xml', text('<Types/>')],
  ['a', new Uint8Array(5_000_000)],
])
const lying = bomb.slice()
// The central directory of the bomb says that its second entry has 10 bytes.
const central = Buffer.from(lying.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
new DataView(lying.buffer).setUint32(central + 24, 10, true)

test.each<[string, Uint8Array, object, string]>([
  ['nothing', new Uint8Array(), {}, 'not-a-zip'],
  ['a text', text('编号,名称\n1,2'), {}, 'not-a-zip'],
  ['a workbook with a password', encrypted, {}, 'password'],
  ['a workbook of 1997', encrypted.slice(0, 20), {}, 'old-format'],
  ['an archive of something else', zip([['a.txt', text('a')]]), {}, 'not-a-workbook'],
  ['an archive that says it is a workbook', zip([['[Content_Types].xml', text('<Types/>')]]), {}, 'not-a-workbook'],
  ['an entry larger than the limit', bomb, { bytes: 1_000_000 }, 'too-large'],
  ['an entry larger than it says', lying, {}, 'damaged'],
  ['too many entries', bomb, { entries: 1 }, 'too-many-entries'],
  ['cells far to the right', wide('XFD1'), {}, 'too-many-cells'],
  ['a path that leaves the archive', zip([['../a', text('a')]]), {}, 'damaged'],
])('%s is refused with a code', async (_name, bytes, limits, code) => {
  const result = await readWorkbook(bytes, { ...WORKBOOK_LIMITS, ...limits })
  expect('refused' in result && result.refused).toBe(code)
  if ('refused' in result) expect(refusalIn(result, 'zh')).toMatch(/[一-鿿]/)
  if ('refused' in result) expect(refusalIn(result, 'en')).not.toMatch(/[一-鿿]/)
})

test('a workbook cut short or with a byte changed is read or refused, and never throws', async () => {
  const bytes = await writeWorkbook(FULL)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (place, byte, cut) => {
      const damaged = cut ? bytes.slice(0, place) : Uint8Array.from(bytes, (one, index) => (index === place ? byte : one))
      const result = await readWorkbook(damaged)
      if ('refused' in result) expect(refusalIn(result, 'zh')).not.toBe('')
      else if (!cut) expect(result.sheets).toHaveLength(2)
    }),
    { numRuns: 300 },
  )
})

test('cells are named as spreadsheets name them', () => {
  expect([addressOf(6, 1), addressOf(0, 26), addressOf(9, 701), addressOf(0, 702)]).toEqual(['B7', 'AA1', 'ZZ10', 'AAA1'])
})
