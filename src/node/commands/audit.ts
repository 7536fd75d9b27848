import { createEngine } from '../../engine.js'
import { WanzhengError } from '../../error.js'
import { engineFor } from '../../verify.js'
import { archiveWriter } from '../audit/archive-writer.js'
import { archiveRefusal, auditWordsIn } from '../audit/audit-words.js'
import { isMasked, maskingFor, openFile } from '../audit/masking-job.js'
import { withoutIssues } from '../audit/without-issues.js'
import { type AuditContents, writeAudit } from '../audit/write-audit.js'
import { type Command, EXIT, type Given } from '../command.js'
import { engineOptions } from '../engine-options.js'
import { bytesOf, fileSink } from '../files.js'
import type { Io } from '../io.js'
import { type ReadPack, readPacksWithParts } from '../pack-references.js'
import { packsFor } from '../packs-for.js'
import { readSmallJson } from '../read-small-json.js'
import { openRecorded } from '../recorded.js'
import { reportVerification } from '../verification-report.js'
import { verifySource } from '../verify-source.js'
import { verifyWordsIn } from '../verify-words.js'
import { cliWordsIn } from '../words.js'

/** Writes everything that a result was made from into one archive that verifies by itself. */
export const audit: Command = {
  name: 'audit',
  operands: ['RESULT|DATASET'],
  options: ['data', 'pack', 'as-of', 'waivers', 'signatures', 'mask', 'mask-personal', 'salt', 'output'],
  summary: { en: 'write a result with all it was made from into one archive', zh: '将评估结果及其全部依据写入一个压缩包' },
  run: async (given, io) => {
    const { language, output } = given
    const words = auditWordsIn(language)
    const [file = ''] = given.operands
    if (output === null || [output, file, given.data, given.waivers].includes('-')) throw new WanzhengError('misuse', words.needsFile)
    const job = (await claimsToBeAssessment(file, io, given)) ? await recordedJob(file, given, io) : await datasetJob(file, given, io)
    if (typeof job === 'number') return job
    const sink = await fileSink(output, cliWordsIn(language))
    try {
      const archive = archiveWriter(sink, (found, limit) => {
        throw new WanzhengError('invalid-archive', archiveRefusal(output, { refused: 'too-large', found, limit }, language))
      })
      const { units, digest } = await writeAudit(archive, job.contents)
      job.check()
      await sink.finish()
      await io.stdout.write(`${[words.written(output, units, digest), ...job.notes()].join('\n')}\n`)
      return EXIT.done
    } catch (error) {
      await sink.discard()
      throw error
    }
  },
}

interface Job {
  readonly contents: AuditContents
  /** Refuses what turned out to be wrong when all units had gone by. */
  readonly check: () => void
  readonly notes: () => readonly string[]
}

async function claimsToBeAssessment(file: string, io: Io, { language }: Given): Promise<boolean> {
  let text = ''
  for await (const part of bytesOf(file, io, cliWordsIn(language))) {
    text += new TextDecoder().decode(part)
    break
  }
  return /^\uFEFF?\s*\{\s*"schema"\s*:\s*"wanzheng\/assessment/.test(text)
}

// A dataset is masked first, so that every digest is that of what is in the archive.
async function datasetJob(file: string, given: Given, io: Io): Promise<Job> {
  const { language } = given
  const read = await readPacksWithParts(given.packs, language)
  const options = await engineOptions({ ...given, listOperands: true }, io)
  const engine = createEngine(packsOf(read), options)
  const { header } = await openFile(file, given, io)
  const asOf = given.asOf ?? header.asOf
  if (asOf === undefined) throw new WanzhengError('missing-as-of', cliWordsIn(language).noDate)
  const masking = await maskingFor(file, read, false, given, io)
  const contents = {
    engine,
    packs: read,
    asOf,
    assessment: null,
    waivers: options.waivers,
    signatures: await signaturesOf(given, io),
    ...masking.parts,
  }
  return { contents, check: masking.check, notes: masking.notes }
}

// An assessment keeps its bytes and its digest, whatever is masked in the data beside it.
async function recordedJob(file: string, given: Given, io: Io): Promise<Job | number> {
  const { language, data } = given
  const words = auditWordsIn(language)
  if (data === null) throw new WanzhengError('misuse', words.needsData)
  if (given.asOf !== null || given.waivers !== null) throw new WanzhengError('misuse', words.hasItsOwn)
  const notRecorded = verifyWordsIn(language).notRecorded(file)
  const recorded = await openRecorded(bytesOf(file, io, cliWordsIn(language)), notRecorded)
  const { operands, waivers } = recorded.head
  if (isMasked(given) && operands !== undefined) throw new WanzhengError('misuse', words.inAssessment)
  if (given.mask.includes('name')) throw new WanzhengError('misuse', words.namesInAssessment)
  const read = await packsFor(recorded.head, given)
  const { engine, differences } = engineFor(recorded.head, packsOf(read))
  const report = { units: 0, differences, count: differences.length, digest: '' }
  if (engine === null || differences.length > 0) return await reportVerification(report, packsOf(read), given, io)
  const result = await verifySource(engine, recorded, await openFile(data, given, io))
  if (!result.isWhole) throw new WanzhengError('invalid-assessment', verifyWordsIn(language).truncated(file))
  if (result.count > 0) return await reportVerification(result, packsOf(read), given, io)
  const masking = await maskingFor(data, read, true, given, io)
  const name = /[.](ndjson|jsonl)$/i.test(file) ? 'assessment.ndjson' : 'assessment.json'
  const bytes = (): AsyncIterable<Uint8Array | string> => {
    const own = bytesOf(file, io, cliWordsIn(language))
    return isMasked(given) ? withoutIssues(own) : own
  }
  const assessment = { name, bytes, digest: result.digest, units: result.units }
  const contents = {
    engine,
    packs: read,
    asOf: recorded.head.asOf,
    assessment,
    waivers,
    signatures: await signaturesOf(given, io),
    ...masking.parts,
  }
  return { contents, check: masking.check, notes: masking.notes }
}

async function signaturesOf({ signatures, language }: Given, io: Io): Promise<readonly unknown[]> {
  return await Promise.all(signatures.map((file) => readSmallJson(file, io, language, 'untrusted-pack')))
}

function packsOf(read: readonly ReadPack[]): readonly ReadPack['pack'][] {
  return read.map(({ pack }) => pack)
}
