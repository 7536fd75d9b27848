import { coverageOf, coveragePage } from '../../report/coverage.js'
import { type Command, EXIT } from '../command.js'
import { pageWidth } from '../layout-for.js'
import { readPacks } from '../pack-references.js'

/** Shows every clause of a pack with its status and rules. */
export const packsCoverage: Command = {
  name: 'packs coverage',
  operands: ['ID[@VERSION]'],
  options: ['json'],
  summary: { en: 'show every clause of a pack with its status and rules', zh: '显示规则包的每个条款、状态和规则' },
  run: async ({ operands, language, json }, io) => {
    const packs = await readPacks(operands, language)
    for (const pack of packs)
      await io.stdout.write(json ? `${JSON.stringify(coverageOf(pack), null, 2)}\n` : coveragePage(pack, language, pageWidth(io)))
    return EXIT.done
  },
}
