import { at } from '../../../issue.js'
import type { Limit, Rule } from '../../../schema/pack.js'
import type { LintContext } from '../context.js'
import { figuresFor, limitsOf } from '../figures.js'
import { finding, type LintFinding } from '../finding.js'
import { isSameStrength, type Side, sideOf, strengthOf, strengthOfClause } from '../wording.js'

const SIDES: Readonly<Record<Exclude<keyof Limit, 'range'>, Side>> = { min: 'low', above: 'low', max: 'high', below: 'high' }

/** Wording that disagrees with what the rule does: 不宜大于 with a `must`, 不低于 with an upper limit, 鼓励 with a `shall`. */
export function* wording({ pack }: LintContext): Generator<LintFinding> {
  const clauses = new Map(pack.clauses.map((clause) => [clause.id, clause]))
  for (const [index, rule] of pack.rules.entries()) {
    const path = at('/rules', index)
    const held = limitsOf(rule, path)
    const kinds = held.map(({ kind }) => kind)
    for (const language of ['zh', 'en'] as const) yield* limited(rule.title[language], kinds, at(path, 'title', language))
    yield* obliged(rule.title.zh, rule, at(path, 'title', 'zh'))
    const text = clauses.get(rule.clause)?.text
    const worded = text === undefined ? null : strengthOfClause(text)
    if (worded !== null && !isSameStrength(worded, rule.obligation))
      yield finding('clause-wording', at(path, 'obligation'), rule.obligation, worded)
    for (const limit of held)
      for (const { row, period, path: place } of figuresFor(pack, limit)) {
        const cell = row?.cell ?? period.cell
        if (cell === undefined) continue
        const isOneSided = (row ?? period).value !== undefined
        if (isOneSided) yield* limited(cell, [limit.kind], at(place, 'cell'))
        yield* obliged(cell, rule, at(place, 'cell'))
      }
  }
}

function* limited(text: string, kinds: readonly (keyof Limit)[], path: string): Generator<LintFinding> {
  const side = sideOf(text)
  if (side === null || kinds.length === 0 || kinds.includes('range')) return
  const sides = kinds.map((kind) => SIDES[kind as Exclude<keyof Limit, 'range'>])
  if (!sides.includes(side)) yield finding('wording-limit', path, text, kinds.join(', '))
}

function* obliged(text: string, rule: Rule, path: string): Generator<LintFinding> {
  const worded = strengthOf(text)
  if (worded !== null && !isSameStrength(worded, rule.obligation)) yield finding('wording-obligation', path, text, rule.obligation)
}
