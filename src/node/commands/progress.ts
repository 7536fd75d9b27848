import { WanzhengError } from '../../error.js'
import { type PlanProgress, planProgress, STAFF_COLUMNS, type StateCounts } from '../../report/plan-progress.js'
import { type Sheet, sheetMarkdown } from '../../report/sheets/sheet.js'
import { sheetWordsIn } from '../../report/sheets/words.js'
import { onOneLine } from '../../report/width.js'
import { type Command, EXIT, type Given } from '../command.js'
import { bytesOf } from '../files.js'
import { joined } from '../lines.js'
import { reportWordsIn } from '../report-words.js'
import { cliWordsIn } from '../words.js'
import type { CellValue } from '../workbook.js'
import { refusalIn } from '../workbook-words.js'

const STATES: readonly (keyof StateCounts)[] = ['blank', 'planned', 'running', 'done', 'dropped']

/** Reads a filled-in plan back. */
export const progress: Command = {
  name: 'progress',
  operands: ['PLAN.xlsx'],
  options: ['json'],
  summary: { en: 'read a filled-in plan back: how far its projects are', zh: '读回填好的项目库，汇总各项目进展' },
  run: async (given, io) => {
    const [file = ''] = given.operands
    const parts: Uint8Array[] = []
    for await (const chunk of bytesOf(file, io, cliWordsIn(given.language))) parts.push(chunk)
    const found = await progressOf(joined(parts), file, given)
    await io.stdout.write(given.json ? `${JSON.stringify(found, null, 2)}\n` : textOf(found, given))
    const words = reportWordsIn(given.language)
    for (const { row, column, ...problem } of found.problems)
      await io.stderr.write(`${onOneLine(words.planProblem(`${file}#${row} ${column}`, problem.code, problem.found, problem.hint))}\n`)
    return found.problems.length > 0 ? EXIT.data : EXIT.done
  },
}

async function progressOf(bytes: Uint8Array, file: string, { language }: Given): Promise<PlanProgress> {
  const { readWorkbook } = await import('../spreadsheet.js')
  const book = await readWorkbook(bytes)
  if ('refused' in book) throw new WanzhengError('invalid-dataset', `${file}: ${refusalIn(book, language)}`)
  for (const { rows } of book.sheets) {
    const found = planProgress(rows.map((row) => row.map(({ value }) => textOfCell(value))))
    if (found !== null) return found
  }
  const { communityId, state } = sheetWordsIn(language).head
  throw new WanzhengError('invalid-dataset', reportWordsIn(language).noProjects(file, communityId, state))
}

function textOfCell(value: CellValue): string {
  if (value === null) return ''
  return typeof value === 'object' ? value.date : String(value)
}

function textOf({ projects, states, filled, units }: PlanProgress, { language }: Given): string {
  const { head, status, total, projects: name } = sheetWordsIn(language)
  const counts = (own: StateCounts): readonly number[] => STATES.map((state) => own[state])
  const byUnit: Sheet = {
    name,
    columns: [head.communityId, head.community, total, ...STATES.map((state) => status[state])].map((one) => ({
      id: one,
      head: one,
      width: 12,
    })),
    rows: [...units.map((unit) => [unit.id, unit.name, unit.projects, ...counts(unit.states)]), [total, '', projects, ...counts(states)]],
  }
  const filledIn: Sheet = {
    name: reportWordsIn(language).filledIn,
    columns: STAFF_COLUMNS.map((column) => ({ id: column, head: head[column], width: 12 })),
    rows: [STAFF_COLUMNS.map((column) => `${filled[column]} / ${projects}`)],
  }
  return `${sheetMarkdown(byUnit)}\n${sheetMarkdown(filledIn)}`
}
