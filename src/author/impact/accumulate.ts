import { compile } from '../../compile.js'
import { digest } from '../../digest.js'
import { WanzhengError } from '../../error.js'
import type { Issue } from '../../issue.js'
import { placesOf } from '../../report/ranking.js'
import type { Pack } from '../../schema/pack.js'
import { compareText } from '../../text.js'
import { validate } from '../../validate.js'
import { differing, namedPack } from '../diff.js'
import { prepareCauses } from './causes.js'
import type { Flip, GradeMove, Impact, Move, ScoreImpact, ScoreRange } from './impact.js'
import { deltaOf, flipsOf, judge, judgeAlone, type Pair, rangeOf, sharesOf } from './judge.js'
import { impactWordsIn } from './words.js'

/** Takes units one by one and keeps only what differs; of the others, what places need. */
export interface ImpactRun {
  readonly take: (unit: unknown, path: string) => void
  readonly finish: (dataset: string, issues: readonly Issue[]) => Impact
}

interface Standing {
  readonly level: string
  readonly before: ScoreRange | null
  readonly after: ScoreRange | null
  /** Place in the list of scores that differ, or −1. */
  readonly changed: number
}

/** Prepares both packs for a date. */
export function createImpactRun(before: Pack, after: Pack, asOf: string): ImpactRun {
  if (before.id !== after.id) throw new WanzhengError('misuse', impactWordsIn('en').otherPacks(before.id, after.id))
  const { renamed, changes } = differing(before, after)
  const [earlier, later] = [compile(renamed, asOf), compile(after, asOf)]
  const causes = prepareCauses(renamed, after, changes, asOf)
  const isOneDictionary = digest(renamed.dictionary) === digest(after.dictionary)
  const flips: Flip[] = []
  const scores: Omit<ScoreImpact, 'place'>[] = []
  const standings: Standing[] = []
  const grades = new Map<string, GradeMove>()
  const found: Issue[] = []

  const take: ImpactRun['take'] = (json, path) => {
    const { unit, issues } = validate(json, path, renamed.dictionary)
    found.push(...issues)
    if (unit === null) return
    const other = isOneDictionary ? unit : (validate(json, path, after.dictionary).unit ?? unit)
    const pair: Pair = { unit, later: other, before: judge(unit, earlier, asOf), after: judge(other, later, asOf), asOf }
    const { before: then, after: now } = { before: pair.before.total, after: pair.after.total }
    const [from, to] = [then.grades, now.grades].map((all) => gradeText(all)) as [string, string]
    grades.set(`${from} ${to}`, { before: from, after: to, units: (grades.get(`${from} ${to}`)?.units ?? 0) + 1 })
    const [left, right] = [rangeOf(then), rangeOf(now)]
    const isMoved = from !== to || left?.low !== right?.low || left?.high !== right?.high
    const alone = isMoved || isFlipped(pair) ? causes.map((cause) => judgeAlone(pair, cause)) : []
    if (alone.length > 0 || causes.length === 0) flips.push(...flipsOf(pair, alone, causes))
    standings.push({ level: unit.level, before: left, after: right, changed: isMoved ? scores.length : -1 })
    if (!isMoved) return
    scores.push({
      unit: unit.id,
      name: unit.name,
      level: unit.level,
      before: left,
      after: right,
      delta: deltaOf(then, now),
      grade: { before: then.grade, after: now.grade },
      grades: { before: then.grades, after: now.grades },
      ...sharesOf(pair, alone),
    })
  }

  const finish: ImpactRun['finish'] = (dataset, issues) => ({
    before: namedPack(before),
    after: namedPack(after),
    asOf,
    dataset,
    units: standings.length,
    causes: causes.map(({ changes: own, standsAlone }) => ({ changes: own, standsAlone })),
    flips: flips.sort((a, b) => compareText(a.unit, b.unit) || compareText(a.rule, b.rule) || compareText(a.level, b.level)),
    grades: [...grades.values()].sort((a, b) => compareText(a.before, b.before) || compareText(a.after, b.after)),
    scores: withPlaces(scores, standings).sort((a, b) => compareText(a.unit, b.unit)),
    issues: [...issues, ...found],
  })
  return { take, finish }
}

function isFlipped({ before, after }: Pair): boolean {
  if (before.findings.length !== after.findings.length) return true
  // Both come in the order of rule ids.
  return before.findings.some(({ rule, status }, index) => {
    const other = after.findings[index]
    return other === undefined || other.rule.id !== rule.id || other.status !== status
  })
}

function gradeText(grades: readonly string[]): string {
  return grades.length > 0 ? [...grades].reverse().join('/') : '-'
}

function withPlaces(scores: readonly Omit<ScoreImpact, 'place'>[], standings: readonly Standing[]): ScoreImpact[] {
  const places = new Map<number, ScoreImpact['place']>()
  for (const level of new Set(standings.map((one) => one.level))) {
    const own = standings.filter((one) => one.level === level)
    const [before, after] = [placesOf(own.map((one) => one.before)), placesOf(own.map((one) => one.after))]
    for (const [index, { changed }] of own.entries()) {
      const [then, now] = [before[index] ?? null, after[index] ?? null]
      if (changed >= 0) places.set(changed, { before: then, after: now, move: moveOf(then, now) })
    }
  }
  return scores.map((one, index) => ({ ...one, place: places.get(index) ?? { before: null, after: null, move: 'unclear' } }))
}

function moveOf(before: ScoreImpact['place']['before'], after: ScoreImpact['place']['after']): Move {
  if (before === null || after === null) return before === after ? 'same' : 'unclear'
  if (after.worst < before.best) return 'up'
  if (after.best > before.worst) return 'down'
  return after.best === before.best && after.worst === before.worst ? 'same' : 'unclear'
}
