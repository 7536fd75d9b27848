import type { LintWords } from '../words.js'

const q = (text: string): string => `"${text}"`

/** Rules, clauses, scoring, dates and wording. */
export const enPacks = {
  'duplicate-rule': {
    what: ({ found, expected }) => `${q(found)} judges the same as ${q(expected)}, by the same figure`,
    why: 'it counts twice',
    how: 'take one out',
  },
  'overlapping-rules': {
    what: ({ found, expected }) => `${q(found)} holds the same thing to another figure than ${q(expected)}`,
    why: 'whatever meets the stricter one meets both',
    how: 'take one out, or let their conditions differ',
  },
  'rule-without-cases': {
    what: ({ found }) => `${q(found)} has no worked cases`,
    why: 'nobody has written down what it is meant to do',
    how: 'add cases that pass, fail and are unknown',
  },
  'case-without-rule': {
    what: ({ found }) => `there is no rule ${q(found)}`,
    why: 'the cases are never run',
    how: 'give them the id of their rule',
  },
  'case-fails': {
    what: ({ found, expected }) => `came to "${found}", expected "${expected}"`,
    why: 'the rule does not do what its case says',
    how: 'correct the rule, or the case',
  },
  'clause-without-rule': {
    what: ({ found, expected }) => `${q(found)} is "${expected}", and no rule judges it`,
    why: 'the coverage says more than is done',
    how: 'add a rule, or state why there is none (out-of-scope, with a reason)',
  },
  'clause-unexplained': {
    what: ({ found, expected }) => `${q(found)} is "${expected}" without a reason`,
    why: 'the reader cannot tell an omission from a decision',
    how: 'state the reason',
  },
  'clause-rules-disagree': {
    what: ({ found, expected }) => `the clause names the rules ${found || 'none'}, judged by it are ${expected || 'none'}`,
    why: 'the coverage shows other rules than are run',
    how: 'name the rules that cite the clause; the build does',
  },
  'rule-of-unjudged-clause': {
    what: ({ found, expected }) => `"${expected}", but judged by ${found}`,
    why: 'the coverage says less than is done',
    how: 'correct the status, or the clause of the rule',
  },
  'document-not-registered': {
    what: ({ found }) => `${found} is not among the documents of the pack`,
    why: 'the citation cannot be followed',
    how: 'add the document, or correct its number',
  },
  'unused-parameter': {
    what: ({ found }) => `no rule reads the figure ${q(found)}`,
    why: 'a change of it changes nothing',
    how: 'use it, or take it out',
  },
  'unused-fact': {
    what: ({ found }) => `no rule reads the fact ${q(found)}`,
    why: 'a change of it changes nothing',
    how: 'use it, or take it out',
  },
  'unused-term': {
    what: ({ found }) => `no rule reads ${q(found)}`,
    why: 'data for it are asked for in vain',
    how: 'take it out of the dictionary of the pack',
  },
  'figure-without-grade': {
    what: () => 'a figure without a grade',
    why: 'it counts as D and never scores',
    how: 'state how reliable the source is, A to D',
  },
  'figure-unverified': {
    what: ({ found }) => `a figure of grade ${found}`,
    why: 'it is shown and never scores until somebody confirms it from the print',
    how: 'confirm it in an overlay',
  },
  'operators-differ': {
    what: ({ found }) => `the list of operators is not that of the expressions: ${found}`,
    why: 'an engine would be refused, or accepted, wrongly',
    how: 'list the operators that are used',
  },
  'weights-sum': {
    what: ({ found, expected }) => `the weights of groups judged together add up to ${found}, not ${expected}`,
    why: 'points are not what they look like',
    how: 'correct a weight, or declare "relativeWeights": true in the scoring',
  },
  'weights-undeclared': {
    what: ({ found, expected }) =>
      `the weights of groups judged together add up to ${found}, not ${expected}, and nobody says that they need not`,
    why: 'a slip of the pen would look the same',
    how: 'declare "relativeWeights": true in the scoring',
  },
  'zero-weight': {
    what: ({ found }) => `${q(found)} is owed and weighs nothing`,
    why: 'to fail it costs nothing',
    how: 'give it a weight, or another obligation',
  },
  'zero-weight-group': {
    what: ({ found }) => `the group ${q(found)} weighs nothing`,
    why: 'its rules are shown and do not count',
    how: 'nothing, if that is meant',
  },
  'weight-without-effect': {
    what: ({ found, expected }) => `the weight ${found} of a rule of obligation ${expected}`,
    why: 'that obligation does not score',
    how: 'leave the weight out',
  },
  'group-without-rules': {
    what: ({ found }) => `the group ${q(found)} has no rules`,
    why: 'its weight goes to the other groups',
    how: 'take it out, or give it rules',
  },
  'grades-order': {
    what: ({ found, expected }) => `${found} does not follow ${expected}`,
    why: 'grades stand best first, each with a lower bound than the one before, from 0 to 100',
    how: 'correct the bound or the order',
  },
  'grades-end': {
    what: ({ found }) => `the last grade is ${found}`,
    why: 'a score below it has no grade',
    how: 'let the last grade begin at 0',
  },
  'unknown-grade': {
    what: ({ found, expected }) => `${q(found)} is none of the grades ${expected}`,
    why: 'the gate caps nothing',
    how: 'use one of the grades',
  },
  'gate-not-scored': {
    what: ({ found, expected }) => `a gate on what ${q(found)}, where ${expected} score`,
    why: 'what is not owed cannot cap the grade',
    how: 'take the gate out, or correct the obligation',
  },
  'dates-reversed': {
    what: ({ found, expected }) => `ends on ${found}, before it begins on ${expected}`,
    why: 'it is never in force',
    how: 'correct the dates',
  },
  'periods-overlap': {
    what: ({ found, expected }) => `begins on ${found || 'no date'}, the one before ends on ${expected || 'no date'}`,
    why: 'on the days between, the first of them holds by chance',
    how: 'end the earlier period the day before',
  },
  'periods-gap': {
    what: ({ found, expected }) => `nothing from ${found} to ${expected}`,
    why: 'on the days between, the rule cannot be decided',
    how: 'let the one begin the day after the other ends',
  },
  'never-in-force': {
    what: ({ found }) => `rule, clause and document have no day in common: ${found}`,
    why: 'the rule never applies',
    how: 'correct the dates',
  },
  'figure-not-in-force': {
    what: ({ found, expected }) => `the figure holds ${found}, the rule ${expected}`,
    why: 'on the days without a figure the rule cannot be decided',
    how: 'let both begin and end together',
  },
  'overlay-base': {
    what: ({ found, expected }) => `the overlay does not lie over ${found}, but over ${expected}`,
    why: 'laid over another pack it changes what nobody meant',
    how: 'give the pack it names, and the overlays below it, first',
  },
  'wording-obligation': {
    what: ({ found, expected }) => `worded ${q(found)}, but the obligation is ${q(expected)}`,
    why: '宜 advises, 应 and 必须 bind',
    how: 'correct the obligation or the text',
  },
  'clause-wording': {
    what: ({ found, expected }) => `the clause is worded as ${q(expected)}, the rule says ${q(found)}`,
    why: 'what is owed follows from the wording',
    how: 'correct the obligation, or note why it is read so',
  },
  'wording-limit': {
    what: ({ found, expected }) => `worded ${q(found)}, but the limit is ${q(expected)}`,
    why: 'at least and at most are exchanged',
    how: 'correct the limit or the text',
  },
  'title-figure': {
    what: ({ found, expected }) => `the title says ${found}, the rule ${expected}`,
    why: 'the reader believes the title, the machine does the rule',
    how: 'correct the one that is wrong',
  },
  'title-unit': {
    what: ({ found, expected }) => `the title says ${found}, the rule is in ${expected}`,
    why: 'the reader believes the title, the machine does the rule',
    how: 'correct the one that is wrong',
  },
} satisfies Partial<LintWords>
