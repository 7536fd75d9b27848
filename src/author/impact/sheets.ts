import type { Language } from '../../messages/messages.js'
import { type Context, contextOf } from '../../report/context.js'
import { points } from '../../report/quantity.js'
import type { Cell, Sheet } from '../../report/sheets/sheet.js'
import type { Status } from '../../schema/assessment.js'
import type { BothPacks } from '../diff/prose.js'
import { changeTexts } from '../diff/rows.js'
import { diffWordsIn } from '../diff/words.js'
import type { Flip, Impact, ImpactCause, ScoreImpact, ScoreRange } from './impact.js'
import { type ImpactWords, impactWordsIn } from './words.js'

/** What the cells of an impact are written with. */
export interface ImpactWriting {
  readonly words: ImpactWords
  readonly context: Context
  readonly language: Language
  /** The causes by number, and what each of them is. */
  readonly causes: readonly string[]
  readonly titles: ReadonlyMap<string, string>
}

/** Prepares the words of an impact. */
export function impactWriting({ causes }: Pick<Impact, 'causes'>, packs: BothPacks, language: Language): ImpactWriting {
  const titles = [packs.before, packs.after].flatMap((pack) =>
    pack.rules.map(({ id, title }) => [`${packs.before.id}/${id}`, title[language]] as const),
  )
  return {
    words: impactWordsIn(language),
    context: contextOf([packs.after], language),
    language,
    causes: causes.map((cause) => causeText(cause, packs, language)),
    titles: new Map(titles),
  }
}

/**
 * An impact as sheets: outcomes that flip, scores and places, how grades migrate, and the changes with what each of them does.
 *
 * @example
 * ```ts
 * import { impactOf, impactSheets } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const units = [{ id: '1', level: 'community' }]
 * const impact = impactOf(notice, notice, { id: 'd', asOf: '2023-06-30', units })
 * const sheets = impactSheets(impact, { before: notice, after: notice }, 'zh')
 * sheets.map(({ name }) => name) // => ['结果变化', '得分和名次', '等级变化', '修改内容']
 * ```
 */
export function impactSheets(impact: Impact, packs: BothPacks, language: Language): readonly Sheet[] {
  const writing = impactWriting(impact, packs, language)
  const { words } = writing
  const column = (id: keyof ImpactWords['head'], width: number, head = words.head[id]): Sheet['columns'][number] => ({ id, head, width })
  const pair = (of: string): Sheet['columns'] => [
    { id: `${of}Before`, head: `${words.head[of as 'score']} ${words.head.before}`, width: 16 },
    { id: `${of}After`, head: `${words.head[of as 'score']} ${words.head.after}`, width: 16 },
  ]
  return [
    {
      name: words.sheet.flips,
      columns: [
        column('unit', 16),
        column('name', 20),
        column('level', 12),
        column('rule', 30),
        column('before', 12),
        column('after', 12),
        column('cause', 20),
      ],
      rows: impact.flips.map((flip) => flipCells(flip, writing)),
    },
    {
      name: words.sheet.scores,
      columns: [
        column('unit', 16),
        column('name', 20),
        column('level', 12),
        ...pair('score'),
        column('delta', 18),
        ...pair('grade'),
        ...pair('place'),
        column('move', 12),
        column('cause', 30),
      ],
      rows: impact.scores.map((one) => scoreCells(one, writing)),
    },
    {
      name: words.sheet.grades,
      columns: [column('before', 12), column('after', 12), column('units', 10)],
      rows: impact.grades.map(({ before, after, units }) => [before, after, units]),
    },
    {
      name: words.sheet.causes,
      columns: [column('number', 8), column('cause', 80), column('flips', 14), column('scores', 14)],
      rows: causeRows(impact, writing),
    },
  ]
}

/** The changes, each with how many outcomes flip by it and how many scores it moves. */
export function causeRows({ causes, flips, scores }: Impact, { causes: texts, words }: ImpactWriting): readonly (readonly Cell[])[] {
  return causes.map(({ standsAlone }, index) => [
    index + 1,
    standsAlone ? (texts[index] ?? '') : `${texts[index] ?? ''} (${words.alone})`,
    flips.filter(({ by }) => by.includes(index)).length,
    scores.filter(({ by }) => by.some(({ cause }) => cause === index)).length,
  ])
}

function flipCells(flip: Flip, writing: ImpactWriting): readonly Cell[] {
  const { context, words, titles } = writing
  const status = (one: Status | null): string => (one === null ? words.absent : context.words.status[one])
  return [
    flip.unit,
    flip.name,
    context.words.level[flip.level as keyof Context['words']['level']],
    titles.get(flip.rule) ?? flip.rule,
    status(flip.before),
    status(flip.after),
    causesText(flip, writing),
  ]
}

/** Which changes made an outcome flip, by number. */
export function causesText(
  { by, interplay }: Pick<Flip, 'by' | 'interplay'>,
  { words, context }: Pick<ImpactWriting, 'words' | 'context'>,
): string {
  const numbers = context.words.list(by.map((index) => `#${index + 1}`))
  if (by.length === 0) return words.unattributed
  if (interplay) return words.together(numbers)
  return by.length === 1 ? numbers : words.either(numbers)
}

function scoreCells(one: ScoreImpact, { words, context }: ImpactWriting): readonly Cell[] {
  const place = (of: ScoreImpact['place']['before']): string =>
    of === null ? '-' : of.best === of.worst ? String(of.best) : `${of.best}–${of.worst}`
  const shares = one.by.map(({ cause, ...share }) => words.share(`#${cause + 1}`, signed(share)))
  return [
    one.unit,
    one.name,
    context.words.level[one.level as keyof Context['words']['level']],
    one.before === null ? words.noScore : spanText(one.before),
    one.after === null ? words.noScore : spanText(one.after),
    one.delta === null ? '-' : signed(one.delta),
    [...one.grades.before].reverse().join('/'),
    [...one.grades.after].reverse().join('/'),
    place(one.place.before),
    place(one.place.after),
    words.move[one.place.move],
    context.words.phrases([...shares, ...(one.interplay && one.by.length > 1 ? [words.andTogether] : [])]),
  ]
}

/** A score as it is printed everywhere. */
export function spanText({ low, high }: ScoreRange): string {
  return low === high ? points(low) : `${points(low)}–${points(high)}`
}

/** How far a score moves, low end and high end. */
export function signed({ low, high }: ScoreRange): string {
  const text = (value: number): string => (value > 0 ? `+${points(value)}` : value < 0 ? `−${points(-value)}` : points(0))
  return low === high ? text(low) : `${text(low)} / ${text(high)}`
}

function causeText({ changes }: ImpactCause, packs: BothPacks, language: Language): string {
  const words = diffWordsIn(language)
  const texts = changeTexts(changes, packs, language).map(({ change, subject, field, before, after }) => {
    if (change.field === null)
      return after === '' ? `${words.kind[change.kind]} ${subject}` : `${words.kind[change.kind]} ${words.pair(subject, after)}`
    const what = change.field === 'figure' ? subject : `${subject} ${field ?? ''}`
    return change.field === 'order' ? what : words.pair(what, `${before} → ${after}`)
  })
  return texts.join(language === 'zh' ? '；' : '; ')
}
