import { digest } from '../digest.js'
import type { Language } from '../messages/messages.js'
import type { Limit, Pack, Rule } from '../schema/pack.js'
import { columns, paragraph, section } from './columns.js'
import { type Context, contextOf, say } from './context.js'
import { figureShort } from './figure.js'

/** A pack as text for people: documents, formula, and each rule with its clause, strength, limit and reliability. */
export function packPage(pack: Pack, language: Language, width: number): string {
  const context = contextOf([pack], language)
  const { label, labelled } = context.words
  return [
    say(pack.title, context),
    `${pack.id}@${pack.version}  ${labelled(label.semantics, String(pack.semantics))}  ${digest(pack)}`,
    '',
    ...section(label.summary, paragraph(say(pack.summary, context), width)),
    ...section(label.documents, documentLines(pack, context, width)),
    ...scoringLines(pack, context, width),
    ...ruleLines(pack, context, width),
  ].join('\n')
}

function documentLines({ documents }: Pack, context: Context, width: number): readonly string[] {
  const rows = documents.map((document) => [
    document.number,
    context.words.period(document.from, document.to),
    say(document.title, context),
  ])
  return columns(rows, width - 2)
}

function scoringLines({ scoring }: Pack, context: Context, width: number): readonly string[] {
  const { label, labelled, aside, list, obligation } = context.words
  const text = [...paragraph(say(scoring.formula, context), width), ...paragraph(say(scoring.basis, context), width)]
  return [
    ...section(aside(label.scoring, scoring.official ? label.official : label.notOfficial), [
      ...text,
      ...paragraph(labelled(label.group, list(scoring.groups.map((group) => `${say(group.title, context)} ${group.weight}`))), width),
      labelled(label.grades, list(scoring.grades.map(({ grade, min }) => `${grade} ≥ ${min}`))),
      labelled(label.scored, list(scoring.scored.map((strength) => obligation[strength]))),
    ]),
  ]
}

function ruleLines(pack: Pack, context: Context, width: number): readonly string[] {
  const { words } = context
  const inOrder = [...context.rules.values()].map(({ rule }) => rule)
  return pack.scoring.groups.flatMap((group) => {
    const rules = inOrder.filter((rule) => rule.group === group.id)
    const rows = rules.flatMap((rule, index) => {
      const { document, locator } = citedBy(rule, pack)
      const isOne = pack.documents.length === 1
      const head = isOne || document === citedBy(rules[index - 1], pack).document ? [] : [[document]]
      const row = [
        isOne ? locator : `  ${locator}`,
        words.obligation[rule.obligation],
        say(rule.title, context),
        rule.id,
        howOf(rule, pack, context),
      ]
      return [...head, row]
    })
    return section(words.heading(say(group.title, context), rules.length), columns(rows, width - 2))
  })
}

function citedBy(rule: Rule | undefined, pack: Pack): { readonly document: string; readonly locator: string } {
  const clause = pack.clauses.find(({ id }) => id === rule?.clause)
  return { document: pack.documents.find(({ id }) => id === clause?.document)?.number ?? '', locator: clause?.locator ?? '' }
}

// What the rule goes by: its limits with figure, unit and reliability, or that a person judges it; and whether it is a gate.
function howOf(rule: Rule, pack: Pack, context: Context): string {
  const { words } = context
  const limits = Object.entries(rule.limit ?? {}) as [keyof Limit, NonNullable<Limit[keyof Limit]>][]
  const figures = limits.map(([kind, reference]) =>
    figureShort(kind, typeof reference === 'string' ? reference : reference.parameter, pack, context),
  )
  const form = rule.finding === undefined ? (rule.check === undefined ? figures : [words.form.check]) : [words.form.finding]
  return words.phrases([...form, ...(rule.gate === undefined ? [] : [words.cap(rule.gate.cap)])])
}
