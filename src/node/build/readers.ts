import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { reader } from '../../logic/columns/reader.js'

/** More fields than the rules of a large pack read. A copy adds about four bytes to a compressed bundle. */
const COPIES = 64

const folder = resolve(import.meta.dirname, '../../generated')

/** Writes the field reader out once for each of many fields, to be run anew whenever it changes; why, its own file says. */
async function writeReaders(): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(resolve(folder, 'readers.js'), `export const readers = [\n${`${reader},\n`.repeat(COPIES)}]\n`)
  const types = ["import type { Reader } from '../logic/columns/reader.js'", 'export declare const readers: readonly Reader[]']
  await writeFile(resolve(folder, 'readers.d.ts'), `${types.join('\n')}\n`)
}

await writeReaders()
