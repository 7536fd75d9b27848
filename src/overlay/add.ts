import { at, issue } from '../issue.js'
import { unknownName } from '../load.js'
import type { LayerChange } from '../schema/layers.js'
import type { Addition, Reweighting } from '../schema/overlay.js'
import type { Pack } from '../schema/pack.js'
import type { Laying } from './figures.js'

/** Adds rules with all they rest on. An id that is taken is refused: what is there is changed by name, never by accident. */
export function addTo(pack: Pack, addition: Addition, path: string, laying: Laying): Pack {
  const { issues, changes } = laying
  const refuseTaken = (part: keyof Addition, taken: readonly string[], added: readonly string[]): void => {
    for (const [index, id] of added.entries())
      if (taken.includes(id) || added.indexOf(id) < index) issues.push(issue('duplicate-id', at(path, part), { id }))
  }
  const list = <T extends { readonly id: string }>(
    part: keyof Addition,
    own: readonly T[],
    added: readonly T[] = [],
    what?: LayerChange['what'],
  ): T[] => {
    refuseTaken(
      part,
      own.map(({ id }) => id),
      added.map(({ id }) => id),
    )
    if (what !== undefined) for (const { id } of added) changes.push({ kind: 'add', what, id, before: null })
    return [...own, ...added]
  }
  const record = <T>(
    part: keyof Addition,
    own: Readonly<Record<string, T>>,
    added: Readonly<Record<string, T>> = {},
  ): Record<string, T> => {
    refuseTaken(part, Object.keys(own), Object.keys(added))
    return { ...own, ...added }
  }
  const { dictionary = {} } = addition
  const words = (Object.keys(pack.dictionary) as (keyof Pack['dictionary'])[]).map((part) => {
    refuseTaken('dictionary', Object.keys(pack.dictionary[part]), Object.keys(dictionary[part] ?? {}))
    return [part, { ...pack.dictionary[part], ...dictionary[part] }] as const
  })
  return {
    ...pack,
    documents: list('documents', pack.documents, addition.documents, 'document'),
    clauses: list('clauses', pack.clauses, addition.clauses, 'clause'),
    parameters: record('parameters', pack.parameters, addition.parameters),
    facts: record('facts', pack.facts, addition.facts),
    remedies: record('remedies', pack.remedies, addition.remedies),
    dictionary: Object.fromEntries(words) as unknown as Pack['dictionary'],
    scoring: { ...pack.scoring, groups: list('groups', pack.scoring.groups, addition.groups, 'group') },
    rules: list('rules', pack.rules, addition.rules, 'rule'),
    cases: casesOf(pack.cases, addition.cases),
  }
}

// Cases of a rule underneath are added to those that it has.
function casesOf(own: Pack['cases'], added: Pack['cases'] = {}): Pack['cases'] {
  const before = new Map(Object.entries(own))
  return { ...own, ...Object.fromEntries(Object.entries(added).map(([id, cases]) => [id, [...(before.get(id) ?? []), ...cases]])) }
}

/** Gives a rule or a group another weight. To take all weight from what must or shall be needs a reason. */
export function reweigh(pack: Pack, { rule, group, weight, reason }: Reweighting, path: string, { issues, changes }: Laying): Pack {
  const [what, id, known] =
    group === undefined
      ? (['rule', rule ?? '', pack.rules.map((one) => one.id)] as const)
      : (['group', group, pack.scoring.groups.map((one) => one.id)] as const)
  if ((rule === undefined) === (group === undefined)) issues.push(issue('missing-key', path, { key: 'rule / group' }))
  else if (!known.includes(id)) issues.push(unknownName(at(path, what), id, what, known))
  const touched = pack.rules.filter((one) => (what === 'rule' ? one.id === id : one.group === id))
  const binding = touched.filter(({ obligation }) => obligation === 'must' || obligation === 'shall').map((one) => one.id)
  if (weight === 0 && binding.length > 0 && reason === undefined)
    issues.push(issue('needs-reason', path, { name: id, rules: binding.join(', ') }))
  const before = what === 'rule' ? (touched[0]?.weight ?? null) : (pack.scoring.groups.find((one) => one.id === id)?.weight ?? null)
  changes.push({ kind: 'reweight', what, id, before, after: weight, ...(reason === undefined ? {} : { reason }) })
  return what === 'rule'
    ? { ...pack, rules: pack.rules.map((one) => (one.id === id ? { ...one, weight } : one)) }
    : { ...pack, scoring: { ...pack.scoring, groups: pack.scoring.groups.map((one) => (one.id === id ? { ...one, weight } : one)) } }
}
