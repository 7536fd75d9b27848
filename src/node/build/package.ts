import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { digest } from '../../digest.js'
import { packFolders } from './pack.js'
import { publishedSchemas } from './schemas.js'

const root = resolve(import.meta.dirname, '../../..')

/** Writes the JSON Schemas that are published with the package. */
async function writeSchemas(): Promise<void> {
  const folder = resolve(root, 'dist/schemas')
  await mkdir(folder, { recursive: true })
  for (const [name, schema] of Object.entries(publishedSchemas()))
    await writeFile(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`)
}

/** Copies every release of every pack, and writes the newest of each as a module. */
async function writePacks(): Promise<void> {
  const folder = resolve(root, 'dist/packs')
  await mkdir(folder, { recursive: true })
  for (const source of await packFolders(resolve(root, 'rules'))) {
    const id = basename(source)
    const versions = (await readdir(join(source, 'releases'))).map((name) => name.replace(/[.]json$/, '')).sort(byVersion)
    for (const version of versions)
      await writeFile(join(folder, `${id}@${version}.json`), await readFile(join(source, 'releases', `${version}.json`)))
    const newest = await readFile(join(source, 'releases', `${versions.at(-1)}.json`), 'utf8')
    const { cases, ...rest } = JSON.parse(newest)
    const texts = `${literal(rest)}, () => ${literal(cases)}, '${digest(JSON.parse(newest))}'`
    await writeFile(
      join(folder, `${id}.js`),
      `import { released } from '../released.js'\nexport default /* @__PURE__ */ released(${texts})\n`,
    )
    await writeFile(join(folder, `${id}.d.ts`), "import type { Pack } from '../index.js'\ndeclare const pack: Pack\nexport default pack\n")
  }
}

// A text is read several times faster than the same object written as code, and fastest in ASCII without quotes to escape.
function literal(part: unknown): string {
  const ascii = JSON.stringify(part).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `'${ascii.replace(/[\\']/g, '\\$&')}'`
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  const differs = [0, 1, 2].find((part) => left?.[part] !== right?.[part]) ?? 0
  return (left?.[differs] ?? 0) - (right?.[differs] ?? 0)
}

/** Copies the crosswalk between the packs, the digests of all releases, and the data dictionary. */
async function writeLists(): Promise<void> {
  for (const name of ['crosswalk.json', 'releases.json'])
    await writeFile(resolve(root, 'dist', name), await readFile(resolve(root, 'rules', name)))
  await cp(resolve(root, 'rules/vocabulary'), resolve(root, 'dist/vocabulary'), { recursive: true })
}

/** The licences of the libraries that are part of the files in `dist`. */
async function writeLicences(): Promise<void> {
  const folder = resolve(root, 'dist/licences')
  await mkdir(folder, { recursive: true })
  const texts = {
    'echarts-LICENSE.txt': 'echarts/LICENSE',
    'echarts-NOTICE.txt': 'echarts/NOTICE',
    'fastest-levenshtein-LICENSE.txt': 'fastest-levenshtein/LICENSE.md',
    'fraction.js-LICENSE.txt': 'fraction.js/LICENSE',
    'noble-hashes-LICENSE.txt': '@noble/hashes/LICENSE',
    'zrender-LICENSE.txt': 'zrender/LICENSE',
  }
  for (const [name, source] of Object.entries(texts))
    await writeFile(join(folder, name), await readFile(resolve(root, 'node_modules', source)))
}

await writeSchemas()
await writeLists()
await writeLicences()
await writePacks()
