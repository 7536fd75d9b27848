import { gapSheet } from '../../report/sheets/gaps.js'
import { sheetWordsIn } from '../../report/sheets/words.js'
import { type Command, EXIT } from '../command.js'
import { isFaulty, reportIssues } from '../issue-report.js'
import { readAssessment } from '../read-assessment.js'
import { SHEET_FORMATS, writeSheets } from '../write-sheets.js'

/** Lists what each unit lacks. */
export const gaps: Command = {
  name: 'gaps',
  operands: ['ASSESSMENT|DATASET'],
  options: ['pack', 'as-of', 'format', 'output'],
  formats: SHEET_FORMATS,
  summary: { en: 'list what each unit lacks, with columns for staff', zh: '列出短板清单，附供填写的栏目' },
  run: async (given, io) => {
    const [file = ''] = given.operands
    const { assessment, packs } = await readAssessment(file, given, io)
    const { gapsNote, roundingNote } = sheetWordsIn(given.language)
    await writeSheets([gapSheet(assessment, packs, given.language)], [gapsNote, roundingNote], given, io)
    await reportIssues(assessment.issues, given.language, io.stderr)
    return isFaulty(assessment.issues) ? EXIT.data : EXIT.done
  },
}
