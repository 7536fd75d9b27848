import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../runtimes/node_modules')

/** A program that can run the command line. */
export interface Runtime {
  readonly name: string
  readonly file: string
  /** What stands before the script. */
  readonly flags: readonly string[]
}

/** Runtimes beside the one that runs the tests; `npm ci --prefix tests/runtimes` installs them on Linux, x64. */
export const otherRuntimes: readonly Runtime[] = [
  { name: 'Node 20', file: 'node20/bin/node', flags: [] },
  { name: 'Node 22', file: 'node22/bin/node', flags: [] },
  { name: 'Node 24', file: 'node24/bin/node', flags: [] },
  { name: 'Deno', file: '@deno/linux-x64-glibc/deno', flags: ['run', '--no-remote', '--allow-read', '--allow-env', '--allow-sys'] },
  { name: 'Bun', file: '@oven/bun-linux-x64/bin/bun', flags: [] },
].map((runtime) => ({ ...runtime, file: resolve(folder, runtime.file) }))

/** Whether a runtime is installed here; where not, its name is told. */
export function isInstalled({ name, file }: Runtime): boolean {
  if (!existsSync(file)) console.warn(`${name} is not installed: its tests are skipped; run npm ci --prefix tests/runtimes`)
  return existsSync(file)
}
