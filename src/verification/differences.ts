import { canonicalize } from '../canonical.js'
import type { Outcome, UnitAssessment } from '../schema/assessment.js'
import type { Waiver } from '../schema/waiver.js'

/** What kind of difference was found. */
export type DifferenceCode =
  | 'semantics-differ'
  | 'pack-missing'
  | 'pack-differs'
  | 'dataset-differs'
  | 'unit-missing'
  | 'unit-unknown'
  | 'unit-data-differ'
  | 'waivers-differ'
  | 'mask-differs'
  | 'file-differs'
  | 'file-missing'
  | 'file-unknown'
  | 'outcome-missing'
  | 'outcome-unknown'
  | 'value-differs'
  | 'order-differs'
  | 'seal-broken'
  | 'digest-differs'

/** One place where an assessment is not what its data and packs give. */
export interface Difference {
  readonly code: DifferenceCode
  /** The unit it is about, or `null` where it is about the whole. */
  readonly unit: string | null
  /** The rule it is about, as `PACK/RULE`. */
  readonly rule: string | null
  /** JSON Pointer to the place: within the outcome, within the unit, or within the assessment, whichever is the narrowest named. */
  readonly path: string
  /** What the assessment says; `null` also where it says nothing. */
  readonly recorded: unknown
  /** What the data and packs give. */
  readonly recomputed: unknown
  /** What the rule reads of the data now, where the difference is in an outcome. */
  readonly operands: readonly Operand[]
}

/** A value that a rule reads of the data. */
export interface Operand {
  readonly name: string
  readonly value: unknown
  readonly unit: string | null
}

/** What a rule reads of a unit now. */
export type Explained = (unit: string, rule: string) => readonly Operand[]

/** What differs in the units, and whether they stand in order. */
export function unitsDifferences(
  recorded: readonly UnitAssessment[],
  recomputed: readonly UnitAssessment[],
  explained: Explained,
): readonly Difference[] {
  const left = byKey(recorded, (unit) => unit.id)
  const right = byKey(recomputed, (unit) => unit.id)
  const ids = [...new Set([...right.keys(), ...left.keys()])]
  const found = ids.flatMap((id) => unitDifferences(left.get(id) ?? null, right.get(id) ?? null, explained))
  const isOrdered = recorded.every((unit, index) => unit.id === recomputed[index]?.id)
  return found.length > 0 || isOrdered
    ? found
    : [difference('order-differs', { path: '/units', recorded: recorded.map(idOf), recomputed: recomputed.map(idOf) })]
}

/** What differs in one unit; `null` stands for one that is not there. */
export function unitDifferences(
  recorded: UnitAssessment | null,
  recomputed: UnitAssessment | null,
  explained: Explained,
): readonly Difference[] {
  const unit = (recorded ?? recomputed)?.id ?? null
  if (recorded === null) return [difference('unit-missing', { unit, path: '', recorded: null, recomputed: unit })]
  if (recomputed === null) return [difference('unit-unknown', { unit, path: '', recorded: unit, recomputed: null })]
  if (canonicalize(recorded) === canonicalize(recomputed)) return []
  const { outcomes: before, digest: dataBefore, ...restBefore } = recorded
  const { outcomes: after, digest: dataAfter, ...restAfter } = recomputed
  return [
    ...leaves('/digest', dataBefore, dataAfter).map((one) => difference('unit-data-differ', { ...one, unit })),
    ...outcomesDifferences(unit ?? '', before, after, explained),
    ...leaves('', restBefore, restAfter).map((one) => difference('value-differs', { ...one, unit })),
  ]
}

function outcomesDifferences(
  unit: string,
  recorded: readonly Outcome[],
  recomputed: readonly Outcome[],
  explained: Explained,
): readonly Difference[] {
  const key = ({ rule, level }: Outcome): string => `${rule} ${level}`
  const [left, right] = [byKey(recorded, key), byKey(recomputed, key)]
  const found = [...new Set([...right.keys(), ...left.keys()])].flatMap((one) => {
    const [before, after] = [left.get(one), right.get(one)]
    const about = { unit, rule: (before ?? after)?.rule ?? null, path: '' }
    if (before === undefined) return [difference('outcome-missing', { ...about, recorded: null, recomputed: after?.status })]
    if (after === undefined) return [difference('outcome-unknown', { ...about, recorded: before.status, recomputed: null })]
    const differing = leaves('', before, after)
    const operands = differing.length === 0 ? [] : explained(unit, after.rule)
    return differing.map((leaf) => difference('value-differs', { ...about, ...leaf, operands }))
  })
  const isOrdered = recorded.length === recomputed.length && recorded.every((one, index) => key(one) === key(recomputed[index] as Outcome))
  if (found.length > 0 || isOrdered) return found
  return [difference('order-differs', { unit, path: '/outcomes', recorded: recorded.map(key), recomputed: recomputed.map(key) })]
}

/** Waivers that only the assessment has, and those that only the file has. */
export function waiversDifferences(recorded: readonly Waiver[], given: readonly Waiver[]): readonly Difference[] {
  const [left, right] = [byKey(recorded, canonicalize), byKey(given, canonicalize)]
  const about = ({ unit, rule }: Waiver): Pick<Difference, 'unit' | 'rule' | 'path'> => ({ unit, rule, path: '/waivers' })
  return [
    ...[...left].filter(([key]) => !right.has(key)).map(([, one]) => ({ ...about(one), recorded: one, recomputed: null })),
    ...[...right].filter(([key]) => !left.has(key)).map(([, one]) => ({ ...about(one), recorded: null, recomputed: one })),
  ].map((one) => difference('waivers-differ', one))
}

function byKey<T>(list: readonly T[], key: (one: T) => string): ReadonlyMap<string, T> {
  const seen = new Map<string, number>()
  return new Map(
    list.map((one) => {
      const count = (seen.get(key(one)) ?? 0) + 1
      seen.set(key(one), count)
      return [count === 1 ? key(one) : `${key(one)} #${count}`, one] as const
    }),
  )
}

function idOf({ id }: UnitAssessment): string {
  return id
}

/** A place and what stands there. */
export type Leaf = Pick<Difference, 'path' | 'recorded' | 'recomputed'>

/** The places below which two JSON values differ, as narrow as they can be named. */
export function leaves(path: string, recorded: unknown, recomputed: unknown): readonly Leaf[] {
  if (!isObject(recorded) || !isObject(recomputed) || Array.isArray(recorded) !== Array.isArray(recomputed))
    return canonicalize(recorded ?? null) === canonicalize(recomputed ?? null)
      ? []
      : [{ path, recorded: recorded ?? null, recomputed: recomputed ?? null }]
  const keys = [...new Set([...Object.keys(recomputed), ...Object.keys(recorded)])]
  return keys.flatMap((key) => leaves(`${path}/${key}`, entry(recorded, key), entry(recomputed, key)))
}

function entry(of: object, key: string): unknown {
  return Object.hasOwn(of, key) ? (of as Readonly<Record<string, unknown>>)[key] : undefined
}

/** Whether a value is an object or a list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** A difference, about the whole unless it says otherwise. */
export function difference(code: DifferenceCode, of: Leaf & Partial<Difference>): Difference {
  return { code, unit: null, rule: null, operands: [], ...of, recorded: of.recorded ?? null, recomputed: of.recomputed ?? null }
}
