import { createEngine } from '../../engine.js'
import { isWanzhengError } from '../../error.js'
import type { Issue } from '../../issue.js'
import { describe } from '../../messages/describe.js'
import { onOneLine } from '../../report/width.js'
import { assessSource } from '../assess-source.js'
import { type Command, EXIT, type Given } from '../command.js'
import { bytesOf } from '../files.js'
import type { Io } from '../io.js'
import { isFaulty } from '../issue-report.js'
import { readPacks } from '../pack-references.js'
import { createProgress } from '../progress.js'
import { openSource } from '../source.js'
import { cliWordsIn } from '../words.js'

// Any date will do where none is stated: what is checked hardly depends on it, and nothing is scored.
const SOME_DATE = '2023-01-01'

/** Lists the issues of a dataset. */
export const check: Command = {
  name: 'check',
  operands: ['DATASET'],
  options: ['pack', 'as-of', 'json'],
  summary: { en: 'list what is wrong with a dataset, without scoring it', zh: '列出数据集的问题，不评分' },
  run: async (given, io) => {
    const { units, issues } = await checked(given, io)
    const words = cliWordsIn(given.language)
    if (given.json) await io.stdout.write(`${JSON.stringify({ units, issues }, null, 2)}\n`)
    else {
      for (const one of issues)
        await io.stdout.write(`${onOneLine(describe([one], given.language))} [${words.severity[one.severity]} ${one.code}]\n`)
      const count = (wanted: Issue['severity']): number =>
        issues.reduce((sum, { severity, places = 1 }) => sum + (severity === wanted ? places : 0), 0)
      await io.stderr.write(`${words.checked(units, count('error'), count('warning'))}\n`)
    }
    return isFaulty(issues) ? EXIT.data : EXIT.done
  },
}

async function checked(given: Given, io: Io): Promise<{ readonly units: number; readonly issues: readonly Issue[] }> {
  const words = cliWordsIn(given.language)
  const packs = await readPacks(given.packs, given.language)
  const [file = ''] = given.operands
  const progress = createProgress(io.stderr, words)
  let units = 0
  try {
    const source = await openSource(bytesOf(file, io, words), file)
    const engine = createEngine(packs, { asOf: given.asOf ?? source.header.asOf ?? SOME_DATE })
    const assessed = assessSource(engine, source)
    for (let next = await assessed.next(); ; next = await assessed.next()) {
      if (next.done === true) return { units, issues: next.value.issues }
      units++
      await progress.step()
    }
  } catch (error) {
    if (isWanzhengError(error) && error.code === 'invalid-dataset' && error.issues.length > 0) return { units, issues: error.issues }
    throw error
  } finally {
    await progress.clear()
  }
}
