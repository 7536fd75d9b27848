import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { canonicalText } from '../../../src/author/sheets/canonical-text.js'
import { itemsOf } from '../../../src/author/sheets/items.js'
import { describeSheetProblems, diffPacks, packFromSheets } from '../../../src/author.js'
import { digest } from '../../../src/digest.js'
import type { Pack } from '../../../src/schema/pack.js'
import { cellsOf, edited, released } from './edited.js'
import { spoilt } from './spoilt.js'

const packs = ['jb167-2014', 'jkg-2020-7'].map(released)

/** What every list holds, in no order, where a weight of 1 need not be said: what decides a score. */
function contents(pack: Pack): string {
  return canonicalText(
    Object.values(itemsOf(pack)).map((items) =>
      items.map((item) => canonicalText(item.weight === 1 ? { ...item, weight: undefined } : item)).sort(),
    ),
  )
}

it('are refused with place and code, or every change that could move a score is listed; none crashes', () => {
  const counts: Record<'refused' | 'listed' | 'the same', number> = { refused: 0, listed: 0, 'the same': 0 }
  for (const original of packs) {
    const before = digest(original)
    for (const [index, { what, cells, merges }] of [...spoilt(cellsOf(original))].entries()) {
      // Of the larger pack every third, which is still many.
      if (original.rules.length > 20 && index % 3 !== 0) continue
      const sheets = edited(cells).map((sheet) => (sheet.name === merges ? { ...sheet, merges: ['A2:A3'] } : sheet))
      const { pack, problems } = packFromSheets(sheets)
      if (pack === null) {
        counts.refused += 1
        const errors = problems.filter(({ severity }) => severity === 'error')
        expect(errors.length, what).toBeGreaterThan(0)
        for (const { place } of errors) expect(place, what).toMatch(/^[\u4e00-\u9fff]+(![A-Z]+\d+)?$/)
        for (const language of ['zh', 'en'] as const)
          expect(describeSheetProblems(errors, language), what).toMatch(/^([\u4e00-\u9fff]+(![A-Z]+\d+)?: .+ \([a-z-]+\)(\n|$))+$/s)
      } else if (digest(pack) === before) counts['the same'] += 1
      else {
        const { changes } = diffPacks(original, pack)
        if (changes.length === 0) expect(contents(pack), what).toBe(contents(original))
        counts[changes.length === 0 ? 'the same' : 'listed'] += 1
      }
    }
  }
  // The pages for staff say how many.
  const total = counts.refused + counts.listed + counts['the same']
  expect(readFileSync('docs/pack-workbook.md', 'utf8')).toContain(
    `Of ${total} spoilt workbooks ${counts.refused} are refused, ${counts.listed} are read with every change listed, and ${counts['the same']} mean the same pack.`,
  )
  expect(readFileSync('docs/pack-workbook.zh-CN.md', 'utf8')).toContain(
    `${total} 份损坏的工作簿中，${counts.refused} 份不予导入，${counts.listed} 份导入并列出全部修改，${counts['the same']} 份含义不变。`,
  )
}, 120_000)
