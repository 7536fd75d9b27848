import { crc32, inflateRawSync } from 'node:zlib'
import { Zip, ZipDeflate, zipSync } from 'fflate'

/** What an archive may hold at most. */
export interface ZipLimits {
  readonly entries: number
  /** Bytes of all entries together once unpacked. */
  readonly bytes: number
}

/** Why an archive was not unpacked; `found` and `limit` where a limit was passed, `entry` where one entry is at fault. */
export interface ZipRefusal {
  readonly refused: 'not-a-zip' | 'truncated' | 'encrypted' | 'too-many-entries' | 'too-large' | 'damaged'
  readonly found?: number
  readonly limit?: number
  readonly entry?: string
}

export const END = 0x06054b50
export const CENTRAL = 0x02014b50
export const LOCAL = 0x04034b50
export const STORED = 0
export const DEFLATED = 8

/** One file of an archive, as the list at its end has it. */
export interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/**
 * The files of an archive by name. Refused before anything is unpacked: too many entries, a declared size over the limit, an
 * encrypted entry, a name that leaves the archive or comes twice; and, while unpacking, an entry larger than it declares.
 */
export function unzip(bytes: Uint8Array, limits: ZipLimits): ReadonlyMap<string, Uint8Array> | ZipRefusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint32(0, true) !== LOCAL) return { refused: 'not-a-zip' }
  const end = endOf(view)
  if (end === null) return { refused: 'truncated' }
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return { refused: 'too-many-entries', found: count, limit: limits.entries }
  const entries: Entry[] = []
  let place = view.getUint32(end + 16, true)
  for (let left = count; left > 0; left -= 1) {
    if (place + 46 > end || view.getUint32(place, true) !== CENTRAL) return { refused: 'truncated' }
    entries.push(entryAt(bytes, view, place))
    place += 46 + view.getUint16(place + 28, true) + view.getUint16(place + 30, true) + view.getUint16(place + 32, true)
  }
  const declared = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (declared > limits.bytes) return { refused: 'too-large', found: declared, limit: limits.bytes }
  const files = new Map<string, Uint8Array>()
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue
    if ((entry.flags & 1) !== 0) return { refused: 'encrypted', entry: entry.name }
    const data = files.has(entry.name) || leaves(entry.name) ? null : contentOf(bytes, view, entry)
    if (data === null) return { refused: 'damaged', entry: entry.name }
    files.set(entry.name, data)
  }
  return files
}

/** Whether an archive was refused. */
export function isRefusal(result: object): result is ZipRefusal {
  return 'refused' in result
}

/** An archive of files in the order given: the same files give the same bytes on every machine and every day. */
export function zip(files: Iterable<readonly [name: string, content: Uint8Array]>, packed = true): Uint8Array {
  // The archive keeps the local date of its entries, so the date is built from local parts.
  const mtime = new Date(1980, 0, 1)
  return zipSync(Object.fromEntries(files), { level: packed ? 6 : 0, mtime })
}

/** Writes an archive file by file, each piece by piece; the same files give the same bytes, however they were cut into pieces. */
export interface ZipWriter {
  readonly begin: (name: string) => Promise<void>
  readonly write: (content: Uint8Array) => Promise<void>
  readonly end: () => Promise<void>
  readonly finish: () => Promise<void>
}

const PIECE = 65_536

/** Starts an archive; `write` takes its bytes. */
export function zipWriter(write: (bytes: Uint8Array) => Promise<void>): ZipWriter {
  let made: Uint8Array[] = []
  const archive = new Zip((error, bytes) => {
    if (error !== null) throw error
    made.push(bytes)
  })
  const drain = async (): Promise<void> => {
    const ready = made
    made = []
    for (const bytes of ready) await write(bytes)
  }
  let entry: ZipDeflate | null = null
  // How text is cut decides how it is packed: always at the same places.
  let held = new Uint8Array(PIECE)
  let length = 0
  return {
    begin: async (name) => {
      entry = new ZipDeflate(name, { level: 6 })
      // Only the central list is read again; it keeps the local date, so the date is built from local parts.
      entry.mtime = new Date(1980, 0, 1)
      archive.add(entry)
    },
    write: async (content) => {
      for (let start = 0; start < content.length; ) {
        const part = content.subarray(start, start + PIECE - length)
        held.set(part, length)
        length += part.length
        start += part.length
        if (length < PIECE) return
        entry?.push(held)
        held = new Uint8Array(PIECE)
        length = 0
        await drain()
      }
    },
    end: async () => {
      entry?.push(held.subarray(0, length), true)
      held = new Uint8Array(PIECE)
      length = 0
      await drain()
    },
    finish: async () => {
      archive.end()
      await drain()
    },
  }
}

/** Where the list of entries ends, `null` where there is none. */
export function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let place = view.byteLength - 22; place >= first; place -= 1) if (view.getUint32(place, true) === END) return place
  return null
}

/** The entry of the list that begins at a place. */
export function entryAt(bytes: Uint8Array, view: DataView, place: number): Entry {
  const length = view.getUint16(place + 28, true)
  return {
    name: new TextDecoder().decode(bytes.subarray(place + 46, place + 46 + length)),
    flags: view.getUint16(place + 8, true),
    method: view.getUint16(place + 10, true),
    crc: view.getUint32(place + 16, true),
    packed: view.getUint32(place + 20, true),
    unpacked: view.getUint32(place + 24, true),
    offset: view.getUint32(place + 42, true),
  }
}

/** Whether a name would lead out of the archive. */
export function leaves(name: string): boolean {
  return name === '__proto__' || name.includes('\\') || name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..')
}

function contentOf(bytes: Uint8Array, view: DataView, { offset, packed, unpacked, method, crc }: Entry): Uint8Array | null {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return null
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) return null
  const data = bytes.subarray(start, start + packed)
  const content = method === STORED ? data : method === DEFLATED ? inflated(data, unpacked) : null
  return content !== null && content.length === unpacked && crc32(content) === crc ? content : null
}

function inflated(data: Uint8Array, size: number): Uint8Array | null {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch {
    return null
  }
}
