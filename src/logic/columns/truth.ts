import {
  type Field,
  type Frame,
  MISSING,
  NO,
  NUMBER,
  type Numbers,
  ODD,
  OPEN,
  OTHER,
  TEXT,
  type Truths,
  truthsOf,
  UNKNOWN,
  YES,
} from './column.js'

const VALUES = [NO, YES, UNKNOWN, OPEN] as const

/** A truth that is written out. */
export function constantTruth(frame: Frame, truth: number): Truths {
  return truthsOf(frame, [], ({ truths }, size) => {
    truths.fill(truth, 0, size)
  })
}

/** The opposite. */
export function negated(a: Truths): Truths {
  const table = Uint8Array.of(YES, NO, UNKNOWN, OPEN)
  return truthsOf(a.frame, [a], ({ truths }, size) => {
    for (let index = 0; index < size; index++) truths[index] = table[a.truths[index] as number] as number
  })
}

/** Kleene's `and` (`wanted` NO: one that is false decides) or `or` (`wanted` YES). */
export function joined(parts: readonly Truths[], wanted: typeof NO | typeof YES): Truths {
  const table = tableOf((a, b) =>
    a === wanted || b === wanted ? wanted : a === OPEN || b === OPEN ? OPEN : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : 1 - wanted,
  )
  const [first, ...others] = parts as readonly [Truths, ...Truths[]]
  return others.reduce(
    (a, b) =>
      truthsOf(a.frame, [a, b], ({ truths }, size) => {
        const [x, y] = [a.truths, b.truths]
        for (let index = 0; index < size; index++) truths[index] = table[((x[index] as number) << 2) | (y[index] as number)] as number
      }),
    first,
  )
}

/** The first where the condition holds, else the second; where it is not known, what both say. */
export function chosenTruths(condition: Truths, a: Truths, b: Truths): Truths {
  const either = tableOf((x, y) => (x === y ? x : x === OPEN || y === OPEN ? OPEN : UNKNOWN))
  return truthsOf(condition.frame, [condition, a, b], ({ truths }, size) => {
    for (let index = 0; index < size; index++) {
      const truth = condition.truths[index] as number
      const x = a.truths[index] as number
      const y = b.truths[index] as number
      if (truth === YES) truths[index] = x
      else if (truth === NO) truths[index] = y
      else truths[index] = x === y || truth === UNKNOWN ? (either[(x << 2) | y] as number) : OPEN
    }
  })
}

/** JsonLogic truth of a number: 0 is false. */
export function truthOfNumbers(a: Numbers): Truths {
  return truthsOf(a.frame, [a], ({ truths }, size) => {
    for (let index = 0; index < size; index++) {
      const magnitude = Math.abs(a.values[index] as number)
      if (magnitude > a.errorAt(index)) truths[index] = YES
      else if (a.errorAt(index) > 0) truths[index] = OPEN
      else truths[index] = magnitude === 0 ? NO : UNKNOWN
    }
  })
}

/** JsonLogic truth of a field: `0`, `""`, `false` and `[]` are false. */
export function truthOfField(field: Field): Truths {
  return truthsOf(field.frame, [field], ({ truths }, size) => {
    const { tags } = field
    for (let index = 0; index < size; index++) {
      const truth = TRUTH_BY_TAG[tags[index] as number] as number
      truths[index] = truth === BY_VALUE ? truthAt(field, index) : truth
    }
  })
}

/** A number, text or list has to be looked at. */
const BY_VALUE = 4
/** NUMBER, MISSING, TEXT, FALSE, TRUE, OTHER, ODD. */
const TRUTH_BY_TAG = Uint8Array.of(BY_VALUE, UNKNOWN, BY_VALUE, NO, YES, BY_VALUE, OPEN)

function truthAt({ tags, values, others }: Field, index: number): number {
  if (tags[index] === NUMBER) return values[index] === 0 ? NO : YES
  const other = others[index]
  if (tags[index] === TEXT) return other === '' ? NO : YES
  return Array.isArray(other) ? (other.length === 0 ? NO : YES) : OPEN
}

/** Whether so many of the fields are missing that fewer than `needed` are there; an empty text counts as missing. */
export function isMissing(frame: Frame, fields: readonly Field[], needed: number): Truths {
  return truthsOf(frame, fields, ({ truths }, size) => {
    for (let index = 0; index < size; index++) {
      let missing = 0
      let open = 0
      for (const field of fields) {
        const tag = field.tags[index]
        if (tag === MISSING || (tag === TEXT && field.others[index] === '')) missing++
        else if (tag === ODD || (tag === OTHER && typeof field.others[index] !== 'object')) open++
      }
      truths[index] = open > 0 ? OPEN : missing > 0 && fields.length - missing < needed ? YES : NO
    }
  })
}

function tableOf(combine: (a: number, b: number) => number): Uint8Array {
  return Uint8Array.from(VALUES.flatMap((a) => VALUES.map((b) => combine(a, b))))
}
