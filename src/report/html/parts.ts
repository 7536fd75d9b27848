import type { Context } from '../context.js'
import { withoutFormula } from '../csv-cell.js'
import { html, type Markup, type Part, trusted } from './markup.js'
import type { PageWords } from './words.js'

/** What every part of the page needs. */
export interface Page {
  readonly context: Context
  readonly words: PageWords
}

/** A column: its head, and whether it holds numbers. */
export interface Column {
  readonly head: string
  readonly kind?: 'number' | 'short'
}

/** A table with heads that stand again on every printed page; nothing where there are no rows. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly Part[])[], total?: readonly Part[], kind = ''): Markup {
  if (rows.length === 0) return html``
  const open = (tag: 'th' | 'td', column: Column | undefined): Markup =>
    trusted(column?.kind === undefined ? `<${tag}>` : `<${tag} class="${column.kind}">`)
  const line = (
    cells: readonly Part[],
  ): Markup => html`<tr>${cells.map((cell, index) => html`${open('td', columns[index])}${cell}</td>`)}</tr>
`
  return html`<div class="wide"><table class="${kind}"><thead><tr>${columns.map((column) => html`${open('th', column)}${column.head}</th>`)}</tr></thead>
<tbody>
${rows.map(line)}</tbody>${total === undefined ? '' : html`<tfoot>${line(total)}</tfoot>`}</table></div>
`
}

/** A heading and what stands below it; nothing where that is nothing. */
export function part(heading: string, ...below: readonly Markup[]): Markup {
  return below.every(({ markup }) => markup === '')
    ? html``
    : html`<h3>${heading}</h3>
${below}`
}

/** A paragraph in small print. */
export function note(text: string): Markup {
  return html`<p class="note">${text}</p>
`
}

/** A name of the data, kept apart from the direction of what stands around it; no formula, should a spreadsheet open the page. */
export function name(text: string): Markup {
  return html`<bdi>${withoutFormula(text)}</bdi>`
}

/** What the three fillings of charts and bars mean. */
export function legend({ words }: Page): Markup {
  const sample = (filling: string): Markup =>
    html`<svg width="22" height="12" role="presentation"><rect x="0.5" y="0.5" width="21" height="11" fill="${filling}" stroke="#44484f"/></svg>`
  return html`<p class="legend"><span>${sample('#1f3a5f')}${words.earned}</span><span>${sample('url(#open)')}${words.open}</span><span>${sample('#fff')}${words.lost}</span></p>
`
}

/** The hatching that legend and small bars share. */
export const HATCHING: Markup = trusted(
  '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="open" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="5" height="5" fill="#fff"/><rect width="5" height="1.2" fill="#44484f"/></pattern></defs></svg>',
)

/** A score from 0 to 100 as a bar: up to `low` solid, up to `high` hatched. */
export function scoreBar({ low, high }: { readonly low: number; readonly high: number }): Markup {
  const width = (points: number): string => (points * 1.2).toFixed(2)
  return html`<svg viewBox="0 0 120 14" role="presentation"><rect x="0.5" y="1.5" width="119" height="11" fill="#fff" stroke="#44484f" stroke-width="0.8"/><rect x="0" y="1.5" width="${width(high)}" height="11" fill="url(#open)"/><rect x="0" y="1.5" width="${width(low)}" height="11" fill="#1f3a5f"/></svg>`
}
