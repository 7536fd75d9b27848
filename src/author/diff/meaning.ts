import { canonicalize } from '../../canonical.js'
import { exactOf } from '../../logic/value.js'

const EXPRESSIONS: ReadonlySet<string> = new Set(['applies', 'measure', 'check', 'expression', 'factor'])
/** Lists whose order says nothing. */
const SETS: ReadonlySet<string> = new Set(['level', 'scored', 'operators', 'rules', 'remedies'])
const FIGURES: ReadonlySet<string> = new Set(['value', 'min', 'max'])

/** A text that two values of a property share where they mean the same. */
export function meaningOf(field: string, value: unknown): string {
  return canonicalize(plainOf(field, value) ?? null)
}

/** Whether two values of a property mean the same: not their key order, nor how a number or a single operand is written. */
export function isSame(field: string, before: unknown, after: unknown): boolean {
  return meaningOf(field, before) === meaningOf(field, after)
}

function plainOf(field: string, value: unknown): unknown {
  if (field === 'weight' && value === undefined) return 1
  if (EXPRESSIONS.has(field)) return plainLogic(value)
  if (SETS.has(field) && Array.isArray(value)) return [...value].sort()
  if (field === 'limit') return entriesOf(value, (_, reference) => plainReference(reference))
  if (field === 'shortfall') return entriesOf(value, plainOf)
  if (field === 'figure') return entriesOf(value, (part, figure) => (FIGURES.has(part) ? plainFigure(figure) : figure))
  return value
}

// A number however it is written; what is none stays as it is.
function plainFigure(value: unknown): unknown {
  const exact = exactOf(value)
  return exact === null ? value : exact.toFraction()
}

// `{"var": ["x"]}` is `{"var": "x"}`; a list as the only operand is not what is in it.
function plainLogic(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(plainLogic)
  return entriesOf(json, (_, operands) => {
    const [only, ...others] = Array.isArray(operands) ? operands : []
    const isBare = Array.isArray(operands) && operands.length === 1 && others.length === 0 && !Array.isArray(only)
    return plainLogic(isBare ? only : operands)
  })
}

function plainReference(reference: unknown): unknown {
  if (typeof reference !== 'object' || reference === null) return reference
  const { parameter, by = {} } = reference as { readonly parameter?: unknown; readonly by?: unknown }
  const keys = entriesOf(by, (_, key) => plainLogic(key)) as object
  return Object.keys(keys).length === 0 ? parameter : { parameter, by: keys }
}

function entriesOf(value: unknown, each: (key: string, value: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(key, one)]))
}
