import { artifactOf } from '../../signature/artifact.js'
import { verifySignatures } from '../../signature/verify-signatures.js'
import { type Command, EXIT } from '../command.js'
import { readPacksWithParts } from '../pack-references.js'
import { aboutFile } from '../read-small-json.js'
import { demandOf } from '../require-signatures.js'
import { problemLine, signatureWordsIn } from '../signature-words.js'

/** Says who signed a pack or an overlay. */
export const packVerify: Command = {
  name: 'pack verify',
  operands: ['PACK'],
  options: ['signatures', 'keys', 'threshold', 'at', 'json'],
  summary: { en: 'who signed a pack or overlay, and whether that is enough', zh: '核对规则包或叠加包由谁签名，是否足够' },
  run: async (given, io) => {
    const { language, operands, keys, json } = given
    const packs = await readPacksWithParts(operands, language)
    const pack = packs.at(-1)?.parts.at(-1) // of an overlay, itself
    const demand = await demandOf(given, 'pack verify', io)
    const result = await aboutFile(keys ?? '', language, () => verifySignatures(pack, demand))
    const { name, digest } = artifactOf(pack)
    const words = signatureWordsIn(language)
    const { isTrusted, signers, problems } = result
    const head = isTrusted ? words.trusted(name, signers, demand.at) : words.notTrusted(name, demand.at)
    const text = json
      ? JSON.stringify({ pack: name, digest, at: demand.at, ...result }, null, 2)
      : [head, ...problems.map((one) => problemLine(one, language))].join('\n')
    await io.stdout.write(`${text}\n`)
    return isTrusted ? EXIT.done : EXIT.failed
  },
}
