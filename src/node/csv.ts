import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import { type FileRefusal, Refused } from './tables/refusal.js'

/** How the cells of a row are told apart. */
export interface Delimiter {
  /** `null` where there is one column. */
  readonly delimiter: string | null
  readonly basis: 'given' | 'stated' | 'found'
}

/** A text table: what separates its cells, and its rows one by one. */
export interface CsvRows extends Delimiter {
  /** Number in the file of the first row, counted from 1. */
  readonly firstRow: number
  readonly rows: AsyncIterable<readonly string[]>
}

// In order of preference where two explain a file equally well.
const DELIMITERS = [',', '\t', ';', '|', '，', '；', '、', '^', '~', '\u0001', ':', ' ']
const SAMPLE_ROWS = 200
const SAMPLE = 200_000
const LONGEST_ROW = 4_000_000
const OPTIONS = {
  relax_quotes: true,
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  bom: false,
} as const satisfies Options

/**
 * Reads a text table row by row. The delimiter is the given one, else that of a first line `sep=;`, else the one that cuts most
 * rows of the beginning into the same number of cells. A cell in quotes may hold delimiters and newlines.
 */
export async function csvRows(texts: AsyncIterable<string>, given: string | null): Promise<CsvRows> {
  const rest = texts[Symbol.asyncIterator]()
  let head = ''
  let isWhole = false
  while (head.length < SAMPLE && !isWhole) {
    const next = await rest.next()
    if (next.done === true) isWhole = true
    else head += next.value
  }
  const [line = '', stated] = /^sep=(.)(?:\r\n|\n|\r|$)/.exec(head) ?? []
  const sample = head.slice(line.length)
  const delimiter: Delimiter =
    given !== null
      ? { delimiter: given, basis: 'given' }
      : stated !== undefined
        ? { delimiter: stated, basis: 'stated' }
        : { delimiter: delimiterOf(sample, isWhole), basis: 'found' }
  const firstRow = line === '' ? 1 : 2
  return { ...delimiter, firstRow, rows: rowsOf(chained(sample, rest), delimiter.delimiter, firstRow) }
}

function delimiterOf(sample: string, isWhole: boolean): string | null {
  const lines = isWhole ? sample : sample.slice(0, sample.lastIndexOf('\n') + 1)
  const found = DELIMITERS.map((delimiter) => ({ delimiter, ...agreement(lines, delimiter) })).filter(({ share }) => share > 0)
  const [best] = found.sort((a, b) => b.share - a.share)
  return best?.delimiter ?? null
}

// Share of the rows that have the commonest number of cells, where that is more than one.
function agreement(text: string, delimiter: string): { readonly share: number } {
  const counts = new Map<number, number>()
  let rows = 0
  for (const row of sampled(text, delimiter)) {
    if (row.every((cell) => cell.trim() === '')) continue
    rows += 1
    counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  }
  const [commonest = 0, many = 0] = [...counts].filter(([cells]) => cells > 1).sort((a, b) => b[1] - a[1])[0] ?? []
  // Marks that stand in texts, too, count for less than those that only tables have.
  const weight = /[ :、^~]/.test(delimiter) ? 0.5 : /[，；]/.test(delimiter) ? 0.7 : 1
  return { share: commonest < 2 || many * 2 < rows ? 0 : (many / rows) * weight }
}

function sampled(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parseNow(text, { ...OPTIONS, delimiter, to: SAMPLE_ROWS })
  } catch {
    // A quotation mark left open is told when the rows are read; here lines are rows.
    return parseNow(text, { ...OPTIONS, delimiter, to: SAMPLE_ROWS, quote: false })
  }
}

async function* rowsOf(texts: AsyncIterable<string>, delimiter: string | null, firstRow: number): AsyncGenerator<readonly string[]> {
  const parser = parse({ ...OPTIONS, delimiter: delimiter ?? '\u0000', max_record_size: LONGEST_ROW })
  const fed = pipeline(Readable.from(texts), parser)
  // What goes wrong is told by the rows.
  fed.catch(() => {})
  try {
    for await (const row of parser) yield row as readonly string[]
  } catch (error) {
    throw error instanceof CsvError ? new Refused(refusalOf(error, firstRow)) : error
  }
}

function refusalOf({ code, records }: CsvError & { readonly records?: number }, firstRow: number): FileRefusal {
  const row = firstRow + (records ?? 0)
  return code === 'CSV_MAX_RECORD_SIZE' ? { refused: 'long-row', row, limit: LONGEST_ROW } : { refused: 'open-quote', row }
}

async function* chained(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first
  yield* { [Symbol.asyncIterator]: () => rest }
}
