import fc from 'fast-check'
import { expect, it } from 'vitest'
import { describeSheetProblems, packFromSheets } from '../../../src/author.js'
import { digest } from '../../../src/digest.js'
import { cellsOf, edited, released } from './edited.js'

const original = released('jb167-2014')
const cells = cellsOf(original)
const value = fc.oneof(
  fc.constant(null),
  fc.double(),
  fc.boolean(),
  fc.string(),
  fc.constant({ date: '2023-06-30T08:30:00' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '{"__proto__":1}',
    '[[[',
    '{"zh":1}',
    '"x"',
    '0',
    '１／３',
    '%',
    '（）',
    '、',
    '（无）',
    'null',
    '{}',
    '[]',
    '时段',
    '表行',
  ),
  fc.json(),
)

it('never crash, whatever stands in three cells', () => {
  const place = fc.tuple(fc.nat(cells.length - 1), fc.nat(), fc.nat(), value)
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 3 }), (edits) => {
      const after = cells.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) }))
      for (const [sheet, row, column, put] of edits) {
        const rows = after[sheet]?.rows ?? []
        const line = rows[row % Math.max(1, rows.length)]
        if (line !== undefined) line[column % Math.max(1, line.length)] = put
      }
      const { pack, problems } = packFromSheets(edited(after))
      expect(describeSheetProblems(problems, 'zh').split('\n').length).toBeGreaterThan(0)
      if (pack === null) expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
      else expect(digest(pack)).toMatch(/^sha256:/)
    }),
    { numRuns: 1200 },
  )
}, 60_000)
