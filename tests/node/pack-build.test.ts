import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-build-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let copies = 0
function sources(changes: Readonly<Record<string, (text: string) => string | null>> = {}): string {
  const own = join(folder, String(copies++))
  cpSync('rules/jb167-2014', own, { recursive: true, filter: (name) => !name.includes('releases') })
  for (const [file, change] of Object.entries(changes)) {
    const before = file.startsWith('+') ? '' : readFileSync(join(own, file), 'utf8')
    const after = change(before)
    const path = join(own, file.replace('+', ''))
    mkdirSync(join(path, '..'), { recursive: true })
    if (after === null) rmSync(path)
    else writeFileSync(path, after)
  }
  return own
}

describe('wanzheng pack build', () => {
  test('gives the bytes of the release', async () => {
    const { version } = JSON.parse(readFileSync('rules/jb167-2014/pack.json', 'utf8'))
    const out = join(folder, 'built.json')
    expect(await run(['pack', 'build', sources(), '-o', out])).toMatchObject({ exit: 0, out: '' })
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(`rules/jb167-2014/releases/${version}.json`, 'utf8'))
    expect((await run(['pack', 'build', sources()])).out).toBe(readFileSync(out, 'utf8'))
  })

  test('knows words that a folder has of its own', async () => {
    const unit = { 'parameters.json': (text: string) => text.replaceAll('"unit": "㎡"', '"unit": "亩"') }
    const refused = await run(['pack', 'build', sources(unit)])
    expect(refused).toMatchObject({ exit: 3, err: expect.stringContaining('"亩"') })
    const words = { ...unit, '+vocabulary/units.json': () => JSON.stringify({ 亩: { en: 'mu', zh: '亩' } }) }
    expect(await run(['pack', 'build', sources(words)])).toMatchObject({ exit: 0 })
  })

  test.each<[string, Parameters<typeof sources>[0], RegExp]>([
    [
      'a rule',
      { 'rules/station-site-area.json': (text) => text.replace('gb50180-size', 'gb50180-siz') },
      /^rules\/station-site-area[.]json#\/clause: .*"gb50180-size"/,
    ],
    [
      'a case',
      { 'rules/station-site-area.cases.json': (text) => text.replace('"kind"', '"knd"') },
      /^rules\/station-site-area[.]cases[.]json#\/0/,
    ],
    ['a parameter', { 'parameters.json': (text) => text.replace('"grade": "A"', '"grade": "E"') }, /^parameters[.]json#\/station-/],
    ['what is no JSON', { 'clauses.json': () => '{' }, /^clauses[.]json: not JSON/],
    ['a file that is missing', { 'clauses.json': () => null }, /clauses[.]json: cannot be read/],
    ['a list where an object is wanted', { 'facts.json': () => '[1]' }, /^facts[.]json#/],
    [
      'cases without their rule',
      { '+rules/stations.cases.json': () => '[]' },
      /^rules\/stations[.]cases[.]json: there is no rule "stations"/,
    ],
    ['nothing in a rule', { '+rules/empty.json': () => 'null' }, /^rules\/empty[.]json#/],
  ])('tells the file and place of a mistake in %s', async (_, changes, said) => {
    const { exit, out, err } = await run(['pack', 'build', sources(changes)])
    expect({ exit, out }).toEqual({ exit: 3, out: '' })
    expect(err).toMatch(said)
    expect(err).not.toContain('internal-error')
  })

  test('ends with 2 where there is no such folder', async () => {
    expect(await run(['pack', 'build', join(folder, 'none')])).toMatchObject({ exit: 2 })
  })
})
