import type { Case } from '../../schema/pack.js'
import type { MutationKind } from './expression-mutants.js'
import type { Goal } from './goals.js'
import type { Unheld } from './trial.js'

/** How many of those that are possible were reached. */
export interface Share {
  readonly reached: number
  readonly possible: number
}

/** Kinds of things that cases can reach. */
export type GoalKind = Goal['kind']

/** What the worked cases of one rule reach. */
export interface RuleCoverage {
  readonly rule: string
  /** Worked cases that hold, by what the rule comes to; `boundary` those at a limit or a step off it. */
  readonly cases: Readonly<Record<Case['kind'], number>>
  /** Kinds of cases that the rule can have and has not. */
  readonly lacks: readonly Case['kind'][]
  readonly goals: Readonly<Record<GoalKind, Share>>
}

/** A case that somebody should look at: data that no worked case covers, and what the engine makes of them. Nobody has confirmed it. */
export interface Proposal {
  readonly rule: string
  /** The case, but for its name. */
  readonly case: Omit<Case, 'name'>
  /** What no worked case reaches, and this one does. */
  readonly reaches: readonly Goal[]
}

/** A change of the pack that no worked case notices. */
export interface Survivor {
  readonly kind: MutationKind
  /** JSON Pointer into the pack. */
  readonly path: string
  readonly before: unknown
  /** Not there where it was left out. */
  readonly after?: unknown
  readonly rules: readonly string[]
  /** A case that would notice it, with what the engine makes of it now; `null` where none was found among `tried`. */
  readonly killer: Proposal | null
  readonly tried: number
}

/** How well the worked cases of a pack guard it. */
export interface PackTest {
  readonly pack: { readonly id: string; readonly version: string }
  readonly cases: {
    readonly count: number
    readonly held: number
    readonly failed: readonly Unheld[]
    /** Cases of the pack underneath that hold there and no longer under the overlay. */
    readonly superseded: readonly Unheld[]
  }
  readonly coverage: {
    /** Rules that have a case of every kind they can have. */
    readonly rules: Share
    readonly goals: Readonly<Record<GoalKind, Share>>
  }
  readonly rules: readonly RuleCoverage[]
  readonly proposals: readonly Proposal[]
  readonly mutation: {
    readonly mutants: number
    readonly noticed: number
    /** Per cent of the mutants that a case notices, rounded down at one digit; `null` where there is none. */
    readonly score: number | null
    readonly byKind: Readonly<Partial<Record<MutationKind, { readonly mutants: number; readonly noticed: number }>>>
    readonly survivors: readonly Survivor[]
  }
}
