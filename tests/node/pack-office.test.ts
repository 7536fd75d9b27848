import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packFromSheets } from '../../src/author.js'
import { digest } from '../../src/digest.js'
import { packWorkbook } from '../../src/node/pack-workbook.js'
import { readWorkbook, writeWorkbook } from '../../src/node/spreadsheet.js'
import { IDS, released } from '../author/sheets/edited.js'
import { converted, hasOffice } from './soffice.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-pack-office-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

if (!hasOffice) console.warn('\n*** LibreOffice is not installed: workbooks of packs are not opened and saved by it. ***\n')

describe.skipIf(!hasOffice)('a pack saved by LibreOffice (skipped where it is not installed)', () => {
  async function expectSame(file: string, id: string): Promise<void> {
    const book = await readWorkbook(readFileSync(file))
    if ('refused' in book) throw new Error(book.refused)
    const { pack, problems, original } = packFromSheets(book.sheets)
    expect(problems).toEqual([])
    expect(digest(pack)).toBe(digest(released(id)))
    expect(digest(original)).toBe(digest(released(id)))
  }

  async function exported(id: string): Promise<string> {
    const file = join(folder, `${id}.xlsx`)
    writeFileSync(file, await writeWorkbook(packWorkbook(released(id))))
    return file
  }

  it.each(IDS)(
    '%s comes back from ods and xlsx with an equal digest',
    async (id) => {
      const ods = converted(await exported(id), 'ods', folder)
      await expectSame(converted(ods, 'xlsx', mkdtempSync(join(folder, 'saved-'))), id)
    },
    120_000,
  )

  it('comes back from xlsx saved as xlsx', async () => {
    await expectSame(converted(await exported('notice-2022-48'), 'xlsx', mkdtempSync(join(folder, 'saved-'))), 'notice-2022-48')
  }, 120_000)
})
