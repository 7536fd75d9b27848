import type { Note, UnknownReason, Value } from './value.js'

/** What an operand must be, or an expression is, as far as the rule text alone tells. */
export type Kind = 'number' | 'boolean' | 'text' | 'list' | 'record' | 'any'

/** A parsed expression. */
export type Node = LiteralNode | CallNode | ListNode

export interface LiteralNode {
  readonly type: 'literal'
  readonly value: Value
  readonly json: unknown
  readonly kind: Kind
}

export interface ListNode {
  readonly type: 'list'
  readonly items: readonly Node[]
  readonly kind: 'list'
}

export interface CallNode {
  readonly type: 'call'
  readonly operator: Operator
  readonly operands: readonly Node[]
  readonly kind: Kind
}

/** The facts, parameters and facilities that expressions of a pack can read beside the data in scope. */
export interface Surroundings {
  readonly fact: (id: string) => Value
  readonly parameter: (id: string, part: Part, keys: readonly Value[]) => Value
  readonly facilities: (types: readonly string[]) => Value
  readonly finding: (id: string) => Value
}

/** Which figure of a parameter is meant. */
export type Part = 'value' | 'min' | 'max'

/** One evaluation: the data in scope, the step budget, and what was noticed on the way. */
export interface Scope {
  readonly data: Value
  readonly run: Run
}

export interface Run {
  readonly surroundings: Surroundings | null
  readonly note: Note
  readonly fail: (reason: UnknownReason) => Value
  readonly spend: (steps: number) => void
  readonly evaluate: (node: Node, scope: Scope) => Value
}

/**
 * An operator is data and one function. What it means in words, and examples that are run as tests and printed in its
 * documentation, stand beside the operators in `operators.json`, so that no bundle carries them.
 */
export interface Operator {
  readonly name: string
  /** Fewest and most operands; the most may be `Infinity`. */
  readonly arity: readonly [number, number]
  /** Kinds the operands may have, in order, `any` alone for all; the last one stands for all that follow. */
  readonly operands: readonly (readonly Kind[])[]
  /** The kind of the result, or how it follows from the operands. */
  readonly result: Kind | ((operands: readonly Node[]) => Kind)
  /** The first operand that does not fit the others, as far as kinds tell, and the kind it should have. */
  readonly misfit?: (kinds: readonly Kind[]) => Misfit | null
  /** Whether its operands must stand in a list: one operand without brackets is refused. */
  readonly listed?: true
  /** Operands that are read in the scope of each element of the first operand. */
  readonly perElement?: readonly number[]
  /** Operands that must be written out, not computed, and what they name. */
  readonly names?: { readonly [operand: number]: NameKind }
  /** Only for packs: reads what surrounds the data in scope. */
  readonly packOnly?: true
  readonly evaluate: (operands: readonly Node[], scope: Scope) => Value
}

export interface Misfit {
  readonly operand: number
  readonly expected: Kind
}

export type NameKind = 'path' | 'fact' | 'parameter' | 'finding' | 'facility-types' | 'part'
