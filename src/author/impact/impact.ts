import type { Issue } from '../../issue.js'
import type { Place } from '../../report/ranking.js'
import type { Status } from '../../schema/assessment.js'
import type { NamedPack, PackChange } from '../diff/change.js'

/** What is known of a score: its two ends out of 100, rounded half to even at two digits. */
export interface ScoreRange {
  readonly low: number
  readonly high: number
}

/** Changes of one item of a pack, applied together: what an effect is attributed to. */
export interface ImpactCause {
  readonly changes: readonly PackChange[]
  /** Whether it makes a pack by itself; one that needs others is never a cause alone. */
  readonly standsAlone: boolean
}

/** One outcome that is another under the later pack. */
export interface Flip {
  readonly unit: string
  readonly name: string | null
  /** `PACK/RULE`, by the id that the later pack has for it. */
  readonly rule: string
  readonly level: string
  /** `null` where the pack has no such rule. */
  readonly before: Status | null
  readonly after: Status | null
  /** Causes, as places in `causes`: each of them alone makes this flip; where `interplay` is true, only together. */
  readonly by: readonly number[]
  readonly interplay: boolean
}

/** What one cause alone does to a score. */
export interface ScoreShare extends ScoreRange {
  readonly cause: number
}

/** Which way a place moved: for certain only where the two ranges of places do not overlap. */
export type Move = 'up' | 'down' | 'unclear' | 'same'

/** One unit whose score or grade is another under the later pack. */
export interface ScoreImpact {
  readonly unit: string
  readonly name: string | null
  readonly level: string
  readonly before: ScoreRange | null
  readonly after: ScoreRange | null
  /** How far each end of the score moves; `null` where one of the two packs gives no score. */
  readonly delta: ScoreRange | null
  readonly grade: { readonly before: string | null; readonly after: string | null }
  readonly grades: { readonly before: readonly string[]; readonly after: readonly string[] }
  /** What each cause alone moves the two ends by; those that move nothing are left out. */
  readonly by: readonly ScoreShare[]
  /** Whether the causes one by one do not add up to the whole. */
  readonly interplay: boolean
  readonly place: { readonly before: Place | null; readonly after: Place | null; readonly move: Move }
}

/** How many units have one grade before and one after; a grade that is open is written as all that are possible. */
export interface GradeMove {
  readonly before: string
  readonly after: string
  readonly units: number
}

/** What a change of a pack does to a dataset. */
export interface Impact {
  readonly before: NamedPack
  readonly after: NamedPack
  readonly asOf: string
  readonly dataset: string
  /** Units judged by both packs. */
  readonly units: number
  readonly causes: readonly ImpactCause[]
  readonly flips: readonly Flip[]
  readonly grades: readonly GradeMove[]
  readonly scores: readonly ScoreImpact[]
  readonly issues: readonly Issue[]
}
