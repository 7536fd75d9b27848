import type { Assessment } from '../../engine.js'
import type { Language } from '../../messages/messages.js'
import type { UnitAssessment } from '../../schema/assessment.js'
import type { Pack } from '../../schema/pack.js'
import { type Context, contextOf, missingText, nameOf, say } from '../context.js'
import { pageWordsIn } from '../html/words.js'
import { measureFirst } from '../measure-first.js'
import { standingsOf } from '../ranking.js'
import { fullTitle, type Row, rowsOf } from '../row.js'
import { gatesOf, gateText, gradeText, groupTitle } from '../summary.js'
import { waiverWordsIn } from '../waiver-words.js'
import { gapSheet } from './gaps.js'
import { resultCells, resultColumns } from './results.js'
import type { Cell, Sheet, SheetColumn } from './sheet.js'
import { waivedCells, waiverSheets } from './waivers.js'
import { type SheetWords, sheetWordsIn } from './words.js'

const STATUSES = ['pass', 'fail', 'unknown', 'not-applicable'] as const

/** What the parts of a book are made with. */
export interface Making {
  readonly context: Context
  readonly words: SheetWords
}

/**
 * An assessment as the sheets of a workbook: summary with places and groups (汇总), every outcome (结果), gaps (短板), what is not
 * known (未知), what to measure first (先测什么), and notes (说明).
 *
 * @example
 * ```ts
 * import { createEngine } from 'wanzheng'
 * import { bookSheets } from 'wanzheng/report'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const engine = createEngine([notice], { asOf: '2023-06-30' })
 * const sheets = bookSheets(engine.assess({ id: 'd', units: [{ id: '1', level: 'community' }] }), [notice], 'zh')
 * sheets.map(({ name }) => name) // => ['汇总', '结果', '短板', '未知', '先测什么', '说明']
 * ```
 */
export function bookSheets(assessment: Assessment, packs: readonly Pack[], language: Language): readonly Sheet[] {
  const making = { context: contextOf(packs, language), words: sheetWordsIn(language) }
  const { context, words } = making
  const { units } = assessment
  const results = units.flatMap((unit) => unit.outcomes.map((outcome) => resultCells(unit, outcome, context)))
  return [
    summarySheet(units, making),
    { name: words.results, columns: resultColumns(context), rows: results },
    { ...gapSheet(assessment, packs, language), name: words.gapsShort },
    unknownSheet(units, making),
    firstSheet(units, making),
    ...waiverSheets(assessment, making),
    notesSheet(assessment, language, making),
  ]
}

function summarySheet(units: readonly UnitAssessment[], { context, words }: Making): Sheet {
  const { label, level, status, labelled } = context.words
  const standings = standingsOf(units)
  const groups = groupsOf(units, context)
  const hasWaivers = units.some(({ waivers }) => waivers !== undefined)
  const waiver = waiverWordsIn(context.language)
  const one = (id: string, head: string, width = 10): SheetColumn => ({ id, head, width })
  const cells = (unit: UnitAssessment): readonly Cell[] => {
    const standing = standings.get(unit)
    const [first] = unit.results
    const gates = first === undefined ? [] : gatesOf(rowsOf(unit, context), first.pack).filter(({ outcome }) => outcome.status !== 'pass')
    return [
      ...[unit.id, unit.name ?? '', level[unit.level], standing?.best ?? null, standing?.worst ?? null],
      ...[unit.score?.low ?? null, unit.score?.high ?? null, gradeText(unit, context)],
      context.words.list(gates.map((row) => gateText(row, context))),
      ...STATUSES.map((each) => unit.counts[each]),
      ...groups.flatMap(({ id }) => {
        const own = unit.groups.find((group) => group.id === id)
        return [own?.low ?? null, own?.high ?? null, own?.max ?? null]
      }),
      ...(hasWaivers ? waivedCells(unit, context) : []),
    ]
  }
  const total = STATUSES.map((each) => units.reduce((sum, { counts }) => sum + counts[each], 0))
  const blank = [...groups.flatMap((): readonly Cell[] => [null, null, null]), ...(hasWaivers ? [null, null, ''] : [])]
  return {
    name: words.summary,
    columns: [
      ...[one('unitId', label.unitId, 16), one('name', label.name, 22), one('level', label.level)],
      ...[one('best', words.bestPlace), one('worst', words.worstPlace)],
      ...[one('scoreLow', labelled(label.score, label.low)), one('scoreHigh', labelled(label.score, label.high))],
      ...[one('grade', label.grade, 14), one('gates', label.gate, 36), ...STATUSES.map((each) => one(each, status[each]))],
      ...groups.flatMap(({ id, title }) => [
        one(`${id}Low`, labelled(title, label.low), 14),
        one(`${id}High`, labelled(title, label.high), 14),
        one(`${id}Max`, labelled(title, label.max), 14),
      ]),
      ...(hasWaivers ? [one('waivedLow', waiver.low, 14), one('waivedHigh', waiver.high, 14), one('waivedGrade', waiver.grade, 14)] : []),
    ],
    rows: units.length === 0 ? [] : [...units.map(cells), [words.total, '', '', null, null, null, null, '', '', ...total, ...blank]],
  }
}

