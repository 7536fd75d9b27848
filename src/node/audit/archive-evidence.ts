import { createHash } from 'node:crypto'
import { mergeDictionaries } from '../../data/dictionary.js'
import type { Engine } from '../../engine.js'
import { WanzhengError } from '../../error.js'
import type { Pack } from '../../schema/pack.js'
import type { Waiver } from '../../schema/waiver.js'
import { type Difference, difference } from '../../verification/differences.js'
import { VERSION } from '../../version.js'
import { loadWaivers } from '../../waivers.js'
import type { Given } from '../command.js'
import type { Io } from '../io.js'
import { DEFAULT_PACKS } from '../options.js'
import type { ReadPack } from '../pack-references.js'
import { packsFor } from '../packs-for.js'
import { openRecorded, type RecordedSource } from '../recorded.js'
import { openSource, type Source } from '../source.js'
import { verifyWordsIn } from '../verify-words.js'
import { cliWordsIn } from '../words.js'
import { auditWordsIn } from './audit-words.js'
import { explanationPages } from './explanation-pages.js'
import { maskedDataset, maskedRows, openedAgainst } from './masked-source.js'
import { openFile } from './masking-job.js'
import { type Audit, openAudit, packsIn } from './read-audit.js'
import { readSalt } from './salt.js'
import { readmes } from './write-audit.js'

/** What an assessment is verified with, wherever it comes from. */
export interface Evidence {
  readonly recorded: RecordedSource
  readonly read: readonly ReadPack[]
  readonly signatures: readonly unknown[]
  /** What is wrong before anything is recomputed. */
  readonly differences: readonly Difference[]
  /** Whether there is enough to recompute it from. */
  readonly isComplete: boolean
  /** Waivers that came with it; `null` where the assessment alone has any. */
  readonly waivers: readonly Waiver[] | null
  readonly open: (engine: Engine, packs: readonly Pack[]) => Promise<Opened>
  readonly close: () => Promise<void>
}

/** Data ready to be recomputed from, and what is to be looked at when they have gone by. */
export interface Opened {
  readonly engine: Engine
  readonly source: Source
  readonly check: (result: { readonly units: number; readonly digest: string }) => Promise<Checked>
}

/** What was found beside the assessment itself. */
export interface Checked {
  readonly notes: readonly string[]
  readonly differences: readonly Difference[]
}

/** Takes everything out of an audit archive; data or packs that are given stand in for those in it. */
export async function fromArchive(file: string, given: Given, io: Io): Promise<Evidence> {
  const { language } = given
  const audit = await openAudit(file, language)
  try {
    const { manifest, has, read, json } = audit
    const wanted = [
      manifest.assessment,
      manifest.data,
      ...manifest.packs.flat(),
      ...(manifest.masks === undefined ? [] : [manifest.masks.file]),
    ]
    const isComplete = wanted.every(has)
    const words = verifyWordsIn(language)
    const missing: RecordedSource = {
      head: { engine: { version: '', semantics: 1 }, asOf: '', packs: [] },
      units: none(),
      foot: () => null,
      isSorted: true,
    }
    const recorded = has(manifest.assessment)
      ? await openRecorded(read(manifest.assessment), words.notRecorded(`${file}/${manifest.assessment}`))
      : missing
    const own = isComplete ? await packsIn(audit, file, language) : { packs: [], differences: [], unvouched: [] }
    const packs = given.packs === DEFAULT_PACKS ? own.packs : await packsFor(recorded.head, given)
    const waivers = manifest.waivers === undefined || !has(manifest.waivers) ? null : loadWaivers(await json(manifest.waivers))
    return {
      recorded,
      read: packs,
      signatures: await Promise.all(manifest.signatures.filter(has).map(json)),
      differences: [...audit.differences, ...own.differences],
      isComplete,
      waivers,
      open: async (engine) =>
        await opened(
          { audit, engine, packs: packs.map(({ pack }) => pack), asOf: recorded.head.asOf, unvouched: own.unvouched },
          given,
          io,
        ),
      close: audit.close,
    }
  } catch (error) {
    await audit.close()
    throw error
  }
}

async function* none(): AsyncGenerator<never> {}

interface Opening {
  readonly audit: Audit
  readonly engine: Engine
  readonly packs: readonly Pack[]
  readonly asOf: string
  readonly unvouched: readonly string[]
}

