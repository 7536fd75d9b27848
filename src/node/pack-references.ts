import { existsSync } from 'node:fs'
import { compile } from '../compile.js'
import { WanzhengError } from '../error.js'
import { parseJson } from '../json.js'
import { loadPack } from '../load.js'
import { describe } from '../messages/describe.js'
import type { Language } from '../messages/messages.js'
import { nearest } from '../nearest.js'
import type { Pack } from '../schema/pack.js'
import { type BundledPack, bundledPacks, readBundled } from './bundled.js'
import { bytesOf } from './files.js'
import { joined } from './lines.js'
import { cliWordsIn } from './words.js'

/**
 * Reads the packs that `ID`, `ID@VERSION` or a file name stand for; without a version the newest.
 *
 * @throws {@link WanzhengError} `not-found` for what is neither, `invalid-pack` or `unsupported` for a file that is no such pack.
 */
export async function readPacks(references: readonly string[], language: Language): Promise<readonly Pack[]> {
  const bundled = await bundledPacks()
  return await Promise.all(references.map((reference) => readPack(reference, bundled, language)))
}

async function readPack(reference: string, bundled: readonly BundledPack[], language: Language): Promise<Pack> {
  const words = cliWordsIn(language)
  const [id = '', version] = reference.split('@')
  const releases = bundled.filter((pack) => pack.id === id)
  const found = version === undefined ? releases.at(-1) : releases.find((pack) => pack.version === version)
  if (found !== undefined) return JSON.parse(await readBundled(found)) as Pack // checked when it was built, and by the engine
  if (releases.length > 0)
    throw new WanzhengError(
      'not-found',
      words.unknownVersion(
        id,
        version ?? '',
        releases.map((pack) => pack.version),
      ),
    )
  const known = [...new Set(bundled.map((pack) => pack.id))]
  const isFile = existsSync(reference) || /[/\\]|[.]json$/.test(reference)
  if (!isFile) throw new WanzhengError('not-found', words.unknownPack(reference, known, nearest(id, known)))
  return await packFile(reference, language)
}

async function packFile(file: string, language: Language): Promise<Pack> {
  const parts: Uint8Array[] = []
  for await (const chunk of bytesOf(file, { stdin: process.stdin }, cliWordsIn(language))) parts.push(chunk)
  const { value, problem } = parseJson(new TextDecoder().decode(joined(parts)))
  try {
    if (problem !== null) throw new WanzhengError('invalid-pack', describe([problem], language), [problem])
    const pack = loadPack(value)
    // Also an expression that cannot mean anything is a fault of this file.
    compile(pack, '9999-12-31')
    return pack
  } catch (error) {
    throw error instanceof WanzhengError ? inFile(error, file, language) : error
  }
}

// Several files may be at fault, so each line names its own.
function inFile({ code, message, issues }: WanzhengError, file: string, language: Language): WanzhengError {
  const text = issues.length === 0 ? message : describe(issues, language)
  return new WanzhengError(
    code,
    text
      .split('\n')
      .map((line) => `${file}#${line}`)
      .join('\n'),
  )
}
