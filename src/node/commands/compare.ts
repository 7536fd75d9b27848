import { type CompareSources, compareAssessments } from '../../audit/compare.js'
import { compareSheet, compareText, sourceLines } from '../../audit/compare-report.js'
import { compareWordsIn } from '../../audit/compare-words.js'
import type { Comparison } from '../../audit/comparison.js'
import { WanzhengError } from '../../error.js'
import { type Command, EXIT, type Given } from '../command.js'
import { bytesOf } from '../files.js'
import type { Io } from '../io.js'
import { pageWidth } from '../layout-for.js'
import { DEFAULT_PACKS } from '../options.js'
import { type ReadAssessment, readAssessment } from '../read-assessment.js'
import { openSource } from '../source.js'
import { cliWordsIn } from '../words.js'
import { SHEET_FORMATS, writeSheets } from '../write-sheets.js'
import { writeText } from '../write-text.js'

/** Tells what differs between two assessments, and why. */
export const compare: Command = {
  name: 'compare',
  operands: ['BEFORE', 'AFTER'],
  options: ['data', 'pack', 'format', 'json', 'output'],
  formats: ['text', 'json', ...SHEET_FORMATS],
  summary: { en: 'every value that differs between two assessments, with its cause', zh: '两份评估结果的每处不同及其原因' },
  run: async (given, io) => {
    const [first = '', second = ''] = given.operands
    const [before, after] = [await readWith(first, given, io), await readWith(second, given, io)]
    const sources = await sourcesOf(before, after, given, io)
    const comparison = compared(before, after, sources, given)
    const packs = [...after.packs, ...before.packs.filter(({ id }) => !after.packs.some((pack) => pack.id === id))]
    const format = given.format ?? (given.json ? 'json' : 'text')
    if (format === 'json') await writeText(`${JSON.stringify(comparison, null, 2)}\n`, given, io)
    else if (format === 'text') await writeText(compareText(comparison, packs, given.language, pageWidth(io)), given, io)
    else await writeSheets([compareSheet(comparison, packs, given.language)], sourceLines(comparison, given.language), given, io)
    const isUnexplained = comparison.changes.some(({ causes }) => causes.includes('unexplained'))
    return isUnexplained || comparison.correction === 'other' ? EXIT.failed : EXIT.done
  },
}

function compared(before: ReadAssessment, after: ReadAssessment, sources: CompareSources | null, { data, language }: Given): Comparison {
  try {
    return compareAssessments(before.assessment, after.assessment, sources)
  } catch (error) {
    if (!(error instanceof WanzhengError) || error.code !== 'invalid-dataset' || error.issues.length > 0) throw error
    throw new WanzhengError('invalid-dataset', `${data}#${compareWordsIn(language).dataNeeded}`)
  }
}

// The packs given stand in for those that one of the two names; the other may have been made with bundled ones.
async function readWith(file: string, given: Given, io: Io): Promise<ReadAssessment> {
  try {
    return await readAssessment(file, given, io)
  } catch (error) {
    if (given.packs === DEFAULT_PACKS || !(error instanceof WanzhengError) || error.code !== 'invalid-assessment') throw error
    return await readAssessment(file, { ...given, packs: DEFAULT_PACKS }, io)
  }
}

async function sourcesOf(before: ReadAssessment, after: ReadAssessment, { data, language }: Given, io: Io): Promise<CompareSources | null> {
  if (data === null) return null
  const source = await openSource(bytesOf(data, io, cliWordsIn(language)), data)
  const units: unknown[] = []
  for await (const { value } of source.rows) units.push(value)
  return { dataset: { id: source.header.id, units }, before: before.packs, after: after.packs }
}
