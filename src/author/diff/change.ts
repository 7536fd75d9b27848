import type { Pack } from '../../schema/pack.js'

/** What a version of a pack is raised by; `none` where nothing changed but the version itself. */
export type Bump = 'none' | 'patch' | 'minor' | 'major'

/** Which part of a pack something belongs to. */
export type PackPart =
  | 'pack'
  | 'document'
  | 'clause'
  | 'parameter'
  | 'fact'
  | 'remedy'
  | 'group'
  | 'rule'
  | 'case'
  | 'reading'
  | 'field'
  | 'facility-type'
  | 'finding'
  | 'unit'

/** Where inside an item: the period or the row of a parameter, or the name of a worked case. */
export interface ChangePlace {
  readonly from?: string
  readonly when?: unknown
  readonly name?: string
}

/** One thing that differs between two packs. */
export interface PackChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed'
  readonly part: PackPart
  /** Id of the item; of a worked case, the id of its rule; of a pack's own properties, the id of the pack. */
  readonly id: string
  readonly place: ChangePlace | null
  /** The property that changed; `figure` stands for value, min and max together; `null` where the whole item came, went or was renamed. */
  readonly field: string | null
  /** JSON Pointer by ids in place of positions, so that it does not move when something is added. */
  readonly path: string
  readonly before: unknown
  readonly after: unknown
  /** Unit of the figure. */
  readonly unit: string | null
  /** Of a figure: which way it moves for the rules that are held to it; `null` where it cannot be told. */
  readonly direction: 'stricter' | 'laxer' | null
  /** Rules that it bears on, by id. */
  readonly rules: readonly string[]
  /** What the version must be raised by at least. */
  readonly bump: Bump
}

/** A pack as a difference names it. */
export interface NamedPack {
  readonly id: string
  readonly version: string
  readonly digest: string
}

/** What a version must be raised by, and was. */
export interface VersionVerdict {
  readonly needed: Bump
  /** `lower` where the later pack has the lower version; `null` where it cannot be judged: an overlay, or another pack. */
  readonly given: Bump | 'lower' | null
  readonly isEnough: boolean
}

/** What differs between two packs, in meaning. */
export interface PackDiff {
  readonly before: NamedPack
  readonly after: NamedPack
  readonly changes: readonly PackChange[]
  readonly verdict: VersionVerdict
}

/** What differs between two packs, with the earlier one under the ids of the later. */
export interface Differing {
  readonly renamed: Pack
  readonly changes: readonly PackChange[]
}

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major']

/** The larger of two bumps. */
export function larger(a: Bump, b: Bump): Bump {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b
}
