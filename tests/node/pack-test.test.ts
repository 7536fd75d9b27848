import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { PackTest } from '../../src/author.js'
import { builtPacks } from '../packs/packs.js'
import { run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'wanzheng-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// One rule of the notice with a single case of its own, and one that is wrong.
const notice = (await builtPacks()).find(({ id }) => id === 'notice-2022-48')
const id = 'service-area-per-100-households'
const [right] = notice?.cases[id] ?? []
const file = (name: string, cases: readonly unknown[]): string => {
  const path = join(folder, name)
  const pack = { ...notice, version: '9.0.0', rules: notice?.rules.filter((rule) => rule.id === id), cases: { [id]: cases } }
  writeFileSync(path, JSON.stringify(pack))
  return path
}
const good = file('good.json', [right])
const bad = file('bad.json', [{ ...right, expect: { status: 'fail' } }])

describe('wanzheng pack test', () => {
  test('says what holds, what is missing and what nothing notices, in both languages', async () => {
    const en = await run(['pack', 'test', good, '--lang', 'en'])
    expect(en.exit).toBe(0)
    expect(en.out).toContain('1 worked cases: 1 hold, 0 fail')
    expect(en.out).toContain('number moved by a step: /parameters/service-area-per-100-households/values/0/value: 30 → 29')
    expect(en.out).toContain('"name":"one step under 30 ㎡/100 households"')
    expect(en.out).toContain('Nobody has confirmed these')
    const zh = await run(['pack', 'test', good, '--lang', 'zh'])
    expect(zh.out).toContain('算例 1 个：成立 1 个，不成立 0 个')
    expect(zh.out).toContain('"name":"略低于 30 ㎡/百户"')
    expect(zh.out).not.toMatch(/rules with|worked cases|one step|Nobody/)
  })

  test('ends with 1 where a case does not hold, and says what came instead', async () => {
    const { exit, out } = await run(['pack', 'test', bad])
    expect(exit).toBe(1)
    expect(out).toContain('expected: not met. Found: met')
  })

  test('ends with 1 below the coverage or score that was asked for', async () => {
    expect((await run(['pack', 'test', good, '--min-mutation', '10', '--min-coverage', '0'])).exit).toBe(0)
    const { exit, err } = await run(['pack', 'test', good, '--min-mutation', '99.5', '--min-coverage', '100'])
    expect(exit).toBe(1)
    expect(err).toMatch(/^rule coverage 0 % is below 100 %\nmutation score [0-9.]+ % is below 99.5 %\n$/)
    expect((await run(['pack', 'test', good, '--min-mutation', '101'])).exit).toBe(2)
  })

  test('saves what is missing as cases that nobody has confirmed; taken over, they hold and notice more', async () => {
    const saved = join(folder, 'proposed.json')
    const before: PackTest = JSON.parse((await run(['pack', 'test', good, '--json', '--write', saved])).out)
    const proposed = JSON.parse(readFileSync(saved, 'utf8'))
    expect(proposed).toMatchObject({ schema: 'wanzheng/proposed-cases/1', pack: { id: 'notice-2022-48' }, confirmed: false })
    const names = proposed.cases[id].map((one: { readonly name: string }) => one.name)
    expect(new Set(names).size).toBe(names.length)
    const taken = file('taken.json', [right, ...proposed.cases[id]])
    const after: PackTest = JSON.parse((await run(['pack', 'test', taken, '--json', '--min-coverage', '100'])).out)
    expect(after.cases.failed).toEqual([])
    expect(after.mutation.score).toBeGreaterThan(before.mutation.score ?? 0)
    expect(after.mutation.survivors.filter(({ killer }) => killer !== null)).toEqual([])
  })

  test('reads overlays and workbooks', async () => {
    const overlay = resolve(import.meta.dirname, '../../examples/overlays/jb167-2014-example.json')
    expect(JSON.parse((await run(['pack', 'test', overlay, '--json'])).out).pack.version).toMatch(/^1[.]0[.][0-9]-/)
    const book = join(folder, 'good.xlsx')
    expect((await run(['pack', 'export', good, '-o', book])).exit).toBe(0)
    const [fromBook, fromFile] = [await run(['pack', 'test', book, '--json']), await run(['pack', 'test', good, '--json'])]
    expect(JSON.parse(fromBook.out)).toEqual(JSON.parse(fromFile.out))
  })

  test('ends with 3 for what is no pack, naming the place', async () => {
    writeFileSync(join(folder, 'none.json'), '{"schema": "wanzheng/pack/1"}')
    const none = await run(['pack', 'test', join(folder, 'none.json')])
    expect(none).toMatchObject({ exit: 3, out: '' })
    expect(none.err).toContain('none.json#')
    writeFileSync(join(folder, 'none.xlsx'), 'PK\u0003\u0004 no archive')
    expect((await run(['pack', 'test', join(folder, 'none.xlsx')])).exit).toBe(3)
  })
})
