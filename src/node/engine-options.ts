import { parseJson } from '../data/json.js'
import type { EngineOptions } from '../engine.js'
import { WanzhengError } from '../error.js'
import { describe } from '../messages/describe.js'
import type { Language } from '../messages/messages.js'
import type { Waiver } from '../schema/waiver.js'
import { loadWaivers } from '../waivers.js'
import type { Given } from './command.js'
import { bytesOf } from './files.js'
import type { Io } from './io.js'
import { joined } from './lines.js'
import { cliWordsIn } from './words.js'

/** What an engine is to be made for, as it was typed. */
export async function engineOptions({ asOf, listOperands, waivers, language }: Given, io: Pick<Io, 'stdin'>): Promise<EngineOptions> {
  return {
    ...(asOf === null ? {} : { asOf }),
    ...(listOperands ? { operands: true } : {}),
    ...(waivers === null ? {} : { waivers: await readWaivers(waivers, language, io) }),
  }
}

/**
 * Reads a file of waivers.
 *
 * @throws {@link WanzhengError} `invalid-waivers`, each line naming the file and the place in it.
 */
export async function readWaivers(file: string, language: Language, io: Pick<Io, 'stdin'>): Promise<readonly Waiver[]> {
  const parts: Uint8Array[] = []
  for await (const chunk of bytesOf(file, io, cliWordsIn(language))) parts.push(chunk)
  const { value, problem } = parseJson(new TextDecoder().decode(joined(parts)))
  try {
    if (problem !== null) throw new WanzhengError('invalid-waivers', '', [problem])
    return loadWaivers(value)
  } catch (error) {
    if (!(error instanceof WanzhengError)) throw error
    const lines = describe(error.issues, language).split('\n')
    throw new WanzhengError(error.code, lines.map((line) => `${file}#${line}`).join('\n'))
  }
}
