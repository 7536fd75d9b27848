import { describeImport } from '../../messages/describe-import.js'
import type { Language } from '../../messages/messages.js'
import { onOneLine } from '../../report/width.js'
import type { ColumnReport, ImportEntry, TableReport, Treatment } from '../../rows/report.js'
import { columnName } from '../../rows/table.js'
import type { ImportSummary } from '../import-parts.js'
import type { FileFacts } from '../tables/open-tables.js'
import { type ImportWords, importWordsIn } from './words.js'

/** Treatments, those that somebody should look at first. */
export const TREATMENTS: readonly Treatment[] = ['quarantined', 'guessed', 'dropped', 'noted', 'normalised']

const COLUMN_CODES: ReadonlySet<string> = new Set(['unmatched-column', 'ignored-column', 'ordinal-column', 'duplicate-column'])

/** Entries that are alike: of one code, in one column. */
export interface EntryGroup {
  readonly first: ImportEntry
  count: number
}

/** Puts entries that are alike together; what it holds does not grow with the rows. */
export function groupEntries(groups: Map<string, EntryGroup>, entries: readonly ImportEntry[]): void {
  for (const entry of entries) {
    const key = JSON.stringify([entry.treatment, entry.code, entry.file, entry.table, entry.column])
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { first: entry, count: 1 })
    else known.count += 1
  }
}

/** What an import read, and what became of the cells, as text: groups of what is alike, each with its first place; only the counts where each was listed. */
export function summaryText({ files, report }: ImportSummary, groups: Iterable<EntryGroup>, language: Language, isListed: boolean): string {
  const words = importWordsIn(language)
  // Columns that are not read stand with their tables.
  const all = [...groups].filter(({ first }) => isListed || !COLUMN_CODES.has(first.code))
  const lines = files.flatMap((file) => [
    fileLine(file, words),
    ...report.tables.filter((table) => table.file === file.file).flatMap((table) => tableLines(table, words)),
  ])
  const found = TREATMENTS.flatMap((treatment) => {
    const own = all.filter(({ first }) => first.treatment === treatment)
    if (own.length === 0) return []
    const listed = own.map(({ first, count }) => `  ${entryLine(first, language)}${count === 1 ? '' : ` [${words.alike(count)}]`}`)
    return [...(isListed ? [] : ['']), `${words.treatment[treatment]} ${report.counts[treatment]}`, ...(isListed ? [] : listed)]
  })
  const { units, facilities, unchanged } = report.counts
  return `${[...lines, ...found, '', words.counts(units, facilities, unchanged)].join('\n')}\n`
}

/** One entry on one line: its place, then what became of it. */
export function entryLine(entry: ImportEntry, language: Language): string {
  return onOneLine(`${placeOf(entry)}${language === 'zh' ? '：' : ': '}${describeImport(entry, language)}`)
}

/** Where a cell is, as spreadsheets say it: `表.xlsx[社区]!B7`. */
export function placeOf({ file, table, address }: Pick<ImportEntry, 'file' | 'table' | 'address'>): string {
  const isFile = file !== undefined && file.replace(/^.*[\\/]/, '').replace(/[.][^.]*$/, '') === table
  return `${file ?? ''}${isFile ? '' : `[${table}]`}!${address}`
}

/** Encoding and delimiter of a file, in words. */
export function fileLine(facts: FileFacts, words: ImportWords): string {
  return [onOneLine(facts.file), words.kind[facts.kind], encodingOf(facts, words), delimiterOf(facts, words)]
    .filter((part) => part !== '')
    .join(' · ')
}

/** How a file is encoded, and how that is known. */
export function encodingOf({ encoding, encodingBasis }: FileFacts, { encoding: words }: ImportWords): string {
  if (encoding === undefined || encodingBasis === undefined) return ''
  return `${encoding === 'gb18030' ? 'GB18030/GBK' : encoding.toUpperCase()} (${words[encodingBasis]})`
}

function delimiterOf({ delimiter }: FileFacts, { delimiter: separated, oneColumn }: ImportWords): string {
  if (delimiter === undefined) return ''
  return delimiter === null ? oneColumn : separated(delimiter === '\t' ? 'TAB' : delimiter === ' ' ? 'SPACE' : delimiter)
}

function tableLines({ table, as, headerRows, rollUp, rows, columns }: TableReport, words: ImportWords): readonly string[] {
  if (as === 'ignored') return [`  ${table} · ${words.as.ignored}`]
  const facts = [words.as[as], words.headers(headerRows), words.rows(rows), ...(rollUp ? [words.rollUp] : [])]
  const unread = columns.filter(({ target, candidates }) => target === null && candidates.length === 0)
  const others = columns.filter((column) => !unread.includes(column))
  return [
    `  ${table} · ${facts.join(' · ')}`,
    ...others.map((column) => `    ${columnLine(column, words)}`),
    ...(unread.length === 0
      ? []
      : [`    ${words.unread(unread.map(({ column, header }) => onOneLine(`${columnName(column - 1)} ${header}`)))}`]),
  ]
}

function columnLine({ column, header, target, match, unit, unitAssumed, candidates }: ColumnReport, words: ImportWords): string {
  const place = onOneLine(`${columnName(column - 1)} ${header}`)
  const names = candidates.map(({ name, id }) => (name === id ? name : `${name} (${id})`)).join(', ')
  if (target === null) return `${place} → ${words.notRead} · ${words.perhaps(names)}`
  const shown = unit === null ? '' : ` · ${unitAssumed ? words.assumedUnit(unit) : unit}`
  return `${place} → ${target} · ${words.match[match]}${shown}${match === 'guessed' && names !== '' ? ` · ${words.perhaps(names)}` : ''}`
}
