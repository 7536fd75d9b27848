import { WanzhengError } from './error.js'
import { parse } from './logic/parse.js'
import { createRun } from './logic/run.js'
import { fromData, toResult } from './logic/value.js'
import { describe } from './messages/describe.js'

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
  const { node, issues } = parse(rule, '')
  if (issues.length > 0) throw new WanzhengError('invalid-rule', describe(issues, 'en'), issues)
  return (data) => {
    const run = createRun()
    const value = run.evaluate(node, { data: fromData(data), run })
    if (value.kind === 'unknown') return value.settled ? value.truth : null
    const plain = toResult(value)
    return value.kind === 'number' && typeof plain === 'object' ? null : plain
  }
}

export { isWanzhengError, WanzhengError, type WanzhengErrorCode } from './error.js'
export type { Issue, IssueCode, IssueParams } from './issue.js'
