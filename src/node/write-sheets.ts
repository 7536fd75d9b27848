import { extname } from 'node:path'
import { type Sheet, sheetCsv, sheetMarkdown, sheetsHtml } from '../report/sheets/sheet.js'
import type { Given } from './command.js'
import { fileSink } from './files.js'
import type { Io } from './io.js'
import { cliWordsIn } from './words.js'

/** Forms that lists come in. */
export const SHEET_FORMATS = ['md', 'csv', 'html'] as const
type SheetFormat = (typeof SHEET_FORMATS)[number]

/** Writes sheets in the form asked for, else that which the name of the file says, else Markdown. CSV holds the first sheet only. */
export async function writeSheets(
  sheets: readonly Sheet[],
  notes: readonly string[],
  { format, output, language }: Given,
  io: Io,
): Promise<void> {
  const text = textOf(formOf(format, output), sheets, notes, language === 'zh' ? 'zh-CN' : 'en')
  if (output === null || output === '-') return await io.stdout.write(text)
  const sink = await fileSink(output, cliWordsIn(language))
  try {
    await sink.write(text)
    await sink.finish()
  } catch (error) {
    await sink.discard()
    throw error
  }
}

function formOf(format: string | null, output: string | null): SheetFormat {
  const asked =
    format ??
    extname(output ?? '')
      .slice(1)
      .toLowerCase()
  return SHEET_FORMATS.find((one) => one === asked) ?? 'md'
}

function textOf(form: SheetFormat, sheets: readonly Sheet[], notes: readonly string[], language: string): string {
  const [first] = sheets
  if (form === 'csv') return first === undefined ? '' : sheetCsv(first)
  if (form === 'html') return sheetsHtml(sheets, notes, language)
  return `${[...sheets.map(sheetMarkdown), ...notes].join('\n')}\n`
}
