import { loadPack } from '../load.js'
import type { Pack } from '../schema/pack.js'
import { coverageOf, sumOf } from './test/coverage.js'
import { mutationOf } from './test/mutation.js'
import { proposalOf } from './test/proposals.js'
import type { PackTest } from './test/report.js'
import { trialOf } from './test/trial.js'

/**
 * Tests a pack by its own worked cases. It runs them; it looks for situations that they leave out (just under, at and just over
 * each limit, each row and band edge, each value not known, each condition either way) and proposes cases for a person to
 * confirm; and it changes the pack in thousands of small ways, to see whether a case notices each.
 *
 * @param json - A pack, also one that overlays were laid over; it is not changed.
 * @throws `WanzhengError` `invalid-pack` or `unsupported` for what is no pack.
 *
 * @example
 * ```ts
 * import { testPack } from 'wanzheng/author'
 * import stations from 'wanzheng/packs/jb167-2014'
 *
 * const { cases, coverage } = testPack(stations)
 * cases.failed // => []
 * coverage.rules.reached === coverage.rules.possible // => true
 * ```
 */
export function testPack(json: unknown): PackTest {
  const pack: Pack = loadPack(json)
  const trials = new Map(pack.rules.map((rule) => [rule.id, trialOf(rule, pack)]))
  const all = [...trials.values()]
  const rules = all.map(coverageOf)
  const failed = all.flatMap((trial) => trial.failed)
  const superseded = all.flatMap((trial) => trial.superseded)
  const held = all.reduce((sum, { holding }) => sum + holding.length, 0)
  return {
    pack: { id: pack.id, version: pack.version },
    cases: { count: held + failed.length + superseded.length, held, failed, superseded },
    coverage: {
      rules: { reached: rules.filter(({ lacks }) => lacks.length === 0).length, possible: rules.length },
      goals: sumOf(rules),
    },
    rules,
    proposals: all.flatMap(({ chosen, rule }) => chosen.map(({ candidate, reaches }) => proposalOf(candidate, rule, pack, reaches))),
    mutation: mutationOf(pack, trials),
  }
}
