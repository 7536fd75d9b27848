import { mergeDictionaries } from '../../data/dictionary.js'
import { WanzhengError } from '../../error.js'
import { isMaskable } from '../../mask.js'
import { nearest } from '../../nearest.js'
import type { Given } from '../command.js'
import { bytesOf } from '../files.js'
import type { Io } from '../io.js'
import type { ReadPack } from '../pack-references.js'
import { openSource, type Source } from '../source.js'
import { cliWordsIn } from '../words.js'
import { auditWordsIn } from './audit-words.js'
import { type Mask, type MaskedRow, maskedRows } from './masked-source.js'
import { makeSalt, readSalt } from './salt.js'
import type { AuditContents } from './write-audit.js'

/** Whether anything is to be masked. */
export function isMasked({ mask, maskPersonal }: Pick<Given, 'mask' | 'maskPersonal'>): boolean {
  return mask.length > 0 || maskPersonal
}

/** Opens a dataset from the start. */
export async function openFile(file: string, { language }: Pick<Given, 'language'>, io: Pick<Io, 'stdin'>): Promise<Source> {
  return await openSource(bytesOf(file, io, cliWordsIn(language)), file)
}

/** The data of an archive, masked where that was asked for. */
export interface MaskingJob {
  readonly parts: Pick<AuditContents, 'data' | 'masks'>
  /** Refuses a field that no unit has, when all units have gone by. */
  readonly check: () => void
  readonly notes: () => readonly string[]
}

/** Prepares the data of an archive. `keepsDigests`: they belong to an assessment that was made before. */
export async function maskingFor(
  file: string,
  read: readonly ReadPack[],
  keepsDigests: boolean,
  given: Given,
  io: Io,
): Promise<MaskingJob> {
  const { language, mask: fields, maskPersonal: personal } = given
  const words = auditWordsIn(language)
  const source = (): Promise<Source> => openFile(file, given, io)
  if (!isMasked(given)) {
    const name = /[.](ndjson|jsonl)$/i.test(file) ? 'data.ndjson' : 'data.json'
    const data = { name, bytes: () => bytesOf(file, io, cliWordsIn(language)), source }
    return { parts: { data, masks: null }, check: () => {}, notes: () => [] }
  }
  const dictionary = mergeDictionaries(read.map(({ pack }) => pack))
  for (const field of fields)
    if (!isMaskable(field, dictionary)) throw new WanzhengError('misuse', words.notMaskable(field, nearest(field, MASKABLE)))
  if (given.salt === null) throw new WanzhengError('misuse', words.needsSalt)
  const known = await readSalt(given.salt, language)
  const secret = known ?? (await makeSalt(given.salt, language))
  if (known === null) await io.stderr.write(`${words.saltMade(given.salt)}\n`)
  const mask: Mask = { masking: { fields, personal }, dictionary, secret, keepsDigests }
  const refuse = (path: string): never => {
    throw new WanzhengError('invalid-dataset', `${file}#${words.brokenLine(path)}`)
  }
  const { header } = await source()
  const rows = async function* (): AsyncGenerator<MaskedRow> {
    yield* maskedRows(await source(), mask, refuse)
  }
  const seen = { units: 0, values: 0, fields: new Set<string>() }
  const counted = async function* (): AsyncGenerator<MaskedRow> {
    for await (const one of rows()) {
      if (one.line !== null) seen.units++
      seen.values += one.line?.values.length ?? 0
      for (const { path } of one.line?.values ?? []) seen.fields.add(path.split('/').at(-1) ?? '')
      yield one
    }
  }
  const bytes = async function* (): AsyncGenerator<string> {
    yield `${JSON.stringify(header)}\n`
    for await (const { row } of counted()) yield `${JSON.stringify(row.value)}\n`
  }
  const maskedSource = async (): Promise<Source> => ({
    header,
    issues: [],
    rows: (async function* () {
      for await (const { row } of rows()) yield row
    })(),
  })
  return {
    parts: {
      data: { name: 'data.ndjson', bytes, source: maskedSource },
      masks: { fields: [...fields], personal, digests: keepsDigests ? 'recorded' : 'recomputed', rows },
    },
    check: () => {
      const absent = fields.filter((field) => !seen.fields.has(field))
      if (absent.length > 0) throw new WanzhengError('not-found', words.nothingMasked(absent))
    },
    notes: () => [words.masked(seen.values, seen.units)],
  }
}

/** Names that free texts have in the format of datasets. */
const MASKABLE = ['evidence', 'name', 'note', 'raw', 'source', 'url']
