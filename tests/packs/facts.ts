import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Fraction from 'fraction.js'
import type { Pack } from '../../src/index.js'
import { BLOCK, FACILITIES, LAND, NAMED, PER_1000, SHARES, SOURCES } from './fact-map.js'

/** One graded fact of the standards. */
export interface Fact {
  readonly id: string
  readonly doc: string
  readonly clause: string
  readonly level: string
  readonly text_zh: string
  readonly values: unknown
  readonly grade: string
  readonly cell_grades: Readonly<Record<string, string>>
}

/** One requirement inside a fact. */
export interface Item {
  readonly metric: string
  readonly unit: string
  readonly strength: string
  readonly op: string
  readonly value: unknown
}

/** A place for a figure in a pack: a parameter, in the period that begins on a day, in the row of these keys. */
export interface Place {
  readonly pack: string
  readonly parameter: string
  readonly from?: string | undefined
  readonly when?: Readonly<Record<string, unknown>> | undefined
}

/** A figure as a fact has it, and its place. */
export interface Cell extends Place {
  readonly source: string
  readonly figure: Figure
  readonly grade: string
  readonly item?: Item | undefined
}

/** `value`, or `min` and `max`, exactly. */
export type Figure = Readonly<Record<string, Fraction>>

const PROJECT_CODE = 'GB 55038-2025'
const PROJECT_CODE_FROM = '2025-05-01'
const ZONES: Readonly<Record<string, string>> = { Ⅰ: 'I', Ⅱ: 'II', Ⅲ: 'III', Ⅳ: 'IV', Ⅴ: 'V', Ⅵ: 'VI', Ⅶ: 'VII' }
const LEVELS: Readonly<Record<string, string>> = {
  十五分钟生活圈居住区: 'circle-15',
  十分钟生活圈居住区: 'circle-10',
  五分钟生活圈居住区: 'circle-5',
  居住街坊: 'block',
}

/** The folder of the facts, beside the project; absent in a plain checkout. */
export const standards = resolve(import.meta.dirname, '../../../shared/standards')

/** Facts by id; empty where they are not at hand. */
export function readFacts(): ReadonlyMap<string, Fact> {
  const file = resolve(standards, 'facts.json')
  const list = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Fact[]) : []
  return new Map(list.map((fact) => [fact.id, fact]))
}

/** Cells of the tables of GB 50180-2018 and GB 55038-2025 that a fact holds by the row. */
export function tableCells(fact: Fact): readonly Cell[] {
  const values = valuesOf(fact)
  const cell = (key: string, parameter: string, when: Place['when'], figure: Figure): Cell => ({
    source: `${fact.id} ${key}`,
    pack: 'gb50180-2018',
    parameter,
    from: fromOf(fact) ?? '2018-12-01',
    when,
    figure,
    grade: fact.cell_grades[key] ?? fact.grade,
  })
  const row = (names: Readonly<Record<string, string>>, when: Place['when']): readonly Cell[] =>
    Object.entries(names)
      .filter(([key]) => values[key] !== undefined && values[key] !== null)
      .map(([key, parameter]) =>
        cell(key, parameter, when, figureOf(values[key], /_pct$|用地$|绿地$/.test(key) ? new Fraction(1, 100) : ONE)),
      )

  if (fact.clause.startsWith('4.0.1 ')) {
    const when = { level: levelOf(fact), storeys: storeysOf(values) }
    return 'far' in values ? row(LAND, { ...when, climateZone: zonesOf(values) }) : row(SHARES, when)
  }
  if (/^(4[.]0[.][23]|3[.]1[.]1) 表/.test(fact.clause)) {
    const prefix = /^4[.]0[.]3|-2$/.test(fact.clause) ? 'high-density-' : ''
    const names = Object.fromEntries(Object.entries(BLOCK).map(([key, name]) => [key, `${prefix}${name}`]))
    return row(names, { climateZone: zonesOf(values), storeys: storeysOf(values) })
  }
  if (fact.clause === '5.0.3 表5.0.3') {
    const name = PER_1000[String(values.category).charAt(0)]
    return row({ site_m2_per_1000: `${name}-site-per-1000`, floor_m2_per_1000: `${name}-floor-per-1000` }, { level: levelOf(fact) })
  }
  const facility = facilityOf(fact)
  if (facility === undefined) return []
  const sizes = Object.entries({ floor_m2: 'floor-area', site_m2: 'site-area' }).flatMap(([key, name]) => {
    const size = values[key]
    if (!Array.isArray(size)) return []
    // One number that a worded lower bound repeats is that bound, not a range.
    const isBound = size[0] === size[1] && boundsOf(fact, name).some(({ value }) => value === size[0])
    return [cell(key, `${tableOf(fact)}-${name}`, { facility }, isBound ? { min: exact(size[0]) } : figureOf(size))]
  })
  const radii = boundsOf(fact, 'service-radius').map((item) => ({
    ...cell('service_radius', `${tableOf(fact)}-service-radius`, { facility }, figureOf(item.value)),
    item,
  }))
  return [...sizes, ...radii]
}

