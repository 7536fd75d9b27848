import { rawIn, type Table } from '../../rows/table.js'
import type { Mapping } from '../../schema/mapping.js'

const SCHEMA = 'wanzheng/mapping/1'
type Part = 'tables' | 'columns'

/** Rows of the hidden sheet in which a form says how it is read: what each line is of, and the line as JSON. */
export function mappingRows({ tables = [], columns = [] }: Mapping): readonly (readonly [string, string])[] {
  const lines = (part: Part, items: readonly object[]): readonly (readonly [string, string])[] =>
    items.map((item) => [part, JSON.stringify(item)])
  return [[SCHEMA, ''], ...lines('tables', tables), ...lines('columns', columns)]
}

/** Tables without the hidden sheet of a form, and the mapping that it gives, behind the one given. */
export function withFormMapping(
  tables: readonly Table[],
  given: Mapping | undefined,
): { readonly tables: readonly Table[]; readonly mapping: Mapping | undefined } {
  const isForm = ({ rows }: Table): boolean => rawIn(rows[0]?.[0]) === SCHEMA
  const form = tables.filter(isForm)
  if (form.length === 0) return { tables, mapping: given }
  const items = (part: Part): readonly unknown[] =>
    form.flatMap(({ rows }) => rows.filter((row) => rawIn(row[0]) === part).flatMap((row) => parsed(rawIn(row[1]))))
  const mapping: Mapping = {
    ...given,
    schema: SCHEMA,
    tables: [...(given?.tables ?? []), ...(items('tables') as NonNullable<Mapping['tables']>)], // checked when it is used, as any mapping
    columns: [...(given?.columns ?? []), ...(items('columns') as NonNullable<Mapping['columns']>)],
  }
  return { tables: tables.filter((table) => !isForm(table)), mapping }
}

// A line that somebody damaged costs that line: its column is found by its head.
function parsed(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}
