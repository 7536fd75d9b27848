import stringWidth from 'fast-string-width'

// What nearly all reports are made of; finding the graphemes of any other text is slow.
const NARROW = /[ -~·×÷–—‘-”≤≥]/g
const PLAIN = /^[ -~·×÷–—‘-”≤≥、-〉㎡㐀-䶿一-鿿！-～]*$/

/** Columns a text takes on a terminal: a Chinese character takes two. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length * 2 - (text.match(NARROW)?.length ?? 0) : stringWidth(text)
}

/** Fills a text with spaces to a width in columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

// A text may break after a Chinese character or between words, never before a closing or after an opening mark, nor within `≥ 30 ㎡`.
const FIGURE = String.raw`(?:[≥≤<>] )?[0-9][^\s\u2E80-\u9FFF\uFF00-\uFFEF“]*(?: (?:[\u2E80-\u9FFF]{1,2}|[^\s\u2E80-\u9FFF\uFF00-\uFFEF“]+))?`
const WORD = String.raw`[\u2E80-\u9FFF\uFF00-\uFFEF“]|[^\s\u2E80-\u9FFF\uFF00-\uFFEF“]+`
const PIECES = new RegExp(`[（“《〔]*(?:${FIGURE}|${WORD})[，。；：、）》”〕—]*|\\s+`, 'gu')

/** Breaks a text into lines of at most so many columns. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let length = 0
  for (const [piece] of text.matchAll(PIECES)) {
    const own = widthOf(piece)
    if (line !== '' && length + own > width && piece.trim() !== '') {
      lines.push(line.trimEnd())
      line = ''
      length = 0
    }
    if (line === '' && piece.trim() === '') continue
    line += piece
    length += own
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

/** A text of the data on one line, without characters that would steer a terminal. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
}

/** A text broken into lines that all start so many columns in. */
export function indented(text: string, width: number, by: number): readonly string[] {
  return wrapped(text, width - by).map((line) => ' '.repeat(by) + line)
}
