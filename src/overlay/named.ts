import { at, type Issue, issue } from '../issue.js'
import { nearest } from '../nearest.js'
import type { Pack, Parameter } from '../schema/pack.js'

/** The parameter that an entry of an overlay names; an issue, with the nearest name, where the pack has none. */
export function parameterNamed(id: string, parameters: Pack['parameters'], path: string, issues: Issue[]): Parameter | undefined {
  const parameter = Object.hasOwn(parameters, id) ? parameters[id] : undefined
  if (parameter === undefined) issues.push(unknownName(at(path, 'parameter'), id, 'parameter', Object.keys(parameters)))
  return parameter
}

/** An entry names what the pack does not have. */
export function unknownName(path: string, name: string, expected: string, known: Iterable<string>): Issue {
  return issue('unknown-name', path, { name, expected, nearest: nearest(name, known) })
}
