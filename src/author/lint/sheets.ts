import { lintPack } from '../lint.js'
import type { EditedSheet } from '../sheets/grid.js'
import { packFromSheets } from '../sheets/read.js'
import { type LintFinding, sheetRefusal } from './finding.js'

/** Checks the sheets of a workbook: what cannot be read from them, and what is wrong with the pack they hold, by sheet and cell. */
export function lintSheets(sheets: readonly EditedSheet[]): readonly LintFinding[] {
  const { pack, problems, cellOf } = packFromSheets(sheets)
  const found = pack === null ? [] : lintPack(pack).map((one) => ({ ...one, cell: cellOf(one.path) }))
  return [...problems.map(sheetRefusal), ...found]
}