// The groups of the pack that gives the score, as far as any unit has them.
function groupsOf(units: readonly UnitAssessment[], context: Context): readonly { readonly id: string; readonly title: string }[] {
  const [pack] = context.packs
  const ids = (pack?.scoring.groups ?? [])
    .map(({ id }) => id)
    .filter((id) => units.some(({ groups }) => groups.some((own) => own.id === id)))
  return ids.map((id) => ({ id, title: groupTitle(id, pack?.id ?? '', context) }))
}

function unknownSheet(units: readonly UnitAssessment[], { context, words }: Making): Sheet {
  const { label } = context.words
  const cells = (unit: UnitAssessment, row: Row): readonly Cell[] => {
    const { missing, rule, points, reason } = row.outcome
    const absent = context.words.phrases(missingText(missing, context.rules.get(rule)?.pack, context))
    return [
      ...[
        unit.id,
        unit.name ?? '',
        fullTitle(row, context),
        row.value ?? '',
        row.limit ?? '',
        reason === null ? '' : context.words.reason[reason],
        absent,
      ],
      ...[`${row.document} ${row.clause}`, points?.low ?? null, points?.high ?? null, rule],
    ]
  }
  const heads: readonly (readonly [string, string, number])[] = [
    ...[['communityId', words.head.communityId, 16] as const, ['community', words.head.community, 22] as const],
    ...[['item', words.head.item, 30] as const, ['now', words.head.now, 14] as const, ['limit', label.limit, 18] as const],
    ...[['reason', label.reason, 18] as const, ['missing', label.missing, 36] as const, ['clause', label.clause, 26] as const],
    ...[['low', context.words.labelled(label.earned, label.low), 10] as const],
    ...[['high', context.words.labelled(label.earned, label.high), 10] as const, ['rule', label.ruleId, 40] as const],
  ]
  return {
    name: words.unknowns,
    columns: heads.map(([id, head, width]) => ({ id, head, width })),
    rows: units.flatMap((unit) => {
      const { unknown, unscored } = rowsOf(unit, context)
      return [...unknown, ...unscored.filter(({ outcome }) => outcome.status === 'unknown')].map((row) => cells(unit, row))
    }),
  }
}

function firstSheet(units: readonly UnitAssessment[], { context, words: { head, first } }: Making): Sheet {
  const [pack] = context.packs
  const rows = units.flatMap((unit) =>
    measureFirst(unit, pack?.id ?? '').map((one) => [
      ...[unit.id, unit.name ?? '', nameOf(one.name, pack, context), one.alone, one.together],
      ...[one.rules.length, one.name],
    ]),
  )
  const columns = [
    ...[
      { id: 'communityId', head: head.communityId, width: 16 },
      { id: 'community', head: head.community, width: 22 },
    ],
    ...[
      { id: 'what', head: head.what, width: 36 },
      { id: 'alone', head: head.alone, width: 12 },
    ],
    ...[
      { id: 'together', head: head.together, width: 12 },
      { id: 'rules', head: head.rules, width: 12 },
    ],
    { id: 'field', head: context.words.label.field, width: 40 },
  ]
  return { name: first, columns, rows }
}

function notesSheet({ asOf, dataset, packs, engine, digest, issues }: Assessment, language: Language, { context, words }: Making): Sheet {
  const { label, aside } = context.words
  const used = context.packs.filter(({ id }) => packs.some((one) => one.id === id))
  const errors = issues.filter(({ severity }) => severity === 'error').length
  const page = pageWordsIn(language)
  return {
    name: words.notes,
    columns: [
      { id: 'item', head: words.head.item, width: 24 },
      { id: 'remark', head: words.head.remark, width: 100 },
    ],
    rows: [
      [label.dataset, dataset.id],
      [label.asOf, asOf],
      ...packs.map(({ id, version, digest: own }) => [label.pack, `${id}@${version} ${own}`]),
      ...used.map(({ scoring, id }) => [
        aside(`${label.scoring} ${id}`, scoring.official ? label.official : label.notOfficial),
        `${say(scoring.formula, context)}\n${say(scoring.basis, context)}`,
      ]),
      [words.summary, page.placesNote],
      [words.gapsShort, words.gapsNote],
      [words.first, page.firstNote],
      [label.values, words.roundingNote],
      ...(issues.length === 0 ? [] : [[label.reason, page.issues(errors, issues.length - errors)]]),
      [label.version, `wanzheng ${engine.version}`],
      [label.digest, digest],
    ],
  }
}
