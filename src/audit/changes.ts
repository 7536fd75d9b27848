import { canonicalize } from '../canonical.js'
import type { Outcome, PackResult, UnitAssessment } from '../schema/assessment.js'
import { compareText } from '../text.js'
import { type Leaf, leaves } from '../verification/differences.js'
import type { AssessmentChange } from './comparison.js'

/** A change before anybody asked why. */
export type BareChange = Omit<AssessmentChange, 'causes'>

/** Every value that differs between two lists of units, in order of their ids. */
export function bareChanges(before: readonly UnitAssessment[], after: readonly UnitAssessment[]): readonly BareChange[] {
  const [left, right] = [byKey(before, ({ id }) => id), byKey(after, ({ id }) => id)]
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort(compareText)
  return keys.flatMap((key) => unitChanges(left.get(key), right.get(key)))
}

function unitChanges(before: UnitAssessment | undefined, after: UnitAssessment | undefined): readonly BareChange[] {
  const unit = (after ?? before) as UnitAssessment // a key comes from one of them
  const about: Place = { unit: unit.id, name: unit.name ?? null, rule: null, level: null, pack: null }
  if (before === undefined || after === undefined)
    return [{ ...about, path: '', before: before === undefined ? null : before.id, after: after === undefined ? null : after.id }]
  const { outcomes: _then, results: _earlier, ...left } = before
  const { outcomes: _now, results: _later, ...right } = after
  const results = listChanges(
    before.results,
    after.results,
    (one) => one.pack,
    (one) => ({ ...about, pack: one.pack }),
    about,
  )
  // What stands above the results is a copy of the first of them.
  const first = after.results[0]?.pack
  const isCopy = ({ path }: Leaf): boolean => results.some((one) => one.pack === first && one.path === path)
  return [
    ...placesOf(left, right)
      .filter((leaf) => !isCopy(leaf))
      .map((leaf) => placed(leaf, about)),
    ...results,
    ...listChanges(
      before.outcomes,
      after.outcomes,
      ({ rule, level }) => `${rule} ${level}`,
      ({ rule, level }) => ({ ...about, rule, level }),
      about,
    ),
  ]
}

type Place = Omit<BareChange, 'path' | 'before' | 'after'>

function listChanges<T extends Outcome | PackResult>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
  placeOf: (one: T) => Place,
  about: Place,
): readonly BareChange[] {
  const [left, right] = [byKey(before, keyOf), byKey(after, keyOf)]
  const found = [...new Set([...left.keys(), ...right.keys()])].flatMap((key): readonly BareChange[] => {
    const [then, now] = [left.get(key), right.get(key)]
    const place = placeOf((now ?? then) as T) // a key comes from one of them
    if (then === undefined || now === undefined) return [{ ...place, path: '', before: summaryOf(then), after: summaryOf(now) }]
    return placesOf(then, now).map((leaf) => placed(leaf, place))
  })
  const isOrdered = before.length !== after.length || before.every((one, index) => keyOf(one) === keyOf(after[index] as T))
  return found.length > 0 || isOrdered ? found : [{ ...about, path: '/order', before: before.map(keyOf), after: after.map(keyOf) }]
}

// A list is one value, but for the points of groups, which have names.
function placesOf(before: object, after: object): readonly Leaf[] {
  const [left, right] = [named(before), named(after)]
  const keys = [...new Set([...Object.keys(right), ...Object.keys(left)])]
  return keys.flatMap((key) => {
    const [then, now] = [left[key], right[key]]
    if (!Array.isArray(then ?? now)) return leaves(`/${key}`, then, now)
    return canonicalize(then ?? null) === canonicalize(now ?? null)
      ? []
      : [{ path: `/${key}`, recorded: then ?? null, recomputed: now ?? null }]
  })
}

function named(item: object): Readonly<Record<string, unknown>> {
  const groups = 'groups' in item ? (item.groups as PackResult['groups']) : null
  return { ...item, ...(groups === null ? {} : { groups: Object.fromEntries(groups.map(({ id, ...points }) => [id, points])) }) }
}

// Of what came or went, what it came to.
function summaryOf(one: Outcome | PackResult | undefined): unknown {
  if (one === undefined) return null
  return 'status' in one ? one.status : one.score
}

function placed({ path, recorded, recomputed }: Leaf, place: Place): BareChange {
  return { ...place, path, before: recorded, after: recomputed }
}

function byKey<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T> {
  const seen = new Map<string, number>()
  return new Map(
    list.map((one) => {
      const count = (seen.get(keyOf(one)) ?? 0) + 1
      seen.set(keyOf(one), count)
      return [count === 1 ? keyOf(one) : `${keyOf(one)} #${count}`, one] as const
    }),
  )
}
