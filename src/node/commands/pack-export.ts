import { WanzhengError } from '../../error.js'
import type { Pack } from '../../schema/pack.js'
import { type Command, EXIT } from '../command.js'
import { fileSink } from '../files.js'
import { readPacks } from '../pack-references.js'
import { packWorkbook } from '../pack-workbook.js'
import { reportWordsIn } from '../report-words.js'
import { cliWordsIn } from '../words.js'

/** Writes a pack as a workbook for policy staff, from which `pack import` makes the same pack. */
export const packExport: Command = {
  name: 'pack export',
  operands: ['PACK'],
  options: ['output'],
  summary: { en: 'a pack as a workbook to edit in Excel or WPS', zh: '将规则包导出为工作簿，供在 Excel 或 WPS 中编辑' },
  run: async ({ operands, output, language }) => {
    if (output === null || output === '-') throw new WanzhengError('misuse', reportWordsIn(language).needsFile('xlsx'))
    const packs = await readPacks(operands, language)
    const { writeWorkbook } = await import('../spreadsheet.js')
    const bytes = await writeWorkbook(packWorkbook(packs.at(-1) as Pack)) // each reference gives one pack
    const sink = await fileSink(output, cliWordsIn(language))
    await sink.write(bytes)
    await sink.finish()
    return EXIT.done
  },
}
