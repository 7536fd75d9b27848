import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Unit } from '../../schema/dataset.js'
import type { Mapping } from '../../schema/mapping.js'
import { type Command, EXIT, type Given } from '../command.js'
import { datasetSink } from '../dataset-sink.js'
import { bytesOf } from '../files.js'
import { FileRefused, type FileSource, type ImportSummary, importParts } from '../import-parts.js'
import { reportSink } from '../import-report/sink.js'
import { importWordsIn } from '../import-report/words.js'
import type { Io } from '../io.js'
import { readMappingFile } from '../mapping-file.js'
import { readPacks } from '../pack-references.js'
import { createBar } from '../progress.js'
import { refusedIn } from '../refused-in.js'
import { cliWordsIn } from '../words.js'

/** Reads tables as a dataset, and tells what became of each cell. */
export const importCommand: Command = {
  name: 'import',
  operands: ['FILE…'],
  options: ['output', 'report', 'map', 'sheet', 'encoding', 'delimiter', 'level', 'id', 'as-of', 'pack'],
  summary: {
    en: 'a dataset from workbooks, CSV or JSON, with a report of what became of each cell',
    zh: '从工作簿、CSV 或 JSON 生成数据集，并报告每个单元格的去向',
  },
  run: async (given, io) => {
    const summary = await imported(given, io)
    const { quarantined, units } = summary.report.counts
    if (units === 0) await io.stderr.write(`${importWordsIn(given.language).nothing}\n`)
    return quarantined > 0 || units === 0 ? EXIT.data : EXIT.done
  },
}

async function imported(given: Given, io: Io): Promise<ImportSummary> {
  const { operands, asOf, language, output } = given
  const id = given.id ?? basename(operands[0] ?? '', extname(operands[0] ?? ''))
  const options = {
    id,
    ...(asOf === null ? {} : { asOf }),
    packs: await readPacks(given.packs, language),
    ...(await mappingOf(given)),
    ...(given.level === null ? {} : { level: given.level as Unit['level'] }), // one of the choices
    ...(given.encoding === null ? {} : { encoding: given.encoding }),
    ...(given.delimiter === null ? {} : { delimiter: delimiterFrom(given.delimiter) }),
    ...(given.sheets.length === 0 ? {} : { sheets: given.sheets }),
  }
  const bar = createBar(io.stderr, await bytesIn(operands), cliWordsIn(language))
  const sources = operands.map((file): FileSource => ({ file, chunks: watched(bytesOf(file, io, cliWordsIn(language)), bar.add) }))
  const report = await reportSink(given, io)
  const dataset = await datasetSink({ id, ...(asOf === null ? {} : { asOf }) }, output, language, io)
  try {
    const parts = importParts(sources, options)
    for (let next = await parts.next(); ; next = await parts.next()) {
      if (next.done === true) {
        await bar.clear()
        await dataset.finish()
        await report.finish(next.value)
        return next.value
      }
      await dataset.add(next.value.units)
      await report.add(next.value.entries)
    }
  } catch (error) {
    await bar.clear()
    await dataset.discard()
    await report.discard()
    throw error instanceof FileRefused ? refusedIn(error, language) : error
  }
}

async function mappingOf({ maps, language }: Given): Promise<{ readonly mapping?: Mapping }> {
  const [file] = maps
  return file === undefined ? {} : { mapping: await readMappingFile(file, language) }
}

// As it is typed in a shell.
function delimiterFrom(text: string): string {
  return /^(\\t|tab)$/i.test(text) ? '\t' : text
}

async function bytesIn(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function* watched(chunks: AsyncIterable<Uint8Array>, add: (bytes: number) => Promise<void>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    await add(chunk.length)
    yield chunk
  }
}
