import { EMPTY, type Field, TAGS, TEXT, type Texts } from './column.js'

const PLACES = 128
const SHARED = 0

/** No texts yet but the empty one. */
export function createTexts(): Texts {
  const named = new Array<string>(EMPTY + 1).fill('')
  const tagByPlace = new Uint8Array(PLACES).fill(TEXT)
  const nameOf = (text: string): number => {
    const place = placeOf(text)
    tagByPlace[place] = tagByPlace[place] === TEXT ? named.length : SHARED
    return named.push(text) - 1
  }
  // Most texts are told by their place; the slots before EMPTY are like no text that has one.
  const tagOf = (text: string): number => {
    if (text === '') return EMPTY
    const tag = tagByPlace[placeOf(text)] as number
    return named[tag] === text ? tag : tag === SHARED ? lookUp(text) : TEXT
  }
  const lookUp = (text: string): number => {
    const tag = named.indexOf(text)
    return tag === -1 ? TEXT : tag
  }
  return {
    tagOf,
    textOf: (tag) => named[tag] as string,
    name: (text) => {
      const known = tagOf(text)
      return known !== TEXT ? known : named.length === TAGS ? null : nameOf(text)
    },
  }
}

/** The text of a row that holds one. */
export function textAt({ tags, others, texts }: Field, row: number): string {
  const tag = tags[row] as number
  return tag === TEXT ? (others[row] as string) : texts.textOf(tag)
}

function placeOf(text: string): number {
  return (text.length * 31 + text.charCodeAt(0)) & (PLACES - 1)
}
