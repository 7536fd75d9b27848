import { at } from '../../../issue.js'
import { nearest } from '../../../nearest.js'
import { fromNumber, toDecimal, ZERO } from '../../../rational.js'
import type { Pack, Rule } from '../../../schema/pack.js'
import type { LintContext } from '../context.js'
import { finding, type LintFinding } from '../finding.js'

/** Weights that do not add up or have no effect, grades out of order, gates that name no grade or belong to what is not scored. */
export function* scoring({ pack }: LintContext): Generator<LintFinding> {
  yield* groupWeights(pack)
  yield* grades(pack)
  const names = pack.scoring.grades.map(({ grade }) => grade)
  for (const [index, rule] of pack.rules.entries()) {
    const path = at('/rules', index)
    const isOwed = pack.scoring.scored.includes(rule.obligation)
    if (isOwed && rule.weight === 0) yield finding('zero-weight', at(path, 'weight'), rule.id)
    if (!isOwed && (rule.weight ?? 0) > 0) yield finding('weight-without-effect', at(path, 'weight'), String(rule.weight), rule.obligation)
    if (rule.gate === undefined) continue
    if (!names.includes(rule.gate.cap))
      yield finding('unknown-grade', at(path, 'gate', 'cap'), rule.gate.cap, names.join(', '), nearest(rule.gate.cap, names))
    if (!isOwed) yield finding('gate-not-scored', at(path, 'gate'), rule.obligation, pack.scoring.scored.join(', '))
  }
}

// Groups are judged together where rules of one level score in them.
function* groupWeights(pack: Pack): Generator<LintFinding> {
  const { groups, relativeWeights, official } = pack.scoring
  const scored = pack.rules.filter((rule) => isScored(rule, pack))
  const levels = [...new Set(scored.flatMap(({ level }) => level))]
  const together = levels.map((level) =>
    groups.filter((group) => group.weight > 0 && scored.some((rule) => rule.group === group.id && rule.level.includes(level))),
  )
  const totals = together.map((own) => ({ own, total: own.reduce((sum, { weight }) => sum.add(fromNumber(weight)), ZERO) }))
  const isWhole = (group: Pack['scoring']['groups'][number]): boolean =>
    totals.some(({ own, total }) => own.includes(group) && total.equals(fromNumber(100)))
  for (const [index, group] of groups.entries()) {
    const path = at('/scoring/groups', index)
    if (!pack.rules.some((rule) => rule.group === group.id)) yield finding('group-without-rules', path, group.id)
    else if (group.weight === 0 && scored.some((rule) => rule.group === group.id))
      yield finding('zero-weight-group', at(path, 'weight'), group.id)
  }
  if (relativeWeights === true) return
  // Where some of the groups are judged by themselves, only all of them together add up.
  const widest = totals.filter(({ own }, index) =>
    totals.every(
      (other, place) =>
        other.own === own || !own.every((group) => other.own.includes(group)) || (other.own.length === own.length && place > index),
    ),
  )
  for (const { own, total } of widest) {
    if (own.every(isWhole)) continue
    const names = own.map(({ id }) => id).join(', ')
    // Far from 100, the weights were never meant as points of 100.
    const isMeant = official || (total.compare(fromNumber(50)) > 0 && total.compare(fromNumber(200)) < 0)
    yield finding(isMeant ? 'weights-sum' : 'weights-undeclared', '/scoring/groups', `${toDecimal(total, 12)} (${names})`, '100')
  }
}

function isScored({ obligation, weight = 1 }: Rule, { scoring: { scored } }: Pack): boolean {
  return scored.includes(obligation) && weight > 0
}

function* grades({ scoring: { grades: all } }: Pack): Generator<LintFinding> {
  for (const [index, { grade, min }] of all.entries()) {
    const before = all[index - 1]
    const isTwice = all.slice(0, index).some((one) => one.grade === grade)
    if (isTwice || (before !== undefined && before.min <= min) || min < 0 || min > 100)
      yield finding(
        'grades-order',
        at('/scoring/grades', index),
        `${grade} ≥ ${min}`,
        before === undefined ? '0–100' : `${before.grade} ≥ ${before.min}`,
      )
  }
  const last = all.at(-1)
  if (last !== undefined && last.min > 0)
    yield finding('grades-end', at('/scoring/grades', all.length - 1, 'min'), `${last.grade} ≥ ${last.min}`)
}
