import type { Assessment } from '../../engine.js'
import { WanzhengError } from '../../error.js'
import { halfYearSheets } from '../../report/sheets/half-year.js'
import { sheetWordsIn } from '../../report/sheets/words.js'
import { type Command, EXIT } from '../command.js'
import { isFaulty, reportIssues } from '../issue-report.js'
import { readAssessment } from '../read-assessment.js'
import { reportWordsIn } from '../report-words.js'
import { SHEET_FORMATS, writeSheets } from '../write-sheets.js'

/** Tells what became of the gaps between two assessments. */
export const halfYear: Command = {
  name: 'half-year',
  operands: ['BEFORE', 'AFTER'],
  options: ['pack', 'format', 'output'],
  formats: SHEET_FORMATS,
  summary: { en: 'report which gaps were closed between two assessments', zh: '生成半年报：两次评估之间短板的补齐情况' },
  run: async (given, io) => {
    const [first = '', second = ''] = given.operands
    const before = await readAssessment(first, given, io)
    const after = await readAssessment(second, given, io)
    const reportWords = reportWordsIn(given.language)
    const words = sheetWordsIn(given.language)
    const [left, right] = [before, after].map(({ assessment }) => namesOf(assessment))
    if (left !== right) throw new WanzhengError('misuse', reportWords.otherPacks(left ?? '', right ?? ''))
    if (before.assessment.asOf > after.assessment.asOf)
      throw new WanzhengError('misuse', reportWords.wrongOrder(before.assessment.asOf, after.assessment.asOf))
    const differ = digestsOf(before.assessment) === digestsOf(after.assessment) ? [] : [words.packsDiffer]
    const sheets = halfYearSheets(before.assessment, after.assessment, after.packs, given.language)
    await writeSheets(sheets, [words.completionNote, ...differ], given, io)
    const issues = [...before.assessment.issues, ...after.assessment.issues]
    await reportIssues(issues, given.language, io.stderr)
    return isFaulty(issues) ? EXIT.data : EXIT.done
  },
}

function namesOf({ packs }: Assessment): string {
  return packs.map(({ id }) => id).join(', ')
}

function digestsOf({ packs }: Assessment): string {
  return packs.map(({ digest }) => digest).join(' ')
}
