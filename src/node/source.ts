import { type Header, readDataset } from '../data/dataset.js'
import { type Parsed, parseJson } from '../data/json.js'
import { WanzhengError } from '../error.js'
import { at, type Issue, issue } from '../issue.js'
import { refusal } from '../refusal.js'
import { joined, type Line, linesOf } from './lines.js'

/** A dataset as it is read: what stands above its units, and the units one by one. */
export interface Source {
  readonly header: Header
  readonly issues: readonly Issue[]
  readonly rows: AsyncIterable<Row> | Iterable<Row>
}

/** A unit as given, or why its line is none. */
export type Row = Parsed & { readonly path: string }

// A text cannot be longer in V8.
const LARGEST_FILE = 500_000_000
const LARGEST_LINE = 64_000_000

/**
 * Opens a dataset: JSON as a whole, or NDJSON with one unit a line after an optional header line. Which of them it is, its
 * name says (`.ndjson`, `.jsonl`), else its first line.
 *
 * @throws {@link WanzhengError} `invalid-dataset` for what is not a dataset at all.
 */
export async function openSource(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Source> {
  const { taken, rest } = await firstLines(chunks)
  const all = chain(taken, rest)
  return /[.](ndjson|jsonl)$/i.test(name) || isNdjson(taken) ? await openLines(all) : openWhole(await readWhole(all))
}

function openWhole({ value, problem }: Parsed): Source {
  if (problem !== null) throw invalid([problem])
  const { header, units, issues } = readDataset(value)
  return { header, issues, rows: units.map((unit, index) => ({ path: at('/units', index), value: unit, problem: null })) }
}

async function openLines(chunks: AsyncIterable<Uint8Array>): Promise<Source> {
  const rows = rowsOf(chunks)
  const first = await rows.next()
  const row = first.done === true ? null : first.value
  const isHeader = row !== null && row.problem === null && isHeaderLine(row.value)
  const { header, issues } = readHeader(isHeader ? (row.value as object) : {}, isHeader ? row.path : '')
  return { header, issues, rows: isHeader || row === null ? rows : chain([row], rows) }
}

function readHeader(line: object, path: string): Pick<Source, 'header' | 'issues'> {
  const placed = (issues: readonly Issue[]): readonly Issue[] => issues.map((one) => ({ ...one, path: path + one.path }))
  try {
    const { header, issues } = readDataset({ ...line, units: [] })
    return { header, issues: placed(issues) }
  } catch (error) {
    throw error instanceof WanzhengError ? invalid(placed(error.issues)) : error
  }
}

// A unit whose level was forgotten is not taken for a header.
function isHeaderLine(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.hasOwn(value, 'level')) return false
  return Object.hasOwn(value, 'asOf') || Object.keys(value).every((key) => ['id', 'title', 'note', 'schema', 'corrects'].includes(key))
}

async function* rowsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  for await (const line of linesOf(chunks, LARGEST_LINE)) {
    const path = at('/lines', line.number)
    const { value, problem } = parseLine(line)
    if (problem !== null) yield { path, value: null, problem: { ...problem, path } }
    else if (value !== undefined) yield { path, value, problem: null }
  }
}

function parseLine({ number, bytes }: Line): Parsed | { readonly value: undefined; readonly problem: null } {
  if (bytes === null) return { value: null, problem: issue('too-large', '', { limit: LARGEST_LINE }) }
  const text = decode(bytes)
  if (text === null) return { value: null, problem: issue('not-utf8', '', {}) }
  return text.trim() === '' ? { value: undefined, problem: null } : parseJson(text, number)
}

async function readWhole(chunks: AsyncIterable<Uint8Array>): Promise<Parsed> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > LARGEST_FILE) return { value: null, problem: issue('too-large', '', { limit: LARGEST_FILE }) }
    parts.push(chunk)
  }
  const text = decode(joined(parts))
  return text === null ? { value: null, problem: issue('not-utf8', '', {}) } : parseJson(text)
}

// Bytes that are no UTF-8 are refused: garbled text must not be scored.
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

// Reads on until a second line begins, or as much as one line may be.
async function firstLines(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly taken: readonly Uint8Array[]; readonly rest: AsyncIterator<Uint8Array> }> {
  const rest = chunks[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let length = 0
  let sawText = false
  let sawEnd = false
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    taken.push(next.value)
    length += next.value.length
    for (const byte of next.value) {
      const isSpace = byte === 32 || byte === 9 || byte === 10 || byte === 13
      if (sawEnd && !isSpace) return { taken, rest }
      if (sawText && byte === 10) sawEnd = true
      if (!isSpace) sawText = true
    }
    if (length > LARGEST_LINE) break
  }
  return { taken, rest }
}

// A first line that is a value by itself, with more below it; or a single line that is a unit.
function isNdjson(taken: readonly Uint8Array[]): boolean {
  const text = new TextDecoder().decode(joined(taken)).trimStart()
  const end = text.indexOf('\n')
  const first = parseJson(end < 0 ? text : text.slice(0, end))
  if (first.problem !== null) return false
  if (end >= 0 && text.slice(end).trim() !== '') return true
  const { value } = first
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'level') && !Object.hasOwn(value, 'units')
}

async function* chain<T>(first: readonly T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield* first
  // Delegated, so that leaving early also closes what is read from.
  yield* { [Symbol.asyncIterator]: () => rest }
}

function invalid(issues: readonly Issue[]): WanzhengError {
  return refusal('invalid-dataset', issues)
}
