import type { Community } from './communities.js'
import type { BenchRule } from './rules.js'
import { conditionsOf } from './to-json-rules.js'
import { zenOf } from './to-zen.js'

/** Runs every rule it can express on every community, and gives the results by rule, then by community. */
export type Job = () => Promise<readonly (readonly unknown[])[]> | readonly (readonly unknown[])[]

/** One way to evaluate the rules. */
export interface EngineUnderTest {
  readonly name: string
  /** Makes the rules ready, outside the time that is measured. */
  readonly prepare: (rules: readonly BenchRule[], rows: readonly Community[]) => Promise<Job>
  /** The rules it can express at all. */
  readonly expresses: (rule: BenchRule) => boolean
}

const anything = (): boolean => true

function rowByRow(functions: readonly ((row: Community) => unknown)[], rows: readonly Community[]): readonly (readonly unknown[])[] {
  const results = functions.map(() => new Array<unknown>(rows.length))
  for (const [index, row] of rows.entries())
    for (let rule = 0; rule < functions.length; rule++)
      (results[rule] as unknown[])[index] = (functions[rule] as (row: Community) => unknown)(row)
  return results
}

// json-logic-engine throws NaN where arithmetic meets what is missing.
function guarded(evaluate: (row: Community) => unknown): (row: Community) => unknown {
  return (row) => {
    try {
      return evaluate(row)
    } catch {
      return null
    }
  }
}

// Its compiled form keeps what is compared in one variable, which a comparison inside another overwrites: it then throws in every
// community. The rule is left out rather than counted as slow.
const isBuilt = ({ rule }: BenchRule): boolean => !JSON.stringify(rule).includes('{"if":[{"==":[{"var":"phase"},"new"]},0.3,0.25]}')

export const engines: readonly EngineUnderTest[] = [
  {
    name: 'hand-written TypeScript',
    expresses: anything,
    prepare: async (rules, rows) => {
      const functions = rules.map(({ hand }) => hand)
      return () => rowByRow(functions, rows)
    },
  },
  {
    name: 'wanzheng, many at once',
    expresses: anything,
    prepare: async (rules, rows) => {
      const { compileLogicBatch } = await import('wanzheng/logic')
      const batch = compileLogicBatch(rules.map(({ rule }) => rule))
      return () => batch(rows)
    },
  },
  {
    name: 'wanzheng, one at a time',
    expresses: anything,
    prepare: async (rules, rows) => {
      const { compileLogic } = await import('wanzheng/logic')
      const functions = rules.map(({ rule }) => compileLogic(rule))
      return () => rowByRow(functions, rows)
    },
  },
  {
    name: 'json-logic-engine, build()',
    expresses: isBuilt,
    prepare: async (rules, rows) => {
      const { LogicEngine } = await import('json-logic-engine')
      const engine = new LogicEngine()
      const functions = rules.map(({ rule }) => guarded(engine.build(rule) as (row: Community) => unknown))
      return () => rowByRow(functions, rows)
    },
  },
  {
    name: 'json-logic-engine, run()',
    expresses: anything,
    prepare: async (rules, rows) => {
      const { LogicEngine } = await import('json-logic-engine')
      const engine = new LogicEngine()
      const functions = rules.map(({ rule }) => guarded((row: Community) => engine.run(rule, row)))
      return () => rowByRow(functions, rows)
    },
  },
  {
    name: 'json-logic-js',
    expresses: anything,
    prepare: async (rules, rows) => {
      const { default: jsonLogic } = await import('json-logic-js')
      const functions = rules.map(
        ({ rule }) =>
          (row: Community) =>
            jsonLogic.apply(rule as never, row),
      )
      return () => rowByRow(functions, rows)
    },
  },
  {
    name: '@gorules/zen-engine',
    expresses: anything,
    prepare: async (rules, rows) => {
      const { ZenEngine } = await import('@gorules/zen-engine')
      const expressions = rules.map(({ rule }, index) => ({ id: `r${index}`, key: `r${index}`, value: zenOf(rule) }))
      const place = { x: 0, y: 0 }
      const decision = new ZenEngine().createDecision({
        nodes: [
          { id: 'in', name: 'in', type: 'inputNode', position: place },
          { id: 'rules', name: 'rules', type: 'expressionNode', position: place, content: { expressions } },
          { id: 'out', name: 'out', type: 'outputNode', position: place },
        ],
        edges: [
          { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
          { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
        ],
      })
      return async () => {
        const results = rules.map(() => new Array<unknown>(rows.length))
        for (const [index, row] of rows.entries()) {
          // One expression that meets what is missing fails all of a decision.
          const { result } = await decision.evaluate(row).catch(() => ({ result: {} as Record<string, unknown> }))
          for (let rule = 0; rule < rules.length; rule++) (results[rule] as unknown[])[index] = result[`r${rule}`]
        }
        return results
      }
    },
  },
  {
    name: 'json-rules-engine',
    expresses: ({ rule }) => conditionsOf(rule) !== null,
    prepare: async (rules, rows) => {
      const { Engine } = await import('json-rules-engine')
      const engine = new Engine([], { allowUndefinedFacts: true })
      for (const [index, { rule }] of rules.entries())
        engine.addRule({ name: String(index), conditions: conditionsOf(rule) as never, event: { type: String(index) } })
      return async () => {
        const results = rules.map(() => new Array<unknown>(rows.length))
        for (const [index, row] of rows.entries()) {
          const { results: met, failureResults } = await engine.run({ ...row })
          for (const { name } of met) (results[Number(name)] as unknown[])[index] = true
          for (const { name } of failureResults) (results[Number(name)] as unknown[])[index] = false
        }
        return results
      }
    },
  },
]
