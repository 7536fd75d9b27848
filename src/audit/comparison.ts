import type { Assessment } from '../engine.js'

/**
 * Why something is another value: the data of the unit, a pack, the date whose law applies, or the engine (another version of
 * the semantics, or another release that does not keep its promise), the waivers; `unexplained` where none of them differs.
 */
export type ChangeCause = 'data' | 'pack' | 'date' | 'waivers' | 'engine' | 'unexplained'

/** One value that differs between two assessments. */
export interface AssessmentChange {
  readonly unit: string
  readonly name: string | null
  /** `PACK/RULE` and the level judged, where it stands in an outcome. */
  readonly rule: string | null
  readonly level: string | null
  /** The pack whose result it stands in, where it is a score, grade, gate or count. */
  readonly pack: string | null
  /** JSON Pointer within the outcome, the result or the unit; empty where the whole came or went. */
  readonly path: string
  readonly before: unknown
  readonly after: unknown
  /** Where `isIsolated`, what changed it, step by step; else all that may have. */
  readonly causes: readonly ChangeCause[]
}

/** What an assessment was made from. */
export type MadeFrom = Pick<Assessment, 'engine' | 'asOf' | 'packs' | 'dataset' | 'digest' | 'operands' | 'waivers'>

/** What differs between two assessments, and why. */
export interface Comparison {
  readonly before: MadeFrom
  readonly after: MadeFrom
  /** What the two were made from differs in this. */
  readonly differs: {
    /** Units whose data differ, that came, or that went. */
    readonly data: readonly string[]
    /** Packs that differ, came or went, by id. */
    readonly packs: readonly string[]
    readonly date: boolean
    readonly waivers: boolean
    /** Whether only one of them lists operands: these are left out of the comparison then. */
    readonly operands: boolean
    readonly engine: boolean
  }
  /**
   * What the later dataset says of the earlier: `stated`, that it corrects it; `other`, that it corrects one that is not the
   * earlier; `unstated`, nothing, although data of the same date differ; `null`, nothing, and there is nothing to say.
   */
  readonly correction: 'stated' | 'other' | 'unstated' | null
  /** Whether each cause was told from the others by recomputing. */
  readonly isIsolated: boolean
  readonly changes: readonly AssessmentChange[]
}
