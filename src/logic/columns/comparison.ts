import { isUnknown } from './arithmetic.js'
import {
  FALSE,
  type Field,
  MISSING,
  NO,
  NUMBER,
  type Numbers,
  ODD,
  OPEN,
  OTHER,
  TEXT,
  TRUE,
  type Truths,
  truthsOf,
  UNKNOWN,
  YES,
} from './column.js'

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

/** Compares numbers. What is closer than the errors allow is open, but where both are as written, or exact. */
export function numbersCompared(a: Numbers, b: Numbers, verdicts: Verdicts): Truths {
  return truthsOf(a.frame, [a, b], a.written && b.written ? writtenLoop(a, b, verdicts) : closeLoop(a, b, verdicts))
}

type Loop = (own: Truths, size: number) => void

function writtenLoop(a: Numbers, b: Numbers, [below, equal, above]: Verdicts): Loop {
  return ({ truths }, size) => {
    const [x, y] = [a.values, b.values]
    const { constant } = b
    for (let index = 0; index < size; index++) {
      const left = x[index] as number
      const right = constant ?? (y[index] as number)
      truths[index] = left > right ? above : left < right ? below : left === right ? equal : noVerdict(a, b, index)
    }
  }
}

function closeLoop(a: Numbers, b: Numbers, [below, equal, above]: Verdicts): Loop {
  return ({ truths }, size) => {
    const [x, xe, y, ye] = [a.values, a.errors, b.values, b.errors]
    for (let index = 0; index < size; index++) {
      const difference = (x[index] as number) - (y[index] as number)
      const margin = ((xe[index] as number) + (ye[index] as number)) * SLACK
      truths[index] =
        difference > margin
          ? above
          : difference < -margin
            ? below
            : difference === 0 && margin === 0
              ? equal
              : Number.isNaN(difference)
                ? noVerdict(a, b, index)
                : OPEN
    }
  }
}

// One operand that is not known leaves the comparison unknown, whatever the other may be.
function noVerdict(a: Numbers, b: Numbers, index: number): number {
  return isUnknown(a, index) || isUnknown(b, index) ? UNKNOWN : OPEN
}

/** Holds a field to a text: its order among texts, or whether it is the same. */
export function textCompared(field: Field, text: string, [below, equal, above]: Verdicts, isStrict: boolean): Truths {
  const verdict: (other: string) => number =
    below === above
      ? (other) => (isSameText(other, text) ? equal : below)
      : (other) => (other === text ? equal : other < text ? below : above)
  const fill = ({ truths }: Truths, size: number): void => {
    const { tags, others } = field
    for (let index = 0; index < size; index++)
      truths[index] = tags[index] === TEXT ? verdict(others[index] as string) : mismatch(tags[index], isStrict, below)
  }
  return truthsOf(field.frame, [field], fill)
}

// Most texts differ in length, which is quicker to see.
function isSameText(a: string, b: string): boolean {
  return a.length === b.length && a === b
}

/** Whether a field is a truth, or is not. */
export function truthCompared(field: Field, truth: boolean, [differs, same]: Verdicts, isStrict: boolean): Truths {
  const wanted = truth ? TRUE : FALSE
  const fill = ({ truths }: Truths, size: number): void => {
    for (let index = 0; index < size; index++) {
      const tag = field.tags[index]
      truths[index] = tag === wanted ? same : tag === TRUE || tag === FALSE ? differs : mismatch(tag, isStrict, differs)
    }
  }
  return truthsOf(field.frame, [field], fill)
}

// Values of two kinds are not the same to the strict operators, and a mistake to the others.
function mismatch(tag: number | undefined, isStrict: boolean, differs: number): number {
  if (tag === MISSING) return UNKNOWN
  if (tag === OTHER || tag === ODD) return OPEN
  return isStrict ? differs : UNKNOWN
}

/** Whether a field is one of the texts, numbers and truths written out in a list. */
export function isOneOf(field: Field, list: readonly (string | number | boolean)[]): Truths {
  const texts = list.filter((one) => typeof one === 'string')
  const fill = ({ truths }: Truths, size: number): void => {
    const { tags, values, others } = field
    for (let index = 0; index < size; index++) {
      const tag = tags[index]
      if (tag === TEXT) truths[index] = holds(texts, others[index] as string) ? YES : NO
      else if (tag === MISSING || tag === OTHER || tag === ODD) truths[index] = tag === MISSING ? UNKNOWN : OPEN
      else truths[index] = list.includes(tag === NUMBER ? (values[index] as number) : tag === TRUE) ? YES : NO
    }
  }
  return truthsOf(field.frame, [field], fill)
}

function holds(texts: readonly string[], text: string): boolean {
  for (const one of texts) if (isSameText(one, text)) return true
  return false
}

/** Whether a text stands in a field: within a text, or as an element of a list of texts. */
export function holdsText(field: Field, text: string): Truths {
  const fill = ({ truths }: Truths, size: number): void => {
    for (let index = 0; index < size; index++) {
      const tag = field.tags[index]
      const other = field.others[index]
      if (tag === TEXT) truths[index] = other !== '' && (other as string).includes(text) ? YES : NO
      else if (tag === OTHER && Array.isArray(other) && other.length <= 100 && other.every((one) => typeof one === 'string'))
        truths[index] = other.includes(text) ? YES : NO
      else truths[index] = tag === OTHER || tag === ODD ? OPEN : UNKNOWN
    }
  }
  return truthsOf(field.frame, [field], fill)
}
