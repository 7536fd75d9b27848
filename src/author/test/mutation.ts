import { canonicalize } from '../../canonical.js'
import { isWanzhengError } from '../../error.js'
import type { Outcome } from '../../schema/assessment.js'
import type { Pack } from '../../schema/pack.js'
import type { Candidate } from './candidates.js'
import { type Mutant, mutantsOf } from './mutants.js'
import { proposalOf } from './proposals.js'
import type { PackTest, Proposal, Survivor } from './report.js'
import { runCase } from './run-case.js'
import { judge } from './situation.js'
import { compiledOn, type Subject } from './subject.js'
import type { Trial } from './trial.js'

type Trials = ReadonlyMap<string, Trial>

/** Situations that are tried to find one that tells a mutant apart. */
const MOST_TRIED = 150

/**
 * Makes every small change there is, one at a time, and sees whether a worked case notices. For each that none notices, looks
 * for a situation that comes out differently: as a worked case it would notice.
 */
export function mutationOf(pack: Pack, trials: Trials): PackTest['mutation'] {
  const byKind: Record<string, { mutants: number; noticed: number }> = {}
  const survivors: Survivor[] = []
  let noticed = 0
  let mutants = 0
  for (const mutant of mutantsOf(pack)) {
    // What no rule reads cannot be noticed by the case of any.
    if (mutant.rules.length === 0) continue
    const verdict = verdictOn(mutant, trials)
    if (verdict === 'refused') continue
    const tally = byKind[mutant.kind] ?? { mutants: 0, noticed: 0 }
    byKind[mutant.kind] = tally
    mutants += 1
    tally.mutants += 1
    if (verdict === 'noticed') {
      noticed += 1
      tally.noticed += 1
    } else survivors.push(survivorOf(mutant, trials, pack))
  }
  return { mutants, noticed, score: mutants === 0 ? null : Math.floor((noticed * 1000) / mutants) / 10, byKind, survivors }
}

/** Whether a worked case notices a mutant. One that is no pack at all is refused when it is loaded. */
function verdictOn(mutant: Mutant, trials: Trials): 'noticed' | 'survived' | 'refused' {
  for (const { holding, subject } of touched(mutant, trials)) {
    const own = holding.filter((one) => mutant.figure === null || one.figures.has(mutant.figure))
    if (own.length === 0) continue
    const changed = compiledOn(mutant.apply(subject.pack))
    try {
      if (own.some((one) => runCase(changed, one) !== null)) return 'noticed'
    } catch (error) {
      if (isWanzhengError(error) && error.code === 'invalid-pack') return 'refused'
      throw error
    }
  }
  return 'survived'
}

function survivorOf(mutant: Mutant, trials: Trials, pack: Pack): Survivor {
  const { kind, path, before, after, rules } = mutant
  let tried = 0
  let other: Proposal | null = null
  for (const trial of touched(mutant, trials)) {
    const changed = compiledOn(mutant.apply(trial.subject.pack))
    for (const candidate of nearOf(mutant, trial)) {
      if (tried >= MOST_TRIED) break
      tried += 1
      const { outcome } = candidate
      const now = outcomeIn(changed, candidate)
      if (canonicalize(told(now)) === canonicalize(told(outcome))) continue
      const limits = candidate.reached.goals.filter((goal) => goal.kind === 'limit')
      const killer = proposalOf(candidate, trial.rule, pack, limits)
      if (now?.status !== outcome.status) return { kind, path, before, after, rules, killer, tried }
      other ??= killer
    }
  }
  return { kind, path, before, after, rules, killer: other, tried }
}

// Only what a worked case can expect.
function told(outcome: Outcome | null): unknown {
  if (outcome === null) return null
  const { status, value, shortfall, reason, missing } = outcome
  return { status, value, shortfall, reason, missing }
}

function outcomeIn(subject: Subject, { situation }: Candidate): Outcome | null {
  return judge(subject, situation)
}

// Of a figure, only what reads it.
function nearOf({ figure }: Mutant, { candidates }: Trial): readonly Candidate[] {
  if (figure === null) return candidates
  return candidates.filter(({ reached }) => reached.goals.some((goal) => 'figure' in goal && goal.figure === figure))
}

function touched({ rules }: Mutant, trials: Trials): readonly Trial[] {
  return rules.flatMap((id) => trials.get(id) ?? [])
}
