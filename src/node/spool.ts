import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Texts put aside until they are wanted in another order. */
export interface Spool {
  readonly add: (text: string) => Promise<void>
  /** A text by its place among those added, the first being 0. */
  readonly read: (place: number) => Promise<string>
  /** Leaves nothing behind. */
  readonly close: () => Promise<void>
}

/** Bytes kept in memory. */
const HELD = 16_000_000

/** Puts texts aside: the last ones in memory, those before them in a temporary file that only this user can read. */
export function createSpool(held = HELD): Spool {
  const starts: number[] = [0]
  let recent: Buffer[] = []
  let size = 0
  let written = 0
  let firstRecent = 0
  let file: TemporaryFile | null = null
  return {
    add: async (text) => {
      const bytes = Buffer.from(text)
      recent.push(bytes)
      size += bytes.length
      starts.push(size)
      if (size - written <= held) return
      file ??= await openTemporaryFile()
      await file.handle.appendFile(Buffer.concat(recent))
      written = size
      firstRecent += recent.length
      recent = []
    },
    read: async (place) => {
      if (file === null || place >= firstRecent) return (recent[place - firstRecent] as Buffer).toString()
      const start = starts[place] as number
      const bytes = Buffer.alloc((starts[place + 1] as number) - start)
      await file.handle.read(bytes, 0, bytes.length, start)
      return bytes.toString()
    },
    close: async () => {
      await file?.handle.close()
      if (file !== null) await rm(file.folder, { recursive: true, force: true })
      file = null
    },
  }
}

interface TemporaryFile {
  readonly folder: string
  readonly handle: FileHandle
}

// Where the system allows it, the file has no name from the start, and is gone even if the process is killed.
async function openTemporaryFile(): Promise<TemporaryFile> {
  const folder = await mkdtemp(join(tmpdir(), 'wanzheng-spool-'))
  const handle = await open(join(folder, 'units'), 'a+')
  await rm(folder, { recursive: true }).catch(() => {})
  return { folder, handle }
}
