import type { Assessment } from '../engine.js'
import type { Language } from '../messages/messages.js'
import type { PackResult, UnitAssessment } from '../schema/assessment.js'
import type { Pack } from '../schema/pack.js'
import { bar, legend } from './bar.js'
import { type Context, contextOf, say } from './context.js'
import { overlayLines } from './layers.js'
import { type Layout, linesOfRows, PLAIN, type Tone } from './layout.js'
import { points } from './quantity.js'
import { type Row, type Rows, rowsOf } from './row.js'
import { countsText, gatesOf, gateText, gradeText, groupTitle, span } from './summary.js'
import { waiverWordsIn } from './waiver-words.js'
import { waivedText, waiverLines } from './waivers.js'
import { indented, onOneLine, padded, widthOf, wrapped } from './width.js'

/** An assessment as text for people: one screen a unit, then the formula of each pack. */
export function table(assessment: Assessment, packs: readonly Pack[], language: Language, layout: Layout = PLAIN): string {
  const context = contextOf(packs, language)
  const units = assessment.units.map((unit) => tableOfUnit(unit, context, layout))
  return [tableHead(assessment, context), ...units, tableFoot(assessment, context, layout)].join('\n')
}

/** What an assessment rests on: dataset, date, packs. */
export function tableHead({ asOf, dataset, packs }: Pick<Assessment, 'asOf' | 'dataset' | 'packs'>, context: Context): string {
  const { label, labelled, aside } = context.words
  const first = [...(dataset.id === '' ? [] : [labelled(label.dataset, onOneLine(dataset.id))]), labelled(label.asOf, asOf)].join('  ')
  const titles = packs.flatMap(({ id, version }) => {
    const pack = context.packs.find((one) => one.id === id)
    const name = labelled(label.pack, pack === undefined ? `${id}@${version}` : aside(`${id}@${version}`, say(pack.title, context)))
    return [name, ...overlayLines(pack, context)]
  })
  return [first, ...titles, ''].join('\n')
}

/** One unit: score, gates, groups, and each rule that is not met or not known. */
export function tableOfUnit(unit: UnitAssessment, context: Context, { width, paint }: Layout = PLAIN): string {
  const { words } = context
  const name = unit.name === undefined ? [] : [onOneLine(unit.name)]
  const rows = rowsOf(unit, context)
  const section = (mark: string, tone: Tone, status: 'fail' | 'unknown'): readonly string[] =>
    rows[status].length === 0
      ? []
      : [
          '',
          paint(tone, words.heading(words.status[status], rows[status].length)),
          ...linesOfRows(paint(tone, mark), rows[status], width, context),
        ]
  return [
    paint('title', [...name, onOneLine(unit.id), words.level[unit.level]].join('  ')),
    '─'.repeat(Math.min(width, 100)),
    ...unit.results.flatMap((result) => linesOfResult(result, unit, rows, context, { width, paint })),
    ...section('✗', 'bad', 'fail'),
    ...section('?', 'doubt', 'unknown'),
    ...unscoredLines(rows.unscored, context, width),
    ...waiverSection(unit, context, width),
    '',
  ].join('\n')
}

function waiverSection(unit: UnitAssessment, context: Context, width: number): readonly string[] {
  const words = waiverWordsIn(context.language)
  const lines = waiverLines(unit, context)
  if (lines.length === 0) return []
  return [
    '',
    context.words.heading(words.title, lines.length),
    ...[...lines, words.meaning].flatMap((line) => indented(onOneLine(line), width, 2)),
  ]
}

// Rules that do not score, by what they came to, and whether that is because a figure is not there to be trusted.
function unscoredLines(rows: readonly Row[], context: Context, width: number): readonly string[] {
  const { words } = context
  const outcomes = rows.map(({ outcome: { status, reason } }) =>
    words.phrases([
      words.status[status],
      ...(reason === 'unverified' || reason === 'awaiting-transcription' ? [words.reason[reason]] : []),
    ]),
  )
  const lines = [...new Set(outcomes)].flatMap((one) => {
    const titles = rows.filter((_, index) => outcomes[index] === one).map(({ title }) => title)
    return indented(words.labelled(one, words.list(titles)), width, 2)
  })
  return rows.length === 0 ? [] : ['', words.heading(words.label.notScored, rows.length), ...lines]
}

/** The formula of each pack, that it is not official, and the digest of the whole. */
export function tableFoot({ packs, digest }: Pick<Assessment, 'packs' | 'digest'>, context: Context, { width }: Layout = PLAIN): string {
  const { label, labelled, aside } = context.words
  const used = context.packs.filter((pack) => packs.some(({ id }) => id === pack.id))
  const formulas = used.flatMap(({ id, scoring }) => [
    labelled(aside(`${label.scoring} ${id}`, scoring.official ? label.official : label.notOfficial), '').trim(),
    ...indented(say(scoring.formula, context), width, 2),
    ...indented(say(scoring.basis, context), width, 2),
  ])
  return [legend(context), ...formulas, labelled(label.digest, digest), ''].join('\n')
}

function linesOfResult(result: PackResult, unit: UnitAssessment, rows: Rows, context: Context, layout: Layout): readonly string[] {
  const { words } = context
  const { score, groups, counts, pack } = result
  const names = groups.map(({ id }) => groupTitle(id, pack, context))
  const nameWidth = Math.max(0, ...names.map(widthOf))
  const waived = waivedText(unit, pack, context)
  const named = unit.results.length > 1
  const total = score === null ? words.label.noScore : `${span(score)} / 100`
  return [
    `${named ? `${pack}  ` : ''}${words.labelled(words.label.score, total)}  ${words.labelled(words.label.grade, gradeText(result, context))}`,
    ...(waived === null ? [] : [`  ${waived}`]),
    `  ${countsText(counts, context)}`,
    ...gatesOf(rows, pack).flatMap((row) => gateLines(row, context, layout)),
    ...groups.map((group, index) => `  ${padded(names[index] ?? '', nameWidth)}  ${bar(group)}  ${span(group)} / ${points(group.max)}`),
  ]
}

function gateLines(row: Row, context: Context, { width, paint }: Layout): readonly string[] {
  const { status } = row.outcome
  const [mark, tone]: readonly [string, Tone] = status === 'pass' ? ['✓', 'good'] : status === 'fail' ? ['✗', 'bad'] : ['?', 'doubt']
  return wrapped(gateText(row, context), width - 4).map((line, index) => `  ${paint(tone, `${index === 0 ? mark : ' '} ${line}`)}`)
}
