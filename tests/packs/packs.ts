import { resolve } from 'node:path'
import { buildPack, packFolders, readVocabulary } from '../../src/node/build/pack.js'
import type { Pack } from '../../src/schema/pack.js'

export const rulesFolder = resolve(import.meta.dirname, '../../rules')

/** Every pack, built from its sources. */
export async function builtPacks(): Promise<readonly Pack[]> {
  const vocabulary = await readVocabulary(rulesFolder)
  return Promise.all((await packFolders(rulesFolder)).map((folder) => buildPack(folder, vocabulary)))
}
