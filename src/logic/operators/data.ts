import { fromNumber, toDecimal } from '../../rational.js'
import { compareEnds, isPoint } from '../interval.js'
import type { Kind, LiteralNode, Node, Operator, Scope } from '../operator.js'
import { isWhole, type ListValue, listOf, type Note, type RecordValue, UNKNOWN, type Value } from '../value.js'

const SILENT: Note = { unknown: () => {}, approximate: () => {} }

// What only asks whether something is there has read it all the same.
const quiet = ({ read }: Note): Note => (read === undefined ? SILENT : { ...SILENT, read })

const ANYTHING: readonly Kind[] = ['any']

/** What reads the data: own properties only, by a path that is written out. */
export const data: readonly Operator[] = [
  {
    name: 'var',
    arity: [0, 2],
    operands: [ANYTHING],
    result: 'any',
    names: { 0: 'path' },
    evaluate: (operands, scope) => {
      const path = pathOf(operands[0])
      const fallback = operands[1]
      const isMissing = fallback === undefined ? false : read(scope, path, quiet(scope.run.note)).isMissing
      if (isMissing === null) return UNKNOWN
      if (isMissing) return scope.run.evaluate(fallback as Node, scope)
      const { value } = read(scope, path, scope.run.note)
      if (value.kind === 'list') scope.run.spend(value.items.length >> 6)
      return value
    },
  },
  {
    name: 'missing',
    arity: [0, Infinity],
    operands: [['text', 'number', 'list', 'any']],
    result: 'list',
    misfit: (kinds) => (kinds.length > 1 && kinds.includes('list') ? { operand: kinds.indexOf('list'), expected: 'text' } : null),
    evaluate: (operands, scope) =>
      missingOf(
        operands.map((operand) => scope.run.evaluate(operand, scope)),
        scope,
      ) ?? UNKNOWN,
  },
  {
    name: 'missing_some',
    arity: [2, 2],
    operands: [
      ['number', 'any'],
      ['list', 'any'],
    ],
    result: 'list',
    evaluate: (operands, scope) => {
      const [needed, paths] = operands.map((operand) => scope.run.evaluate(operand, scope)) as [Value, Value]
      const missing = missingOf([paths], scope)
      if (missing === null || needed.kind !== 'number' || paths.kind !== 'list') return UNKNOWN
      const present = fromNumber(paths.items.length - missing.items.length)
      if (compareEnds(present, needed.range.high) >= 0) return listOf([])
      return compareEnds(present, needed.range.low) < 0 ? missing : UNKNOWN
    },
  },
]

/** The path a `var` names. */
export function pathOf(operand: Node | undefined): string {
  if (operand === undefined || operand.type !== 'literal') return ''
  const { json } = operand
  return typeof json === 'string' || typeof json === 'number' ? String(json) : ''
}

/** The text of an operand that must be written out. */
export function literalText(operand: Node): string {
  return String((operand as LiteralNode).json)
}

/** What stands at a path, and whether nothing does: no such key, or no known value; `null` where that is not known. */
interface Read {
  readonly value: Value
  readonly isMissing: boolean | null
}

const ABSENT: Read = { value: UNKNOWN, isMissing: true }

function read(scope: Scope, path: string, note: Note): Read {
  let found: Read = { value: scope.data, isMissing: scope.data.kind === 'unknown' }
  if (path === '') return found
  const keys = path.split('.')
  scope.run.spend(keys.length - 1)
  for (const key of keys) {
    const { value }: Read = found
    if (value.kind === 'record') found = entryAt(value, key, note)
    else if (value.kind === 'list') found = elementAt(value, key, scope)
    else return found.isMissing === null ? found : ABSENT
  }
  return found
}

function entryAt(record: RecordValue, key: string, note: Note): Read {
  const value = record.get(key, note)
  return { value, isMissing: !record.has(key) || value.kind === 'unknown' }
}

// The place of an element is known only where all before it are certain.
function elementAt(list: ListValue, key: string, scope: Scope): Read {
  if (!/^(0|[1-9][0-9]{0,8})$/.test(key)) return ABSENT
  const index = Number(key)
  scope.run.spend(index >> 6)
  if (list.open || list.items.slice(0, index + 1).some((item) => !item.certain)) return { value: UNKNOWN, isMissing: null }
  const item = list.items[index]
  return item === undefined ? ABSENT : { value: item.value, isMissing: item.value.kind === 'unknown' }
}

// `missing` takes its paths as operands or as one list; an empty text counts as missing there.
function missingOf(values: readonly Value[], scope: Scope): ListValue | null {
  const [first] = values
  if (first?.kind === 'list' && (values.length > 1 || !isWhole(first))) {
    if (values.length > 1) scope.run.fail('type-mismatch')
    return null
  }
  const names = first?.kind === 'list' ? first.items.map((item) => item.value) : values
  const missing: Value[] = []
  for (const name of names) {
    const path = pathFromValue(name)
    if (path === null) return null
    scope.run.spend(1)
    const { value, isMissing } = read(scope, path, quiet(scope.run.note))
    if (isMissing === null) return null
    if (isMissing || isEmptyText(value)) missing.push(name)
  }
  return listOf(missing)
}

function pathFromValue(value: Value): string | null {
  if (value.kind === 'text') return value.value
  return value.kind === 'number' && isPoint(value.range) ? toDecimal(value.range.low, 17) : null
}

function isEmptyText(value: Value): boolean {
  return value.kind === 'text' && value.value === ''
}
