import { parseJson } from '../../data/json.js'
import { WanzhengError } from '../../error.js'
import type { SecondEvaluator } from '../../evaluation/view.js'
import { refuseNewer } from '../../format.js'
import { isProof, type Proof } from '../../proof.js'
import { onOneLine } from '../../report/width.js'
import type { Pack } from '../../schema/pack.js'
import { type Difference, waiversDifferences } from '../../verification/differences.js'
import { engineFor } from '../../verify.js'
import { type Command, EXIT, type Given } from '../command.js'
import { readWaivers } from '../engine-options.js'
import { bytesOf } from '../files.js'
import type { Io } from '../io.js'
import { joined } from '../lines.js'
import { DEFAULT_PACKS, SIGNATURE_OPTIONS } from '../options.js'
import { type ReadPack, readPacksWithParts } from '../pack-references.js'
import { openRecorded, type RecordedSource } from '../recorded.js'
import { requireSignatures } from '../require-signatures.js'
import { openSource } from '../source.js'
import { verifySource } from '../verify-source.js'
import { verifyUnit } from '../verify-unit.js'
import { type VerifyWords, verifyWordsIn } from '../verify-words.js'
import { cliWordsIn } from '../words.js'

const MOST_SHOWN = 20

/** Recomputes an assessment from its data and packs, and names what differs. */
export const verify: Command = {
  name: 'verify',
  operands: ['ASSESSMENT'],
  options: ['data', 'pack', 'waivers', 'reference', 'unit', 'proof', 'json', ...SIGNATURE_OPTIONS],
  summary: { en: 'recompute an assessment and name what differs', zh: '重算评估结果，指出不一致之处' },
  run: async (given, io) => {
    const { data } = given
    const cli = cliWordsIn(given.language)
    if (data === null) throw new WanzhengError('misuse', `${cli.missingOption('--data', 'FILE')}\n${cli.hint('wanzheng verify')}`)
    const words = verifyWordsIn(given.language)
    const [file = ''] = given.operands
    const recorded = await openRecorded(bytesOf(file, io, cli), words.notRecorded(file))
    const read = await packsFor(recorded, given)
    await requireSignatures(read, 'verify', given, io)
    const packs = read.map(({ pack }) => pack)
    const { engine, differences: around } = engineFor(recorded.head, packs, await secondFor(given))
    const differences = [...around, ...(await waiverDifferences(recorded, given, io))]
    if (engine === null || differences.length > 0)
      return await report({ units: 0, differences, count: differences.length, digest: '' }, packs, given, io)
    const source = await openSource(bytesOf(data, io, cli), data)
    if (given.unit !== null || given.proof !== null) {
      const proof = given.proof === null ? null : await readProof(given.proof, given, io)
      const { unit, dataset, ...result } = await verifyUnit(engine, recorded, source, { unit: given.unit, proof }, given.language)
      if (dataset === null) throw new WanzhengError('invalid-assessment', words.truncated(file))
      if (result.count === 0 && !given.json) await io.stdout.write(`${words.member(unit, dataset)}\n`)
      return await report(result, packs, given, io)
    }
    const result = await verifySource(engine, recorded, source)
    if (!result.isWhole) throw new WanzhengError('invalid-assessment', words.truncated(file))
    return await report(result, packs, given, io)
  },
}

// The releases it names, where they are bundled; and those given, which stand in for them.
async function packsFor({ head }: RecordedSource, { packs, language }: Given): Promise<readonly ReadPack[]> {
  const given = packs === DEFAULT_PACKS ? [] : await readPacksWithParts(packs, language)
  const named = await Promise.all(
    head.packs.map(async ({ id, version }) => {
      try {
        return await readPacksWithParts([`${id}@${version}`], language)
      } catch {
        return [] // reported as a pack that is not at hand
      }
    }),
  )
  const all = [...given, ...named.flat()]
  return head.packs.flatMap(({ id, version }) => all.find(({ pack }) => pack.id === id && pack.version === version) ?? [])
}

async function waiverDifferences({ head: { waivers } }: RecordedSource, given: Given, io: Io): Promise<readonly Difference[]> {
  if (given.waivers !== null) return waiversDifferences(waivers ?? [], await readWaivers(given.waivers, given.language, io))
  if (waivers !== undefined && !given.json) await io.stdout.write(`${verifyWordsIn(given.language).waiversTaken(waivers.length)}\n`)
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

interface Result {
  readonly units: number
  readonly differences: readonly Difference[]
  readonly count: number
  readonly digest: string
}

async function report({ units, differences, count, digest: own }: Result, packs: readonly Pack[], given: Given, io: Io): Promise<number> {
  const words = verifyWordsIn(given.language)
  const isEqual = count === 0
  if (given.json) await io.stdout.write(`${JSON.stringify({ equal: isEqual, units, count, digest: own || null, differences }, null, 2)}\n`)
  else if (isEqual) await io.stdout.write(`${words.equal(units, own)}\n`)
  else {
    const shown = differences.slice(0, MOST_SHOWN)
    const labelOf = (code: string): string => packs.map((pack) => pack.dictionary.units?.[code]?.[given.language]).find(Boolean) ?? code
    const isNew = ({ unit, rule }: Difference, index: number): boolean => shown[index - 1]?.unit !== unit || shown[index - 1]?.rule !== rule
    const lines = [words.differs(count), ...shown.flatMap((one, index) => linesOf(one, isNew(one, index), words, labelOf))]
    if (count > shown.length) lines.push(words.more(count - shown.length))
    await io.stdout.write(`${lines.join('\n')}\n`)
  }
  return isEqual ? EXIT.done : EXIT.failed
}

// What the rule reads stands after its first difference, and holds for the others.
function linesOf(
  { code, unit, rule, path, recorded, recomputed, operands }: Difference,
  isFirst: boolean,
  words: VerifyWords,
  labelOf: (code: string) => string,
): readonly string[] {
  const where = [unit === null ? null : words.unit(unit), rule, path === '' ? null : path].filter((part) => part !== null).join(' ')
  const values = `${words.recorded} ${shown(recorded, words)} | ${words.recomputed} ${shown(recomputed, words)}`
  const reads = operands.map(({ name, value, unit: of }) => `${name} = ${shown(value, words)}${of === null ? '' : ` ${labelOf(of)}`}`)
  const line = onOneLine([where, words.code[code], values].join(words.colon))
  return isFirst && reads.length > 0 ? [line, `  ${onOneLine([words.reads, reads.join('; ')].join(words.colon))}`] : [line]
}

function shown(value: unknown, { nothing }: VerifyWords): string {
  const text = value === null ? nothing : JSON.stringify(value)
  return text.length > 100 ? `${text.slice(0, 97)}...` : text
}
