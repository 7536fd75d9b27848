import { compile, namesOf, type Program } from '../../compile.js'
import { isWithin } from '../../dates.js'
import { WanzhengError } from '../../error.js'
import type { Issue } from '../../issue.js'
import type { Names } from '../../logic/parse.js'
import type { Pack } from '../../schema/pack.js'
import { type Expression, expressionsOf } from './expression.js'
import type { LintFinding } from './finding.js'
import type { Anything } from './possible.js'

/** A pack with what every check wants to know of it. */
export interface LintContext {
  readonly pack: Pack
  readonly names: Names
  /** Every expression that parses. */
  readonly expressions: readonly Expression[]
  /** The pack made ready for each date on which the law changes; none where an expression cannot mean anything. */
  readonly programs: readonly Program[]
  /** The units of which nothing is known, by level and date; filled in as they are asked for. */
  readonly anything: Map<string, Anything>
  /** What the engine refuses. */
  readonly issues: readonly Issue[]
}

/** A check: what it finds in a pack. */
export type Check = (context: LintContext) => Iterable<LintFinding>

/** Prepares a pack that loads for the checks. */
export function contextOf(pack: Pack): LintContext {
  const names = namesOf(pack)
  const expressions = expressionsOf(pack, names)
  try {
    return { pack, names, expressions, programs: datesOf(pack).map((date) => compile(pack, date)), anything: new Map(), issues: [] }
  } catch (error) {
    if (!(error instanceof WanzhengError)) throw error
    return { pack, names, expressions, programs: [], anything: new Map(), issues: error.issues }
  }
}

/** The days from which something of the pack is in force, in order; one far day where there are none. */
export function datesOf({ documents, clauses, rules, parameters }: Pack): readonly string[] {
  const entries = [...documents, ...clauses, ...rules, ...Object.values(parameters).flatMap(({ values }) => values)]
  const days = [...new Set(entries.flatMap(({ from }) => (from === undefined ? [] : [from])))].sort()
  const isUseful = (day: string): boolean => documents.some((document) => isWithin(day, document))
  const useful = days.filter(isUseful)
  return useful.length > 0 ? useful : ['9999-12-31']
}
