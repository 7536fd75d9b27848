import { existsSync } from 'node:fs'
import { compile } from '../compile.js'
import { parseJson } from '../data/json.js'
import { WanzhengError } from '../error.js'
import { loadPack } from '../load.js'
import { describe } from '../messages/describe.js'
import type { Language } from '../messages/messages.js'
import { nearest } from '../nearest.js'
import { isInRange } from '../overlay/range.js'
import { applyOverlay, isOverlay } from '../overlay.js'
import type { Pack } from '../schema/pack.js'
import { type BundledPack, bundledPacks, loadBundled } from './bundled.js'
import { bytesOf } from './files.js'
import { joined } from './lines.js'
import { cliWordsIn } from './words.js'

/**
 * Reads the packs that `ID`, `ID@VERSION` or a file name stand for; without a version the newest. A file may also be an
 * overlay: it is laid over the pack of its base, one given before it or a bundled one.
 *
 * @throws {@link WanzhengError} `not-found` for what is none of these, `invalid-pack` or `unsupported` for a file that cannot be used.
 */
export async function readPacks(references: readonly string[], language: Language): Promise<readonly Pack[]> {
  const bundled = await bundledPacks()
  let packs: readonly Pack[] = []
  for (const reference of references) {
    const release = releaseNamed(reference, bundled, language)
    packs = release === null ? await withFile(reference, packs, bundled, language) : [...packs, await loadBundled(release)]
  }
  return packs
}

// The bundled release that a reference names, or `null` where it names a file.
function releaseNamed(reference: string, bundled: readonly BundledPack[], language: Language): BundledPack | null {
  const words = cliWordsIn(language)
  const [id = '', version] = reference.split('@')
  const releases = bundled.filter((pack) => pack.id === id)
  const found = version === undefined ? releases.at(-1) : releases.find((pack) => pack.version === version)
  if (found !== undefined) return found
  const versions = releases.map((pack) => pack.version)
  if (releases.length > 0) throw new WanzhengError('not-found', words.unknownVersion(id, version ?? '', versions))
  if (existsSync(reference) || /[/\\]|[.]json$/.test(reference)) return null
  const known = [...new Set(bundled.map((pack) => pack.id))]
  throw new WanzhengError('not-found', words.unknownPack(reference, known, nearest(id, known)))
}

async function withFile(
  file: string,
  before: readonly Pack[],
  bundled: readonly BundledPack[],
  language: Language,
): Promise<readonly Pack[]> {
  const parts: Uint8Array[] = []
  for await (const chunk of bytesOf(file, { stdin: process.stdin }, cliWordsIn(language))) parts.push(chunk)
  const { value, problem } = parseJson(new TextDecoder().decode(joined(parts)))
  try {
    if (problem !== null) throw new WanzhengError('invalid-pack', describe([problem], language), [problem])
    if (!isOverlay(value)) return [...before, compiled(loadPack(value))]
    const base = await baseOf(value, before, bundled, language)
    return [...before.filter((pack) => pack !== base), compiled(applyOverlay(base, value))]
  } catch (error) {
    throw error instanceof WanzhengError ? inFile(error, file, language) : error
  }
}

// An overlay that names no base is refused before the base is read.
async function baseOf(overlay: unknown, before: readonly Pack[], bundled: readonly BundledPack[], language: Language): Promise<Pack> {
  const { base } = overlay as { readonly base?: { readonly id?: unknown; readonly version?: unknown } | null }
  const { id, version } = base ?? {}
  const known = before.some((pack) => pack.id === id) || typeof id !== 'string'
  const fitting = bundled.filter((pack) => pack.id === id && typeof version === 'string' && isInRange(pack.version, version)).at(-1)
  const release = known ? null : (fitting ?? releaseNamed(`${id}@${version}`, bundled, language))
  return before.find((pack) => pack.id === id) ?? (release === null ? ({} as Pack) : await loadBundled(release))
}

// Also an expression that cannot mean anything is a fault of the file.
function compiled(pack: Pack): Pack {
  compile(pack, '9999-12-31')
  return pack
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
