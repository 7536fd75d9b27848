import { say } from '../context.js'
import type { Row } from '../row.js'
import { detailOf, fullTitle } from '../row.js'
import { html, type Markup, type Part } from './markup.js'
import { type Column, name, type Page, tableOf } from './parts.js'

/** Rules that are not met: clause with its text, value, limit, what is short, and how to mend it; a table a document. */
export function failedTable(rows: readonly Row[], page: Page): Markup {
  const { label } = page.context.words
  const columns: readonly Column[] = [
    { head: label.value, kind: 'short' },
    { head: label.limit, kind: 'short' },
    { head: label.shortfall, kind: 'short' },
    { head: label.remedies },
  ]
  return byDocument(rows, page, columns, (row) => {
    // What was judged and not measured says in its first cell what it came to.
    const now = row.value ?? (row.outcome.reason === 'partial' ? row.why : null) ?? page.context.words.status.fail
    return [now, row.limit ?? '', row.shortfall ?? (row.why === now ? '' : (row.why ?? '')), row.remedies ?? '']
  })
}

/** Rules whose outcome is not known: clause with its text, what is known, the limit, and what is missing; a table a document. */
export function unknownTable(rows: readonly Row[], page: Page): Markup {
  return byDocument(rows, page, [{ head: page.words.whatIsMissing }], (row) => [detailOf(row, page.context)])
}

function byDocument(rows: readonly Row[], page: Page, columns: readonly Column[], cells: (row: Row) => readonly Part[]): Markup {
  const { words } = page.context
  const documents = [...new Set(rows.map((row) => row.document))]
  const tables = documents.map((document) =>
    tableOf(
      [{ head: words.label.rule }, { head: page.words.clauseText(document) }, ...columns],
      rows.filter((row) => row.document === document).map((row) => [titleCell(row, page), clauseCell(row, page), ...cells(row)]),
      undefined,
      'items',
    ),
  )
  return html`${tables}`
}

function titleCell(row: Row, { context }: Page): Markup {
  return name(context.words.aside(fullTitle(row, context), context.words.obligation[row.outcome.obligation]))
}

// The words of the document where they may be quoted, else what the clause is about.
function clauseCell(row: Row, { context }: Page): Markup {
  const { pack, rule } = context.rules.get(row.outcome.rule) ?? {}
  const clause = pack?.clauses.find(({ id }) => id === rule?.clause)
  if (clause?.text !== undefined) return html`${row.clause} <q lang="zh-CN">${clause.text.replace(/[，、；。]$/, '')}</q>`
  return html`${clause === undefined ? row.clause : context.words.labelled(row.clause, say(clause.title, context))}`
}
