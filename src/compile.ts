import { isWithin } from './dates.js'
import { type Figures, figuresAt } from './evaluation/figures.js'
import { at, type Issue, issue } from './issue.js'
import { refuse, unknownName } from './load.js'
import type { Kind, Node } from './logic/operator.js'
import { callsIn, type Names, parse, type Shape } from './logic/parse.js'
import { knownDigest } from './released.js'
import type { Dictionary, Field } from './schema/dictionary.js'
import type { Clause, Document, Limit, Pack, Rule } from './schema/pack.js'
import { compareText } from './text.js'

/** A pack made ready for one date: expressions parsed, parameters reduced to what is in force. */
export interface Program {
  readonly pack: Pack
  readonly asOf: string
  readonly rules: readonly CompiledRule[]
  readonly clauses: ReadonlyMap<string, Clause>
  readonly documents: ReadonlyMap<string, Document>
  readonly facts: ReadonlyMap<string, Node>
  readonly figures: ReadonlyMap<string, Figures>
  readonly remedies: readonly { readonly id: string; readonly applies: Node | null }[]
  /** The expression of the pack that each parsed one stands for. */
  readonly sources: ReadonlyMap<Node, unknown>
}

/** A rule with its expressions parsed. */
export interface CompiledRule {
  readonly id: string
  readonly rule: Rule
  readonly clause: Clause
  readonly document: Document
  readonly inForce: boolean
  readonly applies: Node | null
  readonly form: Form
  readonly shortfall: { readonly factor: Node; readonly unit: string } | null
}

type Expressions = Pick<CompiledRule, 'applies' | 'form' | 'shortfall'>

export type Form =
  | {
      readonly kind: 'measure'
      readonly measure: Node
      readonly unit: string
      readonly limits: readonly CompiledLimit[]
      readonly digits: number | null
    }
  | { readonly kind: 'check'; readonly check: Node }
  | { readonly kind: 'finding'; readonly finding: string }

/** One limit of a measure: which figure of which parameter, and where the table keys come from. */
export interface CompiledLimit {
  readonly kind: keyof Limit
  readonly parameter: string
  readonly keys: readonly Node[]
}

/** Always readable beside the fields of the dictionary. */
const UNIT_KINDS: Shape = new Map<string, Kind>([
  ['id', 'text'],
  ['level', 'text'],
  ['name', 'text'],
  ['parent', 'text'],
  ['asOf', 'text'],
])

/**
 * Stage 3. Parses every expression of a pack, and picks the parameter values in force on a date.
 *
 * @throws {@link WanzhengError} `invalid-pack` for an expression that cannot mean anything.
 */
export function compile(pack: Pack, asOf: string): Program {
  const issues: Issue[] = []
  const names = namesOf(pack)
  const sources = new Map<Node, unknown>()
  const read = (json: unknown, path: string): Node => {
    const { node, issues: found } = parse(json, path, names)
    issues.push(...found)
    sources.set(node, json)
    return node
  }
  const optional = (json: unknown, path: string): Node | null => (json === undefined ? null : read(json, path))
  const clauses = new Map(pack.clauses.map((clause) => [clause.id, clause]))
  const documents = new Map(pack.documents.map((document) => [document.id, document]))
  const facts = new Map(Object.entries(pack.facts).map(([id, fact]) => [id, read(fact.expression, at('/facts', id, 'expression'))]))
  issues.push(...circles(facts))
  const remedies = Object.entries(pack.remedies).map(([id, remedy]) => ({
    id,
    applies: optional(remedy.applies, at('/remedies', id, 'applies')),
  }))
  const rules = pack.rules.map((rule, index): CompiledRule => {
    const path = at('/rules', index)
    const clause = clauses.get(rule.clause) as Clause // loadPack refuses a rule without its clause
    const document = documents.get(clause.document) as Document // loadPack refuses a clause without its document
    const inForce = [rule, clause, document].every((one) => isWithin(asOf, one as { from?: string; to?: string }))
    return onceAsked({ id: `${pack.id}/${rule.id}`, rule, clause, document, inForce }, () => ({
      applies: optional(rule.applies, at(path, 'applies')),
      form: compileForm(rule, path, read, pack, names, issues),
      shortfall:
        rule.shortfall === undefined
          ? null
          : { factor: read(rule.shortfall.factor, at(path, 'shortfall', 'factor')), unit: rule.shortfall.unit },
    }))
  })
  // The build has parsed every rule of the releases of this package.
  if (knownDigest(pack) === null) for (const rule of rules) nodesOf(rule)
  refuse('invalid-pack', issues)
  rules.sort((a, b) => compareText(a.id, b.id))
  remedies.sort((a, b) => compareText(a.id, b.id))
  const figures = new Map(Object.entries(pack.parameters).map(([id, parameter]) => [id, figuresAt(parameter, asOf)]))
  return { pack, asOf, rules, clauses, documents, facts, figures, remedies, sources }
}

