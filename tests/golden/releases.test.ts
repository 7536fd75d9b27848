import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../node/run.js'

// What every released version makes of data that never change. UPDATE_GOLDEN=1 adds what is missing; it changes nothing that is there.
const file = resolve(import.meta.dirname, 'releases.golden.json')
const kept: Readonly<Record<string, Readonly<Record<string, string>>>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
const index: Readonly<Record<string, object>> = JSON.parse(readFileSync('rules/releases.json', 'utf8'))
const released = Object.entries(index).flatMap(([id, versions]) =>
  Object.keys(versions).map((version) => ({ id, pack: `${id}@${version}` })),
)
const DATES = ['2023-06-30', '2026-01-01']

async function digestsOf(id: string, pack: string): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {}
  for (const date of DATES) {
    const data = resolve(import.meta.dirname, `releases/${id}.data.golden.json`)
    const { exit, out } = await run(['assess', data, '--pack', pack, '--as-of', date, '--format', 'json'])
    expect(exit).toBe(0)
    digests[date] = JSON.parse(out).digest
  }
  return digests
}

test.each(released)('$pack makes of its data what it made of them when it was released', async ({ id, pack }) => {
  const digests = await digestsOf(id, pack)
  if (process.env.UPDATE_GOLDEN === '1' && kept[pack] === undefined)
    writeFileSync(
      file,
      `${JSON.stringify({ ...JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : '{}'), [pack]: digests }, null, 2)}\n`,
    )
  else expect(kept[pack] ?? '(UPDATE_GOLDEN=1 adds a new release)').toEqual(digests)
})

test('nothing is kept of what was never released', () => {
  expect(Object.keys(kept).filter((pack) => !released.some((one) => one.pack === pack))).toEqual([])
})
