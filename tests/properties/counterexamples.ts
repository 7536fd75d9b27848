/** A rule and data that some version of an evaluator got wrong, with what it is worth. */
export interface Counterexample {
  readonly was: string
  readonly rule: unknown
  readonly data: unknown
  readonly result: unknown
}

const UNCERTAIN = { filter: [{ var: 'areas' }, { '>': [{ var: '' }, 2] }] }

/** Found by properties or by reading; each is now held by every implementation. */
export const counterexamples: readonly Counterexample[] = [
  {
    was: 'a merged list that is not known counted as one element, so a count was decided that more data changed',
    rule: { '==': [{ count: [{ merge: [{ var: 'more' }, [1]] }] }, 2] },
    data: {},
    result: null,
  },
  {
    was: 'an element was read by its place although one before it may be missing',
    rule: { reduce: [[1], { var: 'accumulator.1' }, UNCERTAIN] },
    data: { areas: [5, null, 6] },
    result: null,
  },
  {
    was: 'names that may not be in the list were reported missing',
    rule: { missing: [{ filter: [{ var: 'names' }, { '!=': [{ var: '' }, 'z'] }] }] },
    data: { names: ['a', null] },
    result: null,
  },
  {
    was: 'a range of needed names was taken for its upper end',
    rule: { missing_some: [{ var: 'needed' }, ['a', 'b']] },
    data: { a: 1, needed: { min: 1, max: 2 } },
    result: null,
  },
  {
    was: 'a list with an uncertain element was given as if its length were known',
    rule: UNCERTAIN,
    data: { areas: [1, null, 3] },
    result: null,
  },
  {
    was: 'a text behind an unknown operand of `or` was given as `true`',
    rule: { or: [{ var: 'name' }, 'unnamed'] },
    data: {},
    result: null,
  },
  {
    was: 'a product too large for a double was given as Infinity',
    rule: { '*': [1e308, 10] },
    data: {},
    result: null,
  },
  {
    was: 'a product too small for a double was given as −0',
    rule: { '*': [-1e-300, 1e-300] },
    data: {},
    result: 0,
  },
  {
    was: 'a number of months within 1e-16 of a whole one was rounded to it',
    rule: { 'add-months': ['2024-02-29', { decimal: '0.999999999999999945' }] },
    data: {},
    result: null,
  },
  {
    was: 'the empty text was found in the empty text, which json-logic-js denies',
    rule: { in: ['', { var: 'text' }] },
    data: { text: '' },
    result: false,
  },
  {
    was: 'names were given back as texts where they were numbers',
    rule: { missing: [2, 'a'] },
    data: {},
    result: [2, 'a'],
  },
  {
    was: 'one of two numbers that are both true was called true, although between them they may lie on both sides of zero',
    rule: { '!!': [{ if: [{ var: 'c' }, 6, { or: [{ var: 'k' }, { '+': [{ var: 'm' }, 1] }, -2] }] }] },
    data: { k: { min: -6 } },
    result: null,
  },
  {
    was: 'a choice between numbers on both sides of zero was true in columns',
    rule: { '!!': [{ if: [{ var: 'c' }, -1, 1] }] },
    data: {},
    result: null,
  },
]
