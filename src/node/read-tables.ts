import type { ImportEntry } from '../rows/report.js'
import type { Table } from '../rows/table.js'
import type { RowsOptions, RowsResult } from '../rows.js'
import type { Unit } from '../schema/dataset.js'
import { bytesOf } from './files.js'
import { FileRefused, type FileSource, IMPORT_LIMITS, importParts, type SheetChoice } from './import-parts.js'
import { refusedIn } from './refused-in.js'
import { type FileFacts, openTables, type ReadOptions } from './tables/open-tables.js'
import { Refused } from './tables/refusal.js'
import { cliWordsIn } from './words.js'

/** The tables of files, and what each file turned out to be. */
export interface TablesRead {
  readonly tables: readonly Table[]
  readonly files: readonly FileFacts[]
}

/** What came of importing files: the dataset, what became of each cell, how columns were read, and what the files are. */
export interface FilesImported extends RowsResult {
  readonly files: readonly FileFacts[]
}

/**
 * Reads workbooks (.xlsx), text tables (CSV, TSV, any delimiter, UTF-8, UTF-16 or GBK/GB18030) and rows as JSON or NDJSON as
 * tables for `datasetOfRows` of `wanzheng/rows`. What a file is, its bytes say.
 *
 * @throws {@link WanzhengError} `not-found` for a file that is not there; `invalid-dataset` for one that has no tables or cannot be
 * read without loss. The message names the file and a stable code: `password`, `truncated`, `wrong-encoding` …
 *
 * @example
 * ```ts
 * import { readTables } from 'wanzheng/node'
 *
 * const { tables, files } = await readTables(['examples/communities-gbk.csv'])
 * files[0]?.encoding // => 'gb18030'
 * files[0]?.delimiter // => ','
 * tables[0]?.rows[2]?.[2] // => '东湖社区（虚构）'
 * ```
 */
export async function readTables(files: readonly string[], options: ReadOptions = {}): Promise<TablesRead> {
  const tables: Table[] = []
  const facts: FileFacts[] = []
  for (const file of files) {
    try {
      const { tables: own, rest, facts: factsOf } = await openTables(bytesIn(file), file, options, IMPORT_LIMITS.joined)
      if (rest !== null) throw new Refused({ refused: 'too-long-to-join', limit: IMPORT_LIMITS.joined })
      tables.push(...own)
      facts.push(factsOf())
    } catch (error) {
      throw error instanceof Refused ? refusedIn(new FileRefused(file, error.refusal), 'en') : error
    }
  }
  return { tables, files: facts }
}

/**
 * Reads files as one dataset, as `wanzheng import` does. All units are held in memory; for long files use {@link importParts}.
 *
 * @throws {@link WanzhengError} as {@link readTables}; what is wrong in single cells is in the report.
 *
 * @example
 * ```ts
 * import { importFiles } from 'wanzheng/node'
 *
 * const { dataset, report } = await importFiles(['examples/communities-gbk.csv', 'examples/facilities.csv'], { id: 'survey' })
 * dataset.units.length // => 4
 * const quarantined = report.entries.filter(({ treatment }) => treatment === 'quarantined')
 * quarantined.map(({ address, code }) => `${address} ${code}`) // => ['A7 shifted-row', 'A8 unknown-community', 'A9 unknown-facility-type']
 * ```
 */
export async function importFiles(files: readonly string[], options: RowsOptions & ReadOptions & SheetChoice): Promise<FilesImported> {
  const sources = files.map((file): FileSource => ({ file, chunks: bytesIn(file) }))
  const units: Unit[] = []
  const entries: ImportEntry[] = []
  try {
    const parts = importParts(sources, options)
    for (let next = await parts.next(); ; next = await parts.next()) {
      if (next.done === true) {
        const { id, asOf } = options
        const { report, mapping, files: facts } = next.value
        return { dataset: { id, ...(asOf === undefined ? {} : { asOf }), units }, report: { ...report, entries }, mapping, files: facts }
      }
      for (const unit of next.value.units) units.push(unit)
      for (const entry of next.value.entries) entries.push(entry)
    }
  } catch (error) {
    throw error instanceof FileRefused ? refusedIn(error, 'en') : error
  }
}

function bytesIn(file: string): AsyncIterable<Uint8Array> {
  return bytesOf(file, { stdin: process.stdin }, cliWordsIn('en'))
}
