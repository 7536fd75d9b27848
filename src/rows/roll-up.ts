import { canonicalize } from '../canonical.js'
import { boundsOf, exactOf } from '../logic/value.js'
import type { Rational } from '../rational.js'
import type { Provenance } from '../schema/dataset.js'
import type { VocabularyField } from '../schema/dictionary.js'
import { type DraftEntry, type DraftUnit, type DraftValue, entryOn } from './draft.js'
import { boundsToData } from './exact-data.js'
import { numberText } from './read-number.js'
import { note } from './report.js'

/** A unit made of the rows of its parts. */
export interface RolledUp {
  readonly unit: DraftUnit
  readonly entries: readonly DraftEntry[]
}

/**
 * Adds the rows of the estates of one community up. Which values add, the dictionary says; of others all parts have to say the same.
 * Where a part says nothing, the sum is a lower bound.
 */
export function rollUp(parts: readonly DraftUnit[], fields: Readonly<Record<string, VocabularyField>>): RolledUp {
  const [first] = parts as readonly [DraftUnit]
  const values = new Map<string, DraftValue>()
  const findings: DraftUnit['findings'] = new Map()
  const notes = [...new Set(parts.flatMap(({ note: text }) => (text === null ? [] : [text])))]
  const unit: DraftUnit = {
    ...first,
    values,
    findings,
    facilities: parts.flatMap(({ facilities }) => facilities),
    counts: countsIn(parts),
    surveyed: surveyedIn(parts),
    note: notes.length === 0 ? null : notes.join('；'),
  }
  const entries: DraftEntry[] = []
  for (const key of new Set(parts.flatMap((part) => [...part.values.keys()]))) {
    const known = parts.filter((part) => part.values.has(key))
    const data = combined(
      known.map((part) => part.values.get(key)?.value),
      parts.length - known.length,
      fields[key]?.rollUp,
    )
    if (data === undefined)
      for (const part of known)
        entries.push(entryOn(part, key, note('rolled-up-differs', 'dropped', { id: unit.id, rows: parts.length }), null, []))
    else {
      values.set(key, { value: data, provenance: joinedProvenance(known.map((part) => (part.values.get(key) as DraftValue).provenance)) })
      entries.push(...saidOf(known, parts.length, key, data, unit))
    }
  }
  for (const id of new Set(parts.flatMap((part) => [...part.findings.keys()]))) {
    const said = parts.map((part) => part.findings.get(id))
    const [one] = said
    if (one !== undefined && said.every((other) => other?.value === one.value)) findings.set(id, one)
    else
      for (const part of parts)
        if (part.findings.has(id))
          entries.push(entryOn(part, `findings.${id}`, note('rolled-up-differs', 'dropped', { id: unit.id, rows: parts.length }), null, []))
  }
  for (const part of parts.slice(1)) entries.push(...textsThatDiffer(part, unit, parts.length))
  return { unit, entries }
}

// `undefined` where nothing can be said of the whole.
function combined(values: readonly unknown[], unknown: number, how: VocabularyField['rollUp']): unknown {
  const [first] = values
  if (how === undefined) return values.every((value) => canonicalize(value) === canonicalize(first)) ? first : undefined
  const ranges = values.map(rangeIn)
  const lows = ranges.map(({ low }) => low)
  const highs = ranges.map(({ high }) => high)
  const all = (ends: readonly (Rational | null)[]): readonly Rational[] | null =>
    ends.includes(null) ? null : (ends as readonly Rational[])
  const fold = (ends: readonly Rational[] | null, join: (a: Rational, b: Rational) => Rational): Rational | null =>
    ends === null ? null : ends.reduce(join)
  // What is not known is 0 or more.
  const some = (ends: readonly (Rational | null)[]): readonly Rational[] | null => {
    const known = ends.filter((end) => end !== null)
    return known.length === 0 ? null : known
  }
  if (how === 'sum') {
    const add = (a: Rational, b: Rational): Rational => a.add(b)
    return boundsToData(fold(some(lows), add), unknown > 0 ? null : fold(all(highs), add)) ?? undefined
  }
  const larger = (a: Rational, b: Rational): Rational => (a.compare(b) < 0 ? b : a)
  const smaller = (a: Rational, b: Rational): Rational => (a.compare(b) > 0 ? b : a)
  if (how === 'max') return boundsToData(fold(some(lows), larger), unknown > 0 ? null : fold(all(highs), larger)) ?? undefined
  return boundsToData(unknown > 0 ? null : fold(all(lows), smaller), fold(some(highs), smaller)) ?? undefined
}

