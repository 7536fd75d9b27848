import { type Issue, issue, shown } from '../issue.js'
import { isPlainDecimal, parseDecimal, toDecimal } from '../rational.js'

/** What came of a text: its value, or why it is not JSON. */
export type Parsed = { readonly value: unknown; readonly problem: null } | { readonly value: null; readonly problem: Issue }

const NUMBERS = /\\.|"|(?<![-+.\w])-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?(?![-+.\w])/gs
// Without one of these a text has no number that a double cannot carry: 15 digits always fit.
const SUSPECT = /[0-9.]{16}|(?<![\w.])[0-9.]+[eE]|-0(?![0-9])/
const MOST_DIGITS = 120

/**
 * Parses JSON without losing a digit: a number that a double cannot carry becomes `{"decimal": "…"}`, and −0 becomes 0. A number
 * out of all proportion becomes a `decimal` that no field accepts, so that it is reported with its path.
 *
 * @param text - JSON; a byte order mark is ignored.
 * @param firstLine - Number of its first line in the file, for the issue.
 *
 * @example
 * ```ts
 * parseJson('[308.99999999999999999, 30.90, -0]').value // => [{ decimal: '308.99999999999999999' }, 30.9, 0]
 * parseJson('{"households": }').problem?.params // => { line: 1, column: 16, found: '"}"' }
 * ```
 */
export function parseJson(text: string, firstLine = 1): Parsed {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    return { value: JSON.parse(SUSPECT.test(plain) ? withExactNumbers(plain) : plain), problem: null }
  } catch {
    const { line, column, found } = placeOf(plain, faultIn(plain))
    return { value: null, problem: issue('not-json', '', { line: line + firstLine - 1, column, found }) }
  }
}

function withExactNumbers(text: string): string {
  let inText = false
  return text.replace(NUMBERS, (token) => {
    if (token === '"') inText = !inText
    return inText || token === '"' || token.startsWith('\\') ? token : exactLiteral(token)
  })
}

function exactLiteral(literal: string): string {
  if (literal.length < 16 && !/[eE]|^-0/.test(literal)) return literal
  const exact = parseDecimal(literal)
  if (exact?.n === 0n) return '0'
  if (exact !== null && parseDecimal(String(Number(literal)))?.equals(exact) === true) return literal
  const decimal = exact === null ? '' : toDecimal(exact, MOST_DIGITS)
  const isKept = isPlainDecimal(decimal) && parseDecimal(decimal)?.equals(exact ?? 0) === true
  return JSON.stringify({ decimal: isKept ? decimal : literal.length > 40 ? `${literal.slice(0, 37)}...` : literal })
}

function placeOf(text: string, index: number): { readonly line: number; readonly column: number; readonly found: string } {
  const before = text.slice(0, index)
  const rest = /^[^\r\n]{1,20}/.exec(text.slice(index, index + 20))?.[0] ?? ''
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n'), found: rest === '' ? '' : shown(rest) }
}

const LEXEME = /([[\]{},:])|-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'end'

// Where a text stops being JSON. Engines word their errors differently, and not all say where.
function faultIn(text: string): number {
  const open: string[] = []
  let wanted: Wanted = 'value'
  for (let index = endOfSpace(text, 0); ; ) {
    const isText = text.charAt(index) === '"'
    const [lexeme, mark] = isText ? [] : (matchAt(LEXEME, text, index) ?? [])
    const end = isText ? endOfText(text, index) : index + (lexeme?.length ?? 0)
    const next: Wanted | null = end === index ? null : afterLexeme(wanted, mark ?? (isText ? 'text' : 'scalar'), open)
    if (next === null) return index
    wanted = next
    index = endOfSpace(text, end)
  }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

// Where a quoted text ends; where it starts if it never ends well.
function endOfText(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '"') return index + 1
    if (character < ' ') return start
    if (character === '\\') index += (matchAt(ESCAPE, text, index)?.[0].length ?? Number.POSITIVE_INFINITY) - 1
  }
  return start
}

function endOfSpace(text: string, from: number): number {
  let index = from
  while (index < text.length && ' \t\n\r'.includes(text.charAt(index))) index++
  return index
}

// What may follow a lexeme, or `null` where it may not stand here; `open` holds the brackets that wait for their end.
function afterLexeme(wanted: Wanted, lexeme: string, open: string[]): Wanted | null {
  const closes =
    (lexeme === ']' && open.at(-1) === '[' && wanted !== 'value') || (lexeme === '}' && open.at(-1) === '{' && wanted !== 'key')
  if (wanted === 'colon') return lexeme === ':' ? 'value' : null
  if ((wanted === 'key' || wanted === 'key-or-end') && lexeme === 'text') return 'colon'
  if (wanted === 'comma-or-end' && lexeme === ',') return open.at(-1) === '{' ? 'key' : 'value'
  if (closes && wanted.endsWith('-or-end')) open.pop()
  else if (!wanted.startsWith('value') || !['{', '[', 'text', 'scalar'].includes(lexeme)) return null
  else if (lexeme === '{' || lexeme === '[') {
    open.push(lexeme)
    return lexeme === '{' ? 'key-or-end' : 'value-or-end'
  }
  return open.length === 0 ? 'end' : 'comma-or-end'
}
