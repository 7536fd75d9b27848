import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { rollup } from 'rollup'

const dist = resolve(import.meta.dirname, '../../../dist')
const ENTRIES = ['index', 'logic', 'report', 'author', 'audit', 'rows', 'released', 'node/index', 'node/cli']

/** A file of `dist` and every file there that it imports at once. */
async function filesOf(file: string, found = new Set<string>()): Promise<ReadonlySet<string>> {
  if (found.has(file)) return found
  found.add(file)
  const code = await readFile(file, 'utf8')
  for (const [, path] of code.matchAll(/^(?:import|export)[^;]*?["'](\.[^"']+)["'];?$/gm))
    await filesOf(resolve(file, '..', path as string), found)
  return found
}

/**
 * Puts all that the main entry needs into one file. Split as its entries share it, it is some twenty, and a process that starts
 * spends more time on finding each than on what is in it.
 */
const core = await filesOf(join(dist, 'index.js'))
const released = join(dist, 'released.js')
const bundle = await rollup({
  input: Object.fromEntries(ENTRIES.map((name) => [name, join(dist, `${name}.js`)])),
  external: (id, importer) => importer !== undefined && !id.startsWith('.') && !id.startsWith('/'),
  treeshake: { moduleSideEffects: false },
  preserveEntrySignatures: 'strict',
})
const { output } = await bundle.generate({
  format: 'esm',
  hoistTransitiveImports: false,
  chunkFileNames: '[name]-[hash].js',
  manualChunks: (id) => (core.has(id) && id !== released ? 'core' : null),
})
await bundle.close()
const written = new Set(output.map(({ fileName }) => fileName))
const before = (await readdir(dist)).filter((name) => name.endsWith('.js'))
for (const name of before) if (!written.has(name)) await rm(join(dist, name))
for (const part of output) if (part.type === 'chunk') await writeFile(join(dist, part.fileName), part.code)