function rangeIn(value: unknown): { readonly low: Rational | null; readonly high: Rational | null } {
  const exact = exactOf(value)
  const range = exact === null && typeof value === 'object' && value !== null ? boundsOf(value) : null
  const end = (one: Rational | -1 | 1 | undefined): Rational | null => (typeof one === 'object' ? one : null)
  return { low: exact ?? end(range?.low), high: exact ?? end(range?.high) }
}

// A cell that says what the whole says needs no entry.
function saidOf(known: readonly DraftUnit[], rows: number, key: string, data: unknown, unit: DraftUnit): readonly DraftEntry[] {
  const unknown = rows - known.length
  const value = numberText(data)
  const said =
    unknown > 0
      ? note('rolled-up-bound', 'normalised', { id: unit.id, rows, unknown, value })
      : note('rolled-up', 'normalised', { id: unit.id, rows, value })
  return known
    .filter((part) => unknown > 0 || canonicalize(part.values.get(key)?.value) !== canonicalize(data))
    .map((part) => entryOn(part, key, said, unit, [key]))
}

function countsIn(parts: readonly DraftUnit[]): DraftUnit['counts'] {
  const [first, ...others] = parts
  const everywhere = [...(first?.counts ?? [])].filter(([type]) => others.every(({ counts }) => counts.has(type)))
  return new Map(
    everywhere.map(([type]) => {
      const all = parts.flatMap(({ counts }) => counts.get(type) ?? [])
      return [type, { count: all.reduce((sum, { count }) => sum + count, 0), open: all.some(({ open }) => open) }]
    }),
  )
}

function surveyedIn(parts: readonly DraftUnit[]): DraftUnit['surveyed'] {
  const limited = parts.flatMap(({ surveyed }) => (surveyed === 'all' || surveyed === null ? [] : [surveyed]))
  if (limited.length === 0) return parts[0]?.surveyed ?? null
  const [first = new Set<string>(), ...others] = limited
  return new Set([...first].filter((type) => others.every((surveyed) => surveyed.has(type))))
}

function textsThatDiffer(part: DraftUnit, unit: DraftUnit, rows: number): readonly DraftEntry[] {
  const found: DraftEntry[] = []
  if (part.name !== null && part.name !== unit.name)
    found.push(entryOn(part, 'name', note('name-differs', 'noted', { found: part.name, expected: unit.name ?? '' }), null, []))
  if (part.note !== null && part.note !== unit.note)
    found.push(entryOn(part, 'note', note('rolled-up', 'normalised', { id: unit.id, rows, value: unit.note ?? '' }), unit, ['note']))
  for (const key of ['source', 'date'] as const)
    if (part.provenance[key] !== undefined && part.provenance[key] !== unit.provenance[key])
      found.push(
        entryOn(part, key, note('rolled-up', 'normalised', { id: unit.id, rows, value: part.provenance[key] }), unit, ['provenance']),
      )
  for (const key of ['level', 'parent'] as const)
    if (part[key] !== null && part[key] !== unit[key])
      found.push(entryOn(part, key, note('rolled-up-differs', 'dropped', { id: unit.id, rows }), null, []))
  return found
}

function joinedProvenance(all: readonly Provenance[]): Provenance {
  const sources = [...new Set(all.flatMap(({ source }) => source ?? []))]
  const dates = new Set(all.map(({ date }) => date))
  const [date] = dates
  return {
    ...(sources.length === 0 ? {} : { source: sources.join(', ') }),
    ...(dates.size === 1 && date !== undefined ? { date } : {}),
    ...(all.some(({ approximate }) => approximate === true) ? { approximate: true } : {}),
  }
}
