import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/index.js'
import { NOT_PRINTED, SOURCES, WORDED_OTHERWISE } from './fact-map.js'
import {
  boundsOf,
  exact,
  type Figure,
  facilityOf,
  levelOf,
  listedCells,
  namedPlaces,
  type Place,
  readFacts,
  standards,
  strengthOf,
  tableCells,
  tableOf,
} from './facts.js'
import { builtPacks, rulesFolder } from './packs.js'

type Period = Pack['parameters'][string]['values'][number]
type Row = NonNullable<Period['rows']>[number]
type Rule = Pack['rules'][number]
interface Use {
  readonly rule: Rule
  readonly kind: string | null
}

const packs = new Map((await builtPacks()).map((pack) => [pack.id, pack]))
const facts = readFacts()
const hasFacts = facts.size > 0
if (!hasFacts) console.warn(`NOT CHECKED: the facts are not at ${standards}/facts.json, so no figure was held against its source.`)

const cells = hasFacts ? [...[...facts.values()].flatMap(tableCells), ...listedCells(facts, packOf)] : []
const named = hasFacts ? namedPlaces(facts) : []

describe.skipIf(!hasFacts)('figures of the packs and the facts they came from', () => {
  test('every figure has the value, the end and the grade of its fact', () => {
    const wrong = cells.flatMap((cell) => {
      const { period, row } = find(cell)
      const got = row ?? period
      if (got === undefined) return [`${cell.source}: no figure at ${keyOf(cell)}`]
      const grade = got.grade ?? period?.grade
      return [
        ...(same(figureOf(got), cell.figure)
          ? []
          : [`${cell.source}: ${keyOf(cell)} is ${show(figureOf(got))}, the fact has ${show(cell.figure)}`]),
        ...(grade === cell.grade ? [] : [`${cell.source}: ${keyOf(cell)} is graded ${grade}, the fact ${cell.grade}`]),
      ]
    })
    expect(wrong).toEqual([])
    expect(cells.length).toBeGreaterThan(550)
  })

  test('a number that a fact only names stands in the fact', () => {
    const wrong = named.flatMap(({ fact, pack, parameter, from, when }) => {
      const { period, row } = find({ pack, parameter, from, when })
      const got = row ?? period
      if (got === undefined) return [`${fact.id}: no figure for ${parameter}`]
      const numbers: readonly string[] = JSON.stringify(fact).match(/\d+(?:[.]\d+)?/g) ?? []
      const missing = Object.values(figureOf(got)).filter(
        (figure) => ![figure, figure.div(10_000)].some((one) => numbers.includes(one.toString())),
      )
      const grade = got.grade ?? period?.grade
      return [
        ...missing.map((figure) => `${fact.id} does not name ${figure.toString()} (${parameter})`),
        ...(grade === fact.grade ? [] : [`${parameter} is graded ${grade}, ${fact.id} ${fact.grade}`]),
      ]
    })
    expect(wrong).toEqual([])
  })

  test('no figure without a fact', () => {
    const known = new Set([...cells, ...named].map(keyOf))
    const without = Object.keys(SOURCES).flatMap((id) =>
      Object.entries(packOf(id).parameters).flatMap(([parameter, { values }]) =>
        values
          .flatMap((period) => (period.rows ?? [undefined]).map((row) => ({ period, row })))
          .filter(({ period, row }) => Object.keys(figureOf(row ?? period)).length > 0)
          .map(({ period, row }) => keyOf({ pack: id, parameter, from: period.from, when: row?.when }))
          .filter((key) => !known.has(key) && NOT_PRINTED[`${id}/${parameter}`] === undefined),
      ),
    )
    expect(without).toEqual([])
  })

  test('every figure cites the clause of its fact', () => {
    const wrong = [
      ...cells.map((cell) => ({ ...cell, id: cell.source.slice(0, 4) })),
      ...named.map((place) => ({ ...place, id: place.fact.id })),
    ].flatMap((place) => {
      const { period, row } = find(place)
      const { clauses, documents } = packOf(place.pack)
      const clause = clauses.find(({ id }) => id === period?.clause)
      const number = documents.find(({ id }) => id === clause?.document)?.number
      const cited = facts.get(place.id)?.clause ?? ''
      const token = /(?:[A-C]|\d+)(?:[.]\d+)+|第\d+项|指标\d+/.exec(cited)?.[0] ?? cited
      return [clause?.locator, number, row?.cell].some((text) => text?.includes(token))
        ? []
        : [`${place.id} ${cited}: ${keyOf(place)} cites ${clause?.locator}`]
    })
    expect(wrong).toEqual([])
  })

  test('what GB 55038-2025 replaced ends the day before and names its successor', () => {
    const wrong = Object.entries(packOf('gb50180-2018').parameters).filter(([, { values }]) => {
      const [before, after] = values
      if (after === undefined) return before?.to !== undefined || before?.supersededBy !== undefined
      return !(
        before?.to === '2025-04-30' &&
        before.supersededBy?.startsWith('GB 55038-2025 ') &&
        after.from === '2025-05-01' &&
        after.to === undefined
      )
    })
    expect(wrong.map(([id]) => id)).toEqual([])
  })

  test('zone IV has no sunlight hours: two sources disagree', () => {
    const rows = packOf('gb50180-2018').parameters['housing-sunlight']?.values.flatMap((period) => period.rows ?? []) ?? []
    const ofZone = rows.filter(({ when }) => [when.climateZone].flat().includes('IV'))
    expect(ofZone.map(figureOf)).toEqual([{}, {}, {}, {}])
  })

  test('a limit looks the way the fact does: at least, at most, between', () => {
    const kinds: Readonly<Record<string, readonly string[]>> = {
      '>=': ['min'],
      '~>=': ['min'],
      '<=': ['max'],
      between: ['range', 'min', 'max'],
      '==': ['min', 'max'],
    }
    const wrong = cells.flatMap((cell) =>
      cell.item === undefined
        ? []
        : rulesOn(cell).flatMap(({ rule, kind }) =>
            kind === null || kinds[cell.item?.op ?? '']?.includes(kind)
              ? []
              : [`${cell.source} is ${cell.item?.op}, ${rule.id} has ${kind}`],
          ),
    )
    expect(wrong).toEqual([])
    const tables = { 'building-density': 'max', 'green-ratio': 'min', 'residential-height': 'max', 'floor-area-ratio': 'range' }
    for (const prefix of ['block', 'high-density-block'])
      for (const [name, kind] of Object.entries(tables)) expect(kindsOf(`${prefix}-${name}`)).toEqual([kind])
    expect(kindsOf('block-land-per-person')).toEqual(['max'])
    expect(kindsOf('high-density-block-land-per-person')).toEqual(['range'])
  })

  test('a rule obliges as strongly as the wording', () => {
    const allowed = { shall: ['shall', 'must'], should: ['should'], may: ['may'] }
    const wrong = cells.flatMap((cell) => {
      const { source, item } = cell
      if (item === undefined || item.strength === '') return []
      const strength = WORDED_OTHERWISE[`${source.slice(0, 4)} ${item.metric}`] ?? strengthOf(item.strength)
      return rulesOn(cell).flatMap(({ rule }) =>
        allowed[strength].includes(rule.obligation) ? [] : [`${source} says ${item.strength}, ${rule.id} is ${rule.obligation}`],
      )
    })
    expect(wrong).toEqual([])
  })

  test('a size of appendix C obliges by its wording: only a worded lower end is a duty', () => {
    const wrong = [...facts.values()].flatMap((fact) => {
      const facility = facilityOf(fact)
      if (facility === undefined) return []
      return ['floor-area', 'site-area'].flatMap((size) => {
        const parameter = `${tableOf(fact)}-${size}`
        const duty = boundsOf(fact, size).some(({ strength }) => strengthOf(strength) === 'shall')
        return rulesOn({ pack: 'gb50180-2018', parameter, when: { facility } }).flatMap(({ rule, kind }) =>
          rule.obligation === (kind === 'min' && duty ? 'shall' : 'should') && (kind !== 'range' || !duty)
            ? []
            : [`${fact.id} ${rule.id} ${kind}`],
        )
      })
    })
    expect(wrong).toEqual([])
  })

  test('marks of appendix B: duty, demand or none, with the grade of the mark', () => {
    const { rules } = packOf('gb50180-2018')
    const marks = [...facts.values()].filter(({ clause }) => clause.startsWith('B.0.'))
    const wrong = marks.flatMap((fact) => {
      const { facility, mark, placement } = fact.values as Readonly<Record<string, string>>
      const clause = `b-0-${fact.clause.at(4)}-${/^\d+/.exec(fact.text_zh)?.[0]}`
      const here = rules.filter((rule) => rule.clause === clause && rule.level.includes(levelOf(fact) as never))
      const got = here
        .map(({ limit, obligation, grade }) => `${limit === undefined ? 'own-site' : 'provided'} ${obligation} ${grade}`)
        .sort()
      const provided = mark === '—' || facility === '其他' ? [] : [`provided ${mark === '▲' ? 'shall' : 'may'} ${fact.grade}`]
      const ownSite =
        provided.length === 0 || !placement?.includes('独立') ? [] : [`own-site ${placement.startsWith('应') ? 'shall' : 'should'} A`]
      return got.join() === [...ownSite, ...provided].join() ? [] : [`${fact.id} ${clause}: ${got} for ${[...ownSite, ...provided]}`]
    })
    expect(wrong).toEqual([])
    expect(marks.length).toBeGreaterThan(100)
  })

  test('a requirement without a figure is graded no better than its fact', () => {
    const wrong = ['jkg-2020-7', 'checkup-2025'].flatMap((id) =>
      packOf(id).rules.flatMap((rule) => {
        const clause = packOf(id).clauses.find((one) => one.id === rule.clause)
        if (rule.limit !== undefined || clause === undefined || clause.document !== id) return []
        const of = [...facts.values()].filter((fact) => fact.clause === clause.locator)
        const best = of.map(({ grade }) => grade).sort()[0]
        return best !== undefined && (rule.grade ?? clause.grade ?? 'D') >= best ? [] : [`${rule.id}: ${rule.grade}, the fact has ${best}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe.skipIf(!hasFacts)('text', () => {
  test('no text of a pack shares 16 Chinese characters in a row with the text of a standard', () => {
    const length = 16
    const notice = han(readFileSync(resolve(standards, 'notice-2022-48.txt'), 'utf8'))
    const runs = new Map<string, string>()
    for (const { id, doc, text_zh } of facts.values())
      if (doc !== '建办科〔2022〕48号') for (const run of runsOf(han(text_zh), length)) if (!notice.includes(run)) runs.set(run, id)
    expect(runs.size).toBeGreaterThan(1000)
    const texts = [
      ...[...packs.values()].flatMap((pack) => strings(pack, pack.id)),
      ...['vocabulary/fields', 'vocabulary/findings', 'vocabulary/facilities', 'crosswalk'].flatMap((name) =>
        strings(readJson(resolve(rulesFolder, `${name}.json`)), name),
      ),
    ]
    const copied = texts.flatMap(({ path, text }) => {
      const run = runsOf(han(text), length).find((one) => runs.has(one))
      return run === undefined ? [] : [`${path}: ${run} (${runs.get(run)})`]
    })
    expect(copied).toEqual([])
  })
})

// Places in packs

function find({ pack, parameter, from, when }: Place): { readonly period?: Period | undefined; readonly row?: Row | undefined } {
  const values = packOf(pack).parameters[parameter]?.values ?? []
  const period = from === undefined ? values[0] : values.find((one) => one.from === from)
  if (when === undefined || period === undefined) return { period }
  const rows = period.rows?.filter((row) => stable(row.when) === stable(when)) ?? []
  return rows.length === 1 ? { period, row: rows[0] } : {}
}

function keyOf(place: Place): string {
  const { period } = find({ ...place, when: undefined })
  return [place.pack, place.parameter, place.from ?? period?.from ?? '', place.when === undefined ? '' : stable(place.when)].join(' ')
}

/** Rules that hold something to a parameter, with the kind of limit, or `null` in a check; of a table only those of the same fixed keys. */
function rulesOn({ pack, parameter, when }: Place): readonly Use[] {
  return packOf(pack).rules.flatMap((rule): readonly Use[] => {
    const inLimit = Object.entries(rule.limit ?? {}).filter(([, reference]) => {
      if (typeof reference === 'string') return reference === parameter
      const fixed = Object.entries(reference.by).filter(([, key]) => typeof key !== 'object')
      return reference.parameter === parameter && fixed.every(([name, key]) => when?.[name] === undefined || when[name] === key)
    })
    if (inLimit.length > 0) return inLimit.map(([kind]) => ({ rule, kind }))
    return JSON.stringify(rule.check ?? '').includes(`{"parameter":"${parameter}"}`) ? [{ rule, kind: null }] : []
  })
}

function kindsOf(parameter: string): readonly (string | null)[] {
  return rulesOn({ pack: 'gb50180-2018', parameter, when: undefined }).map(({ kind }) => kind)
}

function figureOf(place: Period | Row): Figure {
  return Object.fromEntries(
    (['value', 'min', 'max'] as const).flatMap((part) => (place[part] === undefined ? [] : [[part, exact(place[part])]])),
  )
}

function packOf(id: string): Pack {
  const pack = packs.get(id)
  if (pack === undefined) throw new Error(`no pack ${id}`)
  return pack
}

// Helpers

function same(one: Figure, other: Figure): boolean {
  return show(one) === show(other)
}

function show(figure: Figure): string {
  return Object.entries(figure)
    .map(([part, value]) => `${part} ${value.toFraction()}`)
    .sort()
    .join(', ')
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
}

/** Chinese characters, digits and letters; punctuation and spaces do not make a text another one. */
function han(text: string): string {
  return text.replace(/[^\p{Script=Han}0-9A-Za-z]/gu, '')
}

function runsOf(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) => text.slice(start, start + length)).filter((run) =>
    /^\p{Script=Han}+$/u.test(run),
  )
}

/** Every text of a value with its path; the verbatim text of a clause, which only the notice has, is left out. */
function strings(value: unknown, path: string): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'text' ? [] : strings(inner, `${path}/${key}`)))
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
