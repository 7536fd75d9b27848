import type { Pack } from '../../schema/pack.js'
import { type Formulas, formulasOf } from '../formula.js'
import { canonicalText } from './canonical-text.js'
import type { Item } from './column.js'
import { itemsOf } from './items.js'
import type { Line } from './lines.js'
import { type Fault, fault, type SheetProblem } from './problem.js'
import { isObject, valueAt, withValue } from './tree.js'
import { formulaCell } from './write.js'

/** The expressions of the pack that was exported, and how they were shown. */
export interface Shown {
  readonly logicOf: (line: Line, key: string) => unknown
  readonly textOf: (line: Line, key: string) => string
  readonly formulas: Formulas | null
}

/** What the exported pack says of expressions; nothing where it is not known. */
export function shownBy(original: Pack | null): Shown {
  if (original === null) return { logicOf: () => undefined, textOf: () => '', formulas: null }
  const formulas = formulasOf(original)
  const items = itemsOf(original)
  const known = new Map<string, Item>(
    (['rules', 'facts', 'remedies'] as const).flatMap((sheet) =>
      items[sheet].map((item) => [`${sheet} ${String(item.id)}`, item] as const),
    ),
  )
  const logicOf = ({ layout, item }: Line, key: string): unknown => valueAt(known.get(`${layout.id} ${String(item.id)}`), key)
  return {
    formulas,
    logicOf,
    textOf: (line, key) => {
      const logic = logicOf(line, key)
      return logic === undefined ? '' : String(formulaCell(logic, formulas) ?? '')
    },
  }
}

/**
 * A line with the expressions that are meant: an edited formula wins over unchanged JsonLogic, edited JsonLogic over an unchanged
 * formula; where both were edited they must say the same.
 */
export function withExpressions(line: Line, names: Formulas, shown: Shown, limits: Limits, problems: SheetProblem[]): Line {
  let { item } = line
  const pairs = line.layout.columns.filter(({ kind }) => kind === 'formula')
  for (const { key } of pairs) {
    const column = line.layout.columns.findIndex((one) => one.key === key && one.kind === 'formula')
    const meant = meantBy(line, key, names, shown, limits)
    if ('fault' in meant) problems.push({ ...meant.fault, severity: 'error', place: line.grid.places[column] ?? '' })
    else if (meant.logic !== undefined) item = withValue(item, key, meant.logic)
  }
  return { ...line, item }
}

function meantBy(
  line: Line,
  key: string,
  names: Formulas,
  shown: Shown,
  limits: Limits,
): { readonly logic: unknown } | { readonly fault: Fault } {
  const typed = line.formulas[key] ?? ''
  const logic = valueAt(line.item, key)
  const [before, shownText] = [shown.logicOf(line, key), shown.textOf(line, key)]
  const isSame = (a: unknown, b: unknown): boolean => (a === undefined || b === undefined ? a === b : canonicalText(a) === canonicalText(b))
  if (typed === shownText && (before !== undefined || typed === '')) {
    // The formula stands as it was exported: what counts is the JsonLogic. Emptied, the two must be emptied together.
    if (typed !== '' && logic === undefined) return { fault: fault('formula-disagrees', typed, '') }
    return { logic }
  }
  const textOf = (one: unknown): string => (one === undefined ? '' : (names.print(one) ?? canonicalText(one)))
  if (typed === '') return logic === undefined ? { logic } : { fault: fault('formula-disagrees', typed, textOf(logic)) }
  const parsed = names.parse(typed)
  const read = parsed.problem === null || shown.formulas === null ? parsed : withNames(shown.formulas, typed, parsed)
  if (read.problem !== null)
    return { fault: { ...fault('formula', read.problem.found, read.problem.expected, read.problem.nearest), formula: read.problem } }
  const wanted = key === 'measure' ? limits(line.item, read.logic) : { logic: read.logic }
  if ('fault' in wanted) return wanted
  if (logic === undefined && before === undefined) return wanted
  if (isSame(wanted.logic, logic) || (before !== undefined && isSame(logic, before))) return wanted
  return { fault: fault('formula-disagrees', typed, textOf(logic)) }
}

// A name whose label was changed in the same workbook is still known by its old one.
function withNames(formulas: Formulas, text: string, otherwise: ReturnType<Formulas['parse']>): ReturnType<Formulas['parse']> {
  const read = formulas.parse(text)
  return read.problem === null ? read : otherwise
}

/** Takes the limit off a measure that was typed with one, where it is the limit of the rule. */
export type Limits = (rule: Item, logic: unknown) => { readonly logic: unknown } | { readonly fault: Fault }

const SIDES: Readonly<Record<string, string>> = { '>=': 'min', '<=': 'max', '>': 'above', '<': 'below' }

/** How measures with a limit are read: `面积 ÷ 户数 × 100 ≥ 30` is the measure alone, if the limit of the rule is 30. */
export function limitsOf(parameters: unknown): Limits {
  return (rule, logic) => {
    const [[operator, operands] = ['', null]] = isObject(logic) ? Object.entries(logic) : []
    const side = Object.hasOwn(SIDES, operator) ? SIDES[operator] : undefined
    if (side === undefined || !Array.isArray(operands) || operands.length !== 2) return { logic }
    const [measure, stated] = operands as readonly unknown[]
    const reference = valueAt(rule, `limit.${side}`)
    const id = typeof reference === 'string' ? reference : ''
    const figures = valueAt(parameters, `${id}.values`)
    const holds = isObject(stated)
      ? stated.parameter === id && id !== ''
      : Array.isArray(figures) && figures.some((period) => (valueAt(period, 'value') ?? valueAt(period, side)) === stated)
    if (holds) return { logic: measure }
    return { fault: fault('limit-in-formula', JSON.stringify(isObject(stated) ? stated.parameter : stated) ?? '', id) }
  }
}
