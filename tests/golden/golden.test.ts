import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../node/run.js'

// What the bundled examples print, kept to be read. UPDATE_GOLDEN=1 writes them anew.
const explained = 'explain examples/demo.json --rule service-area-per-100-households'
const impact = 'pack impact notice-2022-48@1.0.1 examples/overlays/example-province.json --data examples/demo.json --as-of 2024-06-30'
const printed: Readonly<Record<string, string>> = {
  'first.en.golden.txt': 'assess examples/first.json --lang en',
  'first.zh.golden.txt': 'assess examples/first.json --lang zh',
  'first.golden.json': 'assess examples/first.json --format json',
  'demo.en.golden.txt': 'assess examples/demo.json --lang en',
  'demo.zh.golden.txt': 'assess examples/demo.json --lang zh',
  'demo.en.golden.md': 'assess examples/demo.json --format md --lang en',
  'demo.zh.golden.md': 'assess examples/demo.json --format md --lang zh',
  'demo.zh.golden.csv': 'assess examples/demo.json --format csv --lang zh',
  'demo.golden.json': 'assess examples/demo.json --format json',
  'demo.golden.ndjson': 'assess examples/demo.json --format ndjson',
  'explain.en.golden.txt': `${explained} --lang en`,
  'explain.zh.golden.txt': `${explained} --lang zh`,
  'diff.en.golden.txt': 'pack diff notice-2022-48@1.0.1 examples/overlays/example-province.json --lang en',
  'diff.zh.golden.txt': 'pack diff notice-2022-48@1.0.1 examples/overlays/example-province.json --lang zh',
  'diff.en.golden.md': 'pack diff notice-2022-48@1.0.1 examples/overlays/example-province.json --format prose --lang en',
  'diff.zh.golden.md': 'pack diff notice-2022-48@1.0.1 examples/overlays/example-province.json --format prose --lang zh',
  'diff.golden.json': 'pack diff notice-2022-48@1.0.1 examples/overlays/example-province.json --format json',
  'impact.en.golden.txt': `${impact} --lang en`,
  'impact.zh.golden.txt': `${impact} --lang zh`,
  'impact.golden.json': `${impact} --format json`,
  'coverage.zh.golden.txt': 'packs coverage notice-2022-48 --lang zh',
}

test.each(Object.entries(printed))('%s is what "wanzheng %s" prints', async (name, line) => {
  const file = resolve(import.meta.dirname, name)
  const { out, exit } = await run(line.split(' '))
  expect(exit).toBe(0)
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, out)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '(UPDATE_GOLDEN=1 writes it)').toBe(out)
})
