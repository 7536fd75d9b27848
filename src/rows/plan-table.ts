import type { Mapping } from '../schema/mapping.js'
import { findHeader, type Header, headerOf } from './find-header.js'
import { foldHeader } from './fold.js'
import { matchHeader, unitOfHeader } from './match-header.js'
import { type ReadUnit, readUnit } from './measure.js'
import type { NumberColumn } from './read-number.js'
import type { Candidate, ColumnReport } from './report.js'
import { columnName, isBlank, type Table } from './table.js'
import { type HeaderIndex, type IdentityKey, type Role, type Target, targetOf } from './target.js'
import { TABLE_WORDS, type Vocabulary } from './vocabulary.js'

// What is alike is looked for in so many columns: a sheet may have 16,384.
const MOST_GUESSED = 300

/** A column and what it is read as. */
export interface Column {
  /** Counted from 0. */
  readonly index: number
  /** As it stands; of several rows joined by ` / `, of none its letters: `#C`. */
  readonly header: string
  readonly target: Target | null
  readonly match: ColumnReport['match']
  readonly unit: ReadUnit | null
  readonly candidates: readonly Candidate[]
  /** Why it is left out. */
  readonly left: 'unmatched' | 'ordinal' | 'ignored' | 'duplicate' | null
  readonly zeroIsUnknown: boolean
  /** How its numbers are read, where it has any. */
  readonly number: NumberColumn | null
}

/** How a table is read. */
export interface TablePlan {
  readonly table: Table
  readonly as: Role | 'ignored'
  /** Why it is ignored. */
  readonly ignored: 'hidden-table' | 'ignored-table' | 'no-header' | null
  /** Rows of the header among the rows of the table, counted from 0. */
  readonly header: Header
  readonly columns: readonly Column[]
  /** Whether rows are parts of a community that add up. */
  readonly rollUp: boolean
  readonly level: string | null
}

const ORDINAL = new Set(TABLE_WORDS.ordinal.map(foldHeader))
const ESTATE = new Set(TABLE_WORDS.estate.map(foldHeader))
const COMMUNITY_NAME = /^(社区|居委|村居|社区村)/
const AREA_CODE = /社区|村居|区划|居委/

const NO_HEADER: Header = { rows: [], columns: [] }

/** Finds what a table and its columns are; what the mapping says is not looked for. */
export function planTable(table: Table, vocabulary: Vocabulary, indexOf: (role: Role) => HeaderIndex, mapping: Mapping): TablePlan {
  const given = mapping.tables?.find(({ name }) => name === table.name)
  const ignored = given?.as === 'ignored' ? 'ignored-table' : table.hidden === true && given === undefined ? 'hidden-table' : null
  const nothing = { table, as: 'ignored', header: NO_HEADER, columns: [], rollUp: false, level: null } as const
  if (ignored !== null) return { ...nothing, ignored }
  const isEmpty = table.rows.every((row) => row.every(isBlank))
  const header = isEmpty ? null : headerFor(table, given?.headerRows, indexOf)
  if (header === null) return { ...nothing, ignored: isEmpty && given === undefined ? 'ignored-table' : 'no-header' }
  const roles: readonly Role[] = given?.as === 'units' || given?.as === 'facilities' ? [given.as] : ['units', 'facilities']
  const drafts = roles.map((role) => ({ role, columns: columnsFor(table, header, role, vocabulary, indexOf, mapping) }))
  const { role, columns } =
    drafts.find((draft) => draft.role === 'facilities' && (drafts.length === 1 || isFacilityTable(draft.columns))) ??
    (drafts[0] as (typeof drafts)[number])
  const settled = withoutRepeats(settleIdentity(columns, role).map((column) => onlyOf(role, column)))
  const keys = identityKeys(settled)
  const rollUp = role === 'units' && (keys.has('name') || keys.has('id')) && (keys.has('community') || keys.has('communityName'))
  return { table, as: role, ignored: null, header, columns: settled, rollUp, level: given?.level ?? null }
}

function headerFor(table: Table, rows: readonly number[] | undefined, indexOf: (role: Role) => HeaderIndex): Header | null {
  if (table.header !== undefined) {
    const { columns } = headerOf(
      { rows: table.header },
      table.header.map((_, index) => index),
    )
    return { rows: [], columns }
  }
  if (rows !== undefined)
    return headerOf(
      table,
      rows.map((row) => row - (table.firstRow ?? 1)).filter((row) => row >= 0 && row < table.rows.length),
    )
  const units = findHeader(table, indexOf('units'))
  const facilities = findHeader(table, indexOf('facilities'))
  return ((facilities?.named ?? 0) > (units?.named ?? 0) ? facilities : units)?.header ?? null
}

