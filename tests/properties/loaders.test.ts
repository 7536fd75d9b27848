import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc, { type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { formulasOf } from '../../src/author/formula.js'
import { type EditedSheet, packFromSheets, packSheets } from '../../src/author.js'
import { parseJson } from '../../src/data/json.js'
import { createEngine, isWanzhengError, type Pack } from '../../src/index.js'
import { readWorkbook, writeWorkbook } from '../../src/node/spreadsheet.js'
import { openTables } from '../../src/node/tables/open-tables.js'
import { Refused } from '../../src/node/tables/refusal.js'
import { valueIn } from '../../src/rows/table.js'
import { type Cell, datasetOfRows } from '../../src/rows.js'
import { openEnvelope } from '../../src/signature/envelope.js'
import { readKeyFile } from '../../src/signature/keys.js'
import { builtPacks } from '../packs/packs.js'
import { holdAsync, TIMEOUT } from './fuzz.js'
import { hostileData, isJson } from './hostile.js'
import { spoiled } from './spoiled.js'

const notice = (await builtPacks()).find((pack) => pack.id === 'notice-2022-48') as Pack
const engine = createEngine([notice], { asOf: '2025-06-01' })
const { parse, print } = formulasOf(notice)
const sheets: readonly EditedSheet[] = packSheets(notice).map(({ name, rows }) => ({
  name,
  rows: rows.map((row) => row.map((value) => ({ value }))),
}))
const WORDS = [
  '社区代码',
  '社区名称',
  '总户数',
  '用地面积（公顷）',
  '幼儿园建筑面积',
  '设施类型',
  '建筑面积',
  '合计',
  '约1200户',
  '5.2',
  '３０',
  '是',
  '无',
  '二期',
  '2023年6月',
  '350203001001',
  '—',
  '1e5',
  '12/10',
  '=1+1',
  '\u0000',
  '',
]

const cell: Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Cell>(...WORDS) },
  fc.string({ maxLength: 6, unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom<Cell>(null, true, false, 0, { date: '2023-06-30' }, { value: null, error: '#N/A' }, { value: 0.5, format: '0%' }),
)
const tables = fc.array(
  fc.record({
    name: fc.constantFrom('社区', '设施', 'Sheet1', ''),
    rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 10 }),
    hidden: fc.boolean(),
  }),
  { maxLength: 3 },
)

/** The sheets of a pack with cells overwritten, rows taken out or put in, and sheets lost. */
const edited = fc
  .array(fc.tuple(fc.constantFrom('cell', 'cell', 'row', 'again', 'sheet'), fc.nat(), fc.nat(), fc.nat(), cell), {
    minLength: 1,
    maxLength: 5,
  })
  .map((edits) =>
    edits.reduce<readonly EditedSheet[]>((all, [how, which, line, place, put]) => {
      const index = which % Math.max(1, all.length)
      if (how === 'sheet' && which % 4 === 0) return all.toSpliced(index, 1)
      return all.map((sheet, own) => (own === index ? { ...sheet, rows: editedRows(sheet.rows, how, line, place, put) } : sheet))
    }, sheets),
  )

function editedRows(rows: EditedSheet['rows'], how: string, line: number, place: number, put: Cell): EditedSheet['rows'] {
  const at = line % Math.max(1, rows.length)
  const row = rows[at] ?? []
  if (how === 'row') return rows.toSpliced(at, 1)
  if (how === 'again') return [...rows, row]
  const column = place % Math.max(1, row.length)
  const value = valueIn(put)
  return rows.map((one, index) => (index === at ? one.map((old, own) => (own === column ? { value } : old)) : one))
}

/** Bytes of a sound file with some of them changed, cut off, doubled or put elsewhere. */
function damaged(sound: readonly Uint8Array[]): Arbitrary<Uint8Array> {
  const harm = fc.tuple(fc.constantFrom('change', 'cut', 'double', 'drop'), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255))
  return fc.tuple(fc.constantFrom(...sound), fc.array(harm, { minLength: 1, maxLength: 6 })).map(([whole, harms]) =>
    harms.reduce((bytes, [how, share, value]) => {
      const at = Math.floor(share * bytes.length)
      if (how === 'cut') return bytes.slice(0, at)
      if (how === 'double') return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(Math.max(0, at - value), at), ...bytes.slice(at)])
      if (how === 'drop') return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + value)])
      return bytes.map((byte, index) => (index === at ? value : byte))
    }, whole),
  )
}

