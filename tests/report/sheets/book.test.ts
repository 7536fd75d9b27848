import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createEngine } from '../../../src/index.js'
import { readPacks } from '../../../src/node/pack-references.js'
import { bookOf, MOST_ROWS } from '../../../src/node/write-sheets.js'
import { bookSheets } from '../../../src/report/sheets/book.js'

const packs = await readPacks(['notice-2022-48', 'gb50180-2018'], 'en')
const engine = createEngine(packs)
const example = (name: string): object => JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../examples', name), 'utf8'))

test.each(['demo.json', 'demo-city.json', 'pilot-communities.json'])(
  '%s: every outcome, gap and unknown item has its row, in either language',
  (name) => {
    const assessment = engine.assess(example(name))
    const outcomes = assessment.units.flatMap((unit) => unit.outcomes)
    for (const language of ['en', 'zh'] as const) {
      const sheets = bookSheets(assessment, packs, language)
      for (const { columns, rows } of sheets) expect(rows.filter((row) => row.length !== columns.length)).toEqual([])
      const [summary, results, gaps, unknown] = sheets
      expect(summary?.rows.length).toBe(assessment.units.length + 1)
      expect(results?.rows.length).toBe(outcomes.length)
      expect(unknown?.rows.length).toBe(outcomes.filter(({ status }) => status === 'unknown').length)
      expect(gaps?.rows.length).toBe(
        outcomes.filter(({ status, obligation }) => status === 'fail' && !['may', 'encourage'].includes(obligation)).length,
      )
    }
  },
)

test('the total of the summary is the sum of its rows', () => {
  const [summary] = bookSheets(engine.assess(example('demo-city.json')), packs, 'en')
  for (const status of ['pass', 'fail', 'unknown', 'not-applicable']) {
    const own = (summary?.rows ?? []).map((row) => Number(row[summary?.columns.findIndex(({ id }) => id === status) ?? 0]))
    expect(own.at(-1)).toBe(own.slice(0, -1).reduce((sum, one) => sum + one, 0))
  }
})

test('the same assessment is the same workbook, byte for byte, and an empty one is a workbook too', async () => {
  const assessment = engine.assess(example('demo-city.json'))
  const [one, other] = [await bookOf(bookSheets(assessment, packs, 'zh'), 'zh'), await bookOf(bookSheets(assessment, packs, 'zh'), 'zh')]
  expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0)
  expect((await bookOf(bookSheets(engine.assess({ id: 'd', asOf: '2023-06-30', units: [] }), packs, 'zh'), 'zh')).length).toBeGreaterThan(
    1000,
  )
})

test('a workbook that would take gigabytes is refused with what to do instead', async () => {
  const rows = Array.from({ length: MOST_ROWS + 1 }, () => ['x'])
  const sheet = { name: 's', columns: [{ id: 'a', head: 'a', width: 8 }], rows }
  await expect(bookOf([sheet], 'en')).rejects.toMatchObject({
    code: 'misuse',
    message: expect.stringContaining('too-many-rows: 100001 rows'),
  })
})
