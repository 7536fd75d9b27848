import type { LintWords } from '../words.js'

const q = (text: string): string => `"${text}"`

/** Units, conditions, limits and tables. */
export const enExpressions = {
  'unit-unknown': {
    what: ({ found }) => `the unit ${q(found)} is not in the dictionary of the pack, or has no known dimension`,
    why: 'what has an unknown unit cannot be checked against anything',
    how: 'use a unit of the dictionary, or add it there',
  },
  'unit-missing': {
    what: () => 'a number without a unit',
    why: 'a number without a unit is not checked',
    how: 'state the unit; "1" for a pure number',
  },
  'unit-compared': {
    what: ({ found, expected }) => `${found} is compared with ${expected}`,
    why: 'numbers of different kinds have no order',
    how: 'compare with a figure of the same unit, or divide first',
  },
  'unit-sum': {
    what: ({ found, expected }) => `${found} stands in a sum, a choice or an extreme with ${expected}`,
    why: 'numbers of different kinds do not add up',
    how: 'take only numbers of one unit together',
  },
  'unit-scale': {
    what: ({ found, expected }) => `${found} against ${expected}: the same kind, but of another size`,
    why: 'the result is wrong by that factor',
    how: 'multiply or divide by what converts the one into the other',
  },
  'unit-count': {
    what: ({ found, expected }) => `${found} against ${expected}: what is counted differs`,
    why: 'a number for each place is not a number of places',
    how: 'name the unit after what is counted, or change the expression',
  },
  'measure-unit': {
    what: ({ found, expected }) => `the measure is in ${found}, the rule says ${q(expected)}`,
    why: 'the limit is compared with something else than it is meant for',
    how: 'correct the expression or the unit of the rule',
  },
  'limit-unit': {
    what: ({ found, expected }) => `the figure is in ${q(found)}, the rule in ${q(expected)}`,
    why: 'value and limit are compared as bare numbers',
    how: 'give both the same unit',
  },
  'fact-unit': {
    what: ({ found, expected }) => `the expression is in ${found}, the fact says ${q(expected)}`,
    why: 'every rule that reads the fact takes it for something else',
    how: 'correct the expression or the unit of the fact',
  },
  'shortfall-unit': {
    what: ({ found, expected }) => `the gap times the factor is in ${found}, the shortfall says ${q(expected)}`,
    why: 'the amount to build would be printed wrong',
    how: 'correct the factor or the unit of the shortfall',
  },
  'never-applies': {
    what: () => 'the condition never holds',
    why: 'the rule judges no unit',
    how: 'correct the condition, or take the rule out',
  },
  'always-applies': {
    what: () => 'the condition always holds',
    why: 'it reads like a restriction and is none',
    how: 'correct the condition, or leave it out',
  },
  'always-true': {
    what: () => 'this part is always true',
    why: 'it makes no difference, so something else was meant',
    how: 'correct it, or leave it out',
  },
  'never-true': {
    what: () => 'this part is never true',
    why: 'it makes no difference, or nothing can pass',
    how: 'correct it, or leave it out',
  },
  'same-twice': {
    what: ({ found }) => `the same operand of ${found} twice`,
    why: 'one of them was meant to be another',
    how: 'correct one, or leave it out',
  },
  'same-branches': {
    what: () => 'both branches are the same',
    why: 'the condition makes no difference',
    how: 'correct one of the branches',
  },
  'unknown-value': {
    what: ({ found, expected }) => `${q(found)} is none of ${expected}`,
    why: 'a comparison with it never holds, a row for it is never reached',
    how: 'use one of the values',
  },
  'sees-through-unknown': {
    what: ({ found }) => `${q(found)} takes a value that is not there for something known`,
    why: 'filling the value in may turn a pass into a fail: unknown is then no longer unknown',
    how: 'leave it out; what is unknown stays unknown by itself',
  },
  'literal-figure': {
    what: ({ found }) => `the figure ${found} stands in the rule`,
    why: 'it has no unit, clause, date or grade, and an overlay cannot replace it',
    how: 'make it a parameter if the document states it',
  },
  'limit-out-of-reach': {
    what: ({ found, expected }) => `no value can be ${found}: the measure lies in ${expected}`,
    why: 'the rule fails every unit',
    how: 'check the figure: shares are stated from 0 to 1, 0.6 for 60 %',
  },
  'limit-always-met': {
    what: ({ found, expected }) => `every value is ${found}: the measure lies in ${expected}`,
    why: 'the rule passes every unit',
    how: 'check the figure and the measure',
  },
  'range-reversed': {
    what: ({ found, expected }) => `begins at ${found} and ends at ${expected}`,
    why: 'nothing lies in it',
    how: 'exchange the ends',
  },
  'limits-exclude': { what: ({ found }) => `no value is ${found}`, why: 'the rule fails every unit', how: 'check the figures' },
  'limit-implausible': {
    what: ({ found, expected }) => `${found} lies outside of what the rule calls plausible, ${expected}`,
    why: 'one of the two is wrong, often by a factor of ten',
    how: 'check the figure and the plausible range',
  },
  'row-key-unknown': {
    what: ({ found, expected }) => `the table has no key ${q(found)}, only ${expected}`,
    why: 'the row answers to every value of the key that was meant',
    how: 'use a key of the table',
  },
  'row-unreachable': {
    what: ({ found, expected }) => `the row ${found} is never reached: ${expected} answers first`,
    why: 'its figure never holds',
    how: 'correct the keys, or put it first',
  },
  'rows-overlap': {
    what: ({ found, expected }) => `the row ${found} shares units with ${expected}`,
    why: 'which figure holds depends on the order of the rows',
    how: 'draw the line between them',
  },
  'rows-gap': {
    what: ({ found }) => `no row between ${found}`,
    why: 'units in between are held to nothing',
    how: 'let one of the rows begin where the other ends',
  },
  'rows-open-end': {
    what: ({ found, expected }) => `rows for ${q(found)} only in ${expected}`,
    why: 'outside of it the rule does not apply',
    how: 'nothing, if the document ends there, too',
  },
  'rows-without-value': {
    what: ({ found, expected }) => `no row where ${q(found)} is ${expected}`,
    why: 'there the rule does not apply',
    how: 'nothing, if the document is silent on it',
  },
  'band-empty': { what: ({ found }) => `nothing lies in ${found}`, why: 'the row answers to no unit', how: 'correct the ends' },
} satisfies Partial<LintWords>
