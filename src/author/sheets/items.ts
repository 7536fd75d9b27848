import { at } from '../../issue.js'
import type { Pack } from '../../schema/pack.js'
import type { Item } from './column.js'
import type { SheetId } from './layout.js'

type Loose = Readonly<Record<string, unknown>>

/** The items of every sheet of a pack. */
export function itemsOf(pack: Pack): Readonly<Record<SheetId, readonly Item[]>> {
  const { documents, clauses, rules, readings, parameters, facts, remedies, cases, dictionary, scoring, ...head } = pack
  const { groups, grades, ...scores } = scoring
  return {
    pack: [{ ...head, scoring: scores }],
    rules,
    clauses,
    documents,
    readings,
    facts: withIds(facts),
    remedies: withIds(remedies),
    parameters: Object.entries(parameters).flatMap(([id, { values, ...about }]) =>
      values.flatMap(({ rows, ...period }, index) => [
        { id, kind: 'period', ...(index === 0 ? about : {}), ...period, ...(rows?.length === 0 ? { rows } : {}) },
        ...(rows ?? []).map((row) => ({ id, kind: 'row', ...row })),
      ]),
    ),
    cases: Object.entries(cases).flatMap(([rule, list]): readonly Item[] =>
      list.length === 0 ? [{ rule }] : list.map((one) => ({ rule, ...one })),
    ),
    scoring: [
      ...groups.map((group) => ({ kind: 'group', ...group })),
      ...grades.map(({ grade, ...rest }) => ({ kind: 'grade', id: grade, ...rest })),
    ],
    dictionary: (['unit', 'facility', 'facilities', 'findings', 'units'] as const).flatMap((kind) =>
      Object.entries(dictionary[kind]).map(([id, entry]) => ({ kind, id, ...(kind === 'units' ? { label: entry } : entry) })),
    ),
  }
}

function withIds(entries: Readonly<Record<string, object>>): readonly Item[] {
  return Object.entries(entries).map(([id, entry]) => ({ id, ...entry }))
}

/** What items make of a pack: its JSON, and where each item stands in it, in the order given. */
export interface Joined {
  readonly json: Loose
  readonly paths: Readonly<Record<SheetId, readonly string[]>>
}

/** The pack that items make. Ids are taken to be there and unique, and table rows to follow a period of their parameter. */
export function packOf(items: Readonly<Record<SheetId, readonly Item[]>>): Joined {
  const { scoring, ...head } = items.pack[0] ?? {}
  const parameters = parametersOf(items.parameters)
  const cases = groupsOf(items.cases, 'rule')
  const scores = { group: items.scoring.filter(isKind('group')), grade: items.scoring.filter(isKind('grade')) }
  const json = {
    ...head,
    documents: items.documents,
    clauses: items.clauses,
    parameters: parameters.json,
    facts: byId(items.facts),
    remedies: byId(items.remedies),
    dictionary: Object.fromEntries(
      ['unit', 'facility', 'facilities', 'findings', 'units'].map((kind) => [
        kind,
        dictionaryPart(items.dictionary.filter(isKind(kind)), kind),
      ]),
    ),
    scoring: {
      ...(scoring as object),
      groups: scores.group.map(({ kind, ...group }) => group),
      grades: scores.grade.map(({ kind, id, ...grade }) => ({ grade: id, ...grade })),
    },
    readings: items.readings,
    rules: items.rules,
    cases: Object.fromEntries(
      [...cases].map(([rule, list]) => [rule, list.filter((one) => Object.keys(one).length > 1).map(({ rule: _, ...one }) => one)]),
    ),
  }
  const listed = (list: readonly Item[], path: string): readonly string[] => list.map((_, index) => at(path, index))
  const keyed = (list: readonly Item[], path: string): readonly string[] => list.map(({ id }) => at(path, String(id)))
  const counted = (list: readonly Item[], key: string, pathOf: (group: string, index: number) => string): readonly string[] => {
    const counts = new Map<string, number>()
    return list.map((item) => {
      const group = String(item[key])
      const index = counts.get(group) ?? 0
      counts.set(group, index + 1)
      return pathOf(group, index)
    })
  }
  return {
    json,
    paths: {
      pack: [''],
      rules: listed(items.rules, '/rules'),
      clauses: listed(items.clauses, '/clauses'),
      documents: listed(items.documents, '/documents'),
      readings: listed(items.readings, '/readings'),
      facts: keyed(items.facts, '/facts'),
      remedies: keyed(items.remedies, '/remedies'),
      parameters: parameters.paths,
      cases: counted(items.cases, 'rule', (rule, index) => at('/cases', rule, index)),
      scoring: counted(items.scoring, 'kind', (kind, index) => at('/scoring', kind === 'group' ? 'groups' : 'grades', index)),
      dictionary: items.dictionary.map(({ kind, id }) => at('/dictionary', String(kind), String(id))),
    },
  }
}

function isKind(kind: string): (item: Item) => boolean {
  return (item) => item.kind === kind
}

function byId(items: readonly Item[]): Loose {
  return Object.fromEntries(items.map(({ id, ...entry }) => [String(id), entry]))
}

function dictionaryPart(items: readonly Item[], part: string): Loose {
  return Object.fromEntries(items.map(({ kind, id, ...entry }) => [String(id), part === 'units' ? unitOf(entry) : entry]))
}

// A unit is its label alone; what else was typed is kept, so that it is refused.
function unitOf({ label, ...others }: Item): unknown {
  return Object.keys(others).length === 0 ? label : { ...(label as object), ...others }
}

function groupsOf(items: readonly Item[], key: string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(String(item[key]), [...(groups.get(String(item[key])) ?? []), item])
  return groups
}

const ABOUT = ['title', 'unit', 'by']

function parametersOf(items: readonly Item[]): { readonly json: Loose; readonly paths: readonly string[] } {
  const found = new Map<string, { about: Item; values: { period: Item; rows: Item[] }[] }>()
  const paths = items.map(({ id, kind, ...rest }) => {
    const known = found.get(String(id))
    if (kind === 'row') {
      const rows = known?.values.at(-1)?.rows ?? []
      rows.push(rest)
      return at('/parameters', String(id), 'values', (known?.values.length ?? 1) - 1, 'rows', rows.length - 1)
    }
    const pick = (wanted: boolean): Item => Object.fromEntries(Object.entries(rest).filter(([key]) => ABOUT.includes(key) === wanted))
    const entry = known ?? { about: pick(true), values: [] }
    entry.values.push({ period: pick(false), rows: [] })
    found.set(String(id), entry)
    return at('/parameters', String(id), 'values', entry.values.length - 1)
  })
  const json = Object.fromEntries(
    [...found].map(([id, { about, values }]) => [
      id,
      { ...about, values: values.map(({ period, rows }) => (rows.length === 0 ? period : { ...period, rows })) },
    ]),
  )
  return { json, paths }
}
