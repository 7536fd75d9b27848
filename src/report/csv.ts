import type { Assessment } from '../engine.js'
import type { Language } from '../messages/messages.js'
import type { UnitAssessment } from '../schema/assessment.js'
import type { Pack } from '../schema/pack.js'
import { type Context, contextOf } from './context.js'
import { csvCell, csvLine, csvText } from './csv-cell.js'
import { resultCells, resultColumns } from './sheets/results.js'

/** An assessment as a CSV sheet, one row a rule and unit: with byte order mark and CRLF, as spreadsheets want it. */
export function csv(assessment: Assessment, packs: readonly Pack[], language: Language): string {
  const context = contextOf(packs, language)
  return csvHead(context) + assessment.units.map((unit) => csvOfUnit(unit, context)).join('')
}

/** The row of column heads. */
export function csvHead(context: Context): string {
  return `\uFEFF${csvLine(resultColumns(context).map(({ head }) => csvText(head)))}`
}

/** The rows of one unit. */
export function csvOfUnit(unit: UnitAssessment, context: Context): string {
  return unit.outcomes.map((outcome) => csvLine(resultCells(unit, outcome, context).map(csvCell))).join('')
}
