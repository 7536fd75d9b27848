/**
 * A text as it is compared: full-width and compatibility characters as ordinary ones (㎡ is m2, Ⅳ is iv, ％ is %), small letters, no
 * characters that cannot be seen, runs of white space as one space.
 */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text
  const ordinary = text.normalize('NFKC').toLowerCase()
  if (FOLDED.test(ordinary)) return ordinary
  return ordinary.replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim()
}

/** The same without white space. */
export function foldTight(text: string): string {
  return FOLDED.test(text) ? text : fold(text).replaceAll(' ', '')
}

/** A header as headers are compared: also without the signs that end or frame it. */
export function foldHeader(text: string): string {
  return foldTight(text)
    .replaceAll(/[()[\]{}<>【】《》"'“”‘’*/]/g, '')
    .replace(/[:：,，.。;；]+$/, '')
}

// Han characters, and ASCII without capitals and white space: most cells are folded as they stand.
const FOLDED = /^[\x21-\x40\x5b-\x7e\u4e00-\u9fff]*$/

// Private use, zero width, marks of direction, controls.
const INVISIBLE = /[\uE000-\uF8FF\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD\u{F0000}-\u{10FFFD}]|(?![\t\n\r])\p{Cc}/gu
