import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine } from '../../../src/index.js'
import { readPacks } from '../../../src/node/pack-references.js'
import { htmlReport, MOST_PAGES } from '../../../src/report/html/document.js'

const example = (name: string): object => JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../examples', name), 'utf8'))
const packs = await readPacks(['notice-2022-48'], 'en')
const engine = createEngine(packs, { asOf: '2023-06-30' })
const reportOf = async (units: readonly object[], language: 'en' | 'zh' = 'en'): Promise<string> =>
  await htmlReport(engine.assess({ id: 'd', units }), packs, language)

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>',
  '\u202Eabc\u2066 \u0000 \u2028 ]]>',
  'مجتمع كامل',
  '{a|b}',
]
const units = [...HOSTILE, '=1+1', '@SUM(A1)'].map((name, index) => ({ id: `${index}${name}`, level: 'community', name, households: 1000 }))

// Every tag that stands in a report of harmless names.
const tagsOf = (report: string): readonly string[] => [...new Set(report.match(/<[a-z!/][^\s>]*/gi))].sort()

test('names of the data are text and nothing else', async () => {
  const report = await reportOf(units)
  const harmless = await reportOf(units.map((_, index) => ({ id: `u${index}`, level: 'community', name: 'n', households: 1000 })))
  expect(tagsOf(report)).toEqual(tagsOf(harmless))
  expect(report).not.toMatch(/<[^>]*\son[a-z]+=/)
  expect(report).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u2028]/)
  expect(report).not.toContain('\u0000')
  expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(report).toContain('مجتمع كامل')
  // Not even where a spreadsheet opens the page.
  expect(report).not.toMatch(/<(td|bdi)[^>]*>[=@]/)
})

test('any name whatever leaves the markup as it is', async () => {
  const harmless = tagsOf(await reportOf([{ id: '1', level: 'community', name: 'n' }]))
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), async (name) => {
      expect(tagsOf(await reportOf([{ id: '1', level: 'community', name }]))).toEqual(harmless)
    }),
    { numRuns: 40 },
  )
})

test('a report fetches nothing and runs nothing', async () => {
  const report = await reportOf((example('pilot-communities.json') as { units: object[] }).units, 'zh')
  expect(report).not.toMatch(/<(script|link|img|iframe|object|embed|form|base)\b|@import|@font-face|\burl\((?!#)|javascript:/i)
  expect([...report.matchAll(/(?:src|href|xlink:href)="([^"]*)"/g)].filter(([, target]) => !/^#u[0-9]+$/.test(target ?? ''))).toEqual([])
  expect(report).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
})

test('the same assessment gives the same report, whatever was drawn before, and no id stands twice', async () => {
  const assessment = engine.assess(example('demo-city.json'))
  const report = await htmlReport(assessment, packs, 'zh')
  await htmlReport(assessment, packs, 'en')
  expect(await htmlReport(assessment, packs, 'zh')).toBe(report)
  const ids = [...report.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const wanted = [...report.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id)
  expect(wanted.filter((id) => !ids.includes(id))).toEqual([])
})

test('each unit has a page with its score, groups, unknown items and workings; one unit alone has no overview', async () => {
  const one = await reportOf([{ id: '1', level: 'community', name: 'One', households: 1000 }])
  expect(one).not.toContain('id="overview"')
  const many = await htmlReport(engine.assess(example('demo-city.json')), packs, 'en')
  expect(many).toContain('id="overview"')
  expect(many.match(/<section class="page"/g)?.length).toBe(5)
  for (const text of ['What to measure first', 'How the score was computed', 'Number of pilot communities', 'Place 1'])
    expect(many).toContain(text)
})

test('a Chinese report is Chinese, but for ids and signs', async () => {
  const report = await htmlReport(engine.assess(example('demo-city.json')), packs, 'zh')
  const text = report
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll(/demo-city|notice-2022-48(@1\.0\.0)?|wanzheng|sha256:[0-9a-f]+|GB\/T|&[a-z0-9#]+;/g, '')
  expect(text.match(/[A-Za-z]{2,}/g) ?? []).toEqual([])
})

test('an assessment without units, and one whose units have no score, are reports too', async () => {
  expect(await reportOf([])).toContain('0 units')
  expect(
    await reportOf([
      { id: '1', level: 'block' },
      { id: '2', level: 'block' },
    ]),
  ).toContain('no scored rule applies')
})

test('so many units have a page each; the overview has all, and the report says so', async () => {
  const many = Array.from({ length: MOST_PAGES + 2 }, (_, index) => ({ id: String(100000 + index), level: 'community', households: 1000 }))
  const report = await reportOf(many)
  expect(report.match(/<section class="page"/g)?.length).toBe(MOST_PAGES)
  expect(report).toContain(`Of ${MOST_PAGES + 2} units ${MOST_PAGES} have a page`)
  expect(report).toContain(String(100000 + MOST_PAGES + 1))
  expect(report.length).toBeLessThan(MOST_PAGES * 45_000)
})
