import { at, type Issue, type IssueCode, type IssueParams, issue } from '../issue.js'
import { nearest } from '../nearest.js'
import { point } from './interval.js'
import type { CallNode, Kind, LiteralNode, NameKind, Node, Operator } from './operator.js'
import { pathOf } from './operators/data.js'
import { operatorByName } from './operators/index.js'
import { exactOf, fromData, numberOf, UNKNOWN } from './value.js'

const DEEPEST = 100

/** What a `var` can read in a scope: kinds by field name. */
export type Shape = ReadonlyMap<string, Kind>

/** The names a pack defines, and the fields in scope. */
export interface Names {
  readonly unit: Shape
  readonly facility: Shape
  readonly facts: ReadonlyMap<string, Kind>
  /** Facts that are a list of facilities. */
  readonly facilityLists: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
  readonly findings: ReadonlySet<string>
  readonly facilityTypes: ReadonlySet<string>
}

/** A parsed expression and what is wrong with it; where anything is, the expression must not be used. */
export interface Parsed {
  readonly node: Node
  readonly issues: readonly Issue[]
}

/**
 * Parses a JsonLogic expression and refuses what cannot mean anything: unknown operators, wrong numbers or kinds of
 * operands, objects of several keys, computed paths, and names that the pack does not have.
 */
export function parse(json: unknown, path: string, names: Names | null = null): Parsed {
  const issues: Issue[] = []
  const report = <Code extends IssueCode>(code: Code, where: Path, params: IssueParams[Code]) =>
    issues.push(issue(code, pointerTo(where), params))
  const node = parseNode(json, { path, depth: 0, shape: names?.unit ?? null, names, report })
  return { node, issues }
}

// The way to a place. Hardly one is ever written out, so they are kept as steps.
type Path = string | { readonly above: Path; readonly key: string | number }

function under(above: Path, key: string | number): Path {
  return { above, key }
}

function pointerTo(path: Path): string {
  return typeof path === 'string' ? path : at(pointerTo(path.above), path.key)
}

interface Place {
  readonly path: Path
  readonly depth: number
  readonly shape: Shape | null
  readonly names: Names | null
  readonly report: <Code extends IssueCode>(code: Code, where: Path, params: IssueParams[Code]) => void
}

const NOTHING: LiteralNode = { type: 'literal', value: UNKNOWN, json: null, kind: 'any' }

function parseNode(json: unknown, place: Place): Node {
  if (place.depth > DEEPEST) {
    place.report('too-deep', place.path, { limit: DEEPEST })
    return NOTHING
  }
  if (Array.isArray(json)) {
    return { type: 'list', kind: 'list', items: json.map((item, index) => parseNode(item, inside(place, index, place.shape))) }
  }
  if (typeof json !== 'object' || json === null) return { type: 'literal', value: fromData(json), json, kind: kindOf(json) }
  const exact = exactOf(json)
  if (exact !== null) return { type: 'literal', value: numberOf(point(exact)), json, kind: 'number' }
  const keys = Object.keys(json)
  if (keys.length === 0) return { type: 'literal', value: fromData(json), json, kind: 'record' }
  if (keys.length > 1) {
    place.report('several-operators', place.path, { keys: keys.slice(0, 10).join(', ') })
    return NOTHING
  }
  return parseCall(keys[0] as string, (json as Record<string, unknown>)[keys[0] as string], place)
}

function parseCall(name: string, operand: unknown, place: Place): Node {
  const operator = operatorByName.get(name)
  if (operator === undefined) {
    place.report('unknown-operator', place.path, { operator: name, nearest: nearest(name, operatorByName.keys()) })
    return NOTHING
  }
  if (operator.packOnly === true && place.names === null) {
    place.report('pack-only-operator', place.path, { operator: name })
    return NOTHING
  }
  if (operator.listed === true && !Array.isArray(operand)) {
    place.report('operand-list', under(place.path, name), { operator: name })
    return NOTHING
  }
  const operandsJson: readonly unknown[] = Array.isArray(operand) ? operand : [operand]
  const [fewest, most] = operator.arity
  if (operandsJson.length < fewest || operandsJson.length > most) {
    const expected = fewest === most ? String(fewest) : most === Infinity ? `${fewest} or more` : `${fewest} to ${most}`
    place.report('operand-count', under(place.path, name), { operator: name, found: operandsJson.length, expected })
    return NOTHING
  }
  const call = inside(place, name, place.shape)
  const operands = parseOperands(operator, operandsJson, call)
  const fitting = operands.map((node, index) => isOfKind(operator, index, node, call))
  if (!fitting.includes(false)) checkFit(operator, operands, call)
  for (const [index, kind] of Object.entries(operator.names ?? {})) checkName(operator, kind, operands, Number(index), call)
  return { type: 'call', operator, operands, kind: resultKind(operator, operands, place) }
}

