import { parse } from '../../src/logic/parse.js'
import { createRun } from '../../src/logic/run.js'
import { fromData } from '../../src/logic/value.js'
import { compileLogic } from '../../src/logic.js'
import { createReference } from '../../src/reference/reference.js'
import { worthOfData } from '../../src/reference/worth.js'
import { type Described, describeValue, describeWorth } from './described.js'

/** One way to evaluate a rule. Every property holds for each, and all agree; a further one is one more entry in the list. */
export interface Implementation {
  readonly name: string
  readonly evaluate: (rule: unknown, data: unknown) => Described
}

const reference = createReference()

export const complete: Implementation = {
  name: 'complete evaluator',
  evaluate: (rule, data) => {
    const { node, issues } = parse(rule, '')
    if (issues.length > 0) throw new Error(`refused: ${JSON.stringify(issues)}`)
    const run = createRun()
    return describeValue(run.evaluate(node, { data: fromData(data), run }))
  },
}

export const implementations: readonly Implementation[] = [
  complete,
  { name: 'json-logic-js with exact operators', evaluate: (rule, data) => describeWorth(reference(rule, worthOfData(data))) },
]

/** The compiled path, of which a decision is all that is seen. */
export const compiled: Implementation = {
  name: 'compiled path',
  evaluate: (rule, data) => ({ truth: compileLogic(rule)(data) as boolean }),
}
