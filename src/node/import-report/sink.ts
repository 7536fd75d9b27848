import { extname } from 'node:path'
import { WanzhengError } from '../../error.js'
import type { ImportEntry } from '../../rows/report.js'
import type { Given } from '../command.js'
import { fileSink, type Sink } from '../files.js'
import type { ImportSummary } from '../import-parts.js'
import type { Io, Output } from '../io.js'
import { cliWordsIn } from '../words.js'
import { MOST_ROWS, writeSheets } from '../write-sheets.js'
import { importSheets } from './sheets.js'
import { type EntryGroup, entryLine, groupEntries, summaryText } from './text.js'
import { importWordsIn } from './words.js'

/** Where the report of an import goes: told as it is made, so that it may be longer than the memory. */
export interface ReportSink {
  readonly add: (entries: readonly ImportEntry[]) => Promise<void>
  readonly finish: (summary: ImportSummary) => Promise<void>
  readonly discard: () => Promise<void>
}

/** The report as asked for: a summary always, each entry on its line with `--report`, or in a file of the form that its name says. */
export async function reportSink(given: Given, io: Io): Promise<ReportSink> {
  const out = given.output === null || given.output === '-' ? io.stderr : io.stdout
  const groups = new Map<string, EntryGroup>()
  const isListed = given.report === ''
  const file = given.report === null || isListed ? NOTHING : await fileReport(given.report, given, io)
  return {
    add: async (entries) => {
      groupEntries(groups, entries)
      await file.add(entries)
      if (isListed) await listed(entries, given, out)
    },
    finish: async (summary) => {
      await file.finish(summary)
      await out.write(summaryText(summary, groups.values(), given.language, isListed))
      if (given.report === null && groups.size > 0) await out.write(`${importWordsIn(given.language).listed}\n`)
    },
    discard: file.discard,
  }
}

const NOTHING: ReportSink = { add: async () => {}, finish: async () => {}, discard: async () => {} }

async function listed(entries: readonly ImportEntry[], { language }: Given, out: Output): Promise<void> {
  const { treatment } = importWordsIn(language)
  if (entries.length > 0)
    await out.write(entries.map((entry) => `${entryLine(entry, language)} [${treatment[entry.treatment]} ${entry.code}]\n`).join(''))
}

async function fileReport(file: string, given: Given, io: Io): Promise<ReportSink> {
  return extname(file).toLowerCase() === '.json'
    ? jsonReport(await fileSink(file, cliWordsIn(given.language)))
    : sheetReport(file, given, io)
}

function jsonReport(sink: Sink): ReportSink {
  let isFirst = true
  return {
    add: async (entries) => {
      let text = ''
      for (const entry of entries) {
        text += `${isFirst ? '{"schema":"wanzheng/import/1","entries":[\n' : ',\n'}${JSON.stringify(entry)}`
        isFirst = false
      }
      if (text !== '') await sink.write(text)
    },
    finish: async ({ files, report: { tables, counts } }) => {
      const rest = JSON.stringify({ files, tables, counts }, null, 1).slice(1)
      await sink.write(`${isFirst ? '{"schema":"wanzheng/import/1","entries":[' : ''}\n],${rest}\n`)
      await sink.finish()
    },
    discard: sink.discard,
  }
}

function sheetReport(file: string, given: Given, io: Io): ReportSink {
  const kept: ImportEntry[] = []
  return {
    add: async (entries) => {
      for (const entry of entries) kept.push(entry)
      if (kept.length > MOST_ROWS) throw new WanzhengError('misuse', importWordsIn(given.language).tooManyEntries(MOST_ROWS))
    },
    finish: async (summary) => {
      await writeSheets(importSheets(summary, kept, given.language), [], { ...given, format: null, output: file }, io)
    },
    discard: async () => {},
  }
}
