import { ASK, setWord, truthsByRow, truthsByTag, truthsOf, WORD } from './bits.js'
import {
  EMPTY,
  FALSE,
  type Field,
  type Frame,
  MISSING,
  NO,
  NUMBER,
  type Numbers,
  ODD,
  OPEN,
  OTHER,
  TAGS,
  type Truths,
  UNKNOWN,
  YES,
} from './column.js'

/** A truth that is written out. */
export function constantTruth(frame: Frame, truth: number): Truths {
  return truthsOf(frame, [], (own) => {
    own.yes.fill(truth === YES ? -1 : 0)
    own.no.fill(truth === NO ? -1 : 0)
  })
}

/** The opposite. */
export function negated(a: Truths): Truths {
  return truthsOf(a.frame, [a], (own, size) => {
    for (let word = 0; word * WORD < size; word++) setWord(own, word, at(a.no, word), at(a.yes, word), at(a.open, word))
  })
}

/** Kleene's `and`: one that is false decides. */
export function allOf(parts: readonly [Truths, ...Truths[]]): Truths {
  return parts.reduce((a, b) =>
    truthsOf(a.frame, [a, b], (own, size) => {
      for (let word = 0; word * WORD < size; word++) {
        const no = at(a.no, word) | at(b.no, word)
        setWord(own, word, at(a.yes, word) & at(b.yes, word), no, (at(a.open, word) | at(b.open, word)) & ~no)
      }
    }),
  )
}

/** Kleene's `or`: one that is true decides. */
export function anyOf(parts: readonly [Truths, ...Truths[]]): Truths {
  return parts.reduce((a, b) =>
    truthsOf(a.frame, [a, b], (own, size) => {
      for (let word = 0; word * WORD < size; word++) {
        const yes = at(a.yes, word) | at(b.yes, word)
        setWord(own, word, yes, at(a.no, word) & at(b.no, word), (at(a.open, word) | at(b.open, word)) & ~yes)
      }
    }),
  )
}

/** The same, but that what is unknown is left open. */
export function certain(a: Truths): Truths {
  return truthsOf(a.frame, [a], (own, size) => {
    for (let word = 0; word * WORD < size; word++) {
      const [yes, no] = [at(a.yes, word), at(a.no, word)]
      setWord(own, word, yes, no, ~(yes | no))
    }
  })
}

/** Whether so many hold, or more, of truths that are known or open. */
export function atLeast(count: number, parts: readonly [Truths, ...Truths[]]): Truths {
  if (count === 1) return anyOf(parts)
  // The rows for which so many hold, and for which so many may hold, by how many.
  const yes = new Int32Array(count + 1)
  const possible = new Int32Array(count + 1)
  return truthsOf(parts[0].frame, parts, (own, size) => {
    for (let word = 0; word * WORD < size; word++) {
      for (const rows of [yes, possible]) rows.fill(0).fill(-1, 0, 1)
      for (const part of parts)
        for (let times = count; times > 0; times--) {
          yes[times] = at(yes, times) | (at(yes, times - 1) & at(part.yes, word))
          possible[times] = at(possible, times) | (at(possible, times - 1) & (at(part.yes, word) | at(part.open, word)))
        }
      setWord(own, word, at(yes, count), ~at(possible, count), at(possible, count) & ~at(yes, count))
    }
  })
}

/** The first where the condition holds, else the second; where it is not known, what both say. */
export function chosenTruths(condition: Truths, a: Truths, b: Truths): Truths {
  return truthsOf(condition.frame, [condition, a, b], (own, size) => {
    for (let word = 0; word * WORD < size; word++) {
      const [first, second] = [at(condition.yes, word), at(condition.no, word)]
      const either = ~(first | second)
      const yes = (first & at(a.yes, word)) | (second & at(b.yes, word)) | (either & at(a.yes, word) & at(b.yes, word))
      const no = (first & at(a.no, word)) | (second & at(b.no, word)) | (either & at(a.no, word) & at(b.no, word))
      const open = (~second & at(a.open, word)) | (~first & at(b.open, word)) | (at(condition.open, word) & ~(yes | no))
      setWord(own, word, yes, no, open)
    }
  })
}

/** JsonLogic truth of a number: 0 is false. */
export function truthOfNumbers(a: Numbers): Truths {
  return truthsByRow(a.frame, [a], (row) => {
    const magnitude = Math.abs(at(a.values, row))
    const error = a.errorAt(row)
    if (magnitude > error) return YES
    return error > 0 ? OPEN : magnitude === 0 ? NO : UNKNOWN
  })
}

/** JsonLogic truth of a field: `0`, `""`, `false` and `[]` are false. */
export function truthOfField(field: Field): Truths {
  const table = tagTable(YES, { [NUMBER]: ASK, [MISSING]: UNKNOWN, [FALSE]: NO, [OTHER]: ASK, [ODD]: OPEN, [EMPTY]: NO })
  return truthsByTag(field, table, (row) => {
    if (field.tags[row] === NUMBER) return field.values[row] === 0 ? NO : YES
    const other = field.others[row]
    return Array.isArray(other) ? (other.length === 0 ? NO : YES) : OPEN
  })
}

/** Whether a field is missing; an empty text counts as missing. */
export function isMissing(field: Field): Truths {
  const table = tagTable(NO, { [MISSING]: YES, [EMPTY]: YES, [OTHER]: ASK, [ODD]: OPEN })
  return truthsByTag(field, table, (row) => (typeof field.others[row] === 'object' ? NO : OPEN))
}

/** A truth for each tag, the first where no other is given. */
export function tagTable(truth: number, others: { readonly [tag: number]: number }): Uint8Array {
  return Object.assign(new Uint8Array(TAGS).fill(truth), others)
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] as number
}
