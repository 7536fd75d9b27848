import { at, type Issue } from '../issue.js'
import { unknownName } from '../load.js'
import type { Pack, Parameter } from '../schema/pack.js'

/** The parameter that an entry of an overlay names; an issue, with the nearest name, where the pack has none. */
export function parameterNamed(id: string, parameters: Pack['parameters'], path: string, issues: Issue[]): Parameter | undefined {
  const parameter = Object.hasOwn(parameters, id) ? parameters[id] : undefined
  if (parameter === undefined) issues.push(unknownName(at(path, 'parameter'), id, 'parameter', Object.keys(parameters)))
  return parameter
}
