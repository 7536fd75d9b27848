import type { Issue } from '../../issue.js'
import type { FormulaProblem } from '../formula.js'

/** What can be wrong with the sheets of a pack. */
export type SheetProblemCode =
  | 'missing-sheet'
  | 'unknown-sheet'
  | 'missing-column'
  | 'unknown-column'
  | 'duplicate-column'
  | 'outside-table'
  | 'merged-cells'
  | 'error-value'
  | 'wrong-type'
  | 'not-a-number'
  | 'not-json'
  | 'not-one-of'
  | 'not-a-date'
  | 'missing-id'
  | 'duplicate-id'
  | 'stated-twice'
  | 'orphan-row'
  | 'other-unit'
  | 'sign-disagrees'
  | 'limit-in-formula'
  | 'formula'
  | 'formula-disagrees'
  | 'computed-value'
  | 'no-original'
  | 'pack'

/** One problem of a sheet: code, sheet and cell, what stands there, what was expected and the nearest name. */
export interface SheetProblem {
  readonly code: SheetProblemCode
  readonly severity: 'error' | 'warning'
  /** Sheet and cell: `参数!F12`; the sheet alone where no cell is at fault. */
  readonly place: string
  readonly found: string
  readonly expected: string
  readonly nearest: string | null
  /** What the engine says of the pack, where the code is `pack`. */
  readonly issue?: Issue
  /** What is wrong inside a formula, where the code is `formula`. */
  readonly formula?: FormulaProblem
}

/** What a problem says besides its place. */
export type Fault = Omit<SheetProblem, 'place' | 'severity'>

/** Makes a fault; a long text is cut. */
export function fault(code: SheetProblemCode, found: string, expected = '', nearest: string | null = null): Fault {
  const text = [...found]
  return { code, found: text.length > 60 ? `${text.slice(0, 60).join('')}…` : found, expected, nearest }
}
