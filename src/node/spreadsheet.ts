import {
  type CellStyle,
  type DataValidation,
  type Cell as LibraryCell,
  type Sheet as LibrarySheet,
  readXlsx,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { WanzhengError } from '../error.js'
import {
  addressOf,
  type Cell,
  type CellValue,
  type DropDown,
  type Sheet,
  sheetNumber,
  type Workbook,
  type WorkbookRefusal,
} from './workbook.js'
import { isRefusal, unzip, zip } from './zip.js'

/** What a workbook may hold at most, so that a small file cannot fill the memory. */
export interface WorkbookLimits {
  /** Bytes of all its parts once unpacked. */
  readonly bytes: number
  readonly entries: number
  /** Cells of all sheets together, empty ones before the last of each row included. */
  readonly cells: number
}

/** Limits that every honest workbook of this trade keeps. */
export const WORKBOOK_LIMITS: WorkbookLimits = { bytes: 512 * 2 ** 20, entries: 2000, cells: 5_000_000 }

const LONGEST_TEXT = 32_767
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
 * Reads a workbook (.xlsx). Nothing is unpacked before the archive has shown that it keeps the limits. Values are as the
 * workbook shows them: a formula gives its last result, a number the 15 digits that a spreadsheet keeps (0.1 + 0.2 reads 0.3),
 * a date is a calendar date without zone.
 */
export async function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Workbook | WorkbookRefusal> {
  if (isCompound(bytes)) return { refused: hasText(bytes, 'EncryptedPackage') ? 'password' : 'old-format' }
  const files = unzip(bytes, limits)
  if (isRefusal(files)) return files
  if (!files.has('[Content_Types].xml')) return { refused: 'not-a-workbook' }
  const found = [...files].reduce((sum, [name, content]) => sum + (/worksheets\/[^/]+[.]xml$/i.test(name) ? cellsOf(content) : 0), 0)
  if (found > limits.cells) return { refused: 'too-many-cells', found, limit: limits.cells }
  try {
    // Packed again without compression: the library sees only what was checked.
    const { sheets } = await readXlsx(zip(files, false), { readStyles: true })
    return { sheets: sheets.map(sheetFrom) }
  } catch (error) {
    return { refused: 'not-a-workbook', detail: error instanceof Error ? error.message : String(error) }
  }
}

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

function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte)
}

function hasText(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'))
}

// A cell far to the right makes its whole row; so what counts is the last column of each row.
function cellsOf(content: Uint8Array): number {
  const tags = /<(?:\w+:)?(?:row|c)\b[^>]*>/g
  let [total, widest, column] = [0, 0, 0]
  for (const [tag] of new TextDecoder('latin1').decode(content).matchAll(tags)) {
    if (/^<(?:\w+:)?row/.test(tag)) [total, widest, column] = [total + widest + 1, 0, 0]
    else {
      const letters = /\br=["']([A-Za-z]{1,3})/.exec(tag)?.[1]?.toUpperCase()
      column = letters === undefined ? column + 1 : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
      widest = Math.max(widest, column)
    }
  }
  return total + widest
}

function sheetFrom({
  name,
  hidden,
  veryHidden,
  rows,
  cells,
  columns,
  merges,
  freezePane,
  dataValidations,
  protection,
}: LibrarySheet): Sheet {
  const dropDowns = (dataValidations ?? []).filter(({ type }) => type === 'list').map(dropDownFrom)
  return {
    name,
    ...(hidden === true || veryHidden === true ? { hidden: true } : {}),
    rows: rows.map((row, y) => row.map((value, x) => cellFrom(value, cells?.get(`${y},${x}`)))),
    ...(columns === undefined
      ? {}
      : {
          columns: columns.map(({ width, hidden: away }) => ({
            ...(width === undefined ? {} : { width }),
            ...(away ? { hidden: true } : {}),
          })),
        }),
    ...(merges === undefined
      ? {}
      : {
          merges: merges.map(({ startRow, startCol, endRow, endCol }) => `${addressOf(startRow, startCol)}:${addressOf(endRow, endCol)}`),
        }),
    ...(freezePane === undefined ? {} : { frozen: { rows: freezePane.rows ?? 0, columns: freezePane.columns ?? 0 } }),
    ...(dropDowns.length === 0 ? {} : { dropDowns }),
    ...(protection?.sheet === true ? { protected: true } : {}),
  }
}

function dropDownFrom({ range, values, formula1, errorTitle, errorMessage, errorStyle }: DataValidation): DropDown {
  return {
    range,
    ...(values === undefined ? {} : { values }),
    ...(formula1 === undefined ? {} : { source: formula1 }),
    ...(errorMessage === undefined ? {} : { error: [errorTitle ?? '', errorMessage] as const }),
    ...(errorStyle === 'warning' ? { advisory: true } : {}),
  }
}

function cellFrom(value: LibrarySheet['rows'][number][number], cell: LibraryCell | undefined): Cell {
  if (cell === undefined) return { value: valueFrom(value) }
  const { formula, type, style, comment } = cell
  const failed = type === 'error' || (type === 'formula' && typeof value === 'string' && ERRORS.test(value))
  return {
    value: failed ? null : valueFrom(value),
    ...(failed ? { error: String(value) } : {}),
    ...(formula === undefined ? {} : { formula }),
    ...(style?.numFmt === undefined ? {} : { format: style.numFmt }),
    ...(comment === undefined ? {} : { comment: comment.text }),
    ...(style?.protection?.locked === false ? { locked: false } : {}),
  }
}

function valueFrom(value: LibrarySheet['rows'][number][number]): CellValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().replace(/(T00:00:00)?[.]\d+Z$/, '') }
  return typeof value === 'number' ? sheetNumber(value) : value
}

function sheetTo({ name, hidden, rows, columns, merges, frozen, dropDowns, protected: isProtected }: Sheet): WriteSheet {
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
    ...(dropDowns === undefined || dropDowns.length === 0 ? {} : { dataValidations: dropDowns.map(dropDownTo) }),
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

function rangeOf(range: string): { startRow: number; startCol: number; endRow: number; endCol: number } {
  const [[startCol, startRow], [endCol, endRow]] = range.split(':').map((address): [number, number] => {
    const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    return [[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, Number(row) - 1]
  }) as [[number, number], [number, number]]
  return { startRow, startCol, endRow, endCol }
}
