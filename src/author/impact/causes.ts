import { compile, type Program } from '../../compile.js'
import { isWanzhengError } from '../../error.js'
import type { Pack } from '../../schema/pack.js'
import type { PackChange } from '../diff/change.js'
import { rulesOf } from '../diff/items.js'
import type { ImpactCause } from './impact.js'

/** A cause made ready: the earlier pack with only its changes. */
export interface PreparedCause extends ImpactCause {
  /** `null` where it does not make a pack by itself. */
  readonly program: Program | null
  /** Rules whose outcome it may change, or all. */
  readonly rules: ReadonlySet<string> | 'all'
  readonly isDictionary: boolean
}

/** What does something as soon as it is there: a rule, and a type that data may have named before. */
const LIVE: ReadonlySet<PackChange['part']> = new Set(['rule', 'facility-type'])
const DICTIONARY: ReadonlySet<PackChange['part']> = new Set(['field', 'facility-type', 'finding', 'unit'])

/** Groups the changes that outcomes can depend on by the item they belong to, and applies each group alone to the earlier pack. */
export function prepareCauses(before: Pack, after: Pack, changes: readonly PackChange[], asOf: string): readonly PreparedCause[] {
  const groups = new Map<string, PackChange[]>()
  for (const one of changes.filter(({ bump, kind }) => bump !== 'patch' && kind !== 'renamed'))
    groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  const scaffold = scaffoldOf(before, after)
  return [...groups].flatMap(([key, own]): readonly PreparedCause[] => {
    const [first] = own
    if (first === undefined || isInert(own)) return []
    const applied = withItem(scaffold, after, key, first)
    const program = compiled(applied, asOf)
    const isDictionary = key === 'dictionary'
    const rules = isDictionary ? 'all' : new Set(rulesOf(first.part, first.id, { before: scaffold, after }))
    return [{ changes: own, standsAlone: program !== null, program, rules, isDictionary }]
  })
}

function keyOf({ part, id }: PackChange): string {
  if (DICTIONARY.has(part)) return 'dictionary'
  return part === 'pack' || part === 'group' ? 'scoring' : `${part} ${id}`
}

// What came and is not a rule does nothing until something reads it; of what went the same holds.
function isInert(own: readonly PackChange[]): boolean {
  return own.every(
    ({ part, kind, place, field }) =>
      part === 'remedy' || field === 'operators' || (!LIVE.has(part) && place === null && (kind === 'added' || kind === 'removed')),
  )
}

/** The earlier pack with everything that the later one has besides, except rules: it judges as the earlier one does. */
function scaffoldOf(before: Pack, after: Pack): Pack {
  const { dictionary: own } = before
  const { dictionary: other } = after
  return {
    ...before,
    operators: [...new Set([...before.operators, ...after.operators])],
    documents: union(before.documents, after.documents),
    clauses: union(before.clauses, after.clauses),
    parameters: { ...after.parameters, ...before.parameters },
    facts: { ...after.facts, ...before.facts },
    remedies: { ...after.remedies, ...before.remedies },
    scoring: { ...before.scoring, groups: union(before.scoring.groups, after.scoring.groups) },
    dictionary: {
      unit: { ...other.unit, ...own.unit },
      facility: { ...other.facility, ...own.facility },
      facilities: { ...other.facilities, ...own.facilities },
      findings: { ...other.findings, ...own.findings },
      units: { ...other.units, ...own.units },
    },
  }
}

function withItem(pack: Pack, after: Pack, key: string, { part, id }: PackChange): Pack {
  if (key === 'dictionary') return { ...pack, dictionary: after.dictionary }
  if (key === 'scoring') {
    const groups = union(after.scoring.groups, pack.scoring.groups)
    return { ...pack, scoring: { ...after.scoring, groups } }
  }
  if (part === 'rule') return { ...pack, rules: swapped(pack.rules, after.rules, id) }
  if (part === 'clause') return { ...pack, clauses: swapped(pack.clauses, after.clauses, id) }
  if (part === 'document') return { ...pack, documents: swapped(pack.documents, after.documents, id) }
  if (part === 'parameter') return { ...pack, parameters: entrySwapped(pack.parameters, after.parameters, id) }
  return part === 'fact' ? { ...pack, facts: entrySwapped(pack.facts, after.facts, id) } : pack
}

function compiled(pack: Pack, asOf: string): Program | null {
  try {
    return compile(pack, asOf)
  } catch (error) {
    if (isWanzhengError(error)) return null
    throw error
  }
}

function union<T extends { readonly id: string }>(own: readonly T[], others: readonly T[]): T[] {
  const ids = new Set(own.map(({ id }) => id))
  return [...own, ...others.filter(({ id }) => !ids.has(id))]
}

function swapped<T extends { readonly id: string }>(own: readonly T[], others: readonly T[], id: string): T[] {
  return [...own.filter((one) => one.id !== id), ...others.filter((one) => one.id === id)]
}

function entrySwapped<T>(own: Readonly<Record<string, T>>, others: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.hasOwn(others, id) ? { ...own, [id]: others[id] as T } : own
}
