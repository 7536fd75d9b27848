import { Refused } from './refusal.js'

/** How the encoding of a text file is known: from its mark, from its bytes, from whoever gave the file, or as the likeliest. */
export type EncodingBasis = 'mark' | 'bytes' | 'given' | 'guessed'

/** A text file being read. */
export interface TextFile {
  /** Pieces of the text, without byte order mark. */
  readonly texts: AsyncIterable<string>
  /** Known for certain when all pieces have been read: a file may begin with plain ASCII. */
  readonly encoding: () => { readonly name: string; readonly basis: EncodingBasis }
}

const HEAD = 65_536
const LONGEST_LINE = 1_000_000
const NEWLINE = 10
const MARKS: readonly (readonly [name: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Opens a file as text. Without a mark and without `asked`, valid UTF-8 is UTF-8, and else what is GB18030 (GBK is a part of
 * it) is taken for that, where most of its characters are common. Bytes that are not of the encoding are refused with their
 * line, never replaced.
 */
export async function openText(chunks: AsyncIterable<Uint8Array>, asked: string | null): Promise<TextFile> {
  const given = asked === null ? null : decoderOf(asked)
  const rest = chunks[Symbol.asyncIterator]()
  const { head, isWhole } = await headOf(rest)
  const mark = MARKS.find(
    ([name, bytes]) => (given === null || given.encoding === name) && bytes.every((byte, index) => head[index] === byte),
  )
  let known: { readonly name: string; readonly basis: EncodingBasis } | null =
    given !== null
      ? { name: given.encoding, basis: 'given' }
      : mark !== undefined
        ? { name: mark[0], basis: 'mark' }
        : wideWithoutMark(head)
  async function* texts(): AsyncGenerator<string> {
    let decoder: Decoder | null = known === null ? null : decoderOf(known.name)
    let line = 1
    const decoded = (bytes: Uint8Array, isLast: boolean): string => {
      if (decoder === null) {
        known = isAscii(bytes) ? null : likeliest(bytes, isLast)
        if (known !== null) decoder = decoderOf(known.name)
      }
      const text = decoder === null ? ascii(bytes) : decodedBy(decoder, bytes, isLast, line)
      line += newlinesIn(text)
      return text
    }
    // Cut where lines end, so that a fault is found in its line.
    let left: Uint8Array = new Uint8Array()
    for await (const bytes of following(head, isWhole ? null : rest)) {
      const whole = left.length === 0 ? bytes : Buffer.concat([left, bytes])
      const cut = whole.lastIndexOf(NEWLINE) + 1
      const isLong = cut === 0 && whole.length > LONGEST_LINE
      if (cut > 0 || isLong) yield decoded(whole.subarray(0, isLong ? undefined : cut), false)
      left = isLong ? new Uint8Array() : whole.subarray(cut)
    }
    yield decoded(left, true)
  }
  return { texts: texts(), encoding: () => known ?? { name: 'utf-8', basis: 'bytes' } }
}

type Decoder = InstanceType<typeof TextDecoder>

function decoderOf(name: string): Decoder {
  try {
    return new TextDecoder(name, { fatal: true })
  } catch {
    // A Node that was built without its table of encodings knows UTF-8 and UTF-16 only.
    throw new Refused({ refused: 'encoding-unknown', detail: name })
  }
}

async function headOf(rest: AsyncIterator<Uint8Array>): Promise<{ readonly head: Uint8Array; readonly isWhole: boolean }> {
  const parts: Uint8Array[] = []
  for (let length = 0; length < HEAD; ) {
    const next = await rest.next()
    if (next.done === true) return { head: Buffer.concat(parts), isWhole: true }
    parts.push(next.value)
    length += next.value.length
  }
  return { head: Buffer.concat(parts), isWhole: false }
}

async function* following(head: Uint8Array, rest: AsyncIterator<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  yield head
  // Delegated, so that leaving early also closes what is read from.
  if (rest !== null) yield* { [Symbol.asyncIterator]: () => rest }
}

// In UTF-16 every character of ASCII has a zero byte, before or behind it.
function wideWithoutMark(head: Uint8Array): { readonly name: string; readonly basis: EncodingBasis } | null {
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0 || even + odd < head.length / 20) return null
  if (Math.min(even, odd) > Math.max(even, odd) / 10) return null
  return { name: odd > even ? 'utf-16le' : 'utf-16be', basis: 'bytes' }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80)
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function likeliest(bytes: Uint8Array, isLast: boolean): { readonly name: string; readonly basis: EncodingBasis } {
  const utf8 = tried('utf-8', bytes, isLast)
  const { pairs, common } = pairsIn(bytes)
  // A short text in GBK may be valid UTF-8 by chance; it then reads as letters that no table of communities has.
  const isByChance = utf8 !== null && pairs > 0 && common === pairs && !/[\u0800-\uffff]/.test(utf8)
  if (utf8 !== null && !isByChance) return { name: 'utf-8', basis: 'bytes' }
  if (tried('gb18030', bytes, isLast) === null || common < pairs / 2) {
    if (pairs > 0 && isMostlyUtf8(bytes)) return { name: 'utf-8', basis: 'guessed' }
    throw new Refused({ refused: 'encoding-unclear' })
  }
  return { name: 'gb18030', basis: 'guessed' }
}

function tried(name: string, bytes: Uint8Array, isLast: boolean): string | null {
  try {
    return decoderOf(name).decode(bytes, { stream: !isLast })
  } catch (error) {
    if (error instanceof Refused) throw error
    return null
  }
}

// Two bytes each; common are the characters and marks that GB 2312 had already.
function pairsIn(bytes: Uint8Array): { readonly pairs: number; readonly common: number } {
  let [pairs, common] = [0, 0]
  for (let index = 0; index + 1 < bytes.length; index += 1) {
    const [lead = 0, trail = 0] = [bytes[index], bytes[index + 1]]
    if (lead < 0x80) continue
    if (trail >= 0x30 && trail <= 0x39) {
      // A character of four bytes is neither common nor a sign of another encoding.
      index += 3
      continue
    }
    pairs += 1
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe) common += 1
    index += 1
  }
  return { pairs, common }
}

// One broken character in a file of UTF-8 does not make it another encoding.
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  const broken = text.split('\uFFFD').length - 1
  return broken * 20 < (text.match(/[\u0800-\uffff]/g)?.length ?? 0)
}

function decodedBy(decoder: Decoder, bytes: Uint8Array, isLast: boolean, line: number): string {
  try {
    return decoder.decode(bytes, { stream: !isLast })
  } catch {
    throw new Refused({ refused: 'wrong-encoding', row: line + linesBeforeFault(decoder.encoding, bytes), detail: decoder.encoding })
  }
}

// A fault reads as the character that stands for faults.
function linesBeforeFault(name: string, bytes: Uint8Array): number {
  const loose = new TextDecoder(name).decode(bytes)
  return newlinesIn(loose.slice(0, Math.max(0, loose.indexOf('\uFFFD'))))
}

function newlinesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
