import { type DataValidation, type Cell as LibraryCell, type Sheet as LibrarySheet, readXlsx } from 'hucre/xlsx'
import {
  addressOf,
  type Cell,
  type CellValue,
  type DropDown,
  type Sheet,
  sheetNumber,
  type Workbook,
  type WorkbookRefusal,
} from '../workbook.js'
import { isRefusal, unzip, zip } from '../zip.js'
import { type Extent, extentOf, type Size } from './sheet-extent.js'

/** What a workbook may hold at most, so that a small file cannot fill the memory. */
export interface WorkbookLimits {
  /** Bytes of all its parts once unpacked. */
  readonly bytes: number
  readonly entries: number
  /** Cells of all sheets together, each counted as a rectangle up to its last cell that is not empty. */
  readonly cells: number
}

/** Limits that every honest workbook of this trade keeps. */
export const WORKBOOK_LIMITS: WorkbookLimits = { bytes: 500 * 2 ** 20, entries: 2000, cells: 5_000_000 }

// Archives that are no workbook, by a part that only they have.
const OTHER_ARCHIVES: readonly (readonly [part: string, kind: string])[] = [
  ['word/document.xml', '.docx'],
  ['ppt/presentation.xml', '.pptx'],
  ['xl/workbook.bin', '.xlsb'],
  ['content.xml', '.ods'],
]
const ERRORS = /^#[A-Z/0!?_]+[!?]?$/

/**
 * Reads a workbook (.xlsx). Nothing is unpacked before the archive has shown that it keeps the limits. Values are as the
 * workbook shows them: a formula gives its last result, a number the 15 digits that a spreadsheet keeps (0.1 + 0.2 reads 0.3),
 * a date is a calendar date without zone.
 */
export async function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Workbook | WorkbookRefusal> {
  if (isCompound(bytes)) return compoundRefusal(bytes)
  const files = unzip(bytes, limits)
  if (isRefusal(files)) return files
  const other = OTHER_ARCHIVES.find(([part]) => files.has(part))
  if (other !== undefined) return { refused: 'not-a-workbook', detail: other[1] }
  if (!files.has('[Content_Types].xml')) return { refused: 'not-a-workbook' }
  const extents = [...files].flatMap(([name, content]) => (/worksheets\/[^/]+[.]xml$/i.test(name) ? [extentOf(content)] : []))
  const cells = (which: keyof Extent): number => extents.reduce((sum, extent) => sum + extent[which].rows * extent[which].columns, 0)
  const found = cells('filled')
  if (found > limits.cells) return { refused: 'too-many-cells', found, limit: limits.cells }
  const most = (side: keyof Size): number => Math.max(1, ...extents.map(({ filled }) => filled[side]))
  // A column or row that was coloured down to the end of the sheet is passed over.
  const range = cells('whole') > limits.cells ? { range: `A1:${addressOf(most('rows') - 1, most('columns') - 1)}` } : {}
  try {
    // Packed again without compression: the library sees only what was checked.
    const { sheets, dateSystem } = await readXlsx(zip(files, false), { readStyles: true, ...range })
    return { sheets: sheets.map((sheet) => ({ ...sheetFrom(sheet), ...(dateSystem === '1904' ? { date1904: true } : {}) })) }
  } catch (error) {
    return { refused: 'not-a-workbook', detail: error instanceof Error ? error.message : String(error) }
  }
}

function compoundRefusal(bytes: Uint8Array): WorkbookRefusal {
  if (hasText(bytes, 'EncryptedPackage')) return { refused: 'password' }
  return hasText(bytes, 'WordDocument') ? { refused: 'not-a-workbook', detail: '.doc' } : { refused: 'old-format' }
}

function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte)
}

function hasText(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'))
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
  if (cell === undefined)
    return typeof value === 'number' && !Number.isFinite(value) ? { value: null, error: '#NUM!' } : { value: valueFrom(value) }
  const { formula, type, style, comment } = cell
  const error = errorIn(value, type, formula)
  return {
    value: error === null ? valueFrom(value) : null,
    ...(error === null ? {} : { error }),
    ...(formula === undefined ? {} : { formula }),
    ...(style?.numFmt === undefined ? {} : { format: style.numFmt }),
    ...(comment === undefined ? {} : { comment: comment.text }),
    ...(style?.protection?.locked === false ? { locked: false } : {}),
  }
}

// What stands in place of a value: an error, a number that is none, or a formula that its program stored without a result.
function errorIn(
  value: LibrarySheet['rows'][number][number],
  type: LibraryCell['type'] | undefined,
  formula: string | undefined,
): string | null {
  if (type === 'error' || (type === 'formula' && typeof value === 'string' && ERRORS.test(value))) return String(value)
  if ((typeof value === 'number' && !Number.isFinite(value)) || (value instanceof Date && Number.isNaN(value.getTime()))) return '#NUM!'
  return formula !== undefined && (value === null || value === '') ? `=${formula}` : null
}

function valueFrom(value: LibrarySheet['rows'][number][number]): CellValue {
  if (value instanceof Date) return { date: value.toISOString().replace(/(T00:00:00)?[.]\d+Z$/, '') }
  return typeof value === 'number' ? sheetNumber(value) : value
}
