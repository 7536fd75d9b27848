import jsonLogic from 'json-logic-js'
import type { Apply, Quoted } from './operation.js'
import { choices } from './operations/choices.js'
import { elements, lists } from './operations/lists.js'
import { numbers } from './operations/numbers.js'
import { readings } from './operations/readings.js'
import { texts } from './operations/texts.js'
import { exactly } from './range.js'
import { listing, NOTHING, number, type Worth, worthOfData, writtenNumber } from './worth.js'

/** What a rule is worth for data, by json-logic-js and the exact operators added to it. */
export type Reference = (rule: unknown, data: Worth, around?: Around) => Worth

/** What the expressions of a pack read beside the data in scope. */
export interface Around {
  readonly fact: (id: string) => Worth
  readonly finding: (id: string) => Worth
  readonly facilities: (types: readonly string[]) => Worth
  readonly figure: (parameter: string, part: string, keys: readonly Worth[]) => Worth
}

const PREFIX = 'exact:'

/**
 * An evaluator that shares no code with ours: json-logic-js walks the rule and calls exact three-valued operators, added
 * through its own `add_operation` under names of their own, since it decides truth in `if`, `and`, `filter` and the like itself.
 */
export function createReference(): Reference {
  const apply: Apply = (rule, data) => worthOf(walk(rule(), data))
  for (const [name, operation] of Object.entries({ ...numbers, ...choices, ...readings, ...texts, ...lists })) {
    add(name, function (...operands) {
      return operation(operands.map(worthOf), this)
    })
  }
  for (const [name, operation] of Object.entries(elements)) {
    add(name, (first, rule, ...others) => {
      const list = worthOf(first)
      return list.is === 'list' ? operation(list, (element) => apply(rule as Quoted, element), others.map(worthOf)) : NOTHING
    })
  }
  add('figure', (read, ...keys) => (read as (keys: readonly Worth[]) => Worth)(keys.map(worthOf)))
  return (rule, data, around) => worthOf(walk(translate(rule, around ?? null), data))
}

type Added = (this: Worth, ...operands: readonly unknown[]) => Worth

function add(name: string, operation: Added): void {
  jsonLogic.add_operation(PREFIX + name, operation as (...operands: unknown[]) => unknown) // it is called with the data as `this`
}

function walk(rule: unknown, data: Worth): unknown {
  return jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], data) // its types know only its own operators
}

// json-logic-js gives a list of operands, or of elements, as an array.
function worthOf(given: unknown): Worth {
  return Array.isArray(given) ? listing(given.map(worthOf)) : (given as Worth) // literals and results are worths
}

// Rules become rules over the added operators; literals become worths, and what is applied to each element is quoted.
function translate(rule: unknown, around: Around | null): unknown {
  if (Array.isArray(rule)) return rule.map((one) => translate(one, around))
  const exact = writtenNumber(rule)
  if (exact !== null) return number(exactly(exact))
  if (typeof rule !== 'object' || rule === null || Object.keys(rule).length !== 1) return worthOfData(rule)
  const [[name, given] = ['', []]] = Object.entries(rule)
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (around !== null && Object.hasOwn(surroundings, name)) return surroundings[name as keyof typeof surroundings](operands, around)
  return { [PREFIX + name]: operands.map((operand, index) => translateOperand(name, operand, index, around)) }
}

// The names are written, never computed, so that what is read can stand in the rule itself.
const surroundings = {
  fact: ([id], { fact }) => fact(String(id)),
  finding: ([id], { finding }) => finding(String(id)),
  facilities: (types, { facilities }) => facilities(types.map(String)),
  parameter: ([id], { figure }) => figure(String(id), 'value', []),
  lookup: ([id, part, ...keys], around) => {
    const read = (found: readonly Worth[]): Worth => around.figure(String(id), String(part), found)
    return { [`${PREFIX}figure`]: [read, ...keys.map((key) => translate(key, around))] }
  },
} satisfies Readonly<Record<string, (operands: readonly unknown[], around: Around) => unknown>>

function translateOperand(name: string, operand: unknown, index: number, around: Around | null): unknown {
  const translated = translate(operand, around)
  if (Object.hasOwn(elements, name) && index === 1) return () => translated
  if (name === 'merge' && operand === null) return [translated] // a null that is written is an element
  if (name === 'var' && index === 0 && operand === null) return worthOfData('')
  return translated
}
