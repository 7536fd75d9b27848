import { at } from '../../issue.js'
import type { Pack, Scoring } from '../../schema/pack.js'
import type { PackChange, PackPart } from './change.js'
import { type Comparing, change, fieldChanges, type ItemPlace, itemChanges } from './items.js'
import { pairsBy, pairsOfRecords } from './pairs.js'
import { parameterChanges, unwrapped } from './parameters.js'

const NONE: ReadonlySet<string> = new Set()
const GROUPS: ReadonlySet<string> = new Set(['groups'])
// The version is the name that the changes go under.
const PARTS: ReadonlySet<string> = new Set([
  'version',
  'documents',
  'clauses',
  'parameters',
  'facts',
  'remedies',
  'dictionary',
  'scoring',
  'readings',
  'rules',
  'cases',
])

/** Everything in which two packs differ, the pack itself first, then what it is made of in the order in which staff read it. */
export function partChanges(comparing: Comparing): readonly PackChange[] {
  const { before, after } = comparing
  const pack: ItemPlace = { part: 'pack', id: after.id, path: '' }
  const scoring: ItemPlace = { ...pack, path: '/scoring' }
  return [
    ...fieldChanges(pack, before, after, comparing, PARTS),
    ...listed('document', '/documents', before.documents, after.documents, comparing),
    ...listed('clause', '/clauses', before.clauses, after.clauses, comparing),
    ...parameterChanges(comparing),
    ...recorded('fact', '/facts', before.facts, after.facts, comparing),
    ...listed('rule', '/rules', before.rules, after.rules, comparing),
    ...fieldChanges(scoring, before.scoring, after.scoring, comparing, GROUPS),
    ...groupChanges(before.scoring, after.scoring, comparing),
    ...recorded('remedy', '/remedies', before.remedies, after.remedies, comparing),
    ...listed('reading', '/readings', before.readings, after.readings, comparing),
    ...dictionaryChanges(before.dictionary, after.dictionary, comparing),
    ...caseChanges(before.cases, after.cases, comparing),
  ]
}

function listed<T extends { readonly id: string }>(
  part: PackPart,
  path: string,
  before: readonly T[],
  after: readonly T[],
  comparing: Comparing,
): readonly PackChange[] {
  const pairs = pairsBy(before, after, ({ id }) => id)
  const whereOf = ({ id }: T): ItemPlace => ({ part, id, path: at(path, id) })
  return itemChanges(pairs, whereOf, comparing, (a, b) => fieldChanges(whereOf(b), a, b, comparing))
}

function recorded<T extends object>(
  part: PackPart,
  path: string,
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  comparing: Comparing,
  prefix = '',
): readonly PackChange[] {
  const pairs = pairsOfRecords(before, after)
  const whereOf = (id: string): ItemPlace => ({ part, id: prefix + id, path: at(path, id) })
  const whole = itemChanges(
    { ...pairs, both: [] },
    ({ id }) => whereOf(id),
    comparing,
    () => [],
  )
  return [...pairs.both.flatMap(([a, b]) => fieldChanges(whereOf(b.id), a.item, b.item, comparing)), ...whole.map(unwrapped)]
}

// Groups stand in a result in the order of the pack.
function groupChanges(before: Scoring, after: Scoring, comparing: Comparing): readonly PackChange[] {
  const { isReordered } = pairsBy(before.groups, after.groups, ({ id }) => id)
  const where: ItemPlace = { part: 'group', id: comparing.after.id, path: '/scoring/groups' }
  const order = (scoring: Scoring): readonly string[] => scoring.groups.map(({ id }) => id)
  return [
    ...listed('group', '/scoring/groups', before.groups, after.groups, comparing),
    ...(isReordered
      ? [change(where, { kind: 'changed', field: 'order', before: order(before), after: order(after), bump: 'minor' }, comparing)]
      : []),
  ]
}

function dictionaryChanges(before: Pack['dictionary'], after: Pack['dictionary'], comparing: Comparing): readonly PackChange[] {
  const labels = (units: Pack['dictionary']['units']): Readonly<Record<string, object>> =>
    Object.fromEntries(Object.entries(units).map(([id, label]) => [id, { label }]))
  return [
    ...recorded('field', '/dictionary/unit', before.unit, after.unit, comparing),
    ...recorded('field', '/dictionary/facility', before.facility, after.facility, comparing, 'facilities.'),
    ...recorded('facility-type', '/dictionary/facilities', before.facilities, after.facilities, comparing),
    ...recorded('finding', '/dictionary/findings', before.findings, after.findings, comparing),
    ...recorded('unit', '/dictionary/units', labels(before.units), labels(after.units), comparing),
  ]
}

function caseChanges(before: Pack['cases'], after: Pack['cases'], comparing: Comparing): readonly PackChange[] {
  const ids = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  const own = (cases: Pack['cases'], id: string): Pack['cases'][string] => (Object.hasOwn(cases, id) ? (cases[id] ?? []) : [])
  return ids.flatMap((id) => {
    const pairs = pairsBy(own(before, id), own(after, id), ({ name }) => name)
    const whereOf = ({ name }: Pack['cases'][string][number]): ItemPlace => ({
      part: 'case',
      id,
      path: at('/cases', id, name),
      place: { name },
    })
    return itemChanges(pairs, whereOf, comparing, (a, b) => fieldChanges(whereOf(b), a, b, comparing, NONE))
  })
}
