import type { Case, Pack, Rule } from '../../schema/pack.js'
import type { Candidate } from './candidates.js'
import type { Goal } from './goals.js'
import type { Proposal } from './report.js'
import { usualDate } from './run-case.js'

/** A situation as a case with what the engine makes of it. */
export function proposalOf({ situation, outcome, reached }: Candidate, rule: Rule, pack: Pack, reaches: readonly Goal[]): Proposal {
  const { given, asOf } = situation
  const { status, value, shortfall, reason, missing } = outcome
  const { level, ...others } = given
  const own = level === undefined || level === rule.level[0] ? others : { level, ...others }
  const isAtLimit = reached.goals.some((goal) => goal.kind === 'limit')
  return {
    rule: rule.id,
    case: {
      kind: isAtLimit && (status === 'pass' || status === 'fail') ? 'boundary' : status,
      ...(asOf === usualDate(pack, rule) ? {} : { asOf }),
      given: own,
      expect: {
        status,
        ...(value === null ? {} : { value }),
        ...(shortfall === null ? {} : { shortfall }),
        ...(reason === null ? {} : { reason }),
        ...(status === 'unknown' && missing.length > 0 ? { missing: [...missing] } : {}),
      } satisfies Case['expect'],
    },
    reaches,
  }
}
