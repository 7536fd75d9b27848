import { onOneLine } from '../report/width.js'
import type { Pack } from '../schema/pack.js'
import type { Difference } from '../verification/differences.js'
import { EXIT, type Given } from './command.js'
import type { Io } from './io.js'
import { type VerifyWords, verifyWordsIn } from './verify-words.js'

const MOST_SHOWN = 20

/** What came of a verification. */
export interface VerificationResult {
  readonly units: number
  readonly differences: readonly Difference[]
  readonly count: number
  readonly digest: string
}

/** Says that all is equal, or what differs; answers with the exit code. */
export async function reportVerification(
  { units, differences, count, digest: own }: VerificationResult,
  packs: readonly Pack[],
  given: Given,
  io: Io,
): Promise<number> {
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
