import { WanzhengError } from '../error.js'
import { type SignatureDemand, type SignatureVerification, verifySignatures } from '../signature/verify-signatures.js'
import type { Given } from './command.js'
import type { Io } from './io.js'
import type { ReadPack } from './pack-references.js'
import { aboutFile, readSmallJson } from './read-small-json.js'
import { problemLine, signatureWordsIn } from './signature-words.js'
import { today } from './today.js'
import { cliWordsIn } from './words.js'

/** What the options for signatures ask for. */
export async function demandOf(given: Given, command: string, io: Pick<Io, 'stdin'>): Promise<SignatureDemand> {
  const { language, keys: file, signatures: files, threshold, at } = given
  const words = cliWordsIn(language)
  if (file === null) throw new WanzhengError('misuse', `${words.missingOption('--keys', 'FILE')}\n${words.hint(`wanzheng ${command}`)}`)
  const keys = await readSmallJson(file, io, language, 'invalid-keys')
  const signatures: unknown[] = []
  for (const one of files) signatures.push(await readSmallJson(one, io, language, 'untrusted-pack'))
  return { signatures, keys, at: at ?? today(), threshold: threshold ?? 1 }
}

/**
 * Refuses packs without the signatures that the options ask for. Any of these options asks: none is passed over in silence.
 * `others` are signatures that came some other way. Where overlays lie over a pack, either the whole is signed, or the released
 * pack and each overlay.
 *
 * @throws {@link WanzhengError} `untrusted-pack`, with a line for each signature that does not count.
 */
export async function requireSignatures(
  packs: readonly ReadPack[],
  command: string,
  given: Given,
  io: Pick<Io, 'stdin'>,
  others: readonly unknown[] = [],
): Promise<void> {
  const { requireSignature, signatures, keys, threshold, at, language } = given
  if (!requireSignature && signatures.length === 0 && keys === null && threshold === null && at === null) return
  const asked = await demandOf(given, command, io)
  const demand = { ...asked, signatures: [...asked.signatures, ...others] }
  const checked = await aboutFile(keys ?? '', language, () => Promise.all(packs.map((one) => verifyLayers(one, demand))))
  if (checked.every(({ isTrusted }) => isTrusted)) return
  const problems = checked.filter(({ isTrusted }) => !isTrusted).flatMap((one) => one.problems)
  const lines = [signatureWordsIn(language).refused, ...problems.map((one) => problemLine(one, language))]
  throw new WanzhengError('untrusted-pack', lines.join('\n'))
}

async function verifyLayers(
  { pack, parts }: ReadPack,
  demand: SignatureDemand,
): Promise<Pick<SignatureVerification, 'isTrusted' | 'problems'>> {
  const whole = await verifySignatures(pack, demand)
  if (whole.isTrusted) return whole
  const checked = await Promise.all(parts.map((part) => verifySignatures(part, demand)))
  const open = checked.filter(({ isTrusted }) => !isTrusted)
  return { isTrusted: open.length === 0 && checked.length > 0, problems: open.flatMap(({ problems }) => problems) }
}
