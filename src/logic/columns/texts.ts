import { type Column, type Field, TEXT, type Truths, truthsOf } from './column.js'

const NO_TEXT = 0
const UNNAMED = 1
const FIRST = 2
const MOST = 256
const PLACES = 128

/**
 * The texts of a field as small numbers: each is looked at once, however many rules hold the field to however many texts.
 */
export interface Texts extends Column {
  codes: Uint8Array
  /** The number of a text that a rule names; `null` where rules name too many. */
  readonly codeOf: (text: string) => number | null
}

/** The texts of a field. */
export function textsOf(field: Field): Texts {
  const named = new Map<string, number>()
  // What a text is compared with, by its place; texts that share a place are looked up.
  const texts: (string | null)[] = [null, null]
  const codeByPlace = new Uint8Array(PLACES).fill(UNNAMED)
  const codeOf = (text: string): number | null => {
    const known = named.get(text)
    if (known !== undefined) return known
    const code = FIRST + named.size
    if (code === MOST) return null
    named.set(text, code)
    texts.push(text)
    const place = placeOf(text)
    codeByPlace[place] = codeByPlace[place] === UNNAMED ? code : NO_TEXT
    return code
  }
  const own: Texts = {
    frame: field.frame,
    inputs: [field],
    codes: new Uint8Array(field.frame.capacity),
    codeOf,
    fill: () => {
      const { tags, others, frame } = field
      const { codes } = own
      for (let index = 0; index < frame.size; index++) {
        if (tags[index] !== TEXT) {
          codes[index] = NO_TEXT
          continue
        }
        const text = others[index] as string
        const code = codeByPlace[placeOf(text)] as number
        codes[index] = texts[code] === text ? code : code === NO_TEXT ? (named.get(text) ?? UNNAMED) : UNNAMED
      }
    },
    grow: (capacity) => {
      own.codes = new Uint8Array(capacity)
    },
  }
  return own
}

/** Truths by the texts of a field: one for those named, another for other texts, and by the row where there is no text. */
export function truthsByText(
  texts: Texts,
  codes: readonly number[],
  [named, other]: readonly [named: number, other: number],
  withoutText: (index: number) => number,
): Truths {
  const table = new Uint8Array(MOST).fill(other)
  for (const code of codes) table[code] = named
  return truthsOf(texts.frame, [texts], ({ truths }, size) => {
    const own = texts.codes
    for (let index = 0; index < size; index++) {
      const code = own[index] as number
      truths[index] = code === NO_TEXT ? withoutText(index) : (table[code] as number)
    }
  })
}

function placeOf(text: string): number {
  return (text.length * 31 + text.charCodeAt(0)) & (PLACES - 1)
}
