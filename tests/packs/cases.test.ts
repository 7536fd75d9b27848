import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/index.js'
import { builtPacks } from './packs.js'

const packs = await builtPacks()

describe.each(packs.map((pack) => [pack.id, pack] as const))('worked cases of %s', (_, pack) => {
  const newest =
    pack.documents
      .map((document) => document.from ?? '')
      .sort()
      .at(-1) ?? ''
  const rulesById = new Map(pack.rules.map((rule) => [rule.id, rule]))
  for (const [id, cases] of Object.entries(pack.cases)) {
    test(id, () => {
      for (const { name, asOf, given, expect: expected } of cases) {
        const unit = { id: 'case', level: rulesById.get(id)?.level[0], ...given }
        const { units, issues } = createEngineOnce(pack.id).assess({
          id: 'case',
          asOf: asOf ?? (newest > '2023-06-30' ? newest : '2023-06-30'),
          units: [unit],
        })
        const outcome = units[0]?.outcomes.find((one) => one.rule === `${pack.id}/${id}`)
        const { value, shortfall, reason, missing } = expected
        const got = {
          status: outcome?.status,
          ...(value === undefined ? {} : { value: outcome?.value }),
          ...(shortfall === undefined ? {} : { shortfall: outcome?.shortfall }),
          ...(reason === undefined ? {} : { reason: outcome?.reason }),
          ...(missing === undefined ? {} : { missing: outcome?.missing }),
        }
        expect({ name, ...got }, JSON.stringify({ outcome, issues })).toEqual({ name, ...expected })
      }
    })
  }

  test('every rule has worked cases that pass, fail and are unknown', () => {
    const without = pack.rules.flatMap((rule) => {
      const statuses = new Set((pack.cases[rule.id] ?? []).map((one) => one.expect.status))
      const unverified = (pack.cases[rule.id] ?? []).some(
        (one) => one.expect.reason === 'unverified' || one.expect.reason === 'awaiting-transcription',
      )
      const wanted = unverified ? ['unknown'] : ['pass', 'fail', 'unknown', ...(rule.applies === undefined ? [] : ['not-applicable'])]
      return wanted.filter((status) => !statuses.has(status as never)).map((status) => `${rule.id}: ${status}`)
    })
    expect(without).toEqual([])
  })
})

const engines = new Map<string, ReturnType<typeof createEngine>>()

function createEngineOnce(id: string): ReturnType<typeof createEngine> {
  const engine = engines.get(id) ?? createEngine([packs.find((pack) => pack.id === id)])
  engines.set(id, engine)
  return engine
}
