import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { CENTRAL, DEFLATED, END, type Entry, endOf, entryAt, LOCAL, leaves, STORED, type ZipRefusal } from './zip.js'

/** An archive on disk: its files one by one, none of them unpacked as a whole. */
export interface ZipFile {
  readonly names: readonly string[]
  /** Bytes of a file once unpacked. */
  readonly sizeOf: (name: string) => number
  /** The content of a file; refused where it is not what the list says. */
  readonly read: (name: string) => AsyncIterable<Uint8Array>
  readonly close: () => Promise<void>
}

/** What is refused before anything is unpacked. */
const MOST_ENTRIES = 20_000
const LARGEST_UNPACKED = 64_000_000_000
const LONGEST_LIST = 16_000_000
const TAIL = 22 + 0xffff

/** Ends the reading of an archive that cannot be used. */
export type Refuse = (refusal: ZipRefusal) => never

/**
 * Opens an archive. Refused: what is none, what was cut off, too many entries or too much in them, encrypted entries, names that
 * lead out of it or come twice, entries that share bytes.
 */
export async function openZip(file: string, refuse: Refuse): Promise<ZipFile> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const entries = await entriesOf(handle, size, refuse)
    const byName = new Map(entries.map((entry) => [entry.name, entry]))
    const entry = (name: string): Entry => byName.get(name) ?? refuse({ refused: 'damaged', entry: name })
    return {
      names: [...byName.keys()],
      sizeOf: (name) => entry(name).unpacked,
      read: (name) => contentOf(handle, entry(name), refuse),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function entriesOf(handle: FileHandle, size: number, refuse: Refuse): Promise<readonly Entry[]> {
  const start = await bytesAt(handle, 0, 4)
  if (start.length < 4 || viewOf(start).getUint32(0, true) !== LOCAL) refuse({ refused: 'not-a-zip' })
  const tailStart = Math.max(0, size - TAIL)
  const tail = await bytesAt(handle, tailStart, size - tailStart)
  const end = endOf(viewOf(tail))
  if (end === null || viewOf(tail).getUint32(end, true) !== END) return refuse({ refused: 'truncated' })
  const count = viewOf(tail).getUint16(end + 10, true)
  const [length, offset] = [viewOf(tail).getUint32(end + 12, true), viewOf(tail).getUint32(end + 16, true)]
  if (count > MOST_ENTRIES || length > LONGEST_LIST) refuse({ refused: 'too-many-entries', found: count, limit: MOST_ENTRIES })
  if (offset + length > tailStart + end) refuse({ refused: 'truncated' })
  const list = await bytesAt(handle, offset, length)
  const entries: Entry[] = []
  let place = 0
  for (let left = count; left > 0; left -= 1) {
    if (place + 46 > list.length || viewOf(list).getUint32(place, true) !== CENTRAL) refuse({ refused: 'truncated' })
    const entry = entryAt(list, viewOf(list), place)
    // A folder holds nothing itself.
    if (!entry.name.endsWith('/') || entry.unpacked > 0) entries.push(entry)
    place += 46 + [28, 30, 32].reduce((sum, at) => sum + viewOf(list).getUint16(place + at, true), 0)
  }
  checkEntries(entries, offset, refuse)
  return entries
}

function checkEntries(entries: readonly Entry[], end: number, refuse: Refuse): void {
  const declared = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (declared > LARGEST_UNPACKED) refuse({ refused: 'too-large', found: declared, limit: LARGEST_UNPACKED })
  const seen = new Set<string>()
  for (const { name, flags, method } of entries) {
    if ((flags & 1) !== 0) refuse({ refused: 'encrypted', entry: name })
    if (seen.has(name) || leaves(name) || (method !== STORED && method !== DEFLATED)) refuse({ refused: 'damaged', entry: name })
    seen.add(name)
  }
  // Entries that share bytes unpack to more than the archive holds.
  const ordered = [...entries].sort((a, b) => a.offset - b.offset)
  for (const [index, { name, offset, packed }] of ordered.entries())
    if (offset + 30 + packed > (ordered[index + 1]?.offset ?? end)) refuse({ refused: 'damaged', entry: name })
}

async function* contentOf(handle: FileHandle, entry: Entry, refuse: Refuse): AsyncGenerator<Uint8Array> {
  const head = await bytesAt(handle, entry.offset, 30)
  if (head.length < 30 || viewOf(head).getUint32(0, true) !== LOCAL) refuse({ refused: 'damaged', entry: entry.name })
  const start = entry.offset + 30 + viewOf(head).getUint16(26, true) + viewOf(head).getUint16(28, true)
  let length = 0
  const packed = pieces(handle, start, entry.packed)
  const content = entry.method === STORED ? packed : inflated(packed, entry, refuse)
  for await (const piece of content) {
    length += piece.length
    if (length > entry.unpacked) refuse({ refused: 'damaged', entry: entry.name })
    yield piece
  }
  if (length !== entry.unpacked) refuse({ refused: 'damaged', entry: entry.name })
}

async function* inflated(packed: AsyncIterable<Uint8Array>, { name }: Entry, refuse: Refuse): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed)
  const unpacked = createInflateRaw()
  source.on('error', (error) => unpacked.destroy(error))
  source.pipe(unpacked)
  try {
    yield* unpacked
  } catch {
    refuse({ refused: 'damaged', entry: name })
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

async function* pieces(handle: FileHandle, start: number, length: number): AsyncGenerator<Uint8Array> {
  for (let place = start; place < start + length; ) {
    const piece = await bytesAt(handle, place, Math.min(65_536, start + length - place))
    if (piece.length === 0) return
    place += piece.length
    yield piece
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
