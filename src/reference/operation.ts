import type { Listing, Worth } from './worth.js'

/** An operand that json-logic-js leaves alone: a rule to apply in the scope of each element. */
export type Quoted = () => unknown

/** Applies a quoted rule with an element as its data. */
export type Apply = (rule: Quoted, data: Worth) => Worth

/** An operator over worths; `data` is what is in scope. */
export type Operation = (operands: readonly Worth[], data: Worth) => Worth

/** An operator that applies its second operand to each element of its first. */
export type ElementOperation = (list: Listing, each: (element: Worth) => Worth, others: readonly Worth[]) => Worth

export type Operations = Readonly<Record<string, Operation>>
export type ElementOperations = Readonly<Record<string, ElementOperation>>
