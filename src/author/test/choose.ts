import { canonicalize } from '../../canonical.js'
import type { Candidate } from './candidates.js'
import { type Goal, keyOf } from './goals.js'

/** A situation, and what it reaches that nothing else does. */
export interface Chosen {
  readonly candidate: Candidate
  readonly reaches: readonly Goal[]
}

/** The fewest situations, as far as taking the one that reaches most finds them, that together reach what is open. */
export function chooseFor(goals: ReadonlyMap<string, Goal>, candidates: readonly Candidate[]): readonly Chosen[] {
  const open = new Map(goals)
  const keysOf = ({ reached }: Candidate): readonly string[] => [...new Set(reached.goals.map(keyOf))].filter((key) => open.has(key))
  let pool = candidates
    .map((candidate) => ({ candidate, keys: keysOf(candidate), size: sizeOf(candidate) }))
    .sort((a, b) => a.size - b.size)
  const chosen: Chosen[] = []
  while (open.size > 0) {
    pool = pool.map((one) => ({ ...one, keys: one.keys.filter((key) => open.has(key)) })).filter(({ keys }) => keys.length > 0)
    const [first] = pool
    if (first === undefined) break
    const best = pool.reduce((a, b) => (b.keys.length > a.keys.length ? b : a), first)
    chosen.push({ candidate: best.candidate, reaches: best.keys.map((key) => open.get(key) as Goal) }) // its keys are open
    for (const key of best.keys) open.delete(key)
  }
  return chosen
}

// People read short numbers best.
function sizeOf({ situation, outcome }: Candidate): number {
  return canonicalize([situation.given, outcome.value]).length
}
