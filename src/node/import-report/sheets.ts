import { describeImport } from '../../messages/describe-import.js'
import type { Language } from '../../messages/messages.js'
import type { Sheet, SheetColumn } from '../../report/sheets/sheet.js'
import type { ImportEntry } from '../../rows/report.js'
import { columnName } from '../../rows/table.js'
import type { ImportSummary } from '../import-parts.js'
import { encodingOf } from './text.js'
import { type ImportWords, importWordsIn } from './words.js'

/** The report of an import as sheets: each cell that is not in the dataset as it stood, the tables, and how each column was read. */
export function importSheets({ files, report }: ImportSummary, entries: readonly ImportEntry[], language: Language): readonly Sheet[] {
  const words = importWordsIn(language)
  const facts = new Map(files.map((file) => [file.file, file]))
  const cells: Sheet = {
    name: words.entries,
    columns: columnsOf(words, { treatment: 10, file: 20, sheet: 16, cell: 8, raw: 24, what: 60, path: 30, code: 18 }),
    rows: entries.map((entry) => [
      words.treatment[entry.treatment],
      entry.file ?? '',
      entry.table,
      entry.address,
      entry.raw,
      describeImport(entry, language),
      entry.path ?? '',
      entry.code,
    ]),
  }
  const tables: Sheet = {
    name: words.overview,
    columns: columnsOf(words, {
      file: 20,
      encoding: 24,
      delimiter: 8,
      sheet: 16,
      as: 10,
      header: 10,
      read: 8,
      quarantined: 8,
      dropped: 8,
      blank: 8,
    }),
    rows: report.tables.map(({ file = '', table, as, headerRows, rows }) => {
      const own = facts.get(file)
      return [
        file,
        own === undefined ? '' : encodingOf(own, words),
        own?.delimiter ?? '',
        table,
        words.as[as],
        headerRows.join(', '),
        rows.read,
        rows.quarantined,
        rows.dropped,
        rows.blank,
      ]
    }),
  }
  const columns: Sheet = {
    name: words.columns,
    columns: columnsOf(words, { file: 20, sheet: 16, column: 6, heading: 30, target: 30, match: 10, unit: 14, perhaps: 40 }),
    rows: report.tables.flatMap(({ file = '', table, columns: own }) =>
      own.map(({ column, header, target, match, unit, unitAssumed, candidates }) => [
        file,
        table,
        columnName(column - 1),
        header,
        target ?? words.notRead,
        words.match[match],
        unit === null ? '' : unitAssumed ? words.assumedUnit(unit) : unit,
        candidates.map(({ name, id, score }) => `${name} (${id}, ${score.toFixed(2)})`).join(', '),
      ]),
    ),
  }
  return [cells, tables, columns]
}

function columnsOf({ head }: ImportWords, widths: Readonly<Partial<Record<keyof ImportWords['head'], number>>>): readonly SheetColumn[] {
  return Object.entries(widths).map(([id, width]) => ({ id, head: head[id as keyof typeof head], width })) // the keys are those of the widths
}
