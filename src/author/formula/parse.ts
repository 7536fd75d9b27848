import { parseDecimal, toDecimal } from '../../rational.js'
import { FINDING_VALUES, type Names, type Reference } from './names.js'
import { type Failure, type FormulaProblem, FUNCTIONS, failure, type Token, tokensOf } from './tokens.js'

/** A formula as JsonLogic, or what is wrong with it. */
export type Parsed = { readonly logic: unknown; readonly problem: null } | { readonly logic: null; readonly problem: FormulaProblem }

const DEEPEST = 60
const COMPARISONS = ['>=', '<=', '>', '<', '===', '!==', '==', '!=']
const LIST_FIRST = ['count', 'sum', 'largest', 'smallest', 'filter', 'all', 'some', 'none']

/** Reads a formula in Chinese names as JsonLogic. It never throws: what cannot be read comes back with its column. */
export function parseFormula(formula: string, names: Names): Parsed {
  try {
    const reader = createReader(tokensOf(formula, names), names)
    const logic = reader.whole()
    return { logic, problem: null }
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'problem' in error) return { logic: null, problem: (error as Failure).problem }
    throw error
  }
}

function createReader(tokens: readonly Token[], names: Names): { readonly whole: () => unknown } {
  let place = 0
  let depth = 0
  const peek = (): Token => tokens[place] as Token // the last token is the end, which is never passed
  const next = (): Token => {
    const token = peek()
    if (token.kind !== 'end') place += 1
    return token
  }
  const unexpected = (expected: string): Failure => {
    const { kind, text, column } = peek()
    return failure(kind === 'end' ? 'unfinished' : 'unexpected', column, kind === 'end' ? 'the end' : text, expected)
  }
  const isSign = (...signs: readonly string[]): boolean => peek().kind === 'sign' && signs.includes(peek().text)
  const expect = (sign: string): void => {
    if (!isSign(sign)) throw unexpected(sign === ')' ? '）' : sign === '(' ? '（' : '，')
    next()
  }

  const chain = (signs: readonly string[], operand: () => unknown): unknown => {
    let left = operand()
    let flat: string | null = null
    while (isSign(...signs)) {
      const { text } = next()
      const right = operand()
      // a + b + c is one sum of three; (a + b) + c is a sum in a sum.
      if (flat === text && text !== '-' && text !== '/') left = { [text]: [...(Object.values(left as object)[0] as unknown[]), right] }
      else left = { [text]: [left, right] }
      flat = text
    }
    return left
  }
  const any = (): unknown => {
    depth += 1
    if (depth > DEEPEST) throw failure('too-deep', peek().column, peek().text, `${DEEPEST}`)
    const logic = chain(['or'], () => chain(['and'], negation))
    depth -= 1
    return logic
  }
  const negation = (): unknown => {
    if (!isSign('!')) return comparison()
    next()
    depth += 1
    if (depth > DEEPEST) throw failure('too-deep', peek().column, peek().text, `${DEEPEST}`)
    const logic = { '!': [negation()] }
    depth -= 1
    return logic
  }
  const comparison = (): unknown => {
    const left = sum()
    if (isSign('in')) {
      next()
      expect('(')
      const values = [sum()]
      while (isSign('、', ',')) {
        next()
        values.push(sum())
      }
      expect(')')
      return { in: [left, values.map((value) => valueFor(left, value, names))] }
    }
    if (!isSign(...COMPARISONS)) return left
    const { text } = next()
    const operands = [left, sum()]
    while (isSign(text) && (text === '<=' || text === '<')) {
      next()
      operands.push(sum())
    }
    const [first, second] = operands
    return { [text]: operands.map((one, index) => valueFor(index === 0 ? second : first, one, names)) }
  }
  const sum = (): unknown => chain(['+', '-'], () => chain(['*', '/'], factor))
  const factor = (): unknown => {
    const token = peek()
    if (token.kind === 'number') return numberOf(next())
    if (token.kind === 'text') return next().text
    if (token.kind === 'name') return reference(next())
    if (token.kind === 'word') return word(next())
    if (isSign('(')) {
      next()
      const logic = any()
      expect(')')
      return logic
    }
    if (isSign('-') && tokens[place + 1]?.kind === 'number') {
      next()
      return 0 - numberOf(next()) // of nothing it is nothing, without a sign
    }
    throw unexpected('a name, a number or （')
  }
  const word = ({ text }: Token): unknown => {
    if (!Object.values(FUNCTIONS).includes(text)) return { true: true, false: false, null: null }[text]
    expect('(')
    const operands = text === 'facilities' ? types() : LIST_FIRST.includes(text) ? [list()] : text === 'lookup' ? [parameter()] : [any()]
    while (isSign(',')) {
      next()
      operands.push(any())
    }
    expect(')')
    return { [text]: operands }
  }
  const types = (): unknown[] => {
    const ids: unknown[] = []
    do {
      if (ids.length > 0) next()
      ids.push(one('facility', 'a facility type'))
    } while (isSign('、'))
    return ids
  }
  const parameter = (): unknown => one('parameter', 'a parameter')
  const one = (kind: Reference['kind'], expected: string): string => {
    const token = peek()
    const found = token.kind === 'name' ? token.references.filter((reference) => reference.kind === kind) : []
    if (found.length > 1) throw failure('ambiguous-name', token.column, token.text, expected)
    const [only] = found
    if (only === undefined) throw unexpected(expected)
    next()
    return only.id
  }
  // A facility type where a list is wanted stands for its facilities.
  const list = (): unknown => (peek().references.some(({ kind }) => kind === 'facility') ? { facilities: types() } : any())
  const reference = ({ text, column, references }: Token): unknown => {
    const own = references.filter(({ kind }) => kind !== 'facility')
    const [first] = own
    if (own.length > 1) throw failure('ambiguous-name', column, text, own.map(({ kind, id }) => `${kind} ${id}`).join(', '))
    if (first === undefined) throw failure('unexpected', column, text, 'a value; for facilities write 数量（…） or 合计（…，…）')
    return { [first.kind === 'field' ? 'var' : first.kind]: first.id }
  }
  return {
    whole: () => {
      const logic = any()
      if (peek().kind !== 'end') throw unexpected('an operator or the end')
      return logic
    },
  }
}

function numberOf({ text, column }: Token): number {
  const percent = text.endsWith('%')
  const exact = parseDecimal(percent ? text.slice(0, -1) : text)
  if (exact === null) throw failure('unexpected', column, text, 'a number')
  return Number(toDecimal(percent ? exact.div(100) : exact, 20))
}

// A value beside a field of an enumeration, or beside a finding, is written in its own words.
function valueFor(beside: unknown, value: unknown, names: Names): unknown {
  if (typeof value !== 'string' || typeof beside !== 'object' || beside === null) return value
  const { var: field, finding } = beside as { readonly var?: unknown; readonly finding?: unknown }
  const labels = finding !== undefined ? FINDING_VALUES : typeof field === 'string' ? names.valuesOf(field) : {}
  const meant = Object.keys(labels).filter((one) => labels[one] === value)
  return meant.length === 1 ? meant[0] : value
}
