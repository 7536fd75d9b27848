/** One line of a stream of bytes, without its end. */
export interface Line {
  /** Counted from 1. */
  readonly number: number
  /** `null` where the line is longer than the limit; its bytes are passed over. */
  readonly bytes: Uint8Array | null
}

const NEWLINE = 10

/** Cuts a stream of bytes into lines; no more than one line is held at a time. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let length = 0
  let number = 1
  const take = (bytes: Uint8Array): void => {
    length += bytes.length
    if (length <= limit) parts.push(bytes)
    else parts = []
  }
  const line = (): Line => ({ number, bytes: length > limit ? null : joined(parts) })
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end))
      yield line()
      number++
      parts = []
      length = 0
      start = end + 1
    }
    take(chunk.subarray(start))
  }
  if (length > 0) yield line()
}

/** Bytes one after another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts)
}
