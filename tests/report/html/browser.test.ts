import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/index.js'
import { readPacks } from '../../../src/node/pack-references.js'
import { htmlReport } from '../../../src/report/html/document.js'
import { browserPath, openBrowser, pagesOf } from './browser.js'

const example = (name: string): object => JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../examples', name), 'utf8'))
const packs = await readPacks(['notice-2022-48'], 'en')
const engine = createEngine(packs)
const long = {
  id: 'd',
  asOf: '2023-06-30',
  units: ['x'.repeat(300), '<i>', 'مجتمع', '社区'.repeat(90)].map((name, id) => ({ id: `${id}`, level: 'community', name })),
}

if (browserPath === undefined) console.warn('\n*** No Chromium is installed: the HTML report is not looked at in a browser. ***\n')

describe.skipIf(browserPath === undefined)('in Chromium (skipped where it is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wanzheng-html-'))
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each<[string, 'en' | 'zh', object, number, number]>([
    ['one community', 'zh', example('demo.json'), 2, 3],
    ['one community', 'en', example('demo.json'), 2, 4],
    ['a province with what is in it', 'zh', example('demo-city.json'), 6, 16],
    ['a province with what is in it', 'en', example('demo-city.json'), 6, 16],
    ['names that are too long or not Latin', 'en', long, 5, 40],
  ])('%s (%s): nothing fetched, no error, nothing too wide, A4 in print', async (_, language, dataset, least, most) => {
    const file = join(folder, 'report.html')
    writeFileSync(file, await htmlReport(engine.assess(dataset), packs, language))
    const url = pathToFileURL(file).href
    const [asked, said]: [string[], string[]] = [[], []]
    const page = await browser.newPage()
    page.on('request', (request) => void asked.push(request.url()))
    page.on('console', (message) => void said.push(message.text()))
    page.on('pageerror', (error) => void said.push(error.message))
    await page.goto(url)
    for (const width of [390, 800, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      const { inner, outer } = await page.evaluate<{ inner: number; outer: number }>(
        '({ inner: document.documentElement.scrollWidth, outer: document.documentElement.clientWidth })',
      )
      expect({ width, tooWide: inner - outer }).toEqual({ width, tooWide: 0 })
    }
    const { count, size } = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: false }))
    expect(size.map(Math.round)).toEqual([595, 842])
    expect(count).toBeGreaterThanOrEqual(least)
    expect(count).toBeLessThanOrEqual(most)
    expect({ asked, said }).toEqual({ asked: [url], said: [] })
    await page.close()
  })

  test('what is not known is hatched, so that it is seen without colour', async () => {
    const page = await browser.newPage()
    await page.setContent(
      await htmlReport(engine.assess({ id: 'd', asOf: '2023-06-30', units: [{ id: '1', level: 'community' }] }), packs, 'en'),
    )
    const patterned = await page.locator('svg.chart [fill^="url(#"]').count()
    expect(patterned).toBe(1 + 4)
    // Hatching alternates dark and light along a line across the bar.
    await page.addStyleTag({ content: 'html { filter: grayscale(1) }' })
    const picture = await page.locator('.legend svg').nth(1).screenshot()
    expect(picture.length).toBeGreaterThan(100)
    await page.close()
  })
})
