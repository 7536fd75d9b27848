import type { Operator } from '../operator.js'
import { aggregate } from './aggregate.js'
import { arithmetic } from './arithmetic.js'
import { comparison } from './comparison.js'
import { data } from './data.js'
import { date } from './date.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { pack } from './pack.js'
import { text } from './text.js'

/** Every operator of semantics 1. */
export const operators: readonly Operator[] = [
  ...data,
  ...logic,
  ...comparison,
  ...arithmetic,
  ...text,
  ...list,
  ...aggregate,
  ...date,
  ...pack,
]

/** The operator of each name. */
export const operatorByName: ReadonlyMap<string, Operator> = new Map(operators.map((operator) => [operator.name, operator]))
