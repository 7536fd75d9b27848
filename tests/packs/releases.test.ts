import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalize } from '../../src/canonical.js'
import { createEngine, digest, loadPack } from '../../src/index.js'
import { builtPacks, rulesFolder } from './packs.js'

const index: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(join(rulesFolder, 'releases.json'), 'utf8'),
)
const packs = await builtPacks()

test('the sources of each pack build to the bytes that were released under its version', () => {
  for (const pack of packs) {
    expect(readFileSync(join(rulesFolder, pack.id, 'releases', `${pack.version}.json`), 'utf8')).toBe(`${canonicalize(pack)}\n`)
  }
})

test('every release is listed with its digest, and nothing else is', () => {
  const released = packs.flatMap(({ id }) =>
    readdirSync(join(rulesFolder, id, 'releases')).map((file) => [
      id,
      file.replace(/[.]json$/, ''),
      digest(JSON.parse(readFileSync(join(rulesFolder, id, 'releases', file), 'utf8'))),
    ]),
  )
  const listed = Object.entries(index).flatMap(([id, versions]) => Object.entries(versions).map(([version, own]) => [id, version, own]))
  expect(released.sort()).toEqual(listed.sort())
})

test('every release can be loaded and used, one by one and all together', () => {
  const released = Object.entries(index).map(([id, versions]) =>
    JSON.parse(readFileSync(join(rulesFolder, id, 'releases', `${Object.keys(versions).at(-1)}.json`), 'utf8')),
  )
  for (const pack of released) expect(loadPack(pack).id).toBe(pack.id)
  const { units } = createEngine(released, { asOf: '2025-06-01' }).assess({
    id: 'd',
    units: [{ id: 'u', level: 'community', assessAs: ['circle-5'], households: 1030 }],
  })
  expect(units[0]?.results.map((result) => result.pack)).toEqual(released.map((pack) => pack.id))
})
