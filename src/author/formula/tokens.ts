import { nearest } from '../../nearest.js'
import { KIND_WORDS, type NameKind, type Names, type Reference } from './names.js'

/** What is wrong with a formula: the column, counted from 1, what stands there, what was expected, and the nearest name. */
export interface FormulaProblem {
  readonly code: 'unknown-name' | 'ambiguous-name' | 'unexpected' | 'unfinished' | 'too-deep'
  readonly column: number
  readonly found: string
  readonly expected: string
  readonly nearest: string | null
}

/** A piece of a formula. */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'word' | 'sign' | 'end'
  readonly text: string
  readonly column: number
  readonly references: readonly Reference[]
}

/** Thrown inside the parser only, and caught at its door. */
export interface Failure {
  readonly problem: FormulaProblem
}

/** The functions of formulas, by name. */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  设施: 'facilities',
  数量: 'count',
  合计: 'sum',
  最大: 'largest',
  最小: 'smallest',
  较大: 'max',
  较小: 'min',
  筛选: 'filter',
  均满足: 'all',
  有满足: 'some',
  均不满足: 'none',
  如果: 'if',
  查表: 'lookup',
  加月: 'add-months',
}

const WORDS: Readonly<Record<string, string>> = {
  大于等于: '>=',
  大于或等于: '>=',
  不小于: '>=',
  不低于: '>=',
  不少于: '>=',
  至少: '>=',
  小于等于: '<=',
  小于或等于: '<=',
  不大于: '<=',
  不超过: '<=',
  不高于: '<=',
  不多于: '<=',
  至多: '<=',
  大于: '>',
  超过: '>',
  高于: '>',
  多于: '>',
  小于: '<',
  低于: '<',
  少于: '<',
  不足: '<',
  不等于: '!==',
  等于: '===',
  属于: 'in',
  并且: 'and',
  且: 'and',
  或者: 'or',
  或: 'or',
  非: '!',
  加上: '+',
  减去: '-',
  乘以: '*',
  除以: '/',
}
const LONGEST_FIRST = [...Object.keys(WORDS), ...Object.keys(FUNCTIONS)].sort((a, b) => b.length - a.length)

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:>=|=>|≥|≧|⩾|＞＝)/, '>='],
  [/^(?:<=|=<|≤|≦|⩽|＜＝)/, '<='],
  [/^(?:!==|≠|<>|＜＞)/, '!=='],
  [/^(?:!=|！＝)/, '!='],
  [/^===/, '==='],
  [/^(?:==|＝＝)/, '=='],
  [/^[=＝]/, '==='],
  [/^[>＞]/, '>'],
  [/^[<＜]/, '<'],
  [/^[+＋]/, '+'],
  [/^[-－−–]/, '-'],
  [/^[*＊×✕·]/, '*'],
  [/^[/／÷]/, '/'],
  [/^(?:&&|＆＆)/, 'and'],
  [/^(?:[|｜]{2})/, 'or'],
  [/^[!！]/, '!'],
  [/^[(（]/, '('],
  [/^[)）]/, ')'],
  [/^[,，;；]/, ','],
  [/^、/, '、'],
]
const NUMBER = /^[0-9０-９]+(?:[.．][0-9０-９]+)?(?:[eE][+-]?[0-9]+)?/
const NAME = /^[\p{L}_][\p{L}\p{N}_-]*/u

/** Cuts a formula into numbers, texts, names, words and signs. Names are known ones, the longest first, so that none needs a space around it. */
export function tokensOf(formula: string, names: Names): readonly Token[] {
  const tokens: Token[] = []
  for (let place = 0; place < formula.length; ) {
    const rest = formula.slice(place)
    const space = /^\s+/u.exec(rest)
    if (space !== null) {
      place += space[0].length
      continue
    }
    const [token, length] = tokenAt(rest, place + 1, names)
    tokens.push(token)
    place += length
  }
  return [...tokens, { kind: 'end', text: '', column: formula.length + 1, references: [] }]
}

