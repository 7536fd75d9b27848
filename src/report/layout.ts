import type { Context } from './context.js'
import { detailOf, type Row } from './row.js'
import { indented, padded, widthOf } from './width.js'

/** What a text says of a rule; the caller of a report may colour it. */
export type Tone = 'title' | 'good' | 'bad' | 'doubt'

/** How a table is laid out. */
export interface Layout {
  /** Columns of the terminal. */
  readonly width: number
  /** Colours a text. */
  readonly paint: (tone: Tone, text: string) => string
}

/** Without colour, for a hundred columns. */
export const PLAIN: Layout = { width: 100, paint: (_, text) => text }

const WIDEST_TITLE = 40
const WIDEST_CLAUSE = 14

/** Rows under the number of their document, and the level they judge where it is not the unit's own: title, clause and detail, the detail below where it does not fit beside. */
export function linesOfRows(mark: string, rows: readonly Row[], width: number, context: Context): readonly string[] {
  const titleWidth = Math.min(WIDEST_TITLE, Math.max(...rows.map((row) => widthOf(row.title))))
  const clauseWidth = Math.min(WIDEST_CLAUSE, Math.max(...rows.map((row) => widthOf(row.clause))))
  const lines = rows.flatMap((row, index) => {
    const start = `${mark} ${padded(row.title, titleWidth)}  ${padded(row.clause, clauseWidth)}`
    const detail = detailOf(row, context)
    const fits = widthOf(start) + 2 + widthOf(detail) <= width
    const head = headOf(row) === headOf(rows[index - 1]) ? [] : [`  ${headOf(row)}`]
    return [...head, ...(fits ? [`${start}  ${detail}`.trimEnd()] : [start.trimEnd(), ...indented(detail, width, 6)])]
  })
  return [...lines, ...linesOfRemedies(rows, width, context)]
}

function headOf(row: Row | undefined): string {
  return row === undefined ? '' : [row.document, ...(row.level === null ? [] : [row.level])].join('  ')
}

// Remedies are mostly the same for many rules: each set once, with the rules it would help.
function linesOfRemedies(rows: readonly Row[], width: number, { words }: Context): readonly string[] {
  const sets = [...new Set(rows.flatMap((row) => row.remedies ?? []))]
  return sets.flatMap((set) => {
    const titles = rows.filter((row) => row.remedies === set).map((row) => row.title)
    return indented(words.labelled(words.label.remedies, words.aside(set, words.list(titles))), width, 2)
  })
}
