import { schemaIssues } from './data/problem.js'
import { refuseNewer } from './format.js'
import { packSchema } from './generated/schemas.js'
import { at, type Issue, issue, shown } from './issue.js'
import { operatorByName } from './logic/operators/index.js'
import { nearest } from './nearest.js'
import { refusal } from './refusal.js'
import { deepFreeze, isChecked, noteChecked } from './released.js'
import type { Pack, Rule } from './schema/pack.js'

/** The semantics this engine implements. A later engine of the same semantics gives the same results. */
export const SEMANTICS = 1

const LEVELS_DEEP = 200

/**
 * Stage 1. Checks a pack and freezes it. What cannot be honoured is refused, never guessed.
 *
 * @param json - A released pack as parsed JSON; it is not changed. A pack that was loaded before, or is a module of this package, is returned as it is.
 * @throws {@link WanzhengError} `invalid-pack`, with every problem in `issues`; `unsupported` where the pack needs a semantics
 * version or an operator that this engine lacks.
 *
 * @example
 * ```ts
 * import { loadPack } from 'wanzheng'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * loadPack(notice).documents[0]?.number // => '建办科〔2022〕48号'
 * ```
 */
export function loadPack(json: unknown): Pack {
  if (isChecked(json)) return json
  const plain = plainOf(json)
  refuseNewer(plain, 'wanzheng/pack/1')
  refuse('unsupported', unsupported(plain))
  refuse('invalid-pack', schemaIssues(packSchema, plain))
  const pack = plain as Pack // it has that schema
  refuse('invalid-pack', [...contradictions(pack)])
  return noteChecked(pack)
}

// A frozen copy without prototypes, getters or anything else that JSON cannot hold.
function plainOf(json: unknown): unknown {
  let problem = issue('not-plain', '', {})
  try {
    const plain: unknown = JSON.parse(JSON.stringify(json) ?? 'null')
    problem = issue('too-deep', '', { limit: LEVELS_DEEP })
    return deepFreeze(plain, LEVELS_DEEP)
  } catch (error) {
    // What throws while it is read is not plain data, or so deep that not even its text can be written.
    if (error instanceof RangeError) problem = issue('too-deep', '', { limit: LEVELS_DEEP })
  }
  throw refusal('invalid-pack', [problem])
}

/** Throws the coded error where there are issues. */
export function refuse(
  code: 'invalid-pack' | 'invalid-waivers' | 'invalid-keys' | 'unsupported' | 'misuse',
  issues: readonly Issue[],
): void {
  if (issues.length > 0) throw refusal(code, issues)
}

/** Whether JSON data is nested deeper than so many levels; it does not recurse, so that no depth can harm it. */
export function isDeeperThan(json: unknown, levels: number): boolean {
  let layer: unknown[] = [json]
  for (let depth = 0; layer.length > 0; depth++) {
    const below: unknown[] = []
    for (const value of layer) {
      if (typeof value !== 'object' || value === null) continue
      if (depth >= levels) return true
      for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) below.push(part)
    }
    layer = below
  }
  return false
}

function unsupported(json: unknown): readonly Issue[] {
  if (typeof json !== 'object' || json === null) return []
  const { semantics, operators } = json as { semantics?: unknown; operators?: unknown }
  if (typeof semantics === 'number' && semantics !== SEMANTICS)
    return [issue('unsupported-semantics', '/semantics', { found: semantics, expected: String(SEMANTICS) })]
  if (!Array.isArray(operators)) return []
  return operators.flatMap((name, index) =>
    typeof name === 'string' && !operatorByName.has(name)
      ? [issue('unsupported-operator', at('/operators', index), { operator: name })]
      : [],
  )
}

function* contradictions(pack: Pack): Generator<Issue> {
  const clauses = new Set(pack.clauses.map((clause) => clause.id))
  const groups = new Set(pack.scoring.groups.map((group) => group.id))
  const documents = new Set(pack.documents.map((document) => document.id))
  yield* duplicates(pack.rules, '/rules')
  yield* duplicates(pack.clauses, '/clauses')
  if (!pack.scoring.groups.some((group) => group.weight > 0))
    yield issue('weights', '/scoring/groups', { found: shown(pack.scoring.groups.map((group) => group.weight).join(', ')) })
  for (const [index, clause] of pack.clauses.entries()) {
    if (!documents.has(clause.document)) yield unknownName(at('/clauses', index, 'document'), clause.document, 'document', documents)
  }
  for (const [index, rule] of pack.rules.entries()) {
    const path = at('/rules', index)
    if (!clauses.has(rule.clause))
      yield issue('no-clause', at(path, 'clause'), { rule: rule.id, clause: rule.clause, nearest: nearest(rule.clause, clauses) })
    if (!groups.has(rule.group)) yield unknownName(at(path, 'group'), rule.group, 'group', groups)
    if (formsOf(rule).length !== 1) yield issue('one-form', path, { found: formsOf(rule).join(', ') || 'none' })
    for (const [place, remedy] of (rule.remedies ?? []).entries()) {
      if (!Object.hasOwn(pack.remedies, remedy))
        yield unknownName(at(path, 'remedies', place), remedy, 'remedy', Object.keys(pack.remedies))
    }
  }
  for (const [id, parameter] of Object.entries(pack.parameters)) {
    for (const [index, period] of parameter.values.entries()) {
      const path = at('/parameters', id, 'values', index)
      if (!clauses.has(period.clause)) yield unknownName(at(path, 'clause'), period.clause, 'clause', clauses)
      for (const [place, { clause }] of (period.rows ?? []).entries())
        if (clause !== undefined && !clauses.has(clause)) yield unknownName(at(path, 'rows', place, 'clause'), clause, 'clause', clauses)
    }
  }
}

function formsOf(rule: Rule): readonly string[] {
  const hasMeasure = rule.measure !== undefined && rule.unit !== undefined && rule.limit !== undefined
  const loose = !hasMeasure && (rule.measure !== undefined || rule.limit !== undefined)
  return [
    ...(hasMeasure ? ['measure'] : []),
    ...(loose ? ['part of a measure', 'no limit or unit'] : []),
    ...(rule.check === undefined ? [] : ['check']),
    ...(rule.finding === undefined ? [] : ['finding']),
  ]
}

/** An entry names what the pack does not have. */
export function unknownName(path: string, name: string, expected: string, known: Iterable<string>): Issue {
  return issue('unknown-name', path, { name, expected, nearest: nearest(name, known) })
}

function* duplicates(entries: readonly { readonly id: string }[], path: string): Generator<Issue> {
  const seen = new Set<string>()
  for (const [index, { id }] of entries.entries()) {
    if (seen.has(id)) yield issue('duplicate-id', at(path, index, 'id'), { id })
    seen.add(id)
  }
}
