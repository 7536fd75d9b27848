import { indented, padded, widthOf, wrapped } from './width.js'

const GAP = 2

/** Rows in columns as wide as their widest cell; the last one runs on to the width of the page, and below where it is longer. */
export function columns(rows: readonly (readonly string[])[], width: number, indent = 0): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, index) => Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ''))))
  const start = indent + widths.slice(0, -1).reduce((sum, own) => sum + own + GAP, 0)
  return rows.flatMap((row) => {
    const cells = row.slice(0, count - 1).map((cell, index) => padded(cell, (widths[index] ?? 0) + GAP))
    const last = row[count - 1] ?? ''
    const [first = '', ...others] = wrapped(last, Math.max(20, width - start))
    return [`${' '.repeat(indent)}${cells.join('')}${first}`.trimEnd(), ...others.map((line) => ' '.repeat(start) + line)]
  })
}

/** A caption and the lines below it, indented; nothing where there are none. */
export function section(caption: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [caption, ...lines.map((line) => `  ${line}`), '']
}

/** A text below a caption. */
export function paragraph(text: string, width: number): readonly string[] {
  return indented(text, width - 2, 0)
}
