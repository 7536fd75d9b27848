import type { Node } from '../operator.js'
import { pathOf } from '../operators/data.js'
import type { Column, Elements, Field, Frame, Numbers, Truths } from './column.js'
import { fieldOf, insideOf, isReadable } from './field.js'

/** Makes the columns of expressions; `null` where only the complete evaluator can work one out. */
export interface Build {
  readonly numbers: (node: Node, place: Place) => Numbers | null
  readonly truths: (node: Node, place: Place) => Truths | null
  readonly elements: (node: Node | undefined, place: Place) => Found | null
}

/** Elements of lists, and the place where expressions about one element are read. */
export interface Found {
  readonly elements: Elements
  readonly place: Place
}

/** Where paths are read: a frame, its fields by path so far, and what must be filled before them. */
export interface Place {
  readonly frame: Frame
  readonly fields: Map<string, Field | null>
  readonly after: readonly Column[]
  /** Whether it is the elements of lists that are read. */
  readonly isElement: boolean
  /** Lists by path so far. */
  readonly lists: Map<string, Found>
  readonly build: Build
}

/** The field at a path; `null` where only the complete evaluator can read it. */
export function fieldAt(place: Place, path: string): Field | null {
  const known = place.fields.get(path)
  if (known !== undefined) return known
  const keys = path.split('.')
  // What is read itself has no name, so nothing can be named within it by a path that begins with a point.
  if (keys[0] === '' || !keys.every(isReadable)) return null
  const key = keys.at(-1) as string
  const field = keys.length === 1 ? fieldOf(place.frame, key, place.after) : innerField(place, keys.slice(0, -1).join('.'), key)
  place.fields.set(path, field)
  return field
}

function innerField(place: Place, outer: string, key: string): Field | null {
  const field = fieldAt(place, outer)
  if (field === null) return null
  field.inside ??= insideOf(field)
  return fieldOf(field.inside.frame, key, [field.inside.column])
}

/** The field that a `var` without a default reads; `null` for anything else. */
export function fieldOfVar(node: Node | undefined, place: Place): Field | null {
  return node?.type === 'call' && node.operator.name === 'var' && node.operands.length <= 1
    ? fieldAt(place, pathOf(node.operands[0]))
    : null
}
