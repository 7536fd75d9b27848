import { at } from '../../../issue.js'
import { nearest } from '../../../nearest.js'
import type { Pack, Rule } from '../../../schema/pack.js'
import type { LintContext } from '../context.js'
import { limitsOf } from '../figures.js'
import { finding, type LintFinding } from '../finding.js'

/** Clauses that no rule judges and nothing explains, and clauses and rules that do not name each other; documents that are not registered. */
export function* clauses({ pack }: LintContext): Generator<LintFinding> {
  const documents = new Set(pack.documents.map(({ id }) => id))
  for (const [index, clause] of pack.clauses.entries()) {
    const path = at('/clauses', index)
    const own = pack.rules.filter((rule) => rule.clause === clause.id).map(({ id }) => id)
    const held = pack.rules.filter((rule) => isHeldTo(clause.id, rule, pack)).map(({ id }) => id)
    const isJudged = clause.status === 'automated' || clause.status === 'manual'
    if (isJudged && own.length + held.length === 0) yield finding('clause-without-rule', at(path, 'status'), clause.id, clause.status)
    if (!isJudged && clause.reason === undefined && clause.rules.length === 0)
      yield finding('clause-unexplained', path, clause.id, clause.status)
    if (clause.status === 'out-of-scope' && own.length > 0)
      yield finding('rule-of-unjudged-clause', at(path, 'status'), own.join(', '), clause.status)
    const isSame = own.every((id) => clause.rules.includes(id)) && clause.rules.every((id) => own.includes(id) || held.includes(id))
    if (!isSame)
      yield finding('clause-rules-disagree', at(path, 'rules'), clause.rules.join(', '), [...new Set([...own, ...held])].join(', '))
    yield* cited(clause.supersededBy, at(path, 'supersededBy'), pack)
  }
  for (const [index, { supersededBy }] of pack.documents.entries())
    if (supersededBy !== undefined && !documents.has(supersededBy))
      yield finding('document-not-registered', at('/documents', index, 'supersededBy'), supersededBy, '', nearest(supersededBy, documents))
  for (const [id, { values }] of Object.entries(pack.parameters))
    for (const [index, { supersededBy, cell, rows = [] }] of values.entries()) {
      const path = at('/parameters', id, 'values', index)
      yield* cited(supersededBy, at(path, 'supersededBy'), pack)
      yield* cited(cell, at(path, 'cell'), pack)
      for (const [row, { cell: own }] of rows.entries()) yield* cited(own, at(path, 'rows', row, 'cell'), pack)
    }
}

// A rule is also judged by the clause that its figure stands in, or stood in before an overlay replaced it.
function isHeldTo(id: string, rule: Rule, { parameters }: Pack): boolean {
  return limitsOf(rule, '').some(({ parameter }) =>
    parameters[parameter]?.values.some(({ clause, earlier = [], rows = [] }) =>
      [{ clause, earlier }, ...rows].some((one) => one.clause === id || (one.earlier ?? []).some((former) => former.clause === id)),
    ),
  )
}

/** Numbers of standards and of circulars, as they are printed. */
const NUMBERS = /(?:GB|JGJ|CJJ|JTG|DB)\d*(?:\/T)?\s?\d+(?:[.]\d+)*[-—]\d{4}|建[\p{Script=Han}]{0,6}[〔[(（]\d{4}[〕\])）]\d+号/gu

// A text that cites a document by its number cites one of the register.
function* cited(text: string | undefined, path: string, { documents }: Pack): Generator<LintFinding> {
  const known = documents.map(({ number }) => number)
  for (const [number] of text?.matchAll(NUMBERS) ?? [])
    if (!known.some((one) => plain(one).includes(plain(number))))
      yield finding('document-not-registered', path, number, '', nearest(number, known))
}

function plain(text: string): string {
  return text.replaceAll(/[\s〔〕[\]()（）]/g, '').replaceAll('—', '-')
}
