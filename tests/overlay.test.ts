import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyOverlay, createEngine, isOverlay, type Overlay, type Pack } from '../src/index.js'
import { parameter, tinyPack, tinyRule } from './tiny-pack.js'

const example = JSON.parse(readFileSync(resolve(import.meta.dirname, '../examples/overlays/jb167-2014-example.json'), 'utf8'))

describe('a person who holds the print fills the slots of 建标167-2014', async () => {
  const base = JSON.parse(readFileSync(resolve(import.meta.dirname, '../rules/jb167-2014/releases/1.0.0.json'), 'utf8')) as Pack
  const judge = (pack: Pack, unit: object) =>
    createEngine([pack], { asOf: '2026-02-01' }).assess({ id: 'd', units: [{ id: 'u', level: 'community', ...unit }] }).units[0]
  const outcome = (pack: Pack, unit: object) =>
    judge(pack, unit)?.outcomes.find((one) => one.rule === 'jb167-2014/station-floor-area-by-population')
  const station = (population: number, floorArea: number) => ({
    population,
    surveyedFacilities: 'all',
    facilities: [{ type: 'community-service', floorArea }],
  })

  test('before, the rule waits and is not scored', () => {
    expect(outcome(base, station(2000, 111))).toMatchObject({ status: 'unknown', reason: 'awaiting-transcription', points: null })
  })

  test('after, it is judged by the row of the population, and scores', () => {
    const filled = applyOverlay(base, example)
    expect(outcome(filled, station(2000, 111))).toMatchObject({ status: 'pass', limit: { min: 111 }, sourceGrade: 'D' })
    expect(outcome(filled, station(2000, 110))).toMatchObject({ status: 'fail', shortfall: { value: 1, unit: '㎡' } })
    expect(outcome(filled, station(3001, 221))).toMatchObject({ status: 'fail', limit: { min: 222 } })
    expect(outcome(filled, station(3001, 221))?.points).not.toBeNull()
  })

  test('the slots that were not filled still wait, and who read the others is kept', () => {
    const filled = applyOverlay(base, example)
    const waiting = judge(filled, station(2000, 111))?.outcomes.filter((one) => one.reason === 'awaiting-transcription')
    expect(waiting?.map((one) => one.rule)).toContain('jb167-2014/station-siting')
    expect(filled.parameters['station-equipment']?.values[0]?.confirmed).toEqual({
      by: 'EXAMPLE 示例',
      on: '2026-01-01',
      page: 'EXAMPLE 0',
      note: 'EXAMPLE 0.0.2',
    })
    expect(filled.version).toMatch(/^1[.]0[.]0-example-transcription[.]1-0-0[.][0-9a-f]{8}$/)
  })
})

describe('an overlay is refused where it cannot mean anything', () => {
  const rules = [tinyRule({ measure: { var: 'area' }, unit: '㎡', limit: { min: 'slot' } })]
  const table = parameter(
    {
      rows: [
        { when: { zone: 'I' }, value: 1 },
        { when: { zone: 'II' }, value: 2, grade: 'D' },
      ],
    },
    { by: ['zone'] },
  )
  const pack = tinyPack({ rules, parameters: { slot: parameter({ grade: 'D' }), read: parameter({ value: 5 }), table } })
  const overlay = (confirm: object): unknown => ({
    schema: 'wanzheng/overlay/1',
    id: 'o',
    version: '1.0.0',
    base: { id: 'tiny', version: '1.0.0' },
    title: { en: 'x', zh: 'x' },
    confirm: [{ parameter: 'slot', value: 7, clause: '1', page: '2', by: 'x', on: '2026-01-01', ...confirm }],
  })

  test.each<[string, unknown, string]>([
    ['another parameter', overlay({ parameter: 'slott' }), 'unknown-name'],
    ['a figure that was read from the official text', overlay({ parameter: 'read' }), 'nothing-to-confirm'],
    ['a row that was read from the official text', overlay({ parameter: 'table', when: { zone: 'I' } }), 'nothing-to-confirm'],
    ['a row that is not there', overlay({ parameter: 'table', when: { zone: 'III' } }), 'nothing-to-confirm'],
    ['nobody who read it', overlay({ by: '' }), 'wrong-form'],
    ['a key nobody knows', overlay({ page2: 'x' }), 'unknown-key'],
  ])('%s', (_, json, code) => {
    expect(() => applyOverlay(pack, json)).toThrow(
      expect.objectContaining({ code: 'invalid-pack', issues: expect.arrayContaining([expect.objectContaining({ code })]) }),
    )
  })

  test('another version of the pack', () => {
    expect(() => applyOverlay({ ...pack, version: '2.0.0' }, overlay({}))).toThrow(/tiny@1.0.0, found tiny@2.0.0/)
  })

  test('a row graded D is confirmed, and its neighbour left as it is', () => {
    const rows = applyOverlay(pack, overlay({ parameter: 'table', when: { zone: 'II' }, value: 3 })).parameters.table?.values[0]?.rows
    expect(rows?.map((row) => [row.value, row.confirmed?.by])).toEqual([
      [1, undefined],
      [3, 'x'],
    ])
  })

  test('a slot filled once is not filled again', () => {
    const once = applyOverlay(pack, overlay({}))
    expect(() => applyOverlay(once, { ...(overlay({}) as Overlay), base: { id: 'tiny', version: once.version } })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'nothing-to-confirm' })] }),
    )
  })

  test('an overlay is told from a pack', () => {
    expect([overlay({}), pack, null, 'x'].map(isOverlay)).toEqual([true, false, false, false])
  })
})
