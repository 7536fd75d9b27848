import { caseNamer } from '../../author/test/case-names.js'
import type { PackTest, Proposal } from '../../author/test/report.js'
import { testText } from '../../author/test/text.js'
import { testWordsIn } from '../../author/test/words.js'
import { testPack } from '../../author/test.js'
import type { Pack } from '../../schema/pack.js'
import { type Command, EXIT, type Given } from '../command.js'
import { pageWidth } from '../layout-for.js'
import { readPacks } from '../pack-references.js'
import { writeText } from '../write-text.js'

/** Tests a pack by its worked cases, and proposes those that are missing. */
export const packTest: Command = {
  name: 'pack test',
  operands: ['PACK'],
  options: ['write', 'min-coverage', 'min-mutation', 'format', 'json', 'output'],
  formats: ['text', 'json'],
  summary: {
    en: 'runs the worked cases of a pack, finds those that are missing, and sees which mistakes they would notice',
    zh: '运行规则包的算例，找出缺少的算例，检验算例能发现哪些错误',
  },
  run: async (given, io) => {
    const [pack] = (await readPacks(given.operands, given.language)) as [Pack] // one reference gives one pack
    const test = testPack(pack)
    const isJson = given.json || given.format === 'json'
    const text = isJson ? `${JSON.stringify(test, null, 2)}\n` : testText(test, pack, given.language, pageWidth(io))
    await writeText(text, given, io)
    if (given.write !== null) await writeText(proposedText(test, pack, given), { ...given, output: given.write }, io)
    const faults = shortcomings(test, given)
    for (const fault of faults) await io.stderr.write(`${fault}\n`)
    return test.cases.failed.length > 0 || faults.length > 0 ? EXIT.failed : EXIT.done
  },
}

// What is missing, and what would notice the mistakes that nothing notices, by rule, as files of cases have them.
function proposedText({ pack: of, proposals, mutation }: PackTest, pack: Pack, { language }: Given): string {
  const killers = mutation.survivors.flatMap(({ killer }): readonly Proposal[] => (killer === null ? [] : [killer]))
  const cases = caseNamer(pack, language)([...proposals, ...killers])
  return `${JSON.stringify({ schema: 'wanzheng/proposed-cases/1', pack: of, confirmed: false, cases }, null, 2)}\n`
}

function shortcomings({ coverage, mutation }: PackTest, { minCoverage, minMutation, language }: Given): readonly string[] {
  const words = testWordsIn(language)
  const { reached, possible } = coverage.rules
  const covered = possible === 0 ? 100 : Math.floor((reached * 1000) / possible) / 10
  const score = mutation.score ?? 100
  return [
    ...(minCoverage !== null && covered < minCoverage ? [words.tooLow('coverage', covered, minCoverage)] : []),
    ...(minMutation !== null && score < minMutation ? [words.tooLow('mutation', score, minMutation)] : []),
  ]
}
