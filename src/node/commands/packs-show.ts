import { packPage } from '../../report/pack-page.js'
import { type Command, EXIT } from '../command.js'
import { pageWidth } from '../layout-for.js'
import { readPacks } from '../pack-references.js'

/** Shows one pack. */
export const packsShow: Command = {
  name: 'packs show',
  operands: ['ID[@VERSION]'],
  options: ['json'],
  summary: {
    en: 'show a pack: documents, formula, rules with clause and limit',
    zh: '显示规则包：文件、评分公式、各条规则的条款和限值',
  },
  run: async ({ operands, language, json }, io) => {
    const packs = await readPacks(operands, language)
    for (const pack of packs) await io.stdout.write(json ? `${JSON.stringify(pack, null, 2)}\n` : packPage(pack, language, pageWidth(io)))
    return EXIT.done
  },
}
