import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { createSpool } from '../../src/node/spool.js'

const texts = Array.from({ length: 200 }, (_, index) => `${index} 社区 ${'x'.repeat(index % 7)}`)

test.each([0, 1, 100, 1_000_000])('texts come back in any order where %i bytes are kept in memory', async (held) => {
  const before = existsSync(tmpdir()) ? readdirSync(tmpdir()).filter((name) => name.startsWith('wanzheng-spool-')) : []
  const spool = createSpool(held)
  for (const text of texts) await spool.add(text)
  for (let step = 0; step < texts.length; step++) {
    const place = (step * 37 + 5) % texts.length
    expect(await spool.read(place)).toBe(texts[place])
  }
  await spool.close()
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('wanzheng-spool-'))).toEqual(before)
})

test('a spool may be empty', async () => {
  await createSpool().close()
})
