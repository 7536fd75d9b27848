import { at } from '../issue.js'
import { exactOf } from '../logic/value.js'
import { fromNumber, type Rational, ratio, toDecimal } from '../rational.js'
import type { Dataset, Facility, Provenance, Unit } from '../schema/dataset.js'
import type { VocabularyField } from '../schema/dictionary.js'
import type { Pack } from '../schema/pack.js'
import { compareText } from '../text.js'
import { foldHeader } from './fold.js'
import { fieldUnit } from './measure.js'
import type { Cell, Table } from './table.js'
import { type HeaderIndex, headerIndex, type Role } from './target.js'
import { type Vocabulary, vocabularyOf } from './vocabulary.js'

/** A dataset as tables, and what of it tables cannot hold. */
export interface DatasetTables {
  /** The units, and the facilities where there are any. */
  readonly tables: readonly Table[]
  /** JSON Pointers to what was left out: sources of values, dates of findings, keys that no dictionary knows. */
  readonly omitted: readonly string[]
}

type Row = ReadonlyMap<string, Cell>

/**
 * Writes a dataset as tables with Chinese headers, one row a unit and one row a facility. {@link datasetOfRows} reads the same values
 * from them; where they come from does not travel along, but for 约.
 *
 * @example
 * ```ts
 * import { datasetOfRows, tablesOfDataset } from 'wanzheng/rows'
 *
 * const dataset = { id: 'd', units: [{ id: '350203001001', level: 'community', households: { min: 2300 } }] } as const
 * const { tables } = tablesOfDataset({ ...dataset, units: [...dataset.units] })
 * tables[0]?.rows[0] // => ['id', 'level', '户数（户）']
 * tables[0]?.rows[1] // => ['350203001001', 'community', '≥2300']
 * datasetOfRows(tables, { id: 'd' }).dataset.units[0]?.households // => { min: 2300 }
 * ```
 */
export function tablesOfDataset(dataset: Dataset, packs: readonly Pack[] = []): DatasetTables {
  const vocabulary = vocabularyOf(packs)
  const omitted: string[] = []
  const units = dataset.units.map((unit, index) => unitRow(unit, at('/units', index), vocabulary, omitted))
  const facilities = dataset.units.flatMap((unit, index) =>
    (unit.facilities ?? []).map((facility, place) =>
      facilityRow(unit, facility, at('/units', index, 'facilities', place), vocabulary, omitted),
    ),
  )
  const tables = [
    tableOf('社区', 'units', units, vocabulary),
    ...(facilities.length === 0 ? [] : [tableOf('设施', 'facilities', facilities, vocabulary)]),
  ]
  return { tables, omitted }
}

const UNIT_KEYS = ['id', 'name', 'level', 'parent', 'surveyedFacilities', 'note']
const FACILITY_KEYS = ['community', 'type', 'name', 'note']

function unitRow(unit: Unit, path: string, { unit: fields, types, findings }: Vocabulary, omitted: string[]): Row {
  const {
    id,
    level,
    name,
    parent,
    surveyedFacilities: surveyed,
    facilities: _,
    findings: found = {},
    provenance = {},
    note,
    ...values
  } = unit
  const row = new Map<string, Cell>([
    ['id', id],
    ['level', level],
  ])
  for (const [key, text] of Object.entries({ name, parent, note })) if (typeof text === 'string') row.set(key, text)
  const known = surveyed === 'all' ? 'all' : surveyed?.filter((type) => Object.hasOwn(types, type)).join('; ')
  if (known !== undefined && known !== '') row.set('surveyedFacilities', known)
  writeValues(row, values, fields, provenance, path, omitted)
  for (const [item, { value, evidence, on, provenance: own = {} }] of Object.entries(found)) {
    if (!Object.hasOwn(findings, item)) omitted.push(at(path, 'findings', item))
    else row.set(`findings.${item}`, findingCell(value, evidence))
    if (on !== undefined) omitted.push(at(path, 'findings', item, 'on'))
    if (Object.keys(own).length > 0) omitted.push(at(path, 'findings', item, 'provenance'))
  }
  return row
}

function facilityRow(unit: Unit, facility: Facility, path: string, { facility: fields, types }: Vocabulary, omitted: string[]): Row {
  const { type, name, provenance = {}, ...rest } = facility as Facility & Readonly<Record<string, unknown>>
  const { note, ...values } = rest
  const row = new Map<string, Cell>([
    ['community', unit.id],
    ['type', types[type]?.label.zh ?? type],
  ])
  for (const [key, text] of Object.entries({ name, note })) if (typeof text === 'string') row.set(key, text)
  writeValues(row, values, fields, provenance, path, omitted)
  return row
}

