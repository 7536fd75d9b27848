import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalize } from '../../src/canonical.js'
import { compile } from '../../src/compile.js'
import { createEngine, digest, loadPack } from '../../src/index.js'
import { deepFreeze, noteChecked } from '../../src/released.js'
import { run } from '../node/run.js'
import { builtPacks, rulesFolder } from './packs.js'

const index: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(join(rulesFolder, 'releases.json'), 'utf8'),
)
const packs = await builtPacks()
const released = Object.entries(index).flatMap(([id, versions]) => Object.keys(versions).map((version) => [id, version] as const))

// What somebody else's checkout does not let git read is no history either.
const git = ['-C', rulesFolder, '-c', 'safe.directory=*']
const history =
  spawnSync('git', [...git, 'log', '--format=%H', '--', 'releases.json'], { encoding: 'utf8' })
    .stdout?.split('\n')
    .filter(Boolean) ?? []
if (history.length === 0) console.warn('there is no git history here: that no release was changed is not shown')

test('the sources of each pack build to the bytes that were released under its version', () => {
  for (const pack of packs) {
    expect(readFileSync(join(rulesFolder, pack.id, 'releases', `${pack.version}.json`), 'utf8')).toBe(`${canonicalize(pack)}\n`)
  }
})

test('every release is listed with its digest, and nothing else is', () => {
  const files = packs.flatMap(({ id }) =>
    readdirSync(join(rulesFolder, id, 'releases')).map((file) => [
      id,
      file.replace(/[.]json$/, ''),
      digest(JSON.parse(readFileSync(join(rulesFolder, id, 'releases', file), 'utf8'))),
    ]),
  )
  const listed = Object.entries(index).flatMap(([id, versions]) => Object.entries(versions).map(([version, own]) => [id, version, own]))
  expect(files.sort()).toEqual(listed.sort())
})

test('every release can be loaded and used, one by one and all together', () => {
  const newest = Object.entries(index).map(([id, versions]) =>
    JSON.parse(readFileSync(join(rulesFolder, id, 'releases', `${Object.keys(versions).at(-1)}.json`), 'utf8')),
  )
  for (const pack of newest) expect(loadPack(pack).id).toBe(pack.id)
  const { units } = createEngine(newest, { asOf: '2025-06-01' }).assess({
    id: 'd',
    units: [{ id: 'u', level: 'community', assessAs: ['circle-5'], households: 1030 }],
  })
  expect(units[0]?.results.map((result) => result.pack)).toEqual(newest.map((pack) => pack.id))
})

// A release is parsed rule by rule when asked, without a report of mistakes: here is proof that it has none.
test('every expression of every release is without fault, and what is parsed when asked is the same', () => {
  for (const [id, version] of released) {
    const text = readFileSync(join(rulesFolder, id, 'releases', `${version}.json`), 'utf8')
    const atOnce = compile(loadPack(JSON.parse(text)), '2025-06-01')
    const whenAsked = compile(noteChecked(deepFreeze(JSON.parse(text)), index[id]?.[version]), '2025-06-01')
    expect(whenAsked.rules.length).toBeGreaterThan(0)
    expect(whenAsked.rules.map((rule) => ({ ...rule }))).toEqual(atOnce.rules.map((rule) => ({ ...rule })))
    expect(whenAsked.rules[0]?.form).toBe(whenAsked.rules[0]?.form)
    expect(new Set(whenAsked.sources.values())).toEqual(new Set(atOnce.sources.values()))
  }
})

test('every release is one canonical line, and can be asked for by its version', async () => {
  for (const [id, version] of released) {
    const text = readFileSync(join(rulesFolder, id, 'releases', `${version}.json`), 'utf8')
    expect(text).toBe(`${canonicalize(JSON.parse(text))}\n`)
    const { exit, out } = await run(['assess', 'examples/first.json', '--pack', `${id}@${version}`, '--format', 'json'])
    expect({ exit, packs: JSON.parse(out).packs }).toEqual({ exit: 0, packs: [{ id, version, digest: index[id]?.[version] }] })
  }
})

test.skipIf(history.length === 0)('nothing that was ever listed as released, or kept of a release, was changed or taken away', () => {
  for (const file of ['rules/releases.json', 'tests/golden/releases.golden.json']) {
    const today = JSON.parse(readFileSync(file, 'utf8'))
    const commits = execFileSync('git', [...git, 'log', '--format=%H', '--', `:/${file}`], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
    for (const commit of commits) {
      const then = JSON.parse(execFileSync('git', [...git, 'show', `${commit}:${file}`], { encoding: 'utf8' }))
      expect(today).toMatchObject(then)
    }
  }
})
