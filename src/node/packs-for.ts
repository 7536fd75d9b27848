import type { Given } from './command.js'
import { DEFAULT_PACKS } from './options.js'
import { type ReadPack, readPacksWithParts } from './pack-references.js'
import type { RecordedSource } from './recorded.js'

/** The releases that an assessment names, where they are bundled; and those given, which stand in for them. */
export async function packsFor(head: RecordedSource['head'], { packs, language }: Given): Promise<readonly ReadPack[]> {
  const given = packs === DEFAULT_PACKS ? [] : await readPacksWithParts(packs, language)
  const named = await Promise.all(
    head.packs.map(async ({ id, version }) => {
      try {
        return await readPacksWithParts([`${id}@${version}`], language)
      } catch {
        return [] // reported as a pack that is not at hand
      }
    }),
  )
  const all = [...given, ...named.flat()]
  return head.packs.flatMap(({ id, version }) => all.find(({ pack }) => pack.id === id && pack.version === version) ?? [])
}