function writeValues(
  row: Map<string, Cell>,
  values: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, VocabularyField>>,
  provenance: Readonly<Record<string, Provenance>>,
  path: string,
  omitted: string[],
): void {
  for (const [key, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    const cell =
      field === undefined || value === null || value === undefined ? null : valueCell(value, field, provenance[key]?.approximate === true)
    if (cell !== null) row.set(key, cell)
    else if (value !== null && value !== undefined) omitted.push(at(path, key))
  }
  for (const [key, { approximate: _, ...source }] of Object.entries(provenance))
    if (Object.keys(source).length > 0) omitted.push(at(path, 'provenance', key))
}

const FINDINGS: Readonly<Record<string, string>> = { yes: '是', partial: '部分', no: '否' }

function findingCell(value: string | null, evidence: string | undefined): Cell {
  if (value === null) return evidence ?? '待核'
  const word = FINDINGS[value] ?? value
  return evidence === undefined || evidence === '' ? word : `${word}：${evidence}`
}

// `null` where the field cannot have such a value.
function valueCell(value: unknown, field: VocabularyField, approximate: boolean): Cell | null {
  switch (field.type) {
    case 'number':
      return numberCell(value, field, approximate)
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'enum':
      return typeof value === 'string' && Object.hasOwn(field.values ?? {}, value) ? (field.values?.[value]?.zh ?? value) : null
    default:
      return typeof value === 'string' ? value : null
  }
}

function numberCell(value: unknown, { unit = '1' }: VocabularyField, approximate: boolean): Cell | null {
  if (typeof value === 'number' && !approximate) return fieldUnit(unit).kind === 'share' ? { value, format: '0.##########%' } : value
  const exact = exactOf(value)
  const { min, max } = (exact === null && typeof value === 'object' && value !== null ? value : {}) as {
    readonly min?: unknown
    readonly max?: unknown
  }
  const ends = exact === null ? [min, max].map((end) => (end === undefined ? null : exactOf(end))) : [exact, exact]
  const [low = null, high = null] = ends
  if (low === null && high === null) return null
  const write = writerFor([low, high], unit)
  if (write === null) return null
  const text =
    low === null
      ? `≤${write(high as Rational)}`
      : high === null
        ? `≥${write(low)}`
        : low.equals(high)
          ? write(low)
          : `${write(low)}~${write(high)}`
  return approximate ? `约${text}` : text
}

const MU = ratio(2000, 3)
const DIGITS = 100

// Shares as per cent, so that 1 is not taken for one of a hundred; thirds of a square metre in 亩.
function writerFor(ends: readonly (Rational | null)[], unit: string): ((end: Rational) => string) | null {
  const { kind } = fieldUnit(unit)
  const known = ends.filter((end) => end !== null)
  const finite = (scale: Rational): boolean => known.every((end) => /^(2|5)*$/.test(primes(end.div(scale).d)))
  if (kind === 'share') return finite(ratio(1, 100)) ? (end) => `${toDecimal(end.mul(fromNumber(100)), DIGITS)}%` : null
  if (finite(fromNumber(1))) return (end) => toDecimal(end, DIGITS)
  return kind === 'area' && finite(MU) ? (end) => `${toDecimal(end.div(MU), DIGITS)}亩` : null
}

// The denominator as its factors of 2 and 5, and whatever is left.
function primes(denominator: bigint): string {
  let [left, text] = [denominator, '']
  for (const prime of [2n, 5n]) {
    while (left % prime === 0n) {
      left /= prime
      text += prime
    }
  }
  return left === 1n ? text : `${text}x`
}

function tableOf(name: string, role: Role, rows: readonly Row[], vocabulary: Vocabulary): Table {
  const own = role === 'units' ? UNIT_KEYS : FACILITY_KEYS
  const used = new Set(rows.flatMap((row) => [...row.keys()]))
  const fields = [...used].filter((key) => !own.includes(key)).sort(compareText)
  const keys = [...own.filter((key) => used.has(key)), ...fields]
  const index = headerIndex(role, vocabulary)
  return {
    name,
    rows: [keys.map((key) => headOf(key, role, vocabulary, index)), ...rows.map((row) => keys.map((key) => row.get(key) ?? null))],
  }
}

// The label with its unit where it is read as this and nothing else; else the name.
function headOf(key: string, role: Role, { unit, facility, findings }: Vocabulary, index: HeaderIndex): string {
  const field = (role === 'units' ? unit : facility)[key]
  const label = field?.label.zh ?? findings[key.replace(/^findings[.]/, '')]?.label.zh
  if (label === undefined || index.names.get(foldHeader(label)) !== key) return key
  const measure = field?.type === 'number' && field.unit !== undefined && field.unit !== '1' && field.unit !== 'share' ? field.unit : null
  return measure === null ? label : `${label}（${measure}）`
}
