import { extname } from 'node:path'
import { WanzhengError } from '../error.js'
import type { Language } from '../messages/messages.js'
import { type Sheet, sheetCsv, sheetMarkdown, sheetsHtml } from '../report/sheets/sheet.js'
import { sheetWordsIn } from '../report/sheets/words.js'
import type { Given } from './command.js'
import { fileSink } from './files.js'
import type { Io } from './io.js'
import { reportWordsIn } from './report-words.js'
import { cliWordsIn } from './words.js'

/** Forms that lists come in. */
export const SHEET_FORMATS = ['md', 'csv', 'html', 'xlsx'] as const
type SheetFormat = (typeof SHEET_FORMATS)[number]

/**
 * Writes sheets in the form asked for, else that which the name of the file says, else Markdown. CSV holds the first sheet only.
 *
 * @throws {@link WanzhengError} `misuse` for a workbook without a file to write it to.
 */
export async function writeSheets(sheets: readonly Sheet[], notes: readonly string[], given: Given, io: Io): Promise<void> {
  const { format, output, language } = given
  const form = formOf(format, output)
  if (output === null || output === '-') {
    if (form === 'xlsx') throw new WanzhengError('misuse', reportWordsIn(language).needsFile(form))
    return await io.stdout.write(textOf(form, sheets, notes, language === 'zh' ? 'zh-CN' : 'en'))
  }
  const sink = await fileSink(output, cliWordsIn(language))
  try {
    await sink.write(
      form === 'xlsx'
        ? await bookOf([...sheets, notesSheet(notes, given)], language)
        : textOf(form, sheets, notes, language === 'zh' ? 'zh-CN' : 'en'),
    )
    await sink.finish()
  } catch (error) {
    await sink.discard()
    throw error
  }
}

/** Rows of all sheets of a workbook together: more take gigabytes to write, and no one reads them. */
export const MOST_ROWS = 100_000

/**
 * Sheets as a workbook.
 *
 * @throws {@link WanzhengError} `misuse` for more rows than one should hold.
 */
export async function bookOf(sheets: readonly Sheet[], language: Language): Promise<Uint8Array> {
  const found = sheets.reduce((sum, { rows }) => sum + rows.length, 0)
  if (found > MOST_ROWS) throw new WanzhengError('misuse', reportWordsIn(language).tooManyRows(found, MOST_ROWS))
  // Only here: whoever wants text does not wait for the library of spreadsheets.
  const [{ writeWorkbook }, { workbookOf }] = await Promise.all([import('./spreadsheet.js'), import('./workbook-of.js')])
  return await writeWorkbook(workbookOf(sheets))
}

function notesSheet(notes: readonly string[], { language }: Given): Sheet {
  const { notes: name, head } = sheetWordsIn(language)
  return { name, columns: [{ id: 'remark', head: head.remark, width: 100 }], rows: notes.map((note) => [note]) }
}

function formOf(format: string | null, output: string | null): SheetFormat {
  const asked =
    format ??
    extname(output ?? '')
      .slice(1)
      .toLowerCase()
  return SHEET_FORMATS.find((one) => one === asked) ?? 'md'
}

function textOf(form: Exclude<SheetFormat, 'xlsx'>, sheets: readonly Sheet[], notes: readonly string[], language: string): string {
  const [first] = sheets
  if (form === 'csv') return first === undefined ? '' : sheetCsv(first)
  if (form === 'html') return sheetsHtml(sheets, notes, language)
  return `${[...sheets.map(sheetMarkdown), ...notes].join('\n')}\n`
}