const text = (written: string): Uint8Array => new TextEncoder().encode(written)
const csv = text('社区代码,社区名称,总户数\r\n350203001001,"示范,社区",约1200户\r\n,合计,1200\r\n')
const gb = Uint8Array.from([0xc9, 0xe7, 0xc7, 0xf8, 0x2c, 0xbb, 0xa7, 0xca, 0xfd, 0x0a, 0x31, 0x2c, 0x32, 0x0a])
const json = text(JSON.stringify([{ 社区代码: '350203001001', 总户数: 1200 }]))
const book = await writeWorkbook({
  sheets: [
    {
      name: '社区',
      rows: [
        [{ value: '社区代码' }, { value: '总户数' }],
        [{ value: '350203001001' }, { value: 1200 }],
      ],
    },
  ],
})
const formulas = ['合计（社区综合服务设施，建筑面积）÷ 户数 × 100 ≥ 30', '建筑面积 ÷ 户束', '户数 不低于 1000 且 非（户数 > 2000）'].map(
  (one) => text(one),
)
const dataset = text(readFileSync(resolve(import.meta.dirname, '../../examples/demo.json'), 'utf8'))
const keys = {
  schema: 'wanzheng/keys/1',
  keys: [{ id: 'a'.repeat(64), holder: 'x', publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, from: '2024-01-01' }],
}
const envelope = { payload: 'e30=', payloadType: 'application/vnd.in-toto+json', signatures: [{ keyid: 'a', sig: 'AAAA' }] }

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 97) yield bytes.subarray(from, from + 97)
}

async function readTables(bytes: Uint8Array): Promise<unknown> {
  const found = await openTables(inPieces(bytes), 'file.csv', {}, 1000)
  const more: unknown[] = []
  if (found.rest !== null) for await (const row of found.rest) more.push(row)
  return { facts: found.facts(), tables: found.tables, more }
}

const loaders: readonly (readonly [string, Arbitrary<unknown>, (input: never) => unknown, number])[] = [
  [
    'tables as a dataset',
    tables,
    (input: Parameters<typeof datasetOfRows>[0]) => engine.assess(datasetOfRows(input, { id: 'd', packs: [notice] }).dataset),
    150,
  ],
  ['a file of tables', damaged([csv, gb, json, book]), readTables, 250],
  [
    'a workbook',
    damaged([book]),
    async (input: Uint8Array) => {
      const read = await readWorkbook(input)
      return 'refused' in read ? read : { sheets: read.sheets.map(({ name, rows }) => ({ name, rows: rows.length })) }
    },
    150,
  ],
  ['the sheets of a pack', edited, (input: Parameters<typeof packFromSheets>[0]) => packFromSheets(input).problems, 20],
  [
    'a formula',
    damaged(formulas).map((bytes) => new TextDecoder().decode(bytes)),
    (input: string) => {
      const { logic, problem } = parse(input)
      if (problem === null) expect(parse(print(logic) ?? '').logic).toEqual(logic)
      return problem
    },
    500,
  ],
  ['a JSON text', damaged([dataset, json]).map((bytes) => new TextDecoder().decode(bytes)), (input: string) => parseJson(input), 150],
  ['a key file', spoiled(fc.constant(keys)), (input) => readKeyFile(input), 200],
  [
    'an envelope of signatures',
    fc.oneof(hostileData, spoiled(fc.constant(envelope))),
    (input) => (openEnvelope(input) === null ? null : true),
    200,
  ],
]

test.each(loaders)(
  'whatever stands in it, %s is read, or refused with words and without a crash',
  async (name, arbitrary, read, runs) => {
    const property = fc.asyncProperty(arbitrary, async (input) => {
      let result: unknown = null
      try {
        result = await read(input as never) // each loader is given what its arbitrary makes
      } catch (error) {
        if (!isWanzhengError(error) && !(error instanceof Refused)) throw error
      }
      expect(isJson(result)).toBe(true)
    })
    await holdAsync(name, property, runs)
  },
  TIMEOUT,
)
