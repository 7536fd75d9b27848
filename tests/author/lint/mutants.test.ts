import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { LintFinding } from '../../../src/author/lint/finding.js'
import { lintOverlay } from '../../../src/author/lint/overlay.js'
import { lintSheets } from '../../../src/author/lint/sheets.js'
import { describeFinding } from '../../../src/author/lint/words.js'
import { lintPack } from '../../../src/author/lint.js'
import { diffPacks } from '../../../src/author.js'
import { createEngine } from '../../../src/index.js'
import { applyOverlay } from '../../../src/overlay.js'
import type { Overlay } from '../../../src/schema/overlay.js'
import type { Pack } from '../../../src/schema/pack.js'
import { mutants } from '../../overlay/mutants.js'
import { cellsOf, edited, released } from '../sheets/edited.js'
import { spoilt } from '../sheets/spoilt.js'

/** What became of a mutant: refused, found, without effect on any score, or an edit that the difference lists. */
type Fate = 'refused' | 'found' | 'same' | 'listed'

const PACKS: readonly (readonly [id: string, count: number])[] = [
  ['notice-2022-48', 40],
  ['jkg-2020-7', 40],
  ['jb167-2014', 140],
]

/** A unit for every worked case: what a pack makes of them shows whether a change matters. */
function probe(pack: Pack): (other: Pack) => string {
  const levelOf = new Map(pack.rules.map(({ id, level }) => [id, level[0]]))
  const units = Object.entries(pack.cases).flatMap(([rule, cases]) =>
    cases.slice(0, 4).map(({ given }, index) => ({ id: `${rule}-${index}`, level: levelOf.get(rule), ...given })),
  )
  return (other) =>
    JSON.stringify(
      [createEngine([other])].map((engine) =>
        engine.assess({ id: 'probe', asOf: '2025-06-30', units }).units.map((unit) => ({ ...unit, results: null })),
      ),
    )
}

const keyOf = ({ code, path, item, params }: LintFinding): string => JSON.stringify([code, item ?? path, params])
const isGrave = ({ severity }: LintFinding): boolean => severity !== 'note'

/** Every finding has a code, a place and words; where it is the engine's, the pack is refused. */
function fateOf(found: readonly LintFinding[], before: ReadonlySet<string>): 'refused' | 'found' | null {
  const fresh = found.filter((one) => isGrave(one) && !before.has(keyOf(one)))
  for (const one of fresh) {
    expect(one.code).toMatch(/^[a-z-]+$/)
    expect(one.path).toMatch(/^(\/|$)/)
    for (const language of ['zh', 'en'] as const) expect(describeFinding(one, language).what).not.toMatch(/undefined|\[object/)
  }
  if (fresh.some(({ issue }) => issue !== undefined)) return 'refused'
  return fresh.length > 0 ? 'found' : null
}

function counted(fates: readonly Fate[]): Readonly<Record<Fate, number>> {
  const count = (fate: Fate): number => fates.filter((one) => one === fate).length
  return { refused: count('refused'), found: count('found'), same: count('same'), listed: count('listed') }
}

test('packs with one thing wrong are refused or warned about, change no score, or are listed as edits', () => {
  const fates = PACKS.flatMap(([id, most]) => {
    const good = released(id)
    const judge = probe(good)
    const [before, wanted] = [new Set(lintPack(good).map(keyOf)), judge(good)]
    return mutants(good, most).map(({ name, json }): Fate => {
      const fate = fateOf(lintPack(json), before)
      if (fate !== null) return fate
      const mutant = json as Pack // nothing refused it
      if (judge(mutant) === wanted) return 'same'
      expect(diffPacks(good, mutant).changes, name).not.toEqual([])
      return 'listed'
    })
  })
  expectInDocs('packs', '规则包', counted(fates))
}, 400_000)

test('overlays with one thing wrong are refused or warned about, change no score, or are listed as edits', () => {
  const notice = released('notice-2022-48')
  const good: Overlay = JSON.parse(readFileSync('examples/overlays/example-province.json', 'utf8'))
  const judge = probe(notice)
  const [before, laid] = [new Set(lintOverlay(good, notice).map(keyOf)), applyOverlay(notice, good)]
  const wanted = judge(laid)
  const fates = mutants(good, 50).map(({ name, json }): Fate => {
    const fate = fateOf(lintOverlay(json, notice), before)
    if (fate !== null) return fate
    const mutant = applyOverlay(notice, json)
    if (judge(mutant) === wanted) return 'same'
    expect(diffPacks(laid, mutant).changes, name).not.toEqual([])
    return 'listed'
  })
  expectInDocs('overlays', '叠加包', counted(fates))
}, 400_000)

test('of spoilt workbooks whatever is wrong is named with its cell', () => {
  const pack = released('jb167-2014')
  const before = new Set(lintPack(pack).map(keyOf))
  const all = [...spoilt(cellsOf(pack))].filter((_, index) => index % 6 === 0)
  for (const { what, cells, merges } of all) {
    const sheets = edited(cells).map((sheet) => (sheet.name === merges ? { ...sheet, merges: ['A2:A3'] } : sheet))
    const found = lintSheets(sheets).filter((one) => !before.has(keyOf(one)))
    for (const { cell } of found) expect(cell, what).toMatch(/^[\u4e00-\u9fff]+(![A-Z]+\d+)?$|^原规则包/)
  }
  expect(all.length).toBeGreaterThan(60)
}, 400_000)

// The page says how many; so it says the truth.
function expectInDocs(en: string, zh: string, { refused, found, same, listed }: Readonly<Record<Fate, number>>): void {
  const total = refused + found + same + listed
  expect(readFileSync('docs/pack-lint.md', 'utf8')).toContain(
    `Of ${total} spoilt ${en} ${refused} are refused, ${found} are found by the checker, ${same} change no score, and ${listed} are edits that \`pack diff\` lists.`,
  )
  expect(readFileSync('docs/pack-lint.zh-CN.md', 'utf8')).toContain(
    `${total} 份损坏的${zh}中，${refused} 份被拒绝，${found} 份由检查发现，${same} 份不改变任何得分，${listed} 份属于修改，由 \`pack diff\` 列出。`,
  )
}
