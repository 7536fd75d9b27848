import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createEngine, type Outcome, type Pack } from '../../src/index.js'
import { builtPacks } from './packs.js'

const packs = await builtPacks()
const byId = (id: string): Pack => packs.find((pack) => pack.id === id) as Pack

describe('one dataset answers several packs', () => {
  const demo = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../examples/demo.json'), 'utf8'))
  const order = ['notice-2022-48', 'gb50180-2018', 'jkg-2020-7', 'checkup-2025', 'jb167-2014']
  const together = createEngine(order.map(byId), { asOf: '2025-06-01' }).assess(demo)

  test('each pack gives the result it gives alone', () => {
    for (const id of order) {
      const [alone] = createEngine([byId(id)], { asOf: '2025-06-01' }).assess(demo).units
      expect(together.units[0]?.results.find((result) => result.pack === id)).toEqual(alone?.results[0])
      const own = together.units[0]?.outcomes.filter((outcome) => outcome.rule.startsWith(`${id}/`))
      expect(own).toEqual(alone?.outcomes)
    }
  })

  test('the first pack gives the score of the unit', () => {
    const [unit] = together.units
    expect([unit?.score, unit?.grade, unit?.counts]).toEqual([unit?.results[0]?.score, unit?.results[0]?.grade, unit?.results[0]?.counts])
  })

  test('a facility is entered once and read by every pack that asks for it', () => {
    const readers = createEngine(order.map(byId), { asOf: '2025-06-01' })
      .inputs()
      .find((input) => input.name === 'facilities.kindergarten')
    expect(new Set(readers?.rules.map((rule) => rule.split('/')[0]))).toEqual(
      new Set(['notice-2022-48', 'gb50180-2018', 'jkg-2020-7', 'checkup-2025']),
    )
  })
})

describe('the law of the date', () => {
  const outcomes = (asOf: string, unit: object): ReadonlyMap<string, Outcome> => {
    const { units } = createEngine([byId('gb50180-2018')], { asOf }).assess({ id: 'd', units: [{ id: 'u', ...unit }] })
    return new Map(units[0]?.outcomes.map((outcome) => [outcome.rule.split('/')[1] as string, outcome]))
  }
  const block = { level: 'block', phase: 'new', climateZone: 'II', averageStoreys: 5, highDensityLayout: false, floorAreaRatio: 1.3 }

  test('before 2025-05-01 the figure is that of GB 50180, after it that of GB 55038', () => {
    const documents = ['2024-01-01', '2025-04-30', '2025-05-01', '2026-01-01'].map((asOf) =>
      [...outcomes(asOf, block).values()].filter((one) => one.limit !== null && one.rule.includes('block')).map((one) => one.document),
    )
    expect(documents.map((list) => list.includes('GB 55038-2025'))).toEqual([false, false, true, true])
  })

  test('a superseded figure names what replaced it', () => {
    const periods = Object.values(byId('gb50180-2018').parameters).flatMap((parameter) =>
      parameter.values.filter((period) => period.to === '2025-04-30'),
    )
    expect(periods.length).toBeGreaterThan(0)
    expect(periods.filter((period) => period.supersededBy === undefined)).toEqual([])
  })
})
