import { type CompiledRule, compile, type Program } from '../../compile.js'
import type { Pack, Rule } from '../../schema/pack.js'

/** One rule with all that it reads, and nothing else: small enough to be compiled again for every change of it. */
export interface Subject {
  readonly pack: Pack
  readonly rule: Rule
  /** The rule as it is on a date. */
  readonly at: (asOf: string) => Ready
}

/** A rule compiled for one date. */
export interface Ready {
  readonly program: Program
  readonly rule: CompiledRule
}

/** The facts and parameters that a rule reads, directly or by way of a fact. */
export interface Reads {
  readonly facts: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
}

/** Takes a rule out of a pack, with what it reads. */
export function subjectOf(pack: Pack, rule: Rule, reads: Reads = readsOf(pack, rule)): Subject {
  const facts = picked(pack.facts, reads.facts)
  const names = textsIn([rule, facts])
  const { unit, facility, facilities, findings, units } = pack.dictionary
  return compiledOn({
    ...pack,
    rules: [rule],
    cases: {},
    remedies: {},
    clauses: pack.clauses.filter(({ id }) => id === rule.clause),
    facts,
    parameters: picked(pack.parameters, reads.parameters),
    dictionary: { unit: picked(unit, names), facility: picked(facility, names), facilities: picked(facilities, names), findings, units },
  })
}

function textsIn(json: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof json === 'string') found.add(json)
  else if (typeof json === 'object' && json !== null) for (const part of Object.values(json)) textsIn(part, found)
  return found
}

/** A pack of a single rule, compiled once for each date. */
export function compiledOn(pack: Pack): Subject {
  const known = new Map<string, Ready>()
  const at = (asOf: string): Ready => {
    const before = known.get(asOf)
    if (before !== undefined) return before
    const program = compile(pack, asOf)
    const ready = { program, rule: program.rules[0] as CompiledRule } // a subject has one rule
    known.set(asOf, ready)
    return ready
  }
  return { pack, rule: pack.rules[0] as Rule, at }
}

/** What a rule reads. */
export function readsOf(pack: Pack, rule: Rule): Reads {
  const facts = new Set<string>()
  const parameters = new Set<string>()
  const walk = (json: unknown): void => {
    if (typeof json !== 'object' || json === null) return
    if (Array.isArray(json)) {
      for (const part of json) walk(part)
      return
    }
    for (const [operator, operands] of Object.entries(json)) {
      const name: unknown = Array.isArray(operands) ? operands[0] : operands
      if ((operator === 'parameter' || operator === 'lookup') && typeof name === 'string') parameters.add(name)
      if (operator === 'fact' && typeof name === 'string' && !facts.has(name)) {
        facts.add(name)
        walk(pack.facts[name]?.expression)
      }
      walk(operands)
    }
  }
  for (const part of [rule.applies, rule.measure, rule.check, rule.shortfall?.factor]) walk(part)
  for (const reference of Object.values(rule.limit ?? {})) {
    parameters.add(typeof reference === 'string' ? reference : reference.parameter)
    if (typeof reference !== 'string') walk(Object.values(reference.by))
  }
  return { facts, parameters }
}

function picked<T>(entries: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => names.has(name)))
}
