import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { parseJson } from '../../data/json.js'
import { digest } from '../../digest.js'
import { WanzhengError } from '../../error.js'
import { loadPack } from '../../load.js'
import type { Language } from '../../messages/messages.js'
import { applyOverlay } from '../../overlay.js'
import type { AuditManifest, MaskLine } from '../../schema/audit.js'
import { isAuditManifest, isMaskLine } from '../../schema/is-audit.js'
import type { Pack } from '../../schema/pack.js'
import { type Difference, difference } from '../../verification/differences.js'
import { bundledPacks, loadBundled } from '../bundled.js'
import { inFile } from '../in-file.js'
import { joined, linesOf } from '../lines.js'
import type { ReadPack } from '../pack-references.js'
import { openZip, type ZipFile } from '../zip-file.js'
import { archiveRefusal } from './audit-words.js'

/** An audit archive whose files were held to its manifest. */
export interface Audit {
  readonly manifest: AuditManifest
  /** Files that are missing, unknown, or others than the manifest lists. */
  readonly differences: readonly Difference[]
  readonly has: (name: string) => boolean
  readonly read: (name: string) => AsyncIterable<Uint8Array>
  /** A small file as parsed JSON. */
  readonly json: (name: string) => Promise<unknown>
  readonly masks: () => AsyncIterable<MaskLine>
  readonly close: () => Promise<void>
}

const MANIFEST = 'manifest.json'
// Packs are below 1 MB; of a text in memory nobody needs more.
const LARGEST_TEXT = 64_000_000
// Where the assessment or the data are one JSON text, they are held in memory.
const LARGEST_JSON = 500_000_000
const LONGEST_LINE = 1_000_000

/** Whether a file is a zip archive, by its first bytes. */
export async function isArchive(file: string): Promise<boolean> {
  const handle = file === '-' ? null : await open(file).catch(() => null)
  if (handle === null) return false
  const start = new Uint8Array(4)
  await handle.read(start, 0, 4, 0)
  await handle.close()
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4
}

/**
 * Opens an audit archive and holds every file in it to the manifest. Nothing is written to the disk.
 *
 * @throws {@link WanzhengError} `invalid-archive` for what is no such archive, or could exhaust the machine.
 */
export async function openAudit(file: string, language: Language): Promise<Audit> {
  const refuse = (refusal: Parameters<typeof archiveRefusal>[1]): never => {
    throw new WanzhengError('invalid-archive', archiveRefusal(file, refusal, language))
  }
  const zip = await openZip(file, refuse)
  const text = async (name: string): Promise<string> => {
    if (zip.sizeOf(name) > LARGEST_TEXT) refuse({ refused: 'too-large', found: zip.sizeOf(name), limit: LARGEST_TEXT, entry: name })
    const parts: Uint8Array[] = []
    for await (const part of zip.read(name)) parts.push(part)
    return new TextDecoder().decode(joined(parts))
  }
  const json = async (name: string): Promise<unknown> => {
    const { value, problem } = parseJson(await text(name))
    if (problem !== null) throw inFile(new WanzhengError('invalid-archive', '', [problem]), `${file}/${name}`, language)
    return value
  }
  try {
    const manifest = zip.names.includes(MANIFEST) ? await json(MANIFEST) : null
    if (!isAuditManifest(manifest)) return refuse({ refused: 'not-an-audit' })
    for (const name of [manifest.assessment, manifest.data].filter((one) => one.endsWith('.json') && zip.names.includes(one)))
      if (zip.sizeOf(name) > LARGEST_JSON) refuse({ refused: 'too-large', found: zip.sizeOf(name), limit: LARGEST_JSON, entry: name })
    const has = (name: string): boolean => zip.names.includes(name) && manifest.files.some((one) => one.name === name)
    return {
      manifest,
      differences: await fileDifferences(zip, manifest),
      has,
      read: (name) => zip.read(name),
      json,
      masks: () => maskLines(zip, manifest.masks?.file ?? '', refuse),
      close: () => zip.close(),
    }
  } catch (error) {
    await zip.close()
    throw error
  }
}

async function fileDifferences(zip: ZipFile, { files }: AuditManifest): Promise<readonly Difference[]> {
  const found: Difference[] = []
  for (const { name, digest: recorded } of files) {
    if (!zip.names.includes(name)) {
      found.push(difference('file-missing', { path: name, recorded, recomputed: null }))
      continue
    }
    const hash = createHash('sha256')
    for await (const part of zip.read(name)) hash.update(part)
    const recomputed = `sha256:${hash.digest('hex')}`
    if (recomputed !== recorded) found.push(difference('file-differs', { path: name, recorded, recomputed }))
  }
  const unknown = zip.names.filter((name) => name !== MANIFEST && !files.some((one) => one.name === name))
  return [...found, ...unknown.map((name) => difference('file-unknown', { path: name, recorded: null, recomputed: name }))]
}

async function* maskLines(
  zip: ZipFile,
  name: string,
  refuse: (refusal: { refused: 'damaged'; entry: string }) => never,
): AsyncGenerator<MaskLine> {
  for await (const { bytes } of linesOf(zip.read(name), LONGEST_LINE)) {
    const { value } = parseJson(bytes === null ? '' : new TextDecoder().decode(bytes))
    if (!isMaskLine(value)) return refuse({ refused: 'damaged', entry: name })
    yield value
  }
}

/** The packs of an archive, put together anew from the released ones and the overlays on them. */
export interface AuditPacks {
  readonly packs: readonly ReadPack[]
  /** Released packs that are not those of this program of the same name. */
  readonly differences: readonly Difference[]
  /** Packs and overlays that do not come with this program: the archive alone vouches for them. */
  readonly unvouched: readonly string[]
}

/** Reads the packs of an archive, and holds them to the releases that come with this program. */
export async function packsIn({ manifest, json }: Audit, file: string, language: Language): Promise<AuditPacks> {
  const bundled = await bundledPacks()
  const packs: ReadPack[] = []
  const differences: Difference[] = []
  const unvouched: string[] = []
  for (const names of manifest.packs) {
    const parts = await Promise.all(names.map(json))
    const laid = names.reduce<Pack | null>((below, name, index) => {
      try {
        return below === null ? loadPack(parts[index]) : applyOverlay(below, parts[index])
      } catch (error) {
        throw error instanceof WanzhengError ? inFile(error, `${file}/${name}`, language) : error
      }
    }, null)
    if (laid === null) continue
    const base = loadPack(parts[0])
    const release = bundled.find(({ id, version }) => id === base.id && version === base.version)
    const own = release === undefined ? null : digest(await loadBundled(release))
    if (own === null) unvouched.push(`${base.id}@${base.version}`)
    else if (own !== digest(base))
      differences.push(difference('pack-differs', { path: names[0] ?? '', recorded: digest(base), recomputed: own }))
    unvouched.push(...(laid.layers?.overlays ?? []).map(({ id, version }) => `${id}@${version}`))
    packs.push({ pack: laid, parts })
  }
  return { packs, differences, unvouched }
}
