import type { Language } from '../../messages/messages.js'
import { columns } from '../../report/columns.js'
import type { BothPacks } from '../diff/prose.js'
import type { Impact } from './impact.js'
import { causeRows, impactSheets, impactWriting } from './sheets.js'

const MOST = 20

/** An impact as text for a terminal: the changes with what each does, how grades migrate, and the first of what flips and moves. */
export function impactText(impact: Impact, packs: BothPacks, language: Language, width: number): string {
  const writing = impactWriting(impact, packs, language)
  const { words } = writing
  const { before, after, units, asOf, flips, scores, grades } = impact
  const heading = [words.title(`${before.id}@${before.version}`, `${after.id}@${after.version}`), words.judged(units, asOf), '']
  if (flips.length === 0 && scores.length === 0) return `${[...heading, words.nothing].join('\n')}\n`
  const [flipSheet, scoreSheet] = impactSheets({ ...impact, flips: flips.slice(0, MOST), scores: scores.slice(0, MOST) }, packs, language)
  const moves = (move: string): number => scores.filter(({ place }) => place.move === move).length
  const table = (rows: readonly (readonly unknown[])[]): readonly string[] =>
    columns(
      rows.map((row) => row.map((cell) => String(cell ?? ''))),
      width,
      2,
    )
  const more = (count: number): readonly string[] => (count > MOST ? [`  ${words.more(count - MOST)}`] : [])
  return `${[
    ...heading,
    words.sheet.causes,
    ...table([
      ['#', words.head.flips, words.head.scores, words.head.cause],
      ...causeRows(impact, writing).map(([number, cause, flipped, moved]) => [`#${number}`, flipped, moved, cause]),
    ]),
    '',
    words.sheet.grades,
    ...table([[words.head.before, words.head.after, words.head.units], ...grades.map((one) => [one.before, one.after, one.units])]),
    '',
    words.flipped(flips.length, new Set(flips.map(({ unit }) => unit)).size),
    ...table((flipSheet?.rows ?? []).map(([unit, name, , rule, then, now, cause]) => [unit, name, `${then} → ${now}`, cause, rule])),
    ...more(flips.length),
    '',
    words.scored(scores.length),
    words.moved(moves('up'), moves('down'), moves('unclear')),
    ...table(
      (scoreSheet?.rows ?? []).map(([unit, name, , then, now, delta, grade, other, place, later, , cause]) => [
        unit,
        name,
        `${then} → ${now}`,
        delta,
        `${grade} → ${other}`,
        `${place} → ${later}`,
        cause,
      ]),
    ),
    ...more(scores.length),
  ].join('\n')}\n`
}
