import { numberField } from './number-column.js'
import type { TableRead } from './read-table.js'
import type { TableReport } from './report.js'

/** How a table was read, for the report. `quarantined` are the facility rows that found no unit. */
export function tableReport({ plan, rows }: TableRead, quarantined: number): TableReport {
  const { table, as, rollUp, header, columns } = plan
  return {
    table: table.name,
    ...(table.file === undefined ? {} : { file: table.file }),
    as,
    rollUp,
    headerRows: header.rows.map((row) => row + (table.firstRow ?? 1)),
    columns: columns.map((column) => {
      const field = numberField(column)
      return {
        column: column.index + 1,
        header: column.header,
        target: column.target?.name ?? null,
        match: column.match,
        unit: field === null ? null : (column.unit?.name ?? field.unit ?? null),
        unitAssumed: field !== null && (column.unit === null || column.number?.percentGuessed === true),
        candidates: column.candidates,
      }
    }),
    rows: { ...rows, read: rows.read - quarantined, quarantined: rows.quarantined + quarantined },
  }
}
