import type { BothPacks } from '../../author/diff/prose.js'
import { createImpactRun } from '../../author/impact/accumulate.js'
import type { Impact } from '../../author/impact/impact.js'
import { impactSheets } from '../../author/impact/sheets.js'
import { impactText } from '../../author/impact/text.js'
import { impactWordsIn } from '../../author/impact/words.js'
import { dateOf } from '../../data/dataset.js'
import { WanzhengError } from '../../error.js'
import type { Issue } from '../../issue.js'
import { type Command, EXIT, type Given } from '../command.js'
import { bytesOf } from '../files.js'
import type { Io } from '../io.js'
import { isFaulty, reportIssues } from '../issue-report.js'
import { pageWidth } from '../layout-for.js'
import { readBoth } from '../pack-pair.js'
import { createProgress } from '../progress.js'
import { openSource } from '../source.js'
import { cliWordsIn } from '../words.js'
import { SHEET_FORMATS, writeSheets } from '../write-sheets.js'
import { writeText } from '../write-text.js'

/** Says what a change of a pack does to a dataset. */
export const packImpact: Command = {
  name: 'pack impact',
  operands: ['A', 'B'],
  options: ['data', 'as-of', 'format', 'json', 'output'],
  formats: ['text', 'json', ...SHEET_FORMATS],
  summary: {
    en: 'what a change of a pack does to a dataset: who flips and by which change',
    zh: '修改规则包对数据集的影响：哪些结果变化、由哪项修改引起',
  },
  run: async (given, io) => {
    const packs = await readBoth(given)
    const impact = await judged(packs, given, io)
    const format = given.format ?? (given.json ? 'json' : 'text')
    if (format === 'json') await writeText(`${JSON.stringify(impact, null, 2)}\n`, given, io)
    else if (format === 'text') await writeText(impactText(impact, packs, given.language, pageWidth(io)), given, io)
    else await writeSheets(impactSheets(impact, packs, given.language), [headingOf(impact, given)], given, io)
    await reportIssues(impact.issues, given.language, io.stderr)
    return isFaulty(impact.issues) ? EXIT.data : EXIT.done
  },
}

async function judged(packs: BothPacks, given: Given, io: Io): Promise<Impact> {
  const words = cliWordsIn(given.language)
  const { data } = given
  if (data === null) throw new WanzhengError('misuse', `${words.missingOption('--data', 'FILE')}\n${words.hint('wanzheng pack impact')}`)
  if (packs.before.id !== packs.after.id)
    throw new WanzhengError('misuse', impactWordsIn(given.language).otherPacks(packs.before.id, packs.after.id))
  const source = await openSource(bytesOf(data, io, words), data)
  if (given.asOf === null && source.header.asOf === undefined) throw new WanzhengError('missing-as-of', words.noDate)
  const run = createImpactRun(packs.before, packs.after, dateOf(source.header, given.asOf))
  const progress = createProgress(io.stderr, words)
  const problems: Issue[] = [...source.issues]
  for await (const { path, value, problem } of source.rows) {
    if (problem === null) run.take(value, path)
    else problems.push(problem)
    await progress.step()
  }
  await progress.clear()
  return run.finish(source.header.id, problems)
}

function headingOf({ before, after, units, asOf }: Impact, { language }: Given): string {
  const words = impactWordsIn(language)
  return `${words.title(`${before.id}@${before.version}`, `${after.id}@${after.version}`)}${language === 'zh' ? '，' : ': '}${words.judged(units, asOf)}`
}
