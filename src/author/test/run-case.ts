import { canonicalize } from '../../canonical.js'
import type { Outcome } from '../../schema/assessment.js'
import type { Case, Pack, Rule } from '../../schema/pack.js'
import { judge, type Situation, situationOf } from './situation.js'
import type { Subject } from './subject.js'

/** Unless documents are younger, cases speak of this day. */
const USUAL_DATE = '2023-06-30'

/** A worked case made ready to run. */
export interface ReadyCase {
  readonly rule: string
  readonly case: Case
  readonly situation: Situation
}

/** What a rule came to in the terms of an expectation; `status` is `null` where the rule does not judge such a unit. */
export type Got = Readonly<Partial<Record<keyof Case['expect'], unknown>>>

/** Makes the worked cases of a rule ready. */
export function readyCases(pack: Pack, rule: Rule, cases: readonly Case[] = pack.cases[rule.id] ?? []): readonly ReadyCase[] {
  const usual = usualDate(pack, rule)
  return cases.map((one) => ({ rule: rule.id, case: one, situation: situationOf(one.given, one.asOf ?? usual, rule, pack) }))
}

/**
 * The day that cases of a rule speak of where they name none: when every document is in force. Documents that came with an
 * overlay count only for the rules that came with one.
 */
export function usualDate({ documents, layers }: Pack, { id }: Rule): string {
  const changes = layers?.overlays.flatMap((one) => one.changes) ?? []
  const added = (what: string): readonly string[] => changes.filter((one) => one.kind === 'add' && one.what === what).map((one) => one.id)
  const local = added('rule').includes(id) ? [] : added('document')
  const days = documents.filter((document) => !local.includes(document.id)).map((document) => document.from ?? '')
  return [...days, USUAL_DATE].sort().at(-1) as string // there is at least the usual one
}

/** Runs a case: `null` where what it expects came, else what came instead. */
export function runCase(subject: Subject, { case: { expect }, situation }: ReadyCase): Got | null {
  const got = inTermsOf(expect, judge(subject, situation))
  return canonicalize(got) === canonicalize(expect) ? null : got
}

/** Of an outcome, what an expectation speaks of. */
export function inTermsOf(expect: Case['expect'], outcome: Outcome | null): Got {
  const terms = Object.keys(expect) as (keyof Case['expect'])[] // the schema allows no others
  return Object.fromEntries(terms.map((term) => [term, outcome === null ? null : outcome[term]]))
}
