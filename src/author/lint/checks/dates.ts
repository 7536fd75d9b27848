import { dayNumber } from '../../../dates.js'
import { at } from '../../../issue.js'
import type { LintContext } from '../context.js'
import { limitsOf } from '../figures.js'
import { finding, type LintFinding } from '../finding.js'

interface Span {
  readonly from?: string
  readonly to?: string
}

/** Dates that end before they begin, periods that overlap or leave a hole, rules that are never in force or precede their figure. */
export function* dates({ pack }: LintContext): Generator<LintFinding> {
  const spans: readonly (readonly [Span, string])[] = [
    ...pack.documents.map((one, index) => [one, at('/documents', index)] as const),
    ...pack.clauses.map((one, index) => [one, at('/clauses', index)] as const),
    ...pack.rules.map((one, index) => [one, at('/rules', index)] as const),
    ...Object.entries(pack.parameters).flatMap(([id, { values }]) =>
      values.map((one, index) => [one, at('/parameters', id, 'values', index)] as const),
    ),
  ]
  for (const [{ from, to }, path] of spans)
    if (from !== undefined && to !== undefined && to < from) yield finding('dates-reversed', path, to, from)
  for (const [id, { values }] of Object.entries(pack.parameters)) yield* periods(values, at('/parameters', id, 'values'))
  const clauses = new Map(pack.clauses.map((clause) => [clause.id, clause]))
  const documents = new Map(pack.documents.map((document) => [document.id, document]))
  // Before the first of its documents a pack has nothing to say.
  const begins = pack.documents.flatMap(({ from }) => from ?? []).sort()[0] ?? ''
  for (const [index, rule] of pack.rules.entries()) {
    const path = at('/rules', index)
    const clause = clauses.get(rule.clause)
    const own = common([rule, clause, documents.get(clause?.document ?? '')])
    if (own.from !== undefined && own.to !== undefined && own.to < own.from) {
      yield finding('never-in-force', path, `${own.from} … ${own.to}`)
      continue
    }
    for (const { parameter, path: place } of limitsOf(rule, path)) {
      const values = pack.parameters[parameter]?.values ?? []
      const first = values.some(({ from }) => from === undefined) ? undefined : values.map(({ from }) => from ?? '').sort()[0]
      const last = values.some(({ to }) => to === undefined)
        ? undefined
        : values
            .map(({ to }) => to ?? '')
            .sort()
            .at(-1)
      const startsLate = first !== undefined && first > (own.from ?? begins)
      const endsEarly = last !== undefined && last < (own.to ?? '9999-12-31')
      if (values.length > 0 && (startsLate || endsEarly))
        yield finding('figure-not-in-force', place, `${first ?? ''} … ${last ?? ''}`, `${own.from ?? begins} … ${own.to ?? ''}`)
    }
  }
}

function* periods(values: readonly Span[], path: string): Generator<LintFinding> {
  const sorted = values.map((span, index) => ({ ...span, index })).sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  for (const [place, { from, index }] of sorted.slice(1).entries()) {
    const { to } = sorted[place] ?? {}
    const where = from === undefined ? at(path, index) : at(path, index, 'from')
    if (to === undefined || from === undefined || to >= from) yield finding('periods-overlap', where, from ?? '', to ?? '')
    else if ((dayNumber(from) ?? 0) > (dayNumber(to) ?? 0) + 1) yield finding('periods-gap', where, to, from)
  }
}

// The days on which all of them are in force.
function common(spans: readonly (Span | undefined)[]): Span {
  const from = spans
    .flatMap((span) => span?.from ?? [])
    .sort()
    .at(-1)
  const [to] = spans.flatMap((span) => span?.to ?? []).sort()
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}
