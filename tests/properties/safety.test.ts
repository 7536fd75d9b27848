import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyOverlay, createEngine, isWanzhengError, loadPack, type Pack, verify } from '../../src/index.js'
import { builtPacks } from '../packs/packs.js'
import { hold, TIMEOUT } from './fuzz.js'
import { FOREIGN, frozen, hostileData, isJson, withTraps } from './hostile.js'
import { spoiled } from './spoiled.js'
import { unitOf } from './units.js'

const packs = await builtPacks()
const notice = packs.find((pack) => pack.id === 'notice-2022-48') as Pack
const overlays = ['example-province', 'forty'].map((name): unknown =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, `../../examples/overlays/${name}.json`), 'utf8')),
)
const engine = createEngine([notice], { asOf: '2025-06-01' })

/** Runs something that may refuse its input with a code, and with nothing else. */
function coded<T>(run: () => T): T | null {
  try {
    return run()
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    expect(error.message).not.toMatch(/\n\s+at /)
    return null
  }
}

const dataset = fc.oneof(
  hostileData,
  spoiled(fc.array(unitOf(notice), { maxLength: 3 }).map((units) => ({ id: 'd', asOf: '2025-06-01', units }))),
)
const sound = frozen(engine.assess({ id: 'd', units: [{ id: 'u', level: 'community', households: 1030 }] }))

const inputs: readonly (readonly [string, fc.Arbitrary<unknown>, (input: unknown) => unknown, number])[] = [
  ['a dataset is assessed', dataset, (input) => engine.assess(input), 400],
  ['a unit of a stream is assessed', spoiled(unitOf(notice)), (input) => engine.assessUnit(input, { asOf: '2025-06-01', path: '' }), 400],
  ['an explanation is asked for', dataset, (input) => engine.explain(input, { unit: 'x', rule: 'service-area-per-100-households' }), 200],
  ['a pack is loaded', spoiled(fc.constantFrom(...packs)), (input) => createEngine([loadPack(input)]).inputs(), 60],
  ['an overlay is laid over a pack', spoiled(fc.constantFrom(...overlays)), (input) => applyOverlay(notice, input), 150],
  [
    'an assessment is verified',
    spoiled(fc.constant(sound)),
    (input) => verify(input, { dataset: { id: 'd', units: [{ id: 'u', level: 'community', households: 1030 }] }, packs: [notice] }),
    60,
  ],
]

test.each(inputs)(
  'whatever stands in it, %s or refused with a code, unchanged, and no prototype is read',
  (name, arbitrary, run, runs) => {
    withTraps((watch) => {
      const property = fc.property(arbitrary, (input) => {
        frozen(input)
        let result: unknown = null
        const read = watch(() => {
          result = coded(() => run(input))
        })
        expect(read).toEqual([])
        expect(isJson(result)).toBe(true)
      })
      hold(name, property, runs)
    }, FOREIGN)
  },
  TIMEOUT,
)
