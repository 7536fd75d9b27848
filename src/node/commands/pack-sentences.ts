import { sentencesOf } from '../../author/sentence.js'
import { type Command, EXIT } from '../command.js'
import { readPacks } from '../pack-references.js'
import { writeText } from '../write-text.js'

/** Says every rule of a pack as one sentence made from the rule itself. */
export const packSentences: Command = {
  name: 'pack sentences',
  operands: ['ID[@VERSION]'],
  options: ['json', 'output'],
  summary: { en: 'every rule as one sentence, made from the rule itself', zh: '逐条列出规则生成的语句，供核对机器将怎样评判' },
  run: async (given, io) => {
    const packs = await readPacks(given.operands, given.language)
    const said = packs.flatMap((pack) => sentencesOf(pack, given.language))
    const text = given.json ? `${JSON.stringify(said, null, 2)}\n` : said.map(({ rule, sentence }) => `${rule}\n    ${sentence}\n`).join('')
    await writeText(text, given, io)
    return EXIT.done
  },
}
