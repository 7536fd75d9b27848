import { diffPacks } from '../../author/diff.js'
import type { Pack } from '../../schema/pack.js'
import { compareVersions } from '../versions.js'

/**
 * What is wrong with the version of a pack that is to be released after others; `null` where nothing is.
 *
 * @param released - Versions released before.
 * @param read - Reads one of them.
 */
export async function versionFault(
  pack: Pack,
  released: readonly string[],
  read: (version: string) => Promise<unknown>,
): Promise<string | null> {
  const newest = [...released].sort(compareVersions).at(-1)
  if (newest === undefined) return null
  const { verdict } = diffPacks(await read(newest), pack)
  return verdict.isEnough
    ? null
    : `${pack.id}@${pack.version}: the changes since ${newest} need a ${verdict.needed} version; "wanzheng pack diff" lists them`
}
