import { parseJson } from '../../data/json.js'
import type { Cell, Table } from '../../rows/table.js'
import { type FileRefusal, Refused } from './refusal.js'

type Fields = Readonly<Record<string, unknown>>

/**
 * The tables of a JSON text: a list of objects is one table, an object of such lists one table each; NDJSON has an object a
 * line. Columns are the keys in the order in which they come up; a value within a value has both keys, joined by ` / `.
 */
export function jsonTables(text: string, name: string): readonly Omit<Table, 'file'>[] {
  const whole = parseJson(text)
  if (whole.problem === null) {
    if (isFields(whole.value) && Array.isArray(whole.value.units)) throw new Refused({ refused: 'is-dataset' })
    const lists = listsIn(whole.value, name)
    if (lists.length > 0) return lists.map(([own, rows]) => tableOf(own, rows))
    if (!isFields(whole.value)) throw new Refused({ refused: 'no-rows', detail: Array.isArray(whole.value) ? '[]' : typeof whole.value })
    return [tableOf(name, [whole.value])]
  }
  if (!/\n/.test(text.trim())) throw new Refused(faultOf(whole.problem, 1))
  return [tableOf(name, linesOf(text))]
}

function listsIn(value: unknown, name: string): readonly (readonly [name: string, rows: readonly Fields[]])[] {
  if (Array.isArray(value)) return value.length > 0 && value.every(isFields) ? [[name, value]] : []
  if (!isFields(value)) return []
  const lists = Object.entries(value).flatMap(([key, list]) => listsIn(Array.isArray(list) ? list : null, key))
  return lists.length === Object.keys(value).length ? lists : []
}

function linesOf(text: string): readonly Fields[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const { value, problem } = parseJson(line, index + 1)
    if (problem !== null) throw new Refused(faultOf(problem, index + 1))
    if (!isFields(value)) throw new Refused({ refused: 'not-json', row: index + 1, column: 1, detail: line.trim().slice(0, 40) })
    return [value]
  })
}

function faultOf({ params }: { readonly params: object }, line: number): FileRefusal {
  const { line: row = line, column = 1, found = '' } = params as { line?: number; column?: number; found?: string }
  return { refused: 'not-json', row, column, detail: found }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isDecimal(value)
}

// A number with more digits than a double has.
function isDecimal(value: object): value is { readonly decimal: string } {
  return 'decimal' in value && typeof value.decimal === 'string' && Object.keys(value).length === 1
}

function tableOf(name: string, rows: readonly Fields[]): Omit<Table, 'file'> {
  const columns = new Map<string, number>()
  const cells = rows.map((row) => {
    const own = new Map<number, Cell>()
    for (const [key, value] of leavesOf(row, '')) {
      if (!columns.has(key)) columns.set(key, columns.size)
      own.set(columns.get(key) ?? 0, value)
    }
    return own
  })
  return { name, rows: [[...columns.keys()], ...cells.map((own) => [...columns.values()].map((column) => own.get(column) ?? null))] }
}

function* leavesOf(fields: Fields, path: string): Generator<readonly [key: string, value: Cell]> {
  for (const [key, value] of Object.entries(fields)) {
    const name = path === '' ? key : `${path} / ${key}`
    if (isFields(value)) yield* leavesOf(value, name)
    else yield [name, cellOf(value)]
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'object' && isDecimal(value)) return value.decimal
  // An empty list stands for nothing in the answers of some map services.
  if (Array.isArray(value) && value.length === 0) return null
  return JSON.stringify(value)
}
