import { diffText } from '../../author/diff/text.js'
import { diffPacks } from '../../author/diff.js'
import { describeSheetProblems } from '../../author/sheets/words.js'
import { type Command, EXIT } from '../command.js'
import { bytesOf } from '../files.js'
import { joined } from '../lines.js'
import { sheetsOfWorkbook } from '../pack-of-workbook.js'
import { cliWordsIn } from '../words.js'
import { writeText } from '../write-text.js'

/** Makes a pack of a workbook that `pack export` wrote and staff edited, and says on standard error what was changed. */
export const packImport: Command = {
  name: 'pack import',
  operands: ['FILE'],
  options: ['output'],
  summary: {
    en: 'the pack of an edited workbook, with a list of what was changed; mistakes by sheet and cell',
    zh: '从编辑过的工作簿生成规则包，列出所有修改；错误指明工作表和单元格',
  },
  run: async (given, io) => {
    const [file = ''] = given.operands
    const parts: Uint8Array[] = []
    for await (const part of bytesOf(file, io, cliWordsIn(given.language))) parts.push(part)
    const { pack, problems, original } = await sheetsOfWorkbook(joined(parts), file, given.language)
    if (problems.length > 0) await io.stderr.write(`${describeSheetProblems(problems, given.language)}\n`)
    if (pack === null) return EXIT.data
    if (original !== null) await io.stderr.write(diffText(diffPacks(original, pack), { before: original, after: pack }, given.language))
    await writeText(`${JSON.stringify(pack, null, 2)}\n`, given, io)
    return EXIT.done
  },
}
