import { type Columns, columnsOf, UNDECIDED } from './logic/columns/program.js'
import type { Node } from './logic/operator.js'
import { parse } from './logic/parse.js'
import { createRun } from './logic/run.js'
import { fromData, toResult, type Value } from './logic/value.js'
import { refusal } from './refusal.js'

/** A compiled rule. `null` is unknown. */
export type CompiledLogic = (data: unknown) => unknown

/**
 * Compiles one JsonLogic rule. Numbers are the decimals that were written, unknown is `null`, nothing is converted,
 * and neither the rule nor the data is changed.
 *
 * @throws {@link WanzhengError} `invalid-rule` for a rule that cannot mean anything, with every problem in `issues`;
 * `budget-exceeded` from the compiled rule when it takes too many steps.
 *
 * @example
 * ```ts
 * import { compileLogic } from 'wanzheng/logic'
 *
 * const isNear = compileLogic({ '<=': [{ var: 'distance' }, 300] })
 * isNear({ distance: 280 }) // => true
 * isNear({}) // => null
 * compileLogic({ '==': [{ '+': [0.1, 0.2] }, 0.3] })({}) // => true
 * ```
 */
export function compileLogic(rule: unknown): CompiledLogic {
  const node = parsed(rule)
  const columns = columnsOf([node])
  let isBusy = false
  return (data) => {
    // Data whose properties are functions may call back into the same rule, whose columns are in use.
    if (isBusy) return complete(node, fromData(data))
    isBusy = true
    try {
      columns.fill([data], 0, 1)
    } finally {
      isBusy = false
    }
    const result = columns.resultAt(0, 0)
    return result === UNDECIDED ? complete(node, fromData(data)) : result
  }
}

/** Compiled rules, to be worked out together for many rows of data: the results by rule, then by row. */
export type CompiledLogicBatch = (rows: readonly unknown[]) => readonly (readonly unknown[])[]

/**
 * Compiles many JsonLogic rules that are read of the same data, to be worked out together. Each result is what
 * {@link compileLogic} gives; what the rules have in common is worked out once, and many rows at once take less time than one
 * by one.
 *
 * @throws {@link WanzhengError} as {@link compileLogic} does.
 *
 * @example
 * ```ts
 * import { compileLogicBatch } from 'wanzheng/logic'
 *
 * const perHundred = { '*': [{ '/': [{ var: 'area' }, { var: 'households' }] }, 100] }
 * const batch = compileLogicBatch([{ '>=': [perHundred, 30] }, { '>': [{ var: 'households' }, 1000] }])
 * batch([{ area: 309, households: 1030 }, { households: 900 }]) // => [[true, null], [true, false]]
 * ```
 */
export function compileLogicBatch(rules: readonly unknown[]): CompiledLogicBatch {
  const nodes = rules.map(parsed)
  const run = prepare(nodes)
  return (rows) => {
    const results = nodes.map(() => new Array<unknown>(rows.length))
    run(rows, results)
    return results
  }
}

/** Rows worked out at a time: few enough to stay near the processor. */
const BLOCK = 256

function prepare(nodes: readonly Node[]): (rows: readonly unknown[], results: readonly unknown[][]) => void {
  const columns = columnsOf(nodes)
  let isBusy = false
  return (rows, results) => {
    // Data whose properties are functions may call back into the same rules, whose columns are in use.
    if (isBusy) return prepare(nodes)(rows, results)
    isBusy = true
    try {
      for (let from = 0; from < rows.length; from += BLOCK) decideBlock(nodes, columns, rows, from, results)
    } finally {
      isBusy = false
    }
  }
}

// What the columns leave open is worked out by the complete evaluator.
function decideBlock(
  nodes: readonly Node[],
  columns: Columns,
  rows: readonly unknown[],
  from: number,
  results: readonly unknown[][],
): void {
  columns.fill(rows, from, Math.min(from + BLOCK, rows.length))
  const known = new Map<number, Value>()
  for (const [rule, node] of nodes.entries()) {
    const own = results[rule] as unknown[]
    for (const row of columns.decide(rule, own, from)) {
      const data = known.get(row) ?? fromData(rows[row])
      known.set(row, data)
      own[row] = complete(node, data)
    }
  }
}

function complete(node: Node, data: Value): unknown {
  const run = createRun()
  const value = run.evaluate(node, { data, run })
  if (value.kind === 'unknown') return value.settled ? value.truth : null
  const plain = toResult(value)
  return value.kind === 'number' && typeof plain === 'object' ? null : plain
}

function parsed(rule: unknown): Node {
  const { node, issues } = parse(rule, '')
  if (issues.length > 0) throw refusal('invalid-rule', issues)
  return node
}

export { isWanzhengError, WanzhengError, type WanzhengErrorCode } from './error.js'
export type { Issue, IssueCode, IssueParams } from './issue.js'
