import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { loadPack } from '../load.js'
import { deepFreeze, noteChecked } from '../released.js'
import type { CrosswalkEntry } from '../report/crosswalk.js'
import type { Pack } from '../schema/pack.js'
import { compareVersions } from './versions.js'

/** A released pack that comes with the package. */
export interface BundledPack {
  readonly id: string
  readonly version: string
  readonly file: string
}

/** Every bundled release, by id, oldest version first. */
export async function bundledPacks(): Promise<readonly BundledPack[]> {
  const root = packageRoot(import.meta.dirname)
  // The bundler may have put this into a chunk at the top of dist.
  const isBuilt = `${import.meta.dirname}${sep}`.startsWith(join(root, 'dist') + sep) && existsSync(join(root, 'dist/packs'))
  const found = isBuilt ? await builtPacks(join(root, 'dist/packs')) : await sourcePacks(join(root, 'rules'))
  return found.sort((a, b) => (a.id === b.id ? compareVersions(a.version, b.version) : a.id < b.id ? -1 : 1))
}

/** The subjects that several bundled packs regulate. */
export async function readCrosswalk(): Promise<readonly CrosswalkEntry[]> {
  return await readListed<readonly CrosswalkEntry[]>('crosswalk.json', []) // held to its form by a test
}

/** The folder that has the bundled data dictionary, in `vocabulary`. */
export function vocabularyFolder(): string {
  const root = packageRoot(import.meta.dirname)
  return ['rules', 'dist'].map((folder) => join(root, folder)).find((one) => existsSync(join(one, 'vocabulary'))) ?? root
}

/** The text of a bundled release. */
export async function readBundled({ file }: BundledPack): Promise<string> {
  return await readFile(file, 'utf8')
}

/** A bundled release, ready for use. One whose bytes have the digest listed when it was released need not be checked again. */
export async function loadBundled({ id, version, file }: BundledPack): Promise<Pack> {
  const text = await readFile(file, 'utf8')
  const listed = await readListed<Readonly<Record<string, Readonly<Record<string, string>>>>>('releases.json', {})
  const own = `sha256:${createHash('sha256').update(text.trimEnd()).digest('hex')}`
  const pack: unknown = JSON.parse(text)
  return listed[id]?.[version] === own ? noteChecked(deepFreeze(pack as Pack), own) : loadPack(pack)
}

// A list that stands beside the packs, in a clone as in the built package.
async function readListed<T>(name: string, none: T): Promise<T> {
  const root = packageRoot(import.meta.dirname)
  const file = ['rules', 'dist'].map((folder) => join(root, folder, name)).find((one) => existsSync(one))
  return file === undefined ? none : (JSON.parse(await readFile(file, 'utf8')) as T)
}

function packageRoot(from: string): string {
  let folder = from
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

async function builtPacks(folder: string): Promise<BundledPack[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => {
    const [, id, version] = /^(.+)@(.+)[.]json$/.exec(name) ?? []
    return id === undefined || version === undefined ? [] : [{ id, version, file: join(folder, name) }]
  })
}

async function sourcePacks(folder: string): Promise<BundledPack[]> {
  if (!existsSync(folder)) return []
  const ids = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const lists = await Promise.all(
    ids.map(async (id) => {
      const releases = join(folder, id, 'releases')
      const names = existsSync(releases) ? await readdir(releases) : []
      return names
        .filter((name) => name.endsWith('.json'))
        .map((name) => ({ id, version: name.slice(0, -'.json'.length), file: join(releases, name) }))
    }),
  )
  return lists.flat()
}
