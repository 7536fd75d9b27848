/** A rectangle of cells from the first. */
export interface Size {
  readonly rows: number
  readonly columns: number
}

/** How far a sheet reaches: to the last cell, and to the last that is not empty. */
export interface Extent {
  readonly whole: Size
  readonly filled: Size
}

/** How far the XML of a sheet reaches, found before any of its cells is made: a cell far to the right makes every row that long. */
export function extentOf(content: Uint8Array): Extent {
  const tags = /<(?:\w+:)?(row|c)\b([^>]*)>/g
  const whole = { rows: 0, columns: 0 }
  const filled = { rows: 0, columns: 0 }
  let [row, column] = [0, 0]
  for (const [, tag, attributes = ''] of new TextDecoder('latin1').decode(content).matchAll(tags)) {
    const place = /\br=["']([A-Za-z]{0,3})(\d*)/.exec(attributes)
    if (tag === 'row') {
      row = Number(place?.[2] || row + 1)
      column = 0
      continue
    }
    column = place?.[1] ? [...place[1].toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : column + 1
    for (const size of attributes.endsWith('/') ? [whole] : [whole, filled]) {
      size.rows = Math.max(size.rows, row)
      size.columns = Math.max(size.columns, column)
    }
  }
  return { whole, filled }
}
