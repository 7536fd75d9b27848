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
import { inFile } from './in-file.js'
import { joined } from './lines.js'
import { isWorkbook, packOfWorkbook } from './pack-of-workbook.js'
import { cliWordsIn } from './words.js'

/** A pack as it was put together here: itself, and what it was made of, the released pack first. */
export interface ReadPack {
  readonly pack: Pack
  readonly parts: readonly unknown[]
}

/**
 * Reads the packs that `ID`, `ID@VERSION` or a file name stand for; without a version the newest. A file may be JSON, the
 * workbook of a pack, or an overlay: it is laid over the pack of its base, one given before it or a bundled one.
 *
 * @throws {@link WanzhengError} `not-found` for what is none of these, `invalid-pack` or `unsupported` for a file that cannot be used.
 */
export async function readPacks(references: readonly string[], language: Language): Promise<readonly Pack[]> {
  return (await readPacksWithParts(references, language)).map(({ pack }) => pack)
}

/** Like {@link readPacks}, with the parts of each pack. What a file says of its own layers is not among them: nobody vouches for it. */
export async function readPacksWithParts(references: readonly string[], language: Language): Promise<readonly ReadPack[]> {
  const bundled = await bundledPacks()
  let packs: readonly ReadPack[] = []
  for (const reference of references) {
    const release = releaseNamed(reference, bundled, language)
    packs = release === null ? await withFile(reference, packs, bundled, language) : [...packs, whole(await loadBundled(release))]
  }
  return packs
}

function whole(pack: Pack): ReadPack {
  return { pack, parts: [pack] }
}

/** The bundled release that a reference names, or `null` where it names a file. */
export function releaseNamed(reference: string, bundled: readonly BundledPack[], language: Language): BundledPack | null {
  const words = cliWordsIn(language)
  const [id = '', version] = reference.split('@')
  const releases = bundled.filter((pack) => pack.id === id)
  const found = version === undefined ? releases.at(-1) : releases.find((pack) => pack.version === version)
  if (found !== undefined) return found
  const versions = releases.map((pack) => pack.version)
  if (releases.length > 0) throw new WanzhengError('not-found', words.unknownVersion(id, version ?? '', versions))
  if (existsSync(reference) || /[/\\]|[.](json|xlsx)$/.test(reference)) return null
  const known = [...new Set(bundled.map((pack) => pack.id))]
  throw new WanzhengError('not-found', words.unknownPack(reference, known, nearest(id, known)))
}

async function withFile(
  file: string,
  before: readonly ReadPack[],
  bundled: readonly BundledPack[],
  language: Language,
): Promise<readonly ReadPack[]> {
  const parts: Uint8Array[] = []
  for await (const chunk of bytesOf(file, { stdin: process.stdin }, cliWordsIn(language))) parts.push(chunk)
  const bytes = joined(parts)
  if (isWorkbook(bytes)) return [...before, whole(compiled(await packOfWorkbook(bytes, file, language)))]
  const { value, problem } = parseJson(new TextDecoder().decode(bytes))
  try {
    if (problem !== null) throw new WanzhengError('invalid-pack', describe([problem], language), [problem])
    if (!isOverlay(value)) return [...before, whole(compiled(loadPack(value)))]
    const base = await baseOf(value, before, bundled, language)
    const laid = { pack: compiled(applyOverlay(base.pack, value)), parts: [...base.parts, value] }
    return [...before.filter((one) => one !== base), laid]
  } catch (error) {
    throw error instanceof WanzhengError ? inFile(error, file, language) : error
  }
}

/** The pack that an overlay lies over: one given before it, else a bundled one. An overlay that names no base is refused before the base is read. */
export async function baseOf(
  overlay: unknown,
  before: readonly ReadPack[],
  bundled: readonly BundledPack[],
  language: Language,
): Promise<ReadPack> {
  const { base } = overlay as { readonly base?: { readonly id?: unknown; readonly version?: unknown } | null }
  const { id, version } = base ?? {}
  const known = before.some(({ pack }) => pack.id === id) || typeof id !== 'string'
  const fitting = bundled.filter((pack) => pack.id === id && typeof version === 'string' && isInRange(pack.version, version)).at(-1)
  const release = known ? null : (fitting ?? releaseNamed(`${id}@${version}`, bundled, language))
  return before.find(({ pack }) => pack.id === id) ?? whole(release === null ? ({} as Pack) : await loadBundled(release))
}

// Also an expression that cannot mean anything is a fault of the file.
function compiled(pack: Pack): Pack {
  compile(pack, '9999-12-31')
  return pack
}