function parseOperands(operator: Operator, operands: readonly unknown[], place: Place): readonly Node[] {
  const parsed: Node[] = []
  for (const [index, json] of operands.entries()) {
    const own = operator.perElement?.includes(index) === true
    parsed.push(parseNode(json, inside(place, index, own ? elementShape(operator, parsed[0], place) : place.shape)))
  }
  return parsed
}

// The fields of an element are known where the list is, or is filtered from, the facilities of a unit.
function elementShape(operator: Operator, list: Node | undefined, { names }: Place): Shape | null {
  return operator.name !== 'reduce' && names !== null && holdsFacilities(list, names) ? names.facility : null
}

/** Whether an expression is a list of facilities of a unit, as far as its text tells. */
export function holdsFacilities(list: Node | undefined, names: Names): boolean {
  if (list?.type !== 'call') return false
  if (list.operator.name === 'fact') return names.facilityLists.has(pathOf(list.operands[0]))
  return list.operator.name === 'facilities' || (list.operator.name === 'filter' && holdsFacilities(list.operands[0], names))
}

function isOfKind(operator: Operator, index: number, node: Node, place: Place): boolean {
  const allowed = operator.operands[Math.min(index, operator.operands.length - 1)] as readonly Kind[]
  // A null is a value that is not known, but never a list, nor something to work out for each element.
  const wanted = operator.perElement?.includes(index) === true ? 'expression' : allowed[0] === 'list' ? 'list' : null
  if (wanted !== null && node.type === 'literal' && node.json === null) {
    place.report('operand-kind', under(place.path, index), { operator: operator.name, operand: index + 1, found: 'null', expected: wanted })
    return false
  }
  if (node.kind === 'any' || allowed[0] === 'any' || allowed.includes(node.kind)) return true
  const expected = allowed.filter((kind) => kind !== 'any').join(' | ')
  place.report('operand-kind', under(place.path, index), { operator: operator.name, operand: index + 1, found: node.kind, expected })
  return false
}

function checkFit(operator: Operator, operands: readonly Node[], place: Place): void {
  const kinds = operands.map((node) => node.kind)
  const misfit = operator.misfit?.(kinds) ?? null
  if (misfit === null) return
  const { operand, expected } = misfit
  place.report('operand-kind', under(place.path, operand), {
    operator: operator.name,
    operand: operand + 1,
    found: kinds[operand] as Kind,
    expected,
  })
}

function checkName(operator: Operator, kind: NameKind, operands: readonly Node[], index: number, place: Place): void {
  const named = kind === 'facility-types' ? operands : operands.slice(index, index + 1)
  for (const node of named) {
    const json = node.type === 'literal' ? node.json : undefined
    const written = typeof json === 'string' || (kind === 'path' && (typeof json === 'number' || json === null))
    if (!written) place.report('computed-name', place.path, { operator: operator.name })
    else checkKnown(kind, json === null ? '' : String(json), place)
  }
}

function checkKnown(kind: NameKind, name: string, place: Place): void {
  const known = knownNames(kind, place)
  if (known === null || known.has(name)) return
  place.report('unknown-name', place.path, { name, expected: kind, nearest: nearest(name, known.keys()) })
}

type Known = ReadonlyMap<string, unknown> | ReadonlySet<string>

const PARTS: ReadonlySet<string> = new Set(['value', 'min', 'max'])

function knownNames(kind: NameKind, { names, shape }: Place): Known | null {
  switch (kind) {
    case 'path':
      return shape
    case 'fact':
      return names?.facts ?? null
    case 'parameter':
      return names?.parameters ?? null
    case 'finding':
      return names?.findings ?? null
    case 'facility-types':
      return names?.facilityTypes ?? null
    case 'part':
      return PARTS
  }
}

function resultKind(operator: Operator, operands: readonly Node[], { names, shape }: Place): Kind {
  if (typeof operator.result === 'function') return operator.result(operands)
  const name = pathOf(operands[0])
  if (operator.name === 'var' && operands.length === 1) return shape?.get(name) ?? 'any'
  return operator.name === 'fact' ? (names?.facts.get(name) ?? 'any') : operator.result
}

function inside({ path, depth, names, report }: Place, key: string | number, shape: Shape | null): Place {
  return { path: under(path, key), depth: depth + 1, shape, names, report }
}

function kindOf(json: unknown): Kind {
  if (typeof json === 'number') return 'number'
  if (typeof json === 'boolean') return 'boolean'
  return typeof json === 'string' ? 'text' : 'any'
}

/** Every call in an expression, outermost first. */
export function* callsIn(node: Node): Generator<CallNode> {
  if (node.type === 'literal') return
  if (node.type === 'call') yield node
  for (const part of node.type === 'call' ? node.operands : node.items) yield* callsIn(part)
}
