import { packFromSheets, type ReadSheets } from '../author/sheets/read.js'
import { describeSheetProblems } from '../author/sheets/words.js'
import { WanzhengError } from '../error.js'
import type { Language } from '../messages/messages.js'
import type { Pack } from '../schema/pack.js'
import { refusalIn } from './workbook-words.js'

/** Whether bytes are those of a workbook: a ZIP archive, as no JSON is. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/**
 * Reads the sheets of a pack, with what is wrong in them.
 *
 * @throws {@link WanzhengError} `invalid-pack` for what is no workbook.
 */
export async function sheetsOfWorkbook(bytes: Uint8Array, file: string, language: Language): Promise<ReadSheets> {
  const { readWorkbook } = await import('./spreadsheet.js')
  const book = await readWorkbook(bytes)
  if ('refused' in book) throw new WanzhengError('invalid-pack', `${file}: ${refusalIn(book, language)}`)
  return packFromSheets(book.sheets)
}

/**
 * The pack that a workbook holds.
 *
 * @throws {@link WanzhengError} `invalid-pack`, with the sheet and cell of every mistake.
 */
export async function packOfWorkbook(bytes: Uint8Array, file: string, language: Language): Promise<Pack> {
  const { pack, problems } = await sheetsOfWorkbook(bytes, file, language)
  if (pack !== null) return pack
  const lines = describeSheetProblems(problems, language).split('\n')
  throw new WanzhengError('invalid-pack', lines.map((line) => `${file}#${line}`).join('\n'))
}
