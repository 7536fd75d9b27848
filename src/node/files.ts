import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { WanzhengError } from '../error.js'
import type { Io } from './io.js'
import type { CliWords } from './words.js'

/** The bytes of a file, or of standard input for `-`. */
export async function* bytesOf(file: string, io: Pick<Io, 'stdin'>, words: CliWords): AsyncGenerator<Uint8Array> {
  try {
    yield* file === '-' ? io.stdin : createReadStream(file)
  } catch (error) {
    throw new WanzhengError('not-found', words.cannotRead(file, reasonOf(error, words)))
  }
}

/** Somewhere to write a result to, piece by piece. */
export interface Sink {
  readonly write: (text: string | Uint8Array) => Promise<void>
  /** Makes what was written visible under its name. */
  readonly finish: () => Promise<void>
  /** Leaves nothing behind. */
  readonly discard: () => Promise<void>
}

/** Writes to a file that appears only when it is complete; so a result may replace the very file it was made from. `mode` says who may read it. */
export async function fileSink(file: string, words: CliWords, mode = 0o666): Promise<Sink> {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw new WanzhengError('misuse', words.cannotWrite(file, reasonOf(error, words)))
    }
  }
  return guarded(async () => {
    const known = await stat(file).catch(() => null)
    // A device or pipe cannot be replaced, only written to.
    const target = known === null || known.isFile() ? join(dirname(file), `.wanzheng-${process.pid}-${basename(file)}.tmp`) : file
    const handle = await open(target, 'w', mode)
    return {
      write: (text) => guarded(() => handle.writeFile(text)),
      finish: () =>
        guarded(async () => {
          await handle.close()
          if (target !== file) await rename(target, file)
        }),
      discard: async () => {
        await handle.close()
        if (target !== file) await rm(target, { force: true })
      },
    }
  })
}

/** Why the system refused, in words. */
export function reasonOf(error: unknown, { why }: CliWords): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return Object.hasOwn(why, code) ? why[code as keyof typeof why] : code || String(error)
}
