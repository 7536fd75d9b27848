import { createEngine, type Engine } from '../../engine.js'
import { WanzhengError } from '../../error.js'
import { htmlReport } from '../../report/html/document.js'
import { bookSheets } from '../../report/sheets/book.js'
import type { UnitAssessment } from '../../schema/assessment.js'
import type { Pack } from '../../schema/pack.js'
import { compareText } from '../../text.js'
import { assessSource, type Summary, wholeOf } from '../assess-source.js'
import { readCrosswalk } from '../bundled.js'
import { type Command, EXIT, type Given } from '../command.js'
import { engineOptions } from '../engine-options.js'
import { bytesOf, fileSink, type Sink } from '../files.js'
import { formatOf, type StreamedName, streamFoot, streamHead } from '../formats.js'
import type { Io } from '../io.js'
import { isFaulty, reportIssues } from '../issue-report.js'
import { layoutFor } from '../layout-for.js'
import { FORMATS, type FormatName, SIGNATURE_OPTIONS } from '../options.js'
import { readPacksWithParts } from '../pack-references.js'
import { createProgress } from '../progress.js'
import { reportWordsIn } from '../report-words.js'
import { requireSignatures } from '../require-signatures.js'
import { openSource, type Source } from '../source.js'
import { createSpool } from '../spool.js'
import { cliWordsIn } from '../words.js'
import { bookOf } from '../write-sheets.js'

/** Scores a dataset. */
export const assess: Command = {
  name: 'assess',
  operands: ['DATASET'],
  options: ['pack', 'as-of', 'operands', 'waivers', 'format', 'json', 'output', ...SIGNATURE_OPTIONS],
  summary: { en: 'score a dataset', zh: '评估数据集' },
  run: async (given, io) => {
    const words = cliWordsIn(given.language)
    const read = await readPacksWithParts(given.packs, given.language)
    await requireSignatures(read, 'assess', given, io)
    const packs = read.map(({ pack }) => pack)
    const engine = createEngine(packs, await engineOptions(given, io))
    const [file = ''] = given.operands
    const source = await openSource(bytesOf(file, io, words), file)
    const asOf = given.asOf ?? source.header.asOf
    if (asOf === undefined) throw new WanzhengError('missing-as-of', words.noDate)
    const output = toFile(given)
    const name = FORMATS.find((format) => format === given.format) ?? (given.json ? 'json' : 'table')
    if (name === 'xlsx' && output === null) throw new WanzhengError('misuse', reportWordsIn(given.language).needsFile(name))
    const sink = output === null ? stdoutSink(io) : await fileSink(output, words)
    try {
      const summary = await written(name, { engine, packs, source, asOf, sink, given, io })
      await sink.finish()
      await reportIssues(summary.issues, given.language, io.stderr)
      return isFaulty(summary.issues) ? EXIT.data : EXIT.done
    } catch (error) {
      await sink.discard()
      throw error
    }
  },
}

interface Job {
  readonly engine: Engine
  readonly packs: readonly Pack[]
  readonly source: Source
  readonly asOf: string
  readonly sink: Sink
  readonly given: Given
  readonly io: Io
}

async function written(name: FormatName, job: Job): Promise<Summary> {
  if (name === 'html' || name === 'xlsx') return await writeWhole(name, job)
  return name === 'ndjson' ? await writeStream(job) : await writeInOrder(name, job)
}

async function writeStream({ engine, source, asOf, sink, given, io }: Job): Promise<Summary> {
  await sink.write(streamHead({ asOf, packs: engine.packs, ...engine.terms }))
  const summary = await each(engine, source, given, io, async (unit) => await sink.write(`${JSON.stringify(unit)}\n`))
  await sink.write(streamFoot(summary))
  return summary
}

async function writeInOrder(name: StreamedName, { engine, packs, source, sink, given, io }: Job): Promise<Summary> {
  const format = formatOf(name, packs, given.language, toFile(given) === null ? layoutFor(io) : undefined)
  const order: { readonly id: string; readonly digest: string; readonly place: number }[] = []
  const spool = createSpool()
  try {
    const summary = await each(engine, source, given, io, async (unit) => {
      order.push({ id: unit.id, digest: unit.digest, place: order.length })
      await spool.add(format.unit(unit))
    })
    order.sort((a, b) => compareText(a.id, b.id) || compareText(a.digest, b.digest))
    await sink.write(format.head(summary))
    for (const [index, { place }] of order.entries()) {
      if (index > 0) await sink.write(format.between)
      await sink.write(await spool.read(place))
    }
    await sink.write(format.foot(summary))
    return summary
  } finally {
    await spool.close()
  }
}

// A report that ranks its units needs them all.
async function writeWhole(name: 'html' | 'xlsx', { engine, packs, source, sink, given, io }: Job): Promise<Summary> {
  const units: UnitAssessment[] = []
  const summary = await each(engine, source, given, io, async (unit) => void units.push(unit))
  const assessment = wholeOf(summary, units)
  const { language } = given
  if (name === 'xlsx') await sink.write(await bookOf(bookSheets(assessment, packs, language), language))
  else await sink.write(await htmlReport(assessment, packs, language, { crosswalk: await readCrosswalk() }))
  return summary
}

async function each(
  engine: Engine,
  source: Source,
  { language }: Given,
  io: Io,
  take: (unit: UnitAssessment) => Promise<void>,
): Promise<Summary> {
  const progress = createProgress(io.stderr, cliWordsIn(language))
  const assessed = assessSource(engine, source)
  for (let next = await assessed.next(); ; next = await assessed.next()) {
    if (next.done === true) {
      await progress.clear()
      return next.value
    }
    if (next.value.unit !== null) await take(next.value.unit)
    await progress.step()
  }
}

// The file to write, `null` for standard output.
function toFile({ output }: Given): string | null {
  return output === '-' ? null : output
}

function stdoutSink({ stdout }: Io): Sink {
  return {
    write: (text) => stdout.write(typeof text === 'string' ? text : new TextDecoder().decode(text)),
    finish: async () => {},
    discard: async () => {},
  }
}
