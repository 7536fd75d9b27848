/** A rule and data that are small to write and endless to work out, by one way each. */
export interface Bomb {
  readonly name: string
  readonly rule: unknown
  readonly data: unknown
}

const ONES: readonly number[] = Array.from({ length: 100_000 }, () => 1)
const COUNTED: readonly number[] = ONES.map((_, index) => index + 1)
const LONG = 'x'.repeat(1_000_000)

const eachOf = (list: unknown, rule: unknown, start: unknown = 0): unknown => ({ reduce: [list, rule, start] })
const ACCUMULATOR = { var: 'accumulator' }

export const bombs: readonly Bomb[] = [
  {
    name: 'loops in loops',
    rule: { map: [{ var: 'l' }, eachOf(COUNTED.slice(0, 2000), eachOf(COUNTED.slice(0, 2000), 1))] },
    data: { l: ONES },
  },
  { name: 'a text that doubles', rule: eachOf({ var: 'l' }, { cat: [ACCUMULATOR, ACCUMULATOR] }, 'x'), data: { l: ONES } },
  { name: 'a list that doubles', rule: eachOf({ var: 'l' }, { merge: [ACCUMULATOR, ACCUMULATOR] }, [1]), data: { l: ONES } },
  { name: 'a list that holds itself twice', rule: eachOf({ var: 'l' }, [ACCUMULATOR, ACCUMULATOR], 1), data: { l: ONES.slice(0, 5000) } },
  { name: 'a number that squares', rule: eachOf({ var: 'l' }, { '*': [ACCUMULATOR, ACCUMULATOR] }, 3), data: { l: ONES } },
  { name: 'a denominator that grows', rule: { sum: [{ var: 'l' }, { '/': [1, { var: '' }] }] }, data: { l: COUNTED } },
  {
    name: 'long numbers over and over',
    rule: {
      map: [
        { var: 'l' },
        { '*': [{ decimal: `0.${'3'.repeat(390)}` }, { decimal: `0.${'7'.repeat(390)}` }, { decimal: `0.${'9'.repeat(390)}` }] },
      ],
    },
    data: { l: ONES },
  },
  {
    name: 'a long text compared over and over',
    rule: { map: [{ var: 'l' }, { '==': [LONG, { cat: [LONG.slice(1), 'x'] }] }] },
    data: { l: ONES },
  },
  {
    name: 'a long text looked through over and over',
    rule: { map: [{ var: 'l' }, { in: [`${LONG.slice(0, 500)}y`, LONG] }] },
    data: { l: ONES },
  },
  { name: 'a long path followed over and over', rule: { map: [{ var: 'l' }, { var: 'a.'.repeat(100_000) }] }, data: { l: ONES } },
  {
    name: 'a long name looked for over and over',
    rule: eachOf({ var: 'l' }, { if: [{ missing: [ACCUMULATOR] }, ACCUMULATOR, ACCUMULATOR] }, 'a.'.repeat(100_000)),
    data: { l: ONES },
  },
  {
    name: 'a large list read over and over',
    rule: eachOf({ var: 'l' }, { if: [{ '!!': [{ var: 'accumulator.big' }] }, ACCUMULATOR, 1] }, { var: '' }),
    data: { l: ONES, big: ONES },
  },
  {
    name: 'a far element read over and over',
    rule: eachOf({ var: 'l' }, { if: [{ var: 'accumulator.99999' }, ACCUMULATOR, 1] }, { var: 'l' }),
    data: { l: ONES },
  },
  { name: 'one long text written very often', rule: { cat: ONES.slice(0, 2000).map(() => ({ var: 't' })) }, data: { t: LONG } },
  {
    name: 'a list without a certain element asked over and over',
    rule: eachOf({ var: 'l' }, { if: [{ and: [ACCUMULATOR, false] }, 0, ACCUMULATOR] }, { filter: [{ var: 'l' }, { var: 'zz' }] }),
    data: { l: ONES.map(() => ({})) },
  },
  { name: 'very many operands', rule: { '+': ONES }, data: null },
  {
    name: 'very many branches that are all possible',
    rule: { if: [...ONES, 1].map((_, index) => (index % 2 === 0 ? { var: 'x' } : index)) },
    data: {},
  },
  { name: 'very many wrong operands', rule: { '+': ONES.slice(0, 20_000).map(() => 'x') }, data: null },
  { name: 'very many unknown operators', rule: ONES.slice(0, 20_000).map((_, index) => ({ [`operator-${index}`]: [] })), data: null },
  { name: 'very many keys', rule: Object.fromEntries(COUNTED.map((count) => [`key-${count}`, 1])), data: null },
  { name: 'deep data', rule: { '!!': [{ var: 'x' }] }, data: { x: nested(100_000) } },
  { name: 'a deep rule', rule: { '!!': [nested(100_000)] }, data: null },
  { name: 'a deep result', rule: eachOf({ var: 'l' }, [ACCUMULATOR], 1), data: { l: ONES } },
  { name: 'a deep scope', rule: eachOf({ var: 'l' }, { var: '' }, 1), data: { l: ONES } },
]

function nested(depth: number): unknown {
  let nest: unknown = 1
  for (let level = 0; level < depth; level++) nest = [nest]
  return nest
}
