import { existsSync } from 'node:fs'
import { WanzhengError } from '../../error.js'
import { artifactOf } from '../../signature/artifact.js'
import { readPrivateKey } from '../../signature/keys.js'
import { signPack } from '../../signature/sign-pack.js'
import { type Command, EXIT } from '../command.js'
import { readPacksWithParts } from '../pack-references.js'
import { aboutFile, readSmallJson } from '../read-small-json.js'
import { signatureWordsIn } from '../signature-words.js'
import { cliWordsIn } from '../words.js'
import { writeText } from '../write-text.js'

/** Signs a pack or an overlay; signatures that the file has already stay. */
export const packSign: Command = {
  name: 'pack sign',
  operands: ['PACK'],
  options: ['key', 'note', 'output'],
  summary: { en: 'sign a pack or overlay, beside those who signed before', zh: '为规则包或叠加包签名，保留已有的签名' },
  run: async (given, io) => {
    const { language, operands, key: file, note, output } = given
    const words = cliWordsIn(language)
    if (file === null) throw new WanzhengError('misuse', `${words.missingOption('--key', 'FILE')}\n${words.hint('wanzheng pack sign')}`)
    const packs = await readPacksWithParts(operands, language)
    const pack = packs.at(-1)?.parts.at(-1) // of an overlay, itself
    const json = await readSmallJson(file, io, language, 'invalid-keys')
    const key = await aboutFile(file, language, () => readPrivateKey(json))
    const toFile = output !== null && output !== '-'
    const envelope = toFile && existsSync(output) ? await readSmallJson(output, io, language, 'misuse') : null
    const signed = await aboutFile(envelope === null ? file : (output ?? ''), language, () => signPack(pack, { key, note, envelope }))
    await writeText(`${JSON.stringify(signed, null, 2)}\n`, given, io)
    const { name, digest } = artifactOf(pack)
    if (toFile) await io.stdout.write(`${signatureWordsIn(language).signed(name, digest, key.name, signed.signatures.length)}\n`)
    return EXIT.done
  },
}