/** The figures that the map lists one by one. */
export function listedCells(facts: ReadonlyMap<string, Fact>, packOf: (id: string) => Pack): readonly Cell[] {
  return Object.entries(SOURCES).flatMap(([pack, sources]) =>
    sources.map(([source, parameter, when, from]) => {
      const [, id = '', metric = '', nth = '1', keys = '', end] =
        /^(F\d+) ([^#[>]+?)(?:#(\d))?((?: > [^>[]+)*)(?:\[(\d)\])?$/.exec(source) ?? []
      const fact = factOf(facts, id)
      const item = itemsOf(fact).filter((one) => one.metric === metric)[Number(nth) - 1]
      const path = keys.split(' > ').slice(1)
      const whole = item !== undefined && path.length === 0 ? item.value : walk(item ?? valuesOf(fact)[metric], path)
      const unit = packOf(pack).parameters[parameter]?.unit
      return {
        source,
        pack,
        parameter,
        from: from ?? fromOf(fact),
        when,
        figure: figureOf(end === undefined ? whole : (whole as unknown[])[Number(end)], scaleOf(item?.unit ?? metric, unit)),
        grade: fact.cell_grades[metric] ?? fact.grade,
        item,
      }
    }),
  )
}

/** The figures that a fact holds in words only. */
export function namedPlaces(facts: ReadonlyMap<string, Fact>): readonly (Place & { readonly fact: Fact })[] {
  return Object.entries(NAMED).flatMap(([pack, sources]) =>
    sources.map(([id, parameter, when]) => {
      const fact = factOf(facts, id)
      return { fact, pack, parameter, from: fromOf(fact), when }
    }),
  )
}

/** The facility type of a row of appendix C. */
export function facilityOf(fact: Fact): string | undefined {
  if (!/^C[.]0[.][123]$/.test(fact.clause)) return undefined
  const facility = FACILITIES[fact.id]
  if (facility === undefined) throw new Error(`${fact.id} is of no facility type`)
  return facility
}

/** The tables of appendix C are c1, c2 and c3. */
export function tableOf(fact: Fact): string {
  return `c${fact.clause.at(-1)}`
}

/** What the wording of a row of appendix C says of a size, beside the column. */
export function boundsOf(fact: Fact, size: string): readonly Item[] {
  return itemsOf(fact).filter(({ metric }) => metric === size.replace('-', '_'))
}

/** The level a fact speaks of. */
export function levelOf({ level }: Fact): string {
  return LEVELS[level] ?? level
}

/** How strongly a wording obliges. */
export function strengthOf(wording: string): 'shall' | 'should' | 'may' {
  if (/可以|具备条件/.test(wording)) return 'may'
  return wording !== '应设' && /宜|原则上|一般|按|设置/.test(wording) ? 'should' : 'shall'
}

/** The exact value of a number as it was written, of `"1/3"`, and of `{ decimal }` and `{ ratio }`. */
export function exact(value: unknown): Fraction {
  if (typeof value !== 'object' || value === null) return new Fraction(String(value))
  const { decimal, ratio } = value as { readonly decimal?: string; readonly ratio?: readonly [number, number] }
  return ratio === undefined ? new Fraction(decimal ?? 'none') : new Fraction(...ratio)
}

// Helpers

const ONE = new Fraction(1)

/** A range, a number, how many things a list names, or one for a thing that must be there. */
function figureOf(value: unknown, scale = ONE): Figure {
  if (value === true) return { value: ONE }
  if (!Array.isArray(value)) return { value: exact(value).mul(scale) }
  if (typeof value[0] === 'string') return { value: exact(value.length) }
  return { min: exact(value[0]).mul(scale), max: exact(value[1]).mul(scale) }
}

/** What a number in a fact's unit is multiplied by to be in the parameter's. */
function scaleOf(unit: string, wanted: string | undefined): Fraction {
  if (wanted === 'share' && /(%|_pct)$/.test(unit)) return new Fraction(1, 100)
  return wanted === '㎡' && unit.endsWith('hm2') ? new Fraction(10_000) : ONE
}

function storeysOf({ storeys }: Readonly<Record<string, unknown>>): object {
  const [, min, max] = /\((\d+)~(\d+)层\)/.exec(String(storeys)) ?? []
  return { min: Number(min), max: Number(max) }
}

function zonesOf(values: Readonly<Record<string, unknown>>): readonly string[] {
  return String(values.climate_zones)
    .split('、')
    .map((zone) => ZONES[zone] ?? zone)
}

function fromOf({ doc }: Fact): string | undefined {
  return doc === PROJECT_CODE ? PROJECT_CODE_FROM : undefined
}

function itemsOf(fact: Fact): readonly Item[] {
  return (Array.isArray(fact.values) ? fact.values : (valuesOf(fact).constraints ?? [])) as readonly Item[]
}

function valuesOf({ values }: Fact): Readonly<Record<string, unknown>> {
  return values as Readonly<Record<string, unknown>>
}

function walk(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], value)
}

function factOf(facts: ReadonlyMap<string, Fact>, id: string): Fact {
  const fact = facts.get(id)
  if (fact === undefined) throw new Error(`no fact ${id}`)
  return fact
}
