import { WanzhengError } from '../error.js'
import type { Node, Run, Scope, Surroundings } from './operator.js'
import { listOf, type Note, UNKNOWN, type UnknownReason, type Value } from './value.js'

/** Steps one rule may take. A rule of a real pack on a large community takes some thousands. */
export const STEP_LIMIT = 1_000_000

/** One evaluated expression: its operator, what it was worth, and the steps inside it. */
export interface Step {
  readonly node: Node
  readonly value: Value
  readonly steps: readonly Step[]
}

export interface RunOptions {
  readonly surroundings?: Surroundings | null
  readonly note?: Note
  readonly onFailure?: (reason: UnknownReason) => void
  readonly limit?: number
  /** Receives the finished tree of steps of each outermost expression. */
  readonly trace?: (step: Step) => void
}

const SILENT: Note = { unknown: () => {}, approximate: () => {} }

/**
 * Prepares an evaluation of the complete evaluator: exact intervals, three-valued, bounded in steps. It defines what an
 * expression means.
 *
 * @throws {@link WanzhengError} `budget-exceeded` from `evaluate` when the steps run out.
 */
export function createRun(options: RunOptions = {}): Run {
  let left = options.limit ?? STEP_LIMIT
  const spend = (steps: number): void => {
    left -= steps
    if (left < 0) throw new WanzhengError('budget-exceeded', `the evaluation took more than ${options.limit ?? STEP_LIMIT} steps`)
  }
  const plain = (node: Node, scope: Scope): Value => {
    spend(1)
    if (node.type === 'literal') return node.value
    return node.type === 'list'
      ? listOf(node.items.map((item) => scope.run.evaluate(item, scope)))
      : node.operator.evaluate(node.operands, scope)
  }
  return {
    surroundings: options.surroundings ?? null,
    note: options.note ?? SILENT,
    fail: (reason) => {
      options.onFailure?.(reason)
      return UNKNOWN
    },
    spend,
    evaluate: options.trace === undefined ? plain : traced(plain, options.trace),
  }
}

function traced(evaluate: Run['evaluate'], finish: (step: Step) => void): Run['evaluate'] {
  let open: Step[] | null = null
  return (node, scope) => {
    const outer = open
    const steps: Step[] = []
    open = steps
    const value = evaluate(node, scope)
    open = outer
    const step = { node, value, steps }
    if (outer === null) finish(step)
    else outer.push(step)
    return value
  }
}
