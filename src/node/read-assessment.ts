import { parseJson } from '../data/json.js'
import { digest } from '../digest.js'
import { type Assessment, createEngine, rootOf, sealOf } from '../engine.js'
import { WanzhengError } from '../error.js'
import { refuseNewer } from '../format.js'
import type { Issue } from '../issue.js'
import type { UnitAssessment } from '../schema/assessment.js'
import { isAssessment } from '../schema/is-assessment.js'
import type { Pack } from '../schema/pack.js'
import { assessSource, wholeOf } from './assess-source.js'
import type { Given } from './command.js'
import { bytesOf } from './files.js'
import type { Io } from './io.js'
import { joined } from './lines.js'
import { DEFAULT_PACKS } from './options.js'
import { readPacks } from './pack-references.js'
import { reportWordsIn } from './report-words.js'
import { openSource } from './source.js'
import { cliWordsIn } from './words.js'

/** An assessment with the packs it was made with, for titles and clauses. */
export interface ReadAssessment {
  readonly assessment: Assessment
  readonly packs: readonly Pack[]
}

/**
 * Reads an assessment, with the packs it names; or a dataset, which is assessed first.
 *
 * @throws {@link WanzhengError} `invalid-assessment` for one that was changed after it was made, or whose packs are not at hand.
 */
export async function readAssessment(
  file: string,
  given: Pick<Given, 'language' | 'packs' | 'asOf'>,
  io: Pick<Io, 'stdin'>,
): Promise<ReadAssessment> {
  const parts: Uint8Array[] = []
  for await (const chunk of bytesOf(file, io, cliWordsIn(given.language))) parts.push(chunk)
  const bytes = joined(parts)
  const { value } = parseJson(new TextDecoder().decode(bytes))
  return claimsToBeOne(value) ? await readFinished(value, file, given) : await assessed(bytes, file, given)
}

function claimsToBeOne(json: unknown): boolean {
  const { schema } = (json ?? {}) as { readonly schema?: unknown }
  return typeof schema === 'string' && schema.startsWith('wanzheng/assessment')
}

async function readFinished(
  json: unknown,
  file: string,
  { language, packs: wanted }: Pick<Given, 'language' | 'packs'>,
): Promise<ReadAssessment> {
  const words = reportWordsIn(language)
  refuseNewer(json, 'wanzheng/assessment/1')
  if (!isAssessment(json)) throw new WanzhengError('invalid-assessment', words.notAnAssessment(file))
  const { packs: references, units } = json
  const seal = sealOf(json, rootOf(units))
  if (seal !== json.digest) throw new WanzhengError('invalid-assessment', words.changedSince(file))
  const names = wanted === DEFAULT_PACKS ? references.map(({ id, version }) => `${id}@${version}`) : wanted
  const packs = await readPacks(names, language)
  for (const reference of references) {
    const pack = packs.find(({ id }) => id === reference.id)
    if (pack === undefined || digest(pack) !== reference.digest)
      throw new WanzhengError('invalid-assessment', words.otherPack(file, `${reference.id}@${reference.version}`))
  }
  return { assessment: { ...json, issues: json.issues as unknown as readonly Issue[] }, packs } // issues have the form the schema gives them
}

async function assessed(
  bytes: Uint8Array,
  file: string,
  { language, packs: wanted, asOf }: Pick<Given, 'language' | 'packs' | 'asOf'>,
): Promise<ReadAssessment> {
  const packs = await readPacks(wanted, language)
  const source = await openSource(
    (async function* (): AsyncGenerator<Uint8Array> {
      yield bytes
    })(),
    file,
  )
  if (asOf === null && source.header.asOf === undefined) throw new WanzhengError('missing-as-of', cliWordsIn(language).noDate)
  const engine = createEngine(packs, asOf === null ? {} : { asOf })
  const units: UnitAssessment[] = []
  const run = assessSource(engine, source)
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done === true) return { assessment: wholeOf(next.value, units), packs }
    if (next.value.unit !== null) units.push(next.value.unit)
  }
}
