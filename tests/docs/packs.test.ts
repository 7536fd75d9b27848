import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Language } from '../../src/messages/messages.js'
import { crosswalkPage } from '../../src/node/build/crosswalk-page.js'
import { packPage } from '../../src/node/build/pack-page.js'
import { sentencePage } from '../../src/node/build/sentence-page.js'
import { builtPacks } from '../packs/packs.js'

const folder = resolve(import.meta.dirname, '../../docs/packs')
const packs = await builtPacks()
const topics = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../rules/crosswalk.json'), 'utf8'))

/** With UPDATE_DOCS=1 the page is written; else it must be what the pack gives now. */
function expectFresh(name: string, page: string): void {
  const path = resolve(folder, name)
  if (process.env.UPDATE_DOCS === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, page)
  }
  expect(readFileSync(path, 'utf8')).toBe(page)
}

for (const [language, suffix] of [
  ['en', ''],
  ['zh', '.zh-CN'],
] as readonly (readonly [Language, string])[]) {
  test(`docs/packs/crosswalk${suffix}.md is what the packs give`, () => {
    expectFresh(`crosswalk${suffix}.md`, crosswalkPage(topics, packs, language))
  })
  for (const pack of packs) {
    test(`docs/packs/${pack.id}${suffix}.md is what the pack gives`, () => {
      expectFresh(`${pack.id}${suffix}.md`, packPage(pack, language))
    })
    test(`docs/packs/${pack.id}-sentences${suffix}.md is what the pack gives`, () => {
      expectFresh(`${pack.id}-sentences${suffix}.md`, sentencePage(pack, language))
    })
  }
}

test('a page names every clause, every rule and every parameter', () => {
  for (const pack of packs) {
    const page = packPage(pack, 'zh')
    for (const id of [...pack.rules.map((rule) => rule.id), ...Object.keys(pack.parameters)]) expect(page).toContain(`\`${id}\``)
    for (const { title } of pack.clauses) expect(page).toContain(title.zh)
  }
})
