import { expect, test } from 'vitest'
import { testPack } from '../../src/author.js'
import { builtPacks } from './packs.js'

const packs = await builtPacks()

test.each(packs.map((pack) => [pack.id, pack] as const))(
  'the worked cases of %s hold, cover every rule and notice 95 in 100 mistakes',
  (_, pack) => {
    const { cases, coverage, rules, mutation } = testPack(pack)
    expect(cases.failed).toEqual([])
    expect(rules.filter(({ lacks }) => lacks.length > 0)).toEqual([])
    expect(coverage.rules).toEqual({ reached: pack.rules.length, possible: pack.rules.length })
    expect(mutation.score).toBeGreaterThanOrEqual(95)
  },
)
