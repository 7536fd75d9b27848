import { parseJson } from '../../data/json.js'
import { WanzhengError } from '../../error.js'
import type { SecondEvaluator } from '../../evaluation/view.js'
import { refuseNewer } from '../../format.js'
import { isProof, type Proof } from '../../proof.js'
import { type Difference, waiversDifferences } from '../../verification/differences.js'
import { engineFor } from '../../verify.js'
import { type Evidence, fromArchive } from '../audit/archive-evidence.js'
import { auditWordsIn } from '../audit/audit-words.js'
import { isArchive } from '../audit/read-audit.js'
import type { Command, Given } from '../command.js'
import { readWaivers } from '../engine-options.js'
import { bytesOf } from '../files.js'
import type { Io } from '../io.js'
import { joined } from '../lines.js'
import { SIGNATURE_OPTIONS } from '../options.js'
import { packsFor } from '../packs-for.js'
import { openRecorded } from '../recorded.js'
import { requireSignatures } from '../require-signatures.js'
import { openSource } from '../source.js'
import { reportVerification } from '../verification-report.js'
import { verifySource } from '../verify-source.js'
import { verifyUnit } from '../verify-unit.js'
import { verifyWordsIn } from '../verify-words.js'
import { cliWordsIn } from '../words.js'

/** Recomputes an assessment from its data and packs, and names what differs. */
export const verify: Command = {
  name: 'verify',
  operands: ['ASSESSMENT|AUDIT.zip'],
  options: ['data', 'pack', 'waivers', 'reference', 'unit', 'proof', 'salt', 'json', ...SIGNATURE_OPTIONS],
  summary: { en: 'recompute an assessment and name what differs', zh: '重算评估结果，指出不一致之处' },
  run: async (given, io) => {
    const [file = ''] = given.operands
    const words = verifyWordsIn(given.language)
    const evidence = (await isArchive(file)) ? await fromArchive(file, given, io) : await fromFiles(file, given, io)
    try {
      const { recorded, read, signatures } = evidence
      await requireSignatures(read, 'verify', given, io, signatures)
      const packs = read.map(({ pack }) => pack)
      const around = evidence.isComplete ? engineFor(recorded.head, packs, await secondFor(given)) : { engine: null, differences: [] }
      const more = evidence.isComplete ? await waiverDifferences(evidence, given, io) : []
      const before = [...evidence.differences, ...around.differences, ...more]
      if (around.engine === null || around.differences.length > 0)
        return await reportVerification({ units: 0, differences: before, count: before.length, digest: '' }, packs, given, io)
      const { engine, source, check } = await evidence.open(around.engine, packs)
      if (given.unit !== null || given.proof !== null) {
        const proof = given.proof === null ? null : await readProof(given.proof, given, io)
        const { unit, dataset, ...result } = await verifyUnit(engine, recorded, source, { unit: given.unit, proof }, given.language)
        if (dataset === null) throw new WanzhengError('invalid-assessment', words.truncated(file))
        if (result.count === 0 && !given.json) await io.stdout.write(`${words.member(unit, dataset)}\n`)
        return await reportVerification(withMore(result, before), packs, given, io)
      }
      const result = await verifySource(engine, recorded, source)
      if (!result.isWhole) throw new WanzhengError('invalid-assessment', words.truncated(file))
      const checked = await check(result)
      if (!given.json) for (const note of checked.notes) await io.stdout.write(`${note}\n`)
      return await reportVerification(withMore(result, [...before, ...checked.differences]), packs, given, io)
    } finally {
      await evidence.close()
    }
  },
}

function withMore<T extends { readonly differences: readonly Difference[]; readonly count: number }>(
  result: T,
  more: readonly Difference[],
): T {
  return { ...result, differences: [...more, ...result.differences], count: result.count + more.length }
}

async function fromFiles(file: string, given: Given, io: Io): Promise<Evidence> {
  const { data, salt, language } = given
  const words = cliWordsIn(language)
  if (data === null) throw new WanzhengError('misuse', `${words.missingOption('--data', 'FILE')}\n${words.hint('wanzheng verify')}`)
  if (salt !== null) throw new WanzhengError('misuse', auditWordsIn(language).onlyInAudit('--salt'))
  const recorded = await openRecorded(bytesOf(file, io, words), verifyWordsIn(language).notRecorded(file))
  return {
    recorded,
    read: await packsFor(recorded.head, given),
    signatures: [],
    differences: [],
    isComplete: true,
    waivers: null,
    open: async (engine) => ({
      engine,
      source: await openSource(bytesOf(data, io, words), data),
      check: async () => ({ notes: [], differences: [] }),
    }),
    close: async () => {},
  }
}

async function waiverDifferences({ recorded: { head }, waivers: own }: Evidence, given: Given, io: Io): Promise<readonly Difference[]> {
  const { language, waivers: file, json } = given
  const others = file === null ? own : await readWaivers(file, language, io)
  if (others !== null) return waiversDifferences(head.waivers ?? [], others)
  if (head.waivers !== undefined && !json) await io.stdout.write(`${verifyWordsIn(language).waiversTaken(head.waivers.length)}\n`)
  return []
}

// Only here: whoever scores does not wait for a second evaluator.
async function secondFor({ reference }: Given): Promise<SecondEvaluator | null> {
  if (!reference) return null
  const { createSecondEvaluator } = await import('../../reference/second-evaluator.js')
  return createSecondEvaluator()
}

async function readProof(file: string, { language }: Given, io: Io): Promise<Proof> {
  const parts: Uint8Array[] = []
  for await (const chunk of bytesOf(file, io, cliWordsIn(language))) parts.push(chunk)
  const proof = parseJson(new TextDecoder().decode(joined(parts))).value
  refuseNewer(proof, 'wanzheng/proof/1')
  if (!isProof(proof)) throw new WanzhengError('invalid-assessment', verifyWordsIn(language).notAProof(file))
  return proof
}
