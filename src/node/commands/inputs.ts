import { createEngine } from '../../engine.js'
import { WanzhengError } from '../../error.js'
import { inputList } from '../../report/input-list.js'
import type { Unit } from '../../schema/dataset.js'
import { type Command, EXIT, type Given } from '../command.js'
import { bytesOf, fileSink } from '../files.js'
import { surveyForm } from '../form/survey-form.js'
import { FileRefused, importParts } from '../import-parts.js'
import type { Io } from '../io.js'
import { pageWidth } from '../layout-for.js'
import { readPacks } from '../pack-references.js'
import { refusedIn } from '../refused-in.js'
import { cliWordsIn } from '../words.js'
import { writeText } from '../write-text.js'

/** Lists the values that packs read; writes the form in which they are asked for; or finds them in tables. */
export const inputs: Command = {
  name: 'inputs',
  operands: ['[FILE…]'],
  options: ['pack', 'json', 'form', 'level', 'map', 'sheet', 'encoding', 'delimiter', 'output'],
  summary: {
    en: 'list the fields that rules read; write a blank survey form, or a mapping of the columns of tables',
    zh: '列出规则用到的字段；生成空白调查表，或表格各列的映射文件',
  },
  run: async (given, io) => {
    const { maps, operands, form, language } = given
    const words = cliWordsIn(language)
    if (maps.length === 0 && operands[0] !== undefined) throw new WanzhengError('misuse', words.extraOperand(operands[0]))
    if (maps.length > 0) await writeMapping([...maps, ...operands], given, io)
    else if (form !== null) await writeForm(form, given)
    else await list(given, io)
    return EXIT.done
  },
}

async function list({ packs: references, language, json }: Given, io: Io): Promise<void> {
  const packs = await readPacks(references, language)
  const wanted = createEngine(packs).inputs()
  await io.stdout.write(json ? `${JSON.stringify(wanted, null, 2)}\n` : inputList(wanted, packs, language, pageWidth(io)))
}

async function writeForm(file: string, { packs: references, language, level }: Given): Promise<void> {
  const packs = await readPacks(references, language)
  const { writeWorkbook } = await import('../spreadsheet.js')
  const bytes = await writeWorkbook(surveyForm(packs, (level ?? 'community') as Unit['level'], language)) // one of the choices
  const sink = await fileSink(file, cliWordsIn(language))
  await sink.write(bytes)
  await sink.finish()
}

// As an import finds it.
async function writeMapping(files: readonly string[], given: Given, io: Io): Promise<void> {
  const { language, encoding, delimiter, sheets, packs } = given
  const sources = files.map((file) => ({ file, chunks: bytesOf(file, io, cliWordsIn(language)) }))
  const options = {
    id: 'mapping',
    packs: await readPacks(packs, language),
    ...(encoding === null ? {} : { encoding }),
    ...(delimiter === null ? {} : { delimiter }),
    ...(sheets.length === 0 ? {} : { sheets }),
  }
  try {
    const parts = importParts(sources, options)
    for (let next = await parts.next(); ; next = await parts.next()) {
      if (next.done === true) return await writeText(`${JSON.stringify(next.value.mapping, null, 2)}\n`, given, io)
    }
  } catch (error) {
    throw error instanceof FileRefused ? refusedIn(error, language) : error
  }
}
