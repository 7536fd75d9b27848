import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { canonicalize } from '../../canonical.js'
import { digest } from '../../digest.js'
import { isWanzhengError } from '../../error.js'
import { buildPack, packFolders, readVocabulary } from './pack.js'
import { versionFault } from './raised.js'

const rules = resolve(import.meta.dirname, '../../../rules')

/** Digests of every version ever released, by pack and version: what is listed here never changes. */
type Index = Record<string, Record<string, string>>

/** Builds every pack into `releases/`. A listed release is frozen: other bytes under the same version are refused. */
async function buildAll(release: boolean): Promise<void> {
  const vocabulary = await readVocabulary(rules)
  const index: Index = JSON.parse(await readFile(join(rules, 'releases.json'), 'utf8').catch(() => '{}'))
  for (const folder of await packFolders(rules)) {
    try {
      const pack = await buildPack(folder, vocabulary)
      const own = digest(pack)
      const frozen = index[pack.id]?.[pack.version]
      if (frozen !== undefined && frozen !== own)
        throw new Error(`${pack.id}@${pack.version} is released as ${frozen}; the sources now give ${own}: raise the version`)
      const read = async (version: string): Promise<unknown> =>
        JSON.parse(await readFile(join(folder, 'releases', `${version}.json`), 'utf8'))
      const fault = release && frozen === undefined ? await versionFault(pack, Object.keys(index[pack.id] ?? {}), read) : null
      if (fault !== null) throw new Error(fault)
      await mkdir(join(folder, 'releases'), { recursive: true })
      await writeFile(join(folder, 'releases', `${pack.version}.json`), `${canonicalize(pack)}\n`)
      if (release) index[pack.id] = { ...index[pack.id], [pack.version]: own }
      console.log(`${pack.id}@${pack.version} ${own} ${pack.rules.length} rules, ${pack.clauses.length} clauses`)
    } catch (error) {
      process.exitCode = 3
      console.error(`${basename(folder)}: ${isWanzhengError(error) ? `${error.code}\n${error.message}` : (error as Error).message}`)
    }
  }
  if (release) await writeFile(join(rules, 'releases.json'), `${JSON.stringify(index, null, 2)}\n`)
}

await buildAll(process.argv.includes('--release'))