function tokenAt(rest: string, column: number, names: Names): readonly [Token, number] {
  const plain = (kind: Token['kind'], text: string, length: number, references: readonly Reference[] = []): readonly [Token, number] => [
    { kind, text, column, references },
    length,
  ]
  const quoted = /^(?:"([^"]*)"|“([^”]*)”|「([^」]*)」)/.exec(rest)
  if (quoted !== null) return plain('text', quoted[1] ?? quoted[2] ?? quoted[3] ?? '', quoted[0].length)
  const number = NUMBER.exec(rest)
  if (number !== null) return numberAt(number[0], rest, plain)
  const bracketed = /^(字段|派生|参数|评判|设施)?【([^】]*)】/.exec(rest)
  if (bracketed !== null)
    return plain('name', bracketed[2] ?? '', bracketed[0].length, referencesOf(bracketed[1], bracketed[2] ?? '', column, names))
  const known = names.all.find((name) => rest.startsWith(name))
  const word = LONGEST_FIRST.find((one) => rest.startsWith(one))
  if (known !== undefined && known.length >= (word?.length ?? 0) && endsAfter(rest, known, names))
    return plain('name', known, known.length, names.byName.get(known))
  if (word !== undefined && (Object.hasOwn(WORDS, word) || /^\s*[(（]/.test(rest.slice(word.length))))
    return Object.hasOwn(WORDS, word) ? plain('sign', WORDS[word] ?? '', word.length) : plain('word', FUNCTIONS[word] ?? '', word.length)
  const sign = SIGNS.find(([pattern]) => pattern.test(rest))
  if (sign !== undefined) return plain('sign', sign[1], (sign[0].exec(rest) as RegExpExecArray)[0].length)
  const name = unknownRun(rest)
  if (name === '') throw failure('unexpected', column, [...rest][0] ?? '', 'a name, a number or an operator')
  const truth = { 是: 'true', 否: 'false', 真: 'true', 假: 'false', 空: 'null' }[name]
  if (truth !== undefined) return plain('word', truth, name.length)
  throw failure('unknown-name', column, name, 'a name of the dictionary', nearest(name, names.byName.keys()))
}

function numberAt(
  text: string,
  rest: string,
  plain: (kind: Token['kind'], text: string, length: number) => readonly [Token, number],
): readonly [Token, number] {
  const digits = text.replaceAll(/[０-９．]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
  const percent = /^\s*[%％]/.exec(rest.slice(text.length))
  return plain('number', percent === null ? digits : `${digits}%`, text.length + (percent?.[0].length ?? 0))
}

// A known name must not be the beginning of a longer word that nobody knows.
function endsAfter(rest: string, known: string, names: Names): boolean {
  const after = rest.slice(known.length)
  return (
    !/^[\p{L}]/u.test(after) || LONGEST_FIRST.some((word) => after.startsWith(word)) || names.all.some((name) => after.startsWith(name))
  )
}

function unknownRun(rest: string): string {
  const run = NAME.exec(rest)?.[0] ?? ''
  const end = [...run].findIndex((_, index) => index > 0 && Object.keys(WORDS).some((word) => run.slice(index).startsWith(word)))
  return end < 0 ? run : [...run].slice(0, end).join('')
}

function referencesOf(word: string | undefined, name: string, column: number, names: Names): readonly Reference[] {
  const found = names.byName.get(name) ?? []
  const kind = (Object.keys(KIND_WORDS) as NameKind[]).find((one) => KIND_WORDS[one] === word)
  const own = kind === undefined ? found : found.filter((one) => one.kind === kind)
  if (own.length > 0) return own
  // With its kind before it, an id is a name too.
  if (kind !== undefined && /^[A-Za-z][\w.-]*$/.test(name)) return [{ kind, id: name }]
  throw failure('unknown-name', column, name, 'a name of the dictionary', nearest(name, names.byName.keys()))
}

/** A failure at a column. */
export function failure(
  code: FormulaProblem['code'],
  column: number,
  found: string,
  expected: string,
  near: string | null = null,
): Failure {
  return { problem: { code, column, found, expected, nearest: near } }
}
