import { isUnknown } from './arithmetic.js'
import { ASK, put, truthsByTag, truthsOf, WORD } from './bits.js'
import { EMPTY, FALSE, type Field, MISSING, NO, NUMBER, type Numbers, ODD, OPEN, OTHER, TRUE, type Truths, UNKNOWN, YES } from './column.js'
import { textAt } from './texts.js'
import { tagTable } from './truth.js'

/** Longer texts and lists take more steps to look through, which only the complete evaluator counts. */
const LONGEST_HELD = 100

/** More than rounding a difference of two doubles, and the sum of their errors, can be off. */
const SLACK = 1.000001

/** What a comparison says of operands in ascending, equal and descending order. */
export type Verdicts = readonly [below: number, equal: number, above: number]

export const VERDICTS: ReadonlyMap<string, Verdicts> = new Map([
  ['<', [YES, NO, NO]],
  ['<=', [YES, YES, NO]],
  ['>', [NO, NO, YES]],
  ['>=', [NO, YES, YES]],
  ['==', [NO, YES, NO]],
  ['===', [NO, YES, NO]],
  ['!=', [YES, NO, YES]],
  ['!==', [YES, NO, YES]],
])

/** Whether it is only asked if two are the same. */
export function isEquality([below, , above]: Verdicts): boolean {
  return below === above
}

/** Compares numbers. What is closer than the errors allow are open, but where both are as written, or exact. */
export function numbersCompared(a: Numbers, b: Numbers, verdicts: Verdicts): Truths {
  return truthsOf(a.frame, [a, b], a.written && b.written ? writtenLoop(a, b, verdicts) : closeLoop(a, b, verdicts))
}

type Loop = (own: Truths, size: number) => void

// Which of two numbers is larger cannot be foreseen, so the loops gather bits rather than branch.
function writtenLoop(a: Numbers, b: Numbers, verdicts: Verdicts): Loop {
  const [below, equal, above] = masksOf(verdicts)
  const truthAt = (row: number): number => noVerdict(a, b, row)
  return (own, size) => {
    const { values: x } = a
    const { values: y } = b
    for (let from = 0; from < size; from += WORD) {
      let atMost = 0
      let atLeast = 0
      for (let row = Math.min(from + WORD, size) - 1; row >= from; row--) {
        const left = x[row] as number
        const right = y[row] as number
        atMost = (atMost << 1) | +(left <= right)
        atLeast = (atLeast << 1) | +(left >= right)
      }
      const yes = (below & ~atLeast & atMost) | (equal & atMost & atLeast) | (above & ~atMost & atLeast)
      put(own, from, size, yes, (atMost | atLeast) & ~yes, truthAt)
    }
  }
}

function closeLoop(a: Numbers, b: Numbers, verdicts: Verdicts): Loop {
  const [below, , above] = masksOf(verdicts)
  const truthAt = (row: number): number => closeVerdict(a, b, row, verdicts)
  const relative = Math.max(a.relative, b.relative) * SLACK
  return (own, size) => {
    const { values: x, scales: xs } = a
    const { values: y, scales: ys } = b
    for (let from = 0; from < size; from += WORD) {
      let less = 0
      let more = 0
      for (let row = Math.min(from + WORD, size) - 1; row >= from; row--) {
        const difference = (x[row] as number) - (y[row] as number)
        const margin = relative * (Math.abs(xs[row] as number) + Math.abs(ys[row] as number))
        less = (less << 1) | +(difference < -margin)
        more = (more << 1) | +(difference > margin)
      }
      const yes = (below & less) | (above & more)
      put(own, from, size, yes, (less | more) & ~yes, truthAt)
    }
  }
}

// All bits where a verdict is yes, else none.
function masksOf([below, equal, above]: Verdicts): Verdicts {
  return [below === YES ? -1 : 0, equal === YES ? -1 : 0, above === YES ? -1 : 0]
}

function closeVerdict(a: Numbers, b: Numbers, row: number, [below, equal, above]: Verdicts): number {
  const difference = (a.values[row] as number) - (b.values[row] as number)
  if (Number.isNaN(difference)) return noVerdict(a, b, row)
  const margin = (a.errorAt(row) + b.errorAt(row)) * SLACK
  if (difference > margin) return above
  if (difference < -margin) return below
  return margin === 0 ? equal : OPEN
}

// One operand that is not known leaves the comparison unknown, whatever the other may be.
function noVerdict(a: Numbers, b: Numbers, row: number): number {
  return isUnknown(a, row) || isUnknown(b, row) ? UNKNOWN : OPEN
}

/** Holds a field to a text: its order among texts, or whether it is the same; `null` where rules name too many texts. */
export function textCompared(field: Field, text: string, verdicts: Verdicts, isStrict: boolean): Truths | null {
  const [below, equal, above] = verdicts
  const tag = field.texts.name(text)
  if (tag === null) return null
  const table = tagTable(isEquality(verdicts) ? below : ASK, { ...mismatches(isStrict, below), [tag]: equal })
  return truthsByTag(field, table, (row) => (textAt(field, row) < text ? below : above))
}

/** Whether a field is a truth, or is not. */
export function truthCompared(field: Field, truth: boolean, [differs, same]: Verdicts, isStrict: boolean): Truths {
  const truths = truth ? { [FALSE]: differs, [TRUE]: same } : { [FALSE]: same, [TRUE]: differs }
  const table = tagTable(isStrict ? differs : UNKNOWN, { ...mismatches(isStrict, differs), ...truths })
  return truthsByTag(field, table, () => OPEN)
}

// Values of two kinds are not the same to the strict operators, and a mistake to the others.
function mismatches(isStrict: boolean, differs: number): { readonly [tag: number]: number } {
  const mistaken = isStrict ? differs : UNKNOWN
  return { [NUMBER]: mistaken, [MISSING]: UNKNOWN, [FALSE]: mistaken, [TRUE]: mistaken, [OTHER]: OPEN, [ODD]: OPEN }
}

/** Whether a field is one of the texts, numbers and truths written out in a list; `null` where rules name too many texts. */
export function isOneOf(field: Field, list: readonly (string | number | boolean)[]): Truths | null {
  const tags = list.flatMap((one) => (typeof one === 'string' ? [field.texts.name(one)] : []))
  if (tags.includes(null)) return null
  const truths = { [FALSE]: list.includes(false) ? YES : NO, [TRUE]: list.includes(true) ? YES : NO }
  const others = { [NUMBER]: ASK, [MISSING]: UNKNOWN, [OTHER]: OPEN, [ODD]: OPEN }
  const table = tagTable(NO, { ...truths, ...others, ...Object.fromEntries(tags.map((tag) => [tag, YES])) })
  return truthsByTag(field, table, (row) => (list.includes(field.values[row] as number) ? YES : NO))
}

/** Whether a text stands in a field: within a text, or as an element of a list of texts. */
export function holdsText(field: Field, text: string): Truths {
  const table = tagTable(ASK, { [NUMBER]: UNKNOWN, [MISSING]: UNKNOWN, [FALSE]: UNKNOWN, [TRUE]: UNKNOWN, [ODD]: OPEN, [EMPTY]: NO })
  return truthsByTag(field, table, (row) => {
    const held = field.tags[row] === OTHER ? field.others[row] : textAt(field, row)
    const isList = Array.isArray(held)
    if ((!isList && typeof held !== 'string') || held.length > LONGEST_HELD) return OPEN
    return isList && !held.every((one) => typeof one === 'string') ? OPEN : held.includes(text) ? YES : NO
  })
}