function columnsFor(
  table: Table,
  header: Header,
  role: Role,
  vocabulary: Vocabulary,
  indexOf: (role: Role) => HeaderIndex,
  mapping: Mapping,
): readonly Column[] {
  const width = table.rows.reduce((most, row) => Math.max(most, row.length), header.columns.length)
  // Columns beyond the header are no columns unless a mapping names them.
  const count = header.columns.length === 0 ? Math.min(width, 1000) : header.columns.length
  return Array.from({ length: count }, (_, index): Column => {
    const parts = header.columns[index] ?? []
    const text = parts.length === 0 ? `#${columnName(index)}` : parts.join(' / ')
    const base = { index, header: text, candidates: [], zeroIsUnknown: false, number: null, left: null } as const
    const given = mapping.columns?.find((one) => applies(one, text, role, table.name))
    if (given !== undefined) {
      const target = given.target === null ? null : targetOf(given.target, role, vocabulary)
      const unit = given.unit === undefined ? unitOfHeader(parts) : readUnit(given.unit)
      return {
        ...base,
        target,
        match: 'given',
        unit,
        left: target === null ? 'ignored' : null,
        zeroIsUnknown: given.zeroMeans === 'unknown',
      }
    }
    if (parts.length === 0) return { ...base, target: null, match: 'none', unit: null, left: 'unmatched' }
    if (ORDINAL.has(foldHeader(text))) return { ...base, target: null, match: 'none', unit: null, left: 'ordinal' }
    const found = matchHeader(parts, indexOf(role), index < MOST_GUESSED)
    const target = found.target === null ? null : targetOf(found.target, role, vocabulary)
    return {
      ...base,
      target,
      match: target === null ? 'none' : found.match,
      unit: found.unit,
      candidates: found.candidates,
      left: target === null ? 'unmatched' : null,
    }
  })
}

function applies({ header, of, table }: NonNullable<Mapping['columns']>[number], text: string, role: Role, name: string): boolean {
  return foldHeader(header) === foldHeader(text) && (of === undefined || of === role) && (table === undefined || table === name)
}

function identityKeys(columns: readonly Column[]): ReadonlySet<IdentityKey> {
  return new Set(columns.flatMap(({ target }) => (target?.kind === 'identity' ? [target.key] : [])))
}

// A list of facilities says of each which type it is and where it stands.
function isFacilityTable(columns: readonly Column[]): boolean {
  const keys = identityKeys(columns)
  const fields = columns.filter(({ target }) => target?.kind === 'field').length
  return keys.has('type') && (keys.has('community') || keys.has('communityName') || keys.has('id') || (keys.has('name') && fields > 0))
}

const NOT_OF: Readonly<Record<Role, readonly string[]>> = { units: ['type'], facilities: ['parent', 'level', 'surveyedFacilities'] }

// What only the other kind of table can say.
function onlyOf(role: Role, column: Column): Column {
  const { target } = column
  return target?.kind === 'identity' && NOT_OF[role].includes(target.key) ? { ...column, target: null, left: 'unmatched' } : column
}

// Two columns may give one field, and differ; of anything else the first column is enough.
function withoutRepeats(columns: readonly Column[]): readonly Column[] {
  const seen = new Map<string, string>()
  return columns.map((column) => {
    const { target } = column
    if (target === null || target.kind === 'field') return column
    const first = seen.get(target.name)
    if (first !== undefined) return { ...column, target: null, left: 'duplicate', candidates: [{ id: target.name, name: first, score: 1 }] }
    seen.set(target.name, column.header)
    return column
  })
}

// 社区名称 is the name of the row in a table of communities, and the place of the row in a table of estates or of facilities.
function settleIdentity(columns: readonly Column[], role: Role): readonly Column[] {
  const folded = (column: Column): string => foldHeader(column.header.split(' / ').at(-1) ?? '')
  const found = columns.filter(({ target, match }) => target?.kind === 'identity' && match !== 'given')
  const names = found.filter(({ target }) => target?.name === 'name' || target?.name === 'communityName')
  const isOfCommunity = (column: Column): boolean => column.target?.name === 'communityName' || COMMUNITY_NAME.test(folded(column))
  const own = names.find((column) => !isOfCommunity(column) && (role === 'facilities' || ESTATE.has(folded(column)) || names.length > 1))
  const change = (column: Column): IdentityKey | null => {
    const key = column.target?.kind === 'identity' ? column.target.key : null
    if (!found.includes(column)) return key
    const isPlace = role === 'facilities' || own !== undefined
    if (names.includes(column)) return isPlace && isOfCommunity(column) ? 'communityName' : 'name'
    return key === 'id' && isPlace && (role === 'facilities' || AREA_CODE.test(folded(column))) ? 'community' : key
  }
  const hasPlace = names.some(isOfCommunity)
  const isOnlyPlace = own === undefined && !columns.some(({ target }) => target?.kind === 'identity' && target.key === 'id')
  return columns.map((column): Column => {
    const isAlone = role === 'units' && isOnlyPlace && found.includes(column) && column.target?.name === 'community'
    const key = isAlone ? 'id' : change(column)
    // A number of the facility itself is no place.
    if (key === 'community' && role === 'facilities' && column.target?.name === 'id' && hasPlace && !AREA_CODE.test(folded(column)))
      return { ...column, target: null, left: 'unmatched' }
    return key === null || column.target?.name === key ? column : { ...column, target: { kind: 'identity', name: key, key } }
  })
}
