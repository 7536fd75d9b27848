import type { Language } from '../messages/messages.js'
import type { Clause, Pack } from '../schema/pack.js'
import { columns } from './columns.js'
import { contextOf, say } from './context.js'

/** How many clauses of a pack have each status, and each clause with its rules. */
export interface Coverage {
  readonly pack: string
  readonly version: string
  readonly totals: Readonly<Record<Clause['status'], number>>
  readonly clauses: readonly (Pick<Clause, 'id' | 'locator' | 'title' | 'status' | 'reason' | 'rules'> & { readonly document: string })[]
}

/** Every clause of a pack with its status and the rules that judge it. */
export function coverageOf(pack: Pack): Coverage {
  const number = (id: string): string => pack.documents.find((document) => document.id === id)?.number ?? id
  const count = (status: Clause['status']): number => pack.clauses.filter((clause) => clause.status === status).length
  return {
    pack: pack.id,
    version: pack.version,
    totals: {
      automated: count('automated'),
      manual: count('manual'),
      'out-of-scope': count('out-of-scope'),
      'awaiting-transcription': count('awaiting-transcription'),
    },
    clauses: pack.clauses.map(({ id, document, locator, title, status, reason, rules }) => ({
      id,
      document: number(document),
      locator,
      title,
      status,
      ...(reason === undefined ? {} : { reason }),
      rules,
    })),
  }
}

/** The coverage of a pack as text for people. */
export function coveragePage(pack: Pack, language: Language, width: number): string {
  const context = contextOf([pack], language)
  const { clauseStatus, count, list, labelled, label, aside } = context.words
  const { totals, clauses } = coverageOf(pack)
  const lines = clauses.flatMap((clause, index) => {
    const head = clause.document === clauses[index - 1]?.document ? [] : [[clause.document]]
    const reason = clause.reason === undefined ? '' : say(clause.reason, context)
    return [
      ...head,
      [
        `  ${clause.locator}`,
        clauseStatus[clause.status],
        say(clause.title, context),
        clause.rules.length === 0 ? reason : clause.rules.join(' '),
      ],
    ]
  })
  const statuses = Object.keys(totals) as Clause['status'][]
  const sums = list(statuses.map((status) => count(clauseStatus[status], totals[status])))
  return [
    aside(say(pack.title, context), `${pack.id}@${pack.version}`),
    '',
    ...columns(lines, width),
    '',
    labelled(label.total, aside(String(clauses.length), sums)),
    '',
  ].join('\n')
}
