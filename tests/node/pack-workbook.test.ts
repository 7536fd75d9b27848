import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packFromSheets } from '../../src/author.js'
import { digest } from '../../src/digest.js'
import { packWorkbook } from '../../src/node/pack-workbook.js'
import { readWorkbook, writeWorkbook } from '../../src/node/spreadsheet.js'
import type { Workbook } from '../../src/node/workbook.js'
import type { Pack } from '../../src/schema/pack.js'
import { IDS, released } from '../author/sheets/edited.js'
import { run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-pack-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const notice = released('notice-2022-48')

async function bookIn(bytes: Uint8Array): Promise<Workbook> {
  const book = await readWorkbook(bytes)
  if ('refused' in book) throw new Error(book.refused)
  return book
}

describe('the workbook of a pack', () => {
  it.each(IDS)(
    '%s comes back from its file with an equal digest',
    async (id) => {
      const pack = released(id)
      const { pack: back, problems } = packFromSheets((await bookIn(await writeWorkbook(packWorkbook(pack)))).sheets)
      expect(problems).toEqual([])
      expect(digest(back)).toBe(digest(pack))
    },
    60_000,
  )

  it('has frozen heads with comments, drop-downs and protected ids, with room below', async () => {
    const { sheets } = await bookIn(await writeWorkbook(packWorkbook(notice)))
    expect(sheets.map(({ name, hidden }) => `${name}${hidden === true ? ' (hidden)' : ''}`).join(' ')).toBe(
      '规则包 规则 参数 条文 评分 用例 派生 字典 文件 措施 释义 原规则包 (hidden)',
    )
    const rules = sheets[1]
    expect(rules).toMatchObject({ protected: true, frozen: { rows: 1, columns: 1 } })
    expect(rules?.rows[0]?.every(({ comment }) => comment !== undefined && comment !== '')).toBe(true)
    expect(rules?.dropDowns?.find(({ values }) => values?.includes('鼓励'))?.values).toEqual(['必须', '应', '宜', '可', '鼓励'])
    expect(rules?.dropDowns?.find(({ range }) => range.startsWith('D2:'))?.source).toBe(`'条文'!$A$2:$A$${notice.clauses.length + 21}`)
    expect([rules?.rows[1]?.[0]?.locked, rules?.rows[1]?.[1]?.locked]).toEqual([undefined, false])
    expect(rules?.rows[notice.rules.length + 1]?.[0]).toMatchObject({ value: null, locked: false })
  })

  it('holds no formula that a spreadsheet would work out, whatever the texts are', async () => {
    const title = { zh: '=1+1', en: '@SUM(A1)' }
    const pack: Pack = { ...notice, title, summary: { zh: '+86', en: "'quoted" } }
    const book = await bookIn(await writeWorkbook(packWorkbook(pack)))
    expect(book.sheets.flatMap(({ rows }) => rows.flat().filter(({ formula }) => formula !== undefined))).toEqual([])
    expect(digest(packFromSheets(book.sheets).pack)).toBe(digest(pack))
  })
})

describe('pack export and pack import', () => {
  const file = join(folder, 'notice.xlsx')

  async function withCell(sheet: string, id: string, head: string, value: string | number): Promise<string> {
    const book = await bookIn(readFileSync(file))
    const sheets = book.sheets.map((one) => {
      const column = one.rows[0]?.findIndex((cell) => cell.value === head) ?? -1
      if (one.name !== sheet) return one
      return {
        ...one,
        rows: one.rows.map((row) => (row[0]?.value === id ? row.map((cell, x) => (x === column ? { ...cell, value } : cell)) : row)),
      }
    })
    const path = join(folder, 'edited.xlsx')
    writeFileSync(path, await writeWorkbook({ sheets }))
    return path
  }

  it('make the same pack again', async () => {
    expect(await run(['pack', 'export', `${notice.id}@${notice.version}`, '-o', file])).toMatchObject({ exit: 0, out: '', err: '' })
    const { exit, out, err } = await run(['pack', 'import', file])
    expect(exit).toBe(0)
    expect(digest(JSON.parse(out))).toBe(digest(notice))
    expect(err).toContain('The two packs mean the same.')
  })

  it('say what was changed', async () => {
    const path = await withCell('参数', 'service-area-per-100-households', '取值', '≥４０ ㎡/百户')
    const { exit, out, err } = await run(['pack', 'import', path, '--lang', 'zh'])
    expect(exit).toBe(0)
    expect(JSON.parse(out).parameters['service-area-per-100-households'].values[0].value).toBe(40)
    expect(err).toContain('40')
  })

  it('name sheet and cell of a mistake, in both languages', async () => {
    const path = await withCell('规则', 'service-area-per-100-households', '要求程度', '应当')
    const zh = await run(['pack', 'import', path, '--lang', 'zh'])
    expect(zh).toMatchObject({ exit: 3, out: '' })
    expect(zh.err).toMatch(/^规则!G\d+: “应当”不在选项之内，应为：必须、应、宜、可、鼓励；最接近的是“应” \(not-one-of\)\n$/)
    expect((await run(['pack', 'import', path, '--lang', 'en'])).err).toMatch(/^规则!G\d+: found 应当, expected one of 必须、应/)
  })

  it('refuse what is no workbook, and an export without a file', async () => {
    writeFileSync(join(folder, 'not.xlsx'), 'hello')
    expect(await run(['pack', 'import', join(folder, 'not.xlsx'), '--lang', 'en'])).toMatchObject({ exit: 3, out: '' })
    expect(await run(['pack', 'import', join(folder, 'none.xlsx'), '--lang', 'en'])).toMatchObject({ exit: 2, out: '' })
    expect(await run(['pack', 'export', 'notice-2022-48', '--lang', 'en'])).toMatchObject({ exit: 2 })
  })
})
