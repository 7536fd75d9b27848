import { textOfNode } from '../node-text.js'
import type { Node } from '../operator.js'
import type { Column } from './column.js'
import type { Place } from './fields.js'

/** The column of an expression, made once for every place in the rules where the expression stands. */
export function shared<T extends Column>(place: Place, kind: string, node: Node, make: () => T | null): T | null {
  const { known } = place.frame
  const key = `${kind} ${textOfNode(node)}`
  const found = known.get(key)
  if (found !== undefined) return found as T | null // the kind is part of the key
  const made = make()
  known.set(key, made)
  return made
}
