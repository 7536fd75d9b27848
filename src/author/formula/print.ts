import { FINDING_VALUES, type NameKind, type Names } from './names.js'
import { FUNCTIONS } from './tokens.js'

const RANKS: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '!': 3,
  '>=': 4,
  '<=': 4,
  '>': 4,
  '<': 4,
  '===': 4,
  '!==': 4,
  '==': 4,
  '!=': 4,
  in: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
}
const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '===': '=', '!==': '≠', '*': '×', '/': '÷', and: '且', or: '或' }
const KINDS: Readonly<Record<string, NameKind>> = { var: 'field', fact: 'fact', parameter: 'parameter', finding: 'finding' }
const WORDS = Object.fromEntries(Object.entries(FUNCTIONS).map(([word, operator]) => [operator, word]))
const LIST_FIRST = ['count', 'sum', 'largest', 'smallest', 'filter', 'all', 'some', 'none']

/** Prints JsonLogic as a formula in Chinese names, or `null` where it uses what formulas have no words for. */
export function printFormula(logic: unknown, names: Names): string | null {
  try {
    return textOf(logic, 0, names)
  } catch (error) {
    if (error === NO_WORDS) return null
    throw error
  }
}

const NO_WORDS = { no: 'words' }

function textOf(logic: unknown, above: number, names: Names): string {
  if (typeof logic === 'number') return numberText(logic)
  if (typeof logic === 'string') return quoted(logic)
  if (typeof logic === 'boolean') return logic ? '是' : '否'
  if (logic === null) return '空'
  if (typeof logic !== 'object' || Array.isArray(logic)) throw NO_WORDS
  const [[operator, given] = ['', null], ...others] = Object.entries(logic)
  if (others.length > 0) throw NO_WORDS
  const kind = Object.hasOwn(KINDS, operator) ? KINDS[operator] : undefined
  if (kind !== undefined) {
    if (typeof given !== 'string' || given === '') throw NO_WORDS
    return names.nameOf({ kind, id: given })
  }
  if (!Array.isArray(given)) throw NO_WORDS
  const operands: readonly unknown[] = given
  const rank = RANKS[operator]
  if (rank === undefined) return call(operator, operands, names)
  const text = infix(operator, operands, rank, names)
  return rank <= above ? `（${text}）` : text
}

function infix(operator: string, operands: readonly unknown[], rank: number, names: Names): string {
  const [first, second] = operands
  if (operator === '!') {
    if (operands.length !== 1) throw NO_WORDS
    return `非 ${textOf(first, rank - 1, names)}`
  }
  if (operator === 'in') {
    if (operands.length !== 2 || !Array.isArray(second) || second.length === 0 || second.some((one) => typeof one === 'object'))
      throw NO_WORDS
    return `${textOf(first, rank, names)} 属于（${second.map((one) => valueText(first, one, rank, names)).join('、')}）`
  }
  const most = ['+', '*', 'and', 'or', '<=', '<'].includes(operator) ? Number.POSITIVE_INFINITY : 2
  if (operands.length < 2 || operands.length > most || (operands.length > 2 && rank === 4 && !['<=', '<'].includes(operator)))
    throw NO_WORDS
  const texts = operands.map((one, index) => {
    if (rank === 4) return valueText(index === 0 ? second : first, one, rank, names)
    // On the left, what is done first needs no brackets, unless it is the same chain.
    return textOf(one, index === 0 && !continues(operator, one) ? rank - 1 : rank, names)
  })
  return texts.join(` ${SIGNS[operator] ?? operator} `)
}

// Without brackets, a + b on the left of + would become one sum of three.
function continues(operator: string, left: unknown): boolean {
  const [own] = typeof left === 'object' && left !== null ? Object.keys(left) : []
  return own === operator && operator !== '-' && operator !== '/'
}

function call(operator: string, operands: readonly unknown[], names: Names): string {
  const word = Object.hasOwn(WORDS, operator) ? WORDS[operator] : undefined
  if (word === undefined || operands.length === 0) throw NO_WORDS
  if (operator === 'facilities') return `${word}（${typesText(operands, names)}）`
  const texts = operands.map((one, index) => {
    if (index > 0 || (operator !== 'lookup' && !LIST_FIRST.includes(operator))) return textOf(one, 0, names)
    if (operator === 'lookup') {
      if (typeof one !== 'string') throw NO_WORDS
      return names.nameOf({ kind: 'parameter', id: one })
    }
    const types = typeof one === 'object' && one !== null ? (one as { readonly facilities?: unknown }).facilities : undefined
    return Array.isArray(types) ? typesText(types, names) : textOf(one, 0, names)
  })
  return `${word}（${texts.join('，')}）`
}

function typesText(types: readonly unknown[], names: Names): string {
  if (types.length === 0 || types.some((type) => typeof type !== 'string')) throw NO_WORDS
  return types.map((type) => names.nameOf({ kind: 'facility', id: String(type) })).join('、')
}

function valueText(beside: unknown, value: unknown, rank: number, names: Names): string {
  if (typeof value !== 'string' || typeof beside !== 'object' || beside === null) return textOf(value, rank, names)
  const { var: field, finding } = beside as { readonly var?: unknown; readonly finding?: unknown }
  const labels = finding !== undefined ? FINDING_VALUES : typeof field === 'string' ? names.valuesOf(field) : {}
  const label = Object.hasOwn(labels, value) ? labels[value] : undefined
  const alone = Object.values(labels).filter((one) => one === label).length === 1
  return quoted(label !== undefined && alone ? label : value)
}

function numberText(value: number): string {
  const text = String(value)
  if (!/^-?\d+([.]\d+)?$/.test(text)) throw NO_WORDS
  return text
}

function quoted(text: string): string {
  if (!/[“”]/.test(text)) return `“${text}”`
  if (text.includes('"')) throw NO_WORDS
  return `"${text}"`
}