// A rule is parsed when somebody asks for one of its expressions: most rules of a pack are for levels that a dataset lacks.
function onceAsked(rule: Omit<CompiledRule, keyof Expressions>, parseRule: () => Expressions): CompiledRule {
  let known: Expressions | undefined
  const expressions = (): Expressions => {
    known ??= parseRule()
    return known
  }
  return {
    ...rule,
    get applies() {
      return expressions().applies
    },
    get form() {
      return expressions().form
    },
    get shortfall() {
      return expressions().shortfall
    },
  }
}

/** The operators a pack's expressions use, in order. */
export function operatorsOf(program: Program): readonly string[] {
  const nodes = [...program.facts.values(), ...program.remedies.flatMap((one) => one.applies ?? []), ...program.rules.flatMap(nodesOf)]
  return [...new Set(nodes.flatMap((node) => [...callsIn(node)].map((call) => call.operator.name)))].sort()
}

/** Every expression of a rule. */
export function nodesOf({ applies, form, shortfall }: CompiledRule): readonly Node[] {
  const own =
    form.kind === 'measure' ? [form.measure, ...form.limits.flatMap((limit) => limit.keys)] : form.kind === 'check' ? [form.check] : []
  return [...(applies === null ? [] : [applies]), ...own, ...(shortfall === null ? [] : [shortfall.factor])]
}

function compileForm(
  rule: Rule,
  path: string,
  read: (json: unknown, path: string) => Node,
  pack: Pack,
  names: Names,
  issues: Issue[],
): Form {
  if (rule.finding !== undefined) {
    if (!names.findings.has(rule.finding)) issues.push(unknownName(at(path, 'finding'), rule.finding, 'finding', names.findings))
    return { kind: 'finding', finding: rule.finding }
  }
  if (rule.check !== undefined) return { kind: 'check', check: read(rule.check, at(path, 'check')) }
  const limits = Object.entries(rule.limit ?? {}).map(([kind, reference]): CompiledLimit => {
    const where = at(path, 'limit', kind)
    const id = typeof reference === 'string' ? reference : reference.parameter
    const by = typeof reference === 'string' ? {} : reference.by
    const parameter = Object.hasOwn(pack.parameters, id) ? pack.parameters[id] : undefined
    if (parameter === undefined) issues.push(unknownName(where, id, 'parameter', names.parameters))
    const wanted = parameter?.by ?? []
    for (const key of wanted) if (!Object.hasOwn(by, key)) issues.push(issue('missing-key', at(where, 'by'), { key }))
    return { kind: kind as keyof Limit, parameter: id, keys: wanted.map((key) => read(by[key], at(where, 'by', key))) }
  })
  return {
    kind: 'measure',
    measure: read(rule.measure, at(path, 'measure')),
    unit: rule.unit ?? '1',
    limits,
    digits: rule.rounding?.digits ?? null,
  }
}

/** The names that expressions of a pack may use. */
export function namesOf(pack: Pack): Names {
  const { dictionary } = pack
  return {
    unit: new Map([...UNIT_KINDS, ...kindsOf(dictionary.unit)]),
    facility: new Map([['type', 'text'], ['name', 'text'], ...kindsOf(dictionary.facility)]),
    facts: factKinds(pack),
    facilityLists: new Set(Object.keys(pack.facts).filter((id) => isFacilityList({ fact: id }, pack, Object.keys(pack.facts).length))),
    parameters: new Set(Object.keys(pack.parameters)),
    findings: new Set(Object.keys(dictionary.findings)),
    facilityTypes: new Set(Object.keys(dictionary.facilities)),
  }
}

function kindsOf(fields: Dictionary['unit']): readonly (readonly [string, Kind])[] {
  return Object.entries(fields).map(([name, field]) => [name, kindOfField(field)] as const)
}

function kindOfField(field: Field): Kind {
  return field.type === 'number' || field.type === 'boolean' ? field.type : 'text'
}

// Facilities, what is filtered from them, or a fact that is either; facts in a circle are refused later.
function isFacilityList(json: unknown, pack: Pack, left: number): boolean {
  const [[operator, operand] = []] = typeof json === 'object' && json !== null ? Object.entries(json) : []
  const first: unknown = Array.isArray(operand) ? operand[0] : operand
  if (operator === 'filter') return isFacilityList(first, pack, left)
  if (operator !== 'fact' || typeof first !== 'string' || left < 0) return operator === 'facilities'
  return Object.hasOwn(pack.facts, first) && isFacilityList(pack.facts[first]?.expression, pack, left - 1)
}

function factKinds(pack: Pack): ReadonlyMap<string, Kind> {
  return new Map(Object.entries(pack.facts).map(([id, fact]) => [id, fact.unit === undefined ? 'any' : 'number'] as const))
}

function* circles(facts: ReadonlyMap<string, Node>): Generator<Issue> {
  const reads = new Map(
    [...facts].map(([id, node]) => [
      id,
      [...callsIn(node)]
        .filter((call) => call.operator.name === 'fact')
        .map((call) => (call.operands[0]?.type === 'literal' ? String(call.operands[0].json) : '')),
    ]),
  )
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (reads.get(from) ?? []).some((next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))))
  for (const id of facts.keys()) if (reaches(id, id, new Set())) yield issue('circular-fact', at('/facts', id), { fact: id })
}
