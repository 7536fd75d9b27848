import { createEngine } from '../../engine.js'
import { inputList } from '../../report/input-list.js'
import { type Command, EXIT } from '../command.js'
import { pageWidth } from '../layout-for.js'
import { readPacks } from '../pack-references.js'

/** Lists the values that packs read. */
export const inputs: Command = {
  name: 'inputs',
  operands: [],
  options: ['pack', 'json'],
  summary: { en: 'list the fields that rules read, with type and unit', zh: '列出规则用到的字段、类型和单位' },
  run: async ({ packs: references, language, json }, io) => {
    const packs = await readPacks(references, language)
    const wanted = createEngine(packs).inputs()
    await io.stdout.write(json ? `${JSON.stringify(wanted, null, 2)}\n` : inputList(wanted, packs, language, pageWidth(io)))
    return EXIT.done
  },
}
