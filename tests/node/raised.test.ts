import { expect, test } from 'vitest'
import { versionFault } from '../../src/node/build/raised.js'
import type { Pack } from '../../src/schema/pack.js'
import { tinyPack } from '../tiny-pack.js'

const label = { en: 'other', zh: '另一' }
const released: Readonly<Record<string, Pack>> = {
  '1.9.0': { ...tinyPack({ title: label }), version: '1.9.0' },
  '1.10.0': { ...tinyPack(), version: '1.10.0' },
}
const fault = (pack: Partial<Pack>, versions: readonly string[] = Object.keys(released)): Promise<string | null> =>
  versionFault({ ...tinyPack(), ...pack }, versions, async (version) => released[version])

test.each([
  ['1.10.1', { title: label }, true],
  ['1.10.0', { title: label }, false],
  ['1.9.1', { title: label }, false],
  ['1.11.0', { parameters: {} }, false],
  ['2.0.0', { parameters: {} }, true],
  ['1.10.0', {}, true],
] as const)('%s after 1.10.0', async (version, changed, isEnough) => {
  const found = await fault({ ...changed, version })
  expect(found === null).toBe(isEnough)
  if (found !== null) expect(found).toContain(`tiny@${version}: the changes since 1.10.0 need a`)
})

test('a first release is raised by nothing', async () => {
  expect(await fault({ version: '0.1.0' }, [])).toBe(null)
})
