import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')

/** What an application imports, by what it wants. */
const USES: readonly (readonly [string, string])[] = [
  ['scores with packs: `createEngine`, `loadPack`', "export { createEngine, loadPack } from './dist/index.js'"],
  [
    'the same with the pack of the notice, its worked cases included',
    "export { createEngine, loadPack } from './dist/index.js'; export { default } from './dist/packs/notice-2022-48.js'",
  ],
  [
    'also says what is wrong with data, in Chinese and English: `describe`',
    "export { createEngine, loadPack, describe } from './dist/index.js'",
  ],
  ['everything of `wanzheng`', "export * from './dist/index.js'"],
  ['single rules: `compileLogic`', "export { compileLogic } from './dist/logic.js'"],
]

/** Parts of what scores, by the files that are left out to see what each takes. */
const PARTS: readonly (readonly [string, readonly string[]])[] = [
  ['parser, operators, intervals', ['logic/']],
  ['judging rules, and the trail of each outcome', ['evaluation/', 'explain.js']],
  ['reading and checking data', ['validate.js', 'data/']],
  ['checking packs and data by their schemas', ['generated/schemas', 'find-problems']],
  ['compiling packs', ['compile.js']],
  ['digests: SHA-256 of @noble/hashes, canonical JSON, Merkle tree', ['@noble', 'canonical.js', 'merkle.js', 'unit-digest']],
  ['exact fractions: fraction.js', ['fraction.js', 'rational.js']],
  ['words of errors, in English', ['messages/']],
  ['scores and grades', ['score.js']],
  ['nearest names: fastest-levenshtein', ['nearest.js', 'levenshtein']],
]

interface Size {
  readonly minified: number
  readonly gzipped: number
}

async function sizeOf(contents: string, without: readonly string[] = []): Promise<Size> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'leave-out',
        setup: (builder): void => {
          builder.onResolve({ filter: /./ }, ({ path, kind }) =>
            kind !== 'entry-point' && without.some((part) => path.includes(part)) ? { path, external: true } : undefined,
          )
        },
      },
    ],
  })
  const code = outputFiles[0]?.contents ?? new Uint8Array()
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length }
}

const inKilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

/** Kilobytes, minified, and then compressed with gzip, of what is imported, and of what each part of scoring takes. */
export async function sizeRows(): Promise<readonly (readonly [string, string, string])[]> {
  const row = (what: string, size: Size, without: Size = { minified: 0, gzipped: 0 }) =>
    [what, inKilobytes(size.minified - without.minified), inKilobytes(size.gzipped - without.gzipped)] as const
  const rows: (readonly [string, string, string])[] = []
  for (const [what, contents] of USES) rows.push(row(what, await sizeOf(contents)))
  const scoring = "export { createEngine, loadPack } from './src/index.ts'"
  const whole = await sizeOf(scoring)
  for (const [what, files] of PARTS) rows.push(row(`of what scores: ${what}`, whole, await sizeOf(scoring, files)))
  return rows
}
