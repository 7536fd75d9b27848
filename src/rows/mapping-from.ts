import { canonicalize } from '../canonical.js'
import type { ColumnMapping, Mapping, TableMapping } from '../schema/mapping.js'
import { foldHeader } from './fold.js'
import { groupBy } from './merge-units.js'
import type { TableRead } from './read-table.js'

/**
 * What an import found, as a mapping: for the next import, and for somebody to correct. What an earlier mapping says of other
 * tables stays in it.
 */
export function mappingFrom(read: readonly TableRead[], earlier: Mapping): Mapping {
  const tables = read.map(tableMapping)
  const names = new Set(tables.map(({ name }) => name))
  const found = withoutTables(read.flatMap(columnMappings))
  const kept = (earlier.columns ?? []).filter((one) => !found.some((other) => covers(other, one)))
  return {
    ...earlier,
    schema: 'wanzheng/mapping/1',
    tables: [...(earlier.tables ?? []).filter(({ name }) => !names.has(name)), ...tables],
    columns: unique([...kept, ...found]),
  }
}

function tableMapping({ plan: { table, as, header, level } }: TableRead): TableMapping {
  const rows = header.rows.map((row) => row + (table.firstRow ?? 1))
  return {
    name: table.name,
    as,
    ...(rows.length === 0 ? {} : { headerRows: rows }),
    ...(level === null ? {} : { level: level as NonNullable<TableMapping['level']> }),
  }
}

function columnMappings({ plan: { table, as, columns } }: TableRead): readonly ColumnMapping[] {
  if (as === 'ignored') return []
  return columns
    .filter(({ header, target }) => target !== null || !header.startsWith('#'))
    .map(({ header, target, unit, zeroIsUnknown, number }) => ({
      header,
      of: as,
      table: table.name,
      target: target?.name ?? null,
      ...(number === null || unit === null ? {} : { unit: unit.name }),
      ...(zeroIsUnknown ? { zeroMeans: 'unknown' as const } : {}),
    }))
}

function covers(found: ColumnMapping, earlier: ColumnMapping): boolean {
  return (
    foldHeader(found.header) === foldHeader(earlier.header) &&
    (earlier.of === undefined || found.of === earlier.of) &&
    (earlier.table === undefined || found.table === earlier.table)
  )
}

// A header is named with its table only where tables differ on it, so that the next file may have another name.
function withoutTables(columns: readonly ColumnMapping[]): readonly ColumnMapping[] {
  const groups = groupBy(columns, ({ header, of }) => `${of} ${foldHeader(header)}`)
  return [...groups.values()].flatMap((group) => {
    const plain = unique(group.map(({ table: _, ...column }) => column))
    return new Set(plain.map(({ target, unit, zeroMeans }) => canonicalize([target, unit ?? null, zeroMeans ?? null]))).size === 1
      ? plain.slice(0, 1)
      : group
  })
}

function unique(columns: readonly ColumnMapping[]): ColumnMapping[] {
  return [...new Map(columns.map((column) => [canonicalize(column), column] as const)).values()]
}
