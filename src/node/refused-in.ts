import { WanzhengError } from '../error.js'
import type { Language } from '../messages/messages.js'
import type { FileRefused } from './import-parts.js'
import { fileRefusalIn } from './tables/refusal-words.js'

/** Why a file could not be read, as the command line says it: the file, the code, and words. */
export function refusedIn({ file, refusal }: FileRefused, language: Language): WanzhengError {
  const code = refusal.refused === 'no-sheet' ? 'misuse' : 'invalid-dataset'
  return new WanzhengError(code, `${file}${language === 'zh' ? '：' : ': '}${fileRefusalIn(refusal, language)}`)
}
