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
import { type Texts, truthsByText } from './texts.js'

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

// Which of two numbers is larger cannot be foreseen, so the loops look verdicts up rather than branch.
function writtenLoop(a: Numbers, b: Numbers, [below, equal, above]: Verdicts): Loop {
  const table = Uint8Array.of(OPEN, above, below, equal)
  return ({ truths }, size) => {
    const { values: x } = a
    const { values: y } = b
    for (let index = 0; index < size; index++) {
      const left = x[index] as number
      const right = y[index] as number
      const order = (+(left <= right) << 1) | +(left >= right)
      truths[index] = order === 0 ? noVerdict(a, b, index) : (table[order] as number)
    }
  }
}

function closeLoop(a: Numbers, b: Numbers, verdicts: Verdicts): Loop {
  const [below, , above] = verdicts
  const table = Uint8Array.of(below, above)
  const relative = Math.max(a.relative, b.relative) * SLACK
  return ({ truths }, size) => {
    const { values: x, scales: xs } = a
    const { values: y, scales: ys } = b
    for (let index = 0; index < size; index++) {
      const difference = (x[index] as number) - (y[index] as number)
      const margin = relative * (Math.abs(xs[index] as number) + Math.abs(ys[index] as number))
      truths[index] = table[+(difference > 0)] as number
      if (!(Math.abs(difference) > margin)) truths[index] = closeVerdict(a, b, index, verdicts)
    }
  }
}

function closeVerdict(a: Numbers, b: Numbers, index: number, [below, equal, above]: Verdicts): number {
  const difference = (a.values[index] as number) - (b.values[index] as number)
  if (Number.isNaN(difference)) return noVerdict(a, b, index)
  const margin = (a.errorAt(index) + b.errorAt(index)) * SLACK
  if (difference > margin) return above
  if (difference < -margin) return below
  return difference === 0 && margin === 0 ? equal : OPEN
}

// One operand that is not known leaves the comparison unknown, whatever the other may be.
function noVerdict(a: Numbers, b: Numbers, index: number): number {
  return isUnknown(a, index) || isUnknown(b, index) ? UNKNOWN : OPEN
}

/** Holds a field to a text: its order among texts, or whether it is the same; `null` where rules name too many texts. */
export function textCompared(texts: Texts, field: Field, text: string, [below, equal, above]: Verdicts, isStrict: boolean): Truths | null {
  const withoutText = (index: number): number => mismatch(field.tags[index], isStrict, below)
  if (below === above) {
    const code = texts.codeOf(text)
    return code === null ? null : truthsByText(texts, [code], [equal, below], withoutText)
  }
  return truthsOf(field.frame, [field], ({ truths }, size) => {
    for (let index = 0; index < size; index++) {
      const other = field.others[index] as string
      truths[index] = field.tags[index] !== TEXT ? withoutText(index) : other === text ? equal : other < text ? below : above
    }
  })
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

/** Whether a field is one of the texts, numbers and truths written out in a list; `null` where rules name too many texts. */
export function isOneOf(texts: Texts, field: Field, list: readonly (string | number | boolean)[]): Truths | null {
  const codes = list.flatMap((one) => (typeof one === 'string' ? [texts.codeOf(one)] : []))
  if (codes.includes(null)) return null
  return truthsByText(texts, codes as readonly number[], [YES, NO], (index) => {
    const tag = field.tags[index]
    if (tag === MISSING || tag === OTHER || tag === ODD) return tag === MISSING ? UNKNOWN : OPEN
    return list.includes(tag === NUMBER ? (field.values[index] as number) : tag === TRUE) ? YES : NO
  })
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
