import type { BothPacks } from '../author/diff/prose.js'
import { WanzhengError } from '../error.js'
import type { Pack } from '../schema/pack.js'
import type { Given } from './command.js'
import { readPacks } from './pack-references.js'

/** Reads the two packs of a command; an overlay is laid over its bundled base. */
export async function readBoth({ operands, language }: Pick<Given, 'operands' | 'language'>): Promise<BothPacks> {
  const [a = '', b = ''] = operands
  const [before] = await readPacks([a], language)
  // An overlay may lie over the very pack that it is compared with.
  const after = (await readOver(a, b, language)).at(-1)
  return { before: before as Pack, after: after as Pack } // each reference gives one pack
}

async function readOver(a: string, b: string, language: Given['language']): Promise<readonly Pack[]> {
  try {
    return await readPacks([b], language)
  } catch (error) {
    if (!(error instanceof WanzhengError) || error.code === 'not-found') throw error
    const both = await readPacks([a, b], language).catch(() => null)
    if (both?.length === 1) return both
    throw error
  }
}
