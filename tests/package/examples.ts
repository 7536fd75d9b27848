import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** Every example dataset: what has units. */
export const examples: readonly string[] = readdirSync(resolve(root, 'examples'))
  .filter((name) => name.endsWith('.json') && 'units' in JSON.parse(readFileSync(resolve(root, 'examples', name), 'utf8')))
  .map((name) => `examples/${name}`)

/** The packs that the examples are judged by here: released versions, so that the digests stay. */
export const packs: readonly string[] = ['notice-2022-48@1.0.0', 'gb50180-2018@1.0.0']

/** The digest of the assessment of each example by these packs, whatever it runs on. */
export const expected: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(resolve(root, 'tests/golden/examples.golden.json'), 'utf8'),
)

/** The words after "wanzheng" that assess an example. */
export function assessing(file: string): readonly string[] {
  return ['assess', file, ...packs.flatMap((pack) => ['--pack', pack]), '--format', 'json']
}
