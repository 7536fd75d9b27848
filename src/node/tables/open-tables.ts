import { extname } from 'node:path'
import type { Table } from '../../rows/table.js'
import { csvRows, type Delimiter } from '../csv.js'
import { joined } from '../lines.js'
import { type EncodingBasis, openText } from './encoding.js'
import { fileKind } from './file-kind.js'
import { garbledIn } from './garbled.js'
import { jsonTables } from './json-tables.js'
import { type FileRefusal, Refused } from './refusal.js'

/** What a file turned out to be. */
export interface FileFacts {
  readonly file: string
  readonly kind: 'xlsx' | 'csv' | 'json'
  /** Encoding of a text, by the name that browsers use; `gb18030` includes GBK and GB 2312. */
  readonly encoding?: string
  readonly encodingBasis?: EncodingBasis
  /** What separates the cells of a text table; `null` where it has one column. */
  readonly delimiter?: string | null
  readonly delimiterBasis?: Delimiter['basis']
}

/** The tables of a file. */
export interface FileTables {
  /** Final once all rows have been read. */
  readonly facts: () => FileFacts
  readonly tables: readonly Table[]
  /** Rows that follow those of the only table, where it is longer than asked for. */
  readonly rest: AsyncIterable<readonly string[]> | null
}

/** How files are read. */
export interface ReadOptions {
  /** Encoding of text files, instead of the one that is found: `utf-8`, `gb18030`, `gbk`, `big5`, `utf-16le` … */
  readonly encoding?: string
  /** What separates the cells of text tables, instead of what is found. */
  readonly delimiter?: string
}

const HEAD = 4096
const LARGEST = 500_000_000
const TITLE_ROWS = 20

/**
 * Opens a file as tables: a workbook (.xlsx), a text table (CSV, TSV, any delimiter), or JSON; which, its bytes say and not its
 * name. Of a text table rows are read up to `mostCells` cells; the others follow one by one.
 *
 * @throws {@link Refused} for a file that has no tables, or cannot be read without loss.
 */
export async function openTables(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  { encoding, delimiter }: ReadOptions,
  mostCells: number,
): Promise<FileTables> {
  const source = chunks[Symbol.asyncIterator]()
  const head = await headOf(source)
  const all = followedBy(head, source)
  const { kind, format } = fileKind(head, file)
  if (kind === 'empty') throw new Refused({ refused: 'empty-file' })
  if (kind === 'other' || kind === 'web-page') throw new Refused({ refused: 'other-file', detail: format })
  if (kind === 'zip' || kind === 'compound') return await bookTables(await wholeOf(all), file)
  const text = await openText(all, encoding ?? null)
  const facts = (): Pick<FileFacts, 'file' | 'encoding' | 'encodingBasis'> => {
    const { name, basis } = text.encoding()
    return { file, encoding: name, encodingBasis: basis }
  }
  if (kind === 'json') {
    const tables = jsonTables(await textOf(text.texts), nameOf(file)).map((table) => ({ ...table, file }))
    return { facts: () => ({ ...facts(), kind: 'json' }), tables, rest: null }
  }
  const { rows, firstRow, delimiter: found, basis } = await csvRows(text.texts, delimiter ?? null)
  const { taken, rest } = await firstRows(rows, mostCells)
  refuseGarbled(taken, firstRow)
  return {
    facts: () => ({ ...facts(), kind: 'csv', delimiter: found, delimiterBasis: basis }),
    tables: [{ name: nameOf(file), file, rows: taken, ...(firstRow === 1 ? {} : { firstRow }) }],
    rest,
  }
}

async function bookTables(bytes: Uint8Array, file: string): Promise<FileTables> {
  // Only here: whoever has text does not wait for the library of spreadsheets.
  const { readWorkbook } = await import('../spreadsheet.js')
  const book = await readWorkbook(bytes)
  if ('refused' in book) throw new Refused(book)
  return { facts: () => ({ file, kind: 'xlsx' }), tables: book.sheets.map((sheet) => ({ ...sheet, file })), rest: null }
}

function nameOf(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? file
  return base.slice(0, base.length - extname(base).length)
}

async function headOf(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (let length = 0; length < HEAD; ) {
    const next = await source.next()
    if (next.done === true) break
    parts.push(next.value)
    length += next.value.length
  }
  return joined(parts)
}

async function* followedBy(head: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  yield* { [Symbol.asyncIterator]: () => source }
}

async function wholeOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > LARGEST) throw new Refused({ refused: 'too-large', found: length, limit: LARGEST })
    parts.push(chunk)
  }
  return joined(parts)
}

async function textOf(texts: AsyncIterable<string>): Promise<string> {
  const parts: string[] = []
  let length = 0
  for await (const text of texts) {
    length += text.length
    if (length > LARGEST) throw new Refused({ refused: 'too-large', found: length, limit: LARGEST })
    parts.push(text)
  }
  return parts.join('')
}

async function firstRows(
  rows: AsyncIterable<readonly string[]>,
  mostCells: number,
): Promise<Pick<FileTables, 'rest'> & { readonly taken: readonly (readonly string[])[] }> {
  const source = rows[Symbol.asyncIterator]()
  const taken: (readonly string[])[] = []
  for (let cells = 0; cells < mostCells; ) {
    const next = await source.next()
    if (next.done === true) return { taken, rest: null }
    taken.push(next.value)
    cells += next.value.length
  }
  return { taken, rest: { [Symbol.asyncIterator]: () => source } }
}

// Where the heads are unreadable, nothing that follows can be understood.
function refuseGarbled(rows: readonly (readonly string[])[], firstRow: number): void {
  const cells = rows.slice(0, TITLE_ROWS).flatMap((row, y) => row.flatMap((text, x) => (/\P{ASCII}/u.test(text) ? [{ y, x, text }] : [])))
  const garbled = cells.flatMap(({ y, x, text }) => {
    const found = garbledIn(text)
    return found === null ? [] : [{ y, x, ...found }]
  })
  const [first] = garbled
  if (first === undefined || garbled.length * 2 < cells.length) return
  const { found, meant } = garbled.find((one) => one.meant !== null) ?? first
  const refusal: FileRefusal = { refused: 'garbled', row: firstRow + first.y, column: first.x + 1, detail: found, meant: meant ?? '' }
  throw new Refused(refusal)
}
