import type { Assessment } from '../engine.js'
import type { Language } from '../messages/messages.js'
import type { PackResult, UnitAssessment } from '../schema/assessment.js'
import type { Pack } from '../schema/pack.js'
import { type Context, contextOf, say } from './context.js'
import { overlayLines } from './layers.js'
import { points } from './quantity.js'
import { fullTitle, type Row, type Rows, rowsOf } from './row.js'
import { countsText, gatesOf, gateText, gradeText, groupTitle, span } from './summary.js'
import { waiverWordsIn } from './waiver-words.js'
import { waivedText, waiverRows } from './waivers.js'
import { onOneLine } from './width.js'

/** An assessment as Markdown, with the same contents as the table. */
export function markdown(assessment: Assessment, packs: readonly Pack[], language: Language): string {
  const context = contextOf(packs, language)
  const units = assessment.units.map((unit) => markdownOfUnit(unit, context))
  return [markdownHead(assessment, context), ...units, markdownFoot(assessment, context)].join('\n')
}

/** What an assessment rests on: dataset, date, packs. */
export function markdownHead({ asOf, dataset, packs }: Pick<Assessment, 'asOf' | 'dataset' | 'packs'>, context: Context): string {
  const { label, labelled, aside } = context.words
  const lines = packs.flatMap(({ id, version }) => {
    const pack = context.packs.find((one) => one.id === id)
    const name = labelled(
      label.pack,
      pack === undefined ? `${id}@${version}` : aside(`${id}@${version}`, escaped(say(pack.title, context))),
    )
    return [name, ...overlayLines(pack, context).map((line) => escaped(line.trim()))]
  })
  const facts = [...(dataset.id === '' ? [] : [labelled(label.dataset, escaped(dataset.id))]), labelled(label.asOf, asOf), ...lines]
  return `${facts.map((fact) => `- ${fact}`).join('\n')}\n`
}

/** One unit as a section. */
export function markdownOfUnit(unit: UnitAssessment, context: Context): string {
  const { words } = context
  const rows = rowsOf(unit, context)
  const title = [...(unit.name === undefined ? [] : [escaped(unit.name)]), escaped(unit.id), words.level[unit.level]].join(' · ')
  const results = unit.results.flatMap((result) => linesOfResult(result, unit, rows, context))
  const section = (title: string, own: readonly Row[]): readonly string[] => sectionOf(words.heading(title, own.length), own, context)
  const sections = [
    ...section(words.status.fail, rows.fail),
    ...section(words.status.unknown, rows.unknown),
    ...section(words.label.notScored, rows.unscored),
    ...waiverSection(unit, context),
  ]
  return [`## ${title}`, '', ...results, ...sections].join('\n')
}

function waiverSection(unit: UnitAssessment, context: Context): readonly string[] {
  const { title, head, meaning } = waiverWordsIn(context.language)
  const rows = waiverRows(unit, context)
  const heads = [head.rule, head.status, head.period, head.reason, head.signer, head.document]
  return rows.length === 0 ? [] : [`### ${context.words.heading(title, rows.length)}`, '', ...tableLines(heads, rows), meaning, '']
}

/** The formula of each pack, that it is not official, and the digest of the whole. */
export function markdownFoot({ packs, digest }: Pick<Assessment, 'packs' | 'digest'>, context: Context): string {
  const { label, labelled, aside } = context.words
  const used = context.packs.filter((pack) => packs.some(({ id }) => id === pack.id))
  const formulas = used.flatMap(({ id, scoring }) => [
    `**${aside(`${label.scoring} ${id}`, scoring.official ? label.official : label.notOfficial)}**`,
    '',
    escaped(say(scoring.formula, context)),
    '',
    escaped(say(scoring.basis, context)),
    '',
  ])
  return [...formulas, labelled(label.digest, `\`${digest}\``), ''].join('\n')
}

function linesOfResult(result: PackResult, unit: UnitAssessment, rows: Rows, context: Context): readonly string[] {
  const { label, labelled } = context.words
  const { score, groups, counts, pack } = result
  const waived = waivedText(unit, pack, context)
  const cells = groups.map((group) => [groupTitle(group.id, pack, context), points(group.low), points(group.high), points(group.max)])
  return [
    `- ${labelled(label.score, score === null ? label.noScore : `**${span(score)}** / 100`)}`,
    `- ${labelled(label.grade, `**${gradeText(result, context)}**`)}`,
    ...(waived === null ? [] : [`- ${waived}`]),
    `- ${countsText(counts, context)}`,
    ...gatesOf(rows, pack).map((row) => `- ${escaped(gateText(row, context))}`),
    '',
    ...tableLines([`${label.group} ${pack}`, label.low, label.high, label.max], cells),
  ]
}

function sectionOf(heading: string, rows: readonly Row[], context: Context): readonly string[] {
  if (rows.length === 0) return []
  const { label, status } = context.words
  const cells = rows.map((row) => [
    fullTitle(row, context),
    `${row.document} ${row.clause}`,
    status[row.outcome.status],
    row.value ?? '',
    row.limit ?? '',
    row.shortfall ?? '',
    row.why ?? '',
    row.remedies ?? '',
  ])
  const heads = [label.rule, label.clause, label.status, label.value, label.limit, label.shortfall, label.reason, label.remedies]
  return [`### ${heading}`, '', ...tableLines(heads, cells)]
}

/** A table of texts, escaped; nothing where there are no rows. */
export function tableLines(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`
  return rows.length === 0 ? [] : [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line), '']
}

// Text of packs and data, so that none of it is read as markup.
function escaped(text: string): string {
  return onOneLine(text).replace(/[\\`*_[\]<>|~#]/g, (character) =>
    character === '<' ? '&lt;' : character === '>' ? '&gt;' : `\\${character}`,
  )
}
