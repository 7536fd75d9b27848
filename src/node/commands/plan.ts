import { planSheets } from '../../report/sheets/plan.js'
import { sheetWordsIn } from '../../report/sheets/words.js'
import { type Command, EXIT } from '../command.js'
import { isFaulty, reportIssues } from '../issue-report.js'
import { readAssessment } from '../read-assessment.js'
import { SHEET_FORMATS, writeSheets } from '../write-sheets.js'

/** Writes the projects and the plan that close the gaps, for staff to fill in. */
export const plan: Command = {
  name: 'plan',
  operands: ['ASSESSMENT|DATASET'],
  options: ['pack', 'as-of', 'format', 'output'],
  formats: SHEET_FORMATS,
  summary: { en: 'write projects and plan that close the gaps, to be filled in', zh: '由短板生成项目库和实施计划表，供填写' },
  run: async (given, io) => {
    const [file = ''] = given.operands
    const { assessment, packs } = await readAssessment(file, given, io)
    const { planNote, gapsNote } = sheetWordsIn(given.language)
    await writeSheets(planSheets(assessment, packs, given.language), [planNote, gapsNote], given, io)
    await reportIssues(assessment.issues, given.language, io.stderr)
    return isFaulty(assessment.issues) ? EXIT.data : EXIT.done
  },
}
