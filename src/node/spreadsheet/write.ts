import {
  type CellStyle,
  type DataValidation,
  type Cell as LibraryCell,
  type Sheet as LibrarySheet,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { WanzhengError } from '../../error.js'
import { addressOf, type Cell, type CellValue, type DropDown, type NumberCheck, type Sheet, type Workbook } from '../workbook.js'
import { isRefusal, unzip, zip } from '../zip.js'

const LONGEST_TEXT = 32_767
// Widths of columns together, in characters.
const WIDEST_ON_A4 = 180
const DAY = new Date(Date.UTC(1980, 0, 1))
const HEADER: CellStyle = {
  font: { bold: true, name: 'Calibri', size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  alignment: { vertical: 'top', wrapText: true },
}
// A text that a spreadsheet would take for something else once it is edited, or once it is saved as CSV: it gets the text format.
const MISTAKABLE = /^[=+\-@\t\r\n']|^[\s\d.,:/%-]+$|^[\d.]+e[\d+-]+$|^(true|false)$/i
const ERRORS = /^#[A-Z/0!?_]+[!?]?$/

/**
 * Writes a workbook (.xlsx): the same workbook gives the same bytes. No cell can be taken for a formula: a text is stored as a
 * text, and has the text format where typing over it would make a formula, a number or a date of it.
 *
 * @throws {@link WanzhengError} `misuse` for a text longer than a cell can hold.
 */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const sheets = workbook.sheets.map(sheetTo)
  const bytes = await writeXlsx({ sheets, properties: { creator: 'wanzheng', created: DAY, modified: DAY } })
  const files = unzip(bytes, { entries: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER })
  // Packed again, because the packing of the library depends on the version of Node.
  return isRefusal(files) ? bytes : zip(files)
}

function sheetTo({ name, hidden, rows, columns, merges, frozen, dropDowns = [], checks = [], protected: isProtected }: Sheet): WriteSheet {
  const cells = new Map(
    rows.flatMap((row, y) => row.flatMap((cell, x) => (isBlank(cell) ? [] : [[`${y},${x}`, cellTo(cell, addressOf(y, x))] as const]))),
  )
  return {
    name,
    cells,
    ...(hidden === true ? { hidden } : {}),
    ...(columns === undefined ? {} : { columns: columns.map((column) => ({ ...column })) }),
    ...(merges === undefined || merges.length === 0 ? {} : { merges: merges.map(rangeOf) }),
    ...(frozen === undefined ? {} : { freezePane: frozen }),
    pageSetup: pageOf(columns, frozen),
    ...(dropDowns.length + checks.length === 0 ? {} : { dataValidations: [...dropDowns.map(dropDownTo), ...checks.map(checkTo)] }),
    ...(isProtected === true
      ? {
          protection: {
            sheet: true,
            formatCells: true,
            formatColumns: true,
            formatRows: true,
            insertRows: true,
            sort: true,
            autoFilter: true,
          },
        }
      : {}),
  }
}

// Across, as wide as the page, with the heads on every page; A3 where A4 would make it too small to read.
function pageOf(columns: Sheet['columns'] = [], frozen: Sheet['frozen']): NonNullable<WriteSheet['pageSetup']> {
  const width = columns.reduce((sum, { width: own = 9, hidden }) => sum + (hidden === true ? 0 : own), 0)
  return {
    paperSize: width > WIDEST_ON_A4 ? 'a3' : 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { top: 0.5, bottom: 0.5, left: 0.4, right: 0.4, header: 0.2, footer: 0.2 },
    ...(frozen !== undefined && frozen.rows > 0 ? { printTitlesRow: `$1:$${frozen.rows}` } : {}),
  }
}

function isBlank({ value, comment, locked, format, header }: Cell): boolean {
  return value === null && comment === undefined && locked !== false && format === undefined && header !== true
}

function cellTo({ value, format, comment, locked, header, wrap }: Cell, address: string): Partial<LibraryCell> {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    throw new WanzhengError('misuse', `${address}: a cell holds ${LONGEST_TEXT} characters, found ${value.length}`)
  }
  const shown = format ?? (typeof value === 'string' && MISTAKABLE.test(value) ? '@' : undefined)
  const style: CellStyle = {
    ...(header === true ? HEADER : {}),
    ...(wrap === true ? { alignment: { vertical: 'top', wrapText: true } } : {}),
    ...(shown === undefined ? {} : { numFmt: shown }),
    ...(locked === undefined ? {} : { protection: { locked } }),
  }
  return {
    ...(typeof value === 'string' && ERRORS.test(value) ? { richText: [{ text: value }] } : { value: valueTo(value) }),
    ...(Object.keys(style).length === 0 ? {} : { style }),
    ...(comment === undefined ? {} : { comment: { author: 'wanzheng', text: comment } }),
  }
}

function valueTo(value: CellValue): LibrarySheet['rows'][number][number] {
  // The library reads _x0041_ as an escaped character, so a text that says so is escaped itself.
  if (typeof value === 'string') return value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return value !== null && typeof value === 'object' ? new Date(`${value.date}${value.date.includes('T') ? 'Z' : ''}`) : value
}

function dropDownTo({ range, values, source, error, advisory }: DropDown): DataValidation {
  return {
    type: 'list',
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: advisory === true ? 'warning' : 'stop',
    ...(values === undefined ? {} : { values: [...values] }),
    ...(source === undefined ? {} : { formula1: source }),
    ...(error === undefined ? {} : { errorTitle: error[0], errorMessage: error[1] }),
  }
}

// A warning, because what is known of a number may be a bound or an estimate in words.
function checkTo({ range, whole, min, max, error: [errorTitle, errorMessage] }: NumberCheck): DataValidation {
  const [operator, formula1, formula2] =
    min !== undefined && max !== undefined
      ? (['between', String(min), String(max)] as const)
      : max === undefined
        ? (['greaterThanOrEqual', String(min ?? 0)] as const)
        : (['lessThanOrEqual', String(max)] as const)
  return {
    type: whole === true ? 'whole' : 'decimal',
    operator,
    formula1,
    ...(formula2 === undefined ? {} : { formula2 }),
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle,
    errorMessage,
  }
}

function rangeOf(range: string): { startRow: number; startCol: number; endRow: number; endCol: number } {
  const [[startCol, startRow], [endCol, endRow]] = range.split(':').map((address): [number, number] => {
    const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    return [[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, Number(row) - 1]
  }) as [[number, number], [number, number]]
  return { startRow, startCol, endRow, endCol }
}
