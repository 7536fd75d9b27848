import { parseJson } from '../data/json.js'
import { WanzhengError, type WanzhengErrorCode } from '../error.js'
import { issue } from '../issue.js'
import type { Language } from '../messages/messages.js'
import { bytesOf } from './files.js'
import { inFile } from './in-file.js'
import type { Io } from './io.js'
import { joined } from './lines.js'
import { cliWordsIn } from './words.js'

const LARGEST = 1_000_000

/**
 * Reads a JSON file of which nobody needs a large one: keys, signatures.
 *
 * @param code - What a file is called that is no JSON, or too large.
 * @throws {@link WanzhengError} of that code; `not-found` for a file that cannot be read.
 */
export async function readSmallJson(file: string, io: Pick<Io, 'stdin'>, language: Language, code: WanzhengErrorCode): Promise<unknown> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytesOf(file, io, cliWordsIn(language))) {
    length += chunk.length
    if (length > LARGEST) throw inFile(new WanzhengError(code, '', [issue('too-large', '', { limit: LARGEST })]), file, language)
    parts.push(chunk)
  }
  const { value, problem } = parseJson(new TextDecoder().decode(joined(parts)))
  if (problem !== null) throw inFile(new WanzhengError(code, '', [problem]), file, language)
  return value
}

/** Runs what works on a file; an error of ours names the file. */
export async function aboutFile<T>(file: string, language: Language, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof WanzhengError ? inFile(error, file, language) : error
  }
}
