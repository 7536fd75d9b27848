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
export type Reference = (rule: unknown, data: unknown) => Worth

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
  return (rule, data) => worthOf(walk(translate(rule), worthOfData(data)))
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
function translate(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map(translate)
  const exact = writtenNumber(rule)
  if (exact !== null) return number(exactly(exact))
  if (typeof rule !== 'object' || rule === null || Object.keys(rule).length !== 1) return worthOfData(rule)
  const [[name, given] = ['', []]] = Object.entries(rule)
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given]
  return { [PREFIX + name]: operands.map((operand, index) => translateOperand(name, operand, index)) }
}

function translateOperand(name: string, operand: unknown, index: number): unknown {
  const translated = translate(operand)
  if (Object.hasOwn(elements, name) && index === 1) return () => translated
  if (name === 'merge' && operand === null) return [translated] // a null that is written is an element
  if (name === 'var' && index === 0 && operand === null) return worthOfData('')
  return translated
}