async function opened(opening: Opening, given: Given, io: Io): Promise<Opened> {
  const { audit, engine, unvouched } = opening
  const { manifest } = audit
  const { masks } = manifest
  const { language, data, salt } = given
  const words = auditWordsIn(language)
  const inArchive = (): Promise<Source> => openSource(audit.read(manifest.data), manifest.data)
  const notes = unvouched.length === 0 ? [] : [words.packsFromArchive(unvouched)]
  const pages = (result: { readonly units: number; readonly digest: string }): Promise<Checked> =>
    pageDifferences(opening, inArchive, result, given)
  if (masks === undefined) {
    if (salt !== null) throw new WanzhengError('misuse', words.onlyInAudit('--salt'))
    const source = data === null ? await inArchive() : await openFile(data, given, io)
    return { engine, source, check: async (result) => joinedChecks([{ notes, differences: [] }, await pages(result)]) }
  }
  const isRecorded = masks.digests === 'recorded'
  if (isRecorded && (given.unit !== null || given.proof !== null)) throw new WanzhengError('misuse', words.unitNeedsOriginal)
  const masked = maskedDataset(engine, await inArchive(), audit.masks(), isRecorded)
  const check = async (result: { readonly units: number; readonly digest: string }): Promise<Checked> => {
    const { units, values, differences } = masked.found()
    const digests = isRecorded ? words.digestsRecorded(units) : words.digestsRecomputed
    const own = { notes: [...notes, words.masked(values, units), ...(data === null ? [digests] : [])], differences }
    return joinedChecks([own, await pages(result), ...(data === null ? [] : [await openedByHolder(opening, inArchive, given, io)])])
  }
  return { engine: masked.engine, source: masked.source, check }
}

// Whoever has the original and the secret sees whether the masked data are those.
async function openedByHolder({ audit, packs }: Opening, inArchive: () => Promise<Source>, given: Given, io: Io): Promise<Checked> {
  const { language, data, salt } = given
  const words = auditWordsIn(language)
  const { masks } = audit.manifest
  const secret = salt === null ? null : await readSalt(salt, language)
  if (salt !== null && secret === null)
    throw new WanzhengError('not-found', cliWordsIn(language).cannotRead(salt, cliWordsIn(language).why.ENOENT))
  if (secret === null || masks === undefined) throw new WanzhengError('misuse', words.needsSalt)
  const mask = { masking: masks, dictionary: mergeDictionaries(packs), secret, keepsDigests: masks.digests === 'recorded' }
  const refuse = (path: string): never => {
    throw new WanzhengError('invalid-dataset', `${data}#${words.brokenLine(path)}`)
  }
  const { units, differences } = await openedAgainst(
    await inArchive(),
    audit.masks(),
    maskedRows(await openFile(data ?? '', given, io), mask, refuse),
  )
  return { notes: differences.length === 0 ? [words.opened(units)] : [], differences: [...differences] }
}

// Pages are text that anybody may have changed: they are written anew and compared. Other programs may word them otherwise.
async function pageDifferences(
  { audit, engine, packs, asOf }: Opening,
  inArchive: () => Promise<Source>,
  { units, digest }: { readonly units: number; readonly digest: string },
  { language }: Given,
): Promise<Checked> {
  const { files, ...head } = audit.manifest
  if (head.program !== VERSION) return { notes: [auditWordsIn(language).pagesByOther(head.program)], differences: [] }
  const differences: Difference[] = []
  const seen = new Set<string>()
  const compare = (name: string, text: string): void => {
    seen.add(name)
    const recorded = files.find((one) => one.name === name)?.digest ?? null
    const recomputed = `sha256:${createHash('sha256').update(text).digest('hex')}`
    if (recorded !== recomputed) differences.push(difference('file-differs', { path: name, recorded, recomputed }))
  }
  for await (const [name, text] of explanationPages(engine, packs, await inArchive(), asOf)) compare(name, text)
  for (const [name, text] of readmes(head, digest, units)) compare(name, text)
  const known = new Set([...seen, head.assessment, head.data, ...head.packs.flat(), ...head.signatures, head.waivers, head.masks?.file])
  for (const { name } of files)
    if (!known.has(name)) differences.push(difference('file-unknown', { path: name, recorded: null, recomputed: name }))
  return { notes: [], differences }
}

function joinedChecks(checks: readonly Checked[]): Checked {
  return { notes: checks.flatMap(({ notes }) => notes), differences: checks.flatMap(({ differences }) => differences) }
}
