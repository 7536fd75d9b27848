import { describe, expect, test } from 'vitest'
import { readyCases, runCase } from '../../src/author/test/run-case.js'
import { subjectOf } from '../../src/author/test/subject.js'
import { builtPacks } from './packs.js'

const packs = await builtPacks()

describe.each(packs.map((pack) => [pack.id, pack] as const))('worked cases of %s', (_, pack) => {
  for (const rule of pack.rules) {
    test(rule.id, () => {
      const subject = subjectOf(pack, rule)
      const cases = readyCases(pack, rule)
      expect(cases.length).toBeGreaterThan(0)
      expect(cases.flatMap((one) => (runCase(subject, one) === null ? [] : { case: one.case, got: runCase(subject, one) }))).toEqual([])
    })
  }
})
