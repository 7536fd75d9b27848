import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { WanzhengError } from '../../error.js'
import type { Language } from '../../messages/messages.js'
import { reasonOf } from '../files.js'
import { cliWordsIn } from '../words.js'
import { auditWordsIn } from './audit-words.js'

const SHORTEST = 32

/** The secret in a file, `null` where there is no such file. */
export async function readSalt(file: string, language: Language): Promise<string | null> {
  const words = cliWordsIn(language)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new WanzhengError('not-found', words.cannotRead(file, reasonOf(error, words)))
  })
  if (text !== null && text.trim().length < SHORTEST) throw new WanzhengError('misuse', auditWordsIn(language).saltTooShort(file))
  return text?.trim() ?? null
}

/** Makes a secret, in a file that only its owner can read. */
export async function makeSalt(file: string, language: Language): Promise<string> {
  const words = cliWordsIn(language)
  const secret = randomBytes(32).toString('hex')
  try {
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new WanzhengError('misuse', words.cannotWrite(file, reasonOf(error, words)))
  }
  return secret
}
