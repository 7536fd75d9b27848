import { readFile } from 'node:fs/promises'
import { parseJson } from '../data/json.js'
import { isWanzhengError, WanzhengError } from '../error.js'
import { describe } from '../messages/describe.js'
import type { Language } from '../messages/messages.js'
import { readMapping } from '../rows/read-mapping.js'
import type { Mapping } from '../schema/mapping.js'
import { reasonOf } from './files.js'
import { cliWordsIn } from './words.js'

/**
 * Reads a mapping file.
 *
 * @throws {@link WanzhengError} `not-found` or `invalid-dataset`, with the name of the file.
 */
export async function readMappingFile(file: string, language: Language): Promise<Mapping> {
  const words = cliWordsIn(language)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new WanzhengError('not-found', words.cannotRead(file, reasonOf(error, words)))
  })
  const { value, problem } = parseJson(text)
  try {
    if (problem !== null) throw new WanzhengError('misuse', '', [problem])
    return readMapping(value)
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    const lines = error.issues.map((one) => `${file}#${describe([one], language)}`)
    throw new WanzhengError('invalid-dataset', lines.length > 0 ? lines.join('\n') : `${file}: ${error.message}`)
  }
}
