import type { Language } from '../../messages/messages.js'
import { columns } from '../../report/columns.js'
import { wrapped } from '../../report/width.js'
import type { Pack } from '../../schema/pack.js'
import { caseNamer } from './case-names.js'
import { expectationText } from './expectation.js'
import type { GoalKind, PackTest, Proposal, Survivor } from './report.js'
import type { Unheld } from './trial.js'
import { testWordsIn } from './words.js'

const MOST = 20
const GOALS: readonly GoalKind[] = ['status', 'limit', 'condition', 'figure', 'missing', 'date']

/** A test as text for a terminal. The first of each list; `--write` saves all cases. */
export function testText(test: PackTest, pack: Pack, language: Language, width: number): string {
  const words = testWordsIn(language)
  const { cases, coverage, rules, mutation, proposals } = test
  const named = caseNamer(pack, language)
  const caseText = (one: Proposal): string =>
    Object.values(named([one]))
      .flat()
      .map((each) => JSON.stringify(each))
      .join(', ')
  const titled = (id: string): string => `${pack.rules.find((rule) => rule.id === id)?.title[language] ?? ''} (${id})`
  const some = <T>(heading: string, all: readonly T[], lines: (one: T) => readonly string[]): readonly string[] =>
    all.length === 0
      ? []
      : ['', heading, ...all.slice(0, MOST).flatMap(lines), ...(all.length > MOST ? [`  ${words.more(all.length - MOST)}`] : [])]
  const unheld = ({ rule, case: { name, expect }, got }: Unheld): readonly string[] => [
    `  ✗ ${words.labelled(titled(rule), name)}`,
    ...wrapped(words.expected(expectationText(expect, language), expectationText(got, language)), width - 6).map((line) => `      ${line}`),
  ]
  const survivor = ({ kind, path, before, after, killer, tried }: Survivor): readonly string[] => [
    `  ${words.labelled(words.mutant[kind], words.labelled(placeOf(path, pack), `${shown(before)} → ${after === undefined ? words.leftOut : shown(after)}`))}`,
    ...(killer === null
      ? [`      ${words.noKiller(tried)}`]
      : [`      ${words.labelled(words.killer, killer.rule)}`, `      ${caseText(killer)}`]),
  ]
  const lacking = rules.filter(({ lacks }) => lacks.length > 0)
  const byKind = Object.entries(mutation.byKind) as readonly (readonly [
    keyof typeof words.mutant,
    { readonly mutants: number; readonly noticed: number },
  ])[]
  return `${[
    words.title(`${test.pack.id}@${test.pack.version}`),
    words.ran(cases.count, cases.held, cases.failed.length, cases.superseded.length),
    '',
    words.coverage,
    ...columns(
      [[words.share(coverage.rules), words.rules], ...GOALS.map((kind) => [words.share(coverage.goals[kind]), words.goal[kind]])],
      width,
      2,
    ),
    '',
    words.mutation(mutation.noticed, mutation.mutants, mutation.score),
    ...columns(
      byKind.map(([kind, { mutants, noticed }]) => [words.share({ reached: noticed, possible: mutants }), words.mutant[kind]]),
      width,
      2,
    ),
    ...some(words.failed(cases.failed.length), cases.failed, unheld),
    ...some(words.superseded(cases.superseded.length), cases.superseded, unheld),
    ...some(words.lacking(lacking.length), lacking, ({ rule, lacks }) => [
      `  ${words.labelled(titled(rule), words.list(lacks.map((one) => words.kind[one])))}`,
    ]),
    ...some(words.survivors(mutation.survivors.length), mutation.survivors, survivor),
    ...some(words.proposals(proposals.length), proposals, (one) => [`  ${titled(one.rule)}`, `      ${caseText(one)}`]),
    ...(proposals.length + mutation.survivors.length === 0 ? [] : ['', ...wrapped(words.unconfirmed, width)]),
  ].join('\n')}\n`
}

// Lists of a pack have no names of their own: the id stands for the number of a rule.
function placeOf(path: string, pack: Pack): string {
  return path.replace(/^[/]rules[/]([0-9]+)/, (_, index) => `/rules/${pack.rules[Number(index)]?.id ?? index}`)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
