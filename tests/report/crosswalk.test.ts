import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createEngine } from '../../src/index.js'
import { readCrosswalk } from '../../src/node/bundled.js'
import { readPacks } from '../../src/node/pack-references.js'
import { indicatorCounts } from '../../src/report/crosswalk.js'

const packs = await readPacks(['checkup-2025', 'notice-2022-48'], 'en')
const engine = createEngine(packs, { asOf: '2025-06-30' })
const { units } = engine.assess(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../examples/pilot-communities.json'), 'utf8')))

test('every outcome of the pack is counted once', () => {
  const counts = indicatorCounts(units, 'checkup-2025', [])
  const counted = counts.flatMap(({ counts: own }) => Object.values(own)).reduce((sum, one) => sum + one, 0)
  expect(counted).toBe(units.flatMap(({ outcomes }) => outcomes).filter(({ rule }) => rule.startsWith('checkup-2025/')).length)
  expect(counted).toBeGreaterThan(0)
})

test('shortfalls add up exactly, and those known within bounds are counted apart', () => {
  const shortfall = (value: number | { min: number }) => ({ rule: 'p/r', status: 'fail', shortfall: { value, unit: '㎡' } })
  const own = [{ outcomes: [shortfall(0.1), shortfall(0.2), shortfall({ min: 3 })] }] as unknown as typeof units
  expect(indicatorCounts(own, 'p', [])).toMatchObject([
    { counts: { fail: 3 }, shortfalls: [{ unit: '㎡', total: 0.3 }], openShortfalls: 1 },
  ])
})

test('each indicator names the subjects of the crosswalk it falls under', async () => {
  const crosswalk = await readCrosswalk()
  expect(crosswalk.length).toBeGreaterThan(10)
  const counts = indicatorCounts(units, 'checkup-2025', crosswalk)
  expect(counts.find(({ rule }) => rule === 'checkup-2025/childcare-facility-count')?.subjects).toEqual(['nursery'])
})
