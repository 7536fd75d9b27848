import { createEngine } from '../../engine.js'
import { WanzhengError } from '../../error.js'
import { nearest } from '../../nearest.js'
import { contextOf } from '../../report/context.js'
import { explanationText } from '../../report/explanation.js'
import { onOneLine } from '../../report/width.js'
import { wordsIn } from '../../report/words.js'
import type { Pack } from '../../schema/pack.js'
import { type Command, EXIT, type Given } from '../command.js'
import { bytesOf } from '../files.js'
import { isFaulty, reportIssues } from '../issue-report.js'
import { readPacks } from '../pack-references.js'
import { openSource, type Source } from '../source.js'
import { type CliWords, cliWordsIn } from '../words.js'

/** Shows how one rule came to its outcome for one unit. */
export const explain: Command = {
  name: 'explain',
  operands: ['DATASET'],
  options: ['rule', 'unit', 'pack', 'as-of', 'json'],
  summary: { en: 'show step by step how a rule came to its outcome', zh: '逐步说明一条规则的评估过程' },
  run: async (given, io) => {
    const words = cliWordsIn(given.language)
    const packs = await readPacks(given.packs, given.language)
    const rule = ruleNamed(given.rule, packs, words)
    const [file = ''] = given.operands
    const source = await openSource(bytesOf(file, io, words), file)
    const asOf = given.asOf ?? source.header.asOf
    if (asOf === undefined) throw new WanzhengError('missing-as-of', words.noDate)
    const engine = createEngine(packs, { asOf })
    const { value, path } = await unitNamed(source, given, words)
    const { unit, issues } = engine.assessUnit(value, { asOf, path })
    if (unit !== null) {
      if (!unit.outcomes.some((outcome) => outcome.rule === rule))
        throw new WanzhengError('not-found', words.ruleForOthers(rule, levelsOf(rule, packs, given)))
      const explanation = engine.explain({ ...source.header, units: [value] }, { unit: unit.id, rule })
      await io.stdout.write(given.json ? `${JSON.stringify(explanation, null, 2)}\n` : explanationText(explanation, packs, given.language))
    }
    // What other rules may want does not matter here.
    await reportIssues(
      issues.filter(({ code }) => code !== 'unread-field'),
      given.language,
      io.stderr,
    )
    return isFaulty(issues) ? EXIT.data : EXIT.done
  },
}

function ruleNamed(name: string | null, packs: readonly Pack[], words: CliWords): string {
  if (name === null) throw new WanzhengError('misuse', `${words.missingOption('--rule', 'RULE')}\n${words.hint('wanzheng explain')}`)
  const known = packs.flatMap((pack) => pack.rules.map((rule) => ({ short: rule.id, full: `${pack.id}/${rule.id}` })))
  const matches = known.filter(({ short, full }) => short === name || full === name).map(({ full }) => full)
  const [match] = matches
  if (match === undefined)
    throw new WanzhengError(
      'not-found',
      words.unknownRule(
        name,
        nearest(
          name.split('/').at(-1) ?? name,
          known.map(({ short }) => short),
        ),
      ),
    )
  if (matches.length > 1) throw new WanzhengError('misuse', words.ruleInSeveral(name, matches))
  return match
}

function levelsOf(rule: string, packs: readonly Pack[], { language }: Given): readonly string[] {
  const { level } = contextOf(packs, language).rules.get(rule)?.rule ?? { level: [] }
  return level.map((one) => wordsIn(language).level[one])
}

const MOST_IDS = 10

// The unit asked for, or the only one; no more than one is held.
async function unitNamed(
  { rows }: Source,
  { unit: wanted }: Given,
  words: CliWords,
): Promise<{ readonly value: unknown; readonly path: string }> {
  const ids: string[] = []
  let first: { readonly value: unknown; readonly path: string } | null = null
  for await (const { value, path } of rows) {
    const id = idOf(value)
    if (wanted !== null && id === wanted) return { value, path }
    ids.push(id ?? path)
    first ??= { value, path }
    if (wanted === null && ids.length > MOST_IDS) break
  }
  if (wanted !== null) throw new WanzhengError('not-found', words.unknownUnit(wanted, nearest(wanted, ids)))
  if (first === null) throw new WanzhengError('not-found', words.noUnits)
  if (ids.length > 1)
    throw new WanzhengError(
      'misuse',
      words.severalUnits([...ids.slice(0, MOST_IDS).map(onOneLine), ...(ids.length > MOST_IDS ? ['…'] : [])]),
    )
  return first
}

function idOf(value: unknown): string | null {
  const { id } = (value ?? {}) as { readonly id?: unknown }
  return typeof id === 'string' ? id : null
}
