import { createHash } from 'node:crypto'
import type { AuditManifest } from '../../schema/audit.js'
import type { Sink } from '../files.js'
import { zipWriter } from '../zip.js'

/** Writes the files of an audit archive one after another, and keeps the size and digest of each. */
export interface ArchiveWriter {
  readonly add: (name: string, content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>) => Promise<void>
  readonly files: () => AuditManifest['files']
  readonly finish: () => Promise<void>
}

const MOST_BYTES = 0xffff_ffff

/** Starts an archive; `refuse` is called with a file, or a whole, that grows larger than the form of the archive allows. */
export function archiveWriter(sink: Sink, refuse: (found: number, limit: number) => never): ArchiveWriter {
  const files: AuditManifest['files'] = []
  let written = 0
  const zip = zipWriter(async (bytes) => {
    written += bytes.length
    if (written > MOST_BYTES) refuse(written, MOST_BYTES)
    await sink.write(bytes)
  })
  return {
    add: async (name, content) => {
      const hash = createHash('sha256')
      let bytes = 0
      await zip.begin(name)
      for await (const piece of content) {
        const own = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
        bytes += own.length
        if (bytes > MOST_BYTES) refuse(bytes, MOST_BYTES)
        hash.update(own)
        await zip.write(own)
      }
      await zip.end()
      files.push({ name, bytes, digest: `sha256:${hash.digest('hex')}` })
    },
    files: () => files,
    finish: () => zip.finish(),
  }
}
