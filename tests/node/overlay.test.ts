import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from './run.js'

const example = 'examples/overlays/jb167-2014-example.json'
const overlay = JSON.parse(readFileSync(example, 'utf8'))
const temporary = mkdtempSync(join(tmpdir(), 'wanzheng-'))
afterAll(() => rmSync(temporary, { recursive: true }))

test.each([[['--pack', example]], [['--pack', 'jb167-2014@1.0.0', '--pack', example]]])(
  'an overlay takes the place of its base: %s',
  async (options) => {
    const { exit, out } = await run(['assess', 'examples/demo.json', '--as-of', '2026-02-01', '--json', ...options])
    const { packs } = JSON.parse(out) as { readonly packs: readonly { readonly id: string; readonly version: string }[] }
    expect(exit).toBe(0)
    expect(packs.map(({ id, version }) => `${id} ${version.split('.').slice(0, 3).join('.')}`)).toEqual([
      'jb167-2014 1.0.0-example-transcription',
    ])
  },
)

test.each<[string, object, number, string]>([
  ['a base that is not there', { ...overlay, base: { id: 'jb167-2015', version: '1.0.0' } }, 2, 'did you mean "jb167-2014"?'],
  ['a version that is not there', { ...overlay, base: { id: 'jb167-2014', version: '0.9.0' } }, 2, 'jb167-2014 has no version "0.9.0"'],
  ['no base', { ...overlay, base: undefined }, 3, '"base" is required'],
  [
    'an unknown parameter',
    { ...overlay, confirm: [{ ...overlay.confirm[0], parameter: 'station-flor-area' }] },
    3,
    'there is no parameter "station-flor-area"',
  ],
])('an overlay with %s is refused', async (name, json, exit, message) => {
  const file = join(temporary, `${name.replaceAll(' ', '-')}.json`)
  writeFileSync(file, JSON.stringify(json))
  const done = await run(['assess', 'examples/demo.json', '--pack', file])
  expect({ exit: done.exit, out: done.out }).toEqual({ exit, out: '' })
  expect(done.err).toContain(message)
  expect(done.err.startsWith(`${file}#`)).toBe(true)
})
