import { isWanzhengError } from '../error.js'
import { loadPack } from '../load.js'
import type { Pack } from '../schema/pack.js'
import { cases } from './lint/checks/cases.js'
import { clauses } from './lint/checks/clauses.js'
import { conditions } from './lint/checks/conditions.js'
import { dates } from './lint/checks/dates.js'
import { limits } from './lint/checks/limits.js'
import { orphanCases, rules } from './lint/checks/rules.js'
import { scoring } from './lint/checks/scoring.js'
import { tables } from './lint/checks/tables.js'
import { titles } from './lint/checks/titles.js'
import { units } from './lint/checks/units.js'
import { used } from './lint/checks/used.js'
import { values } from './lint/checks/values.js'
import { wording } from './lint/checks/wording.js'
import { type Check, contextOf } from './lint/context.js'
import { type LintFinding, refusal } from './lint/finding.js'
import { itemAt } from './lint/item.js'

const CHECKS: readonly Check[] = [
  units,
  conditions,
  values,
  limits,
  tables,
  rules,
  orphanCases,
  cases,
  clauses,
  used,
  scoring,
  dates,
  wording,
  titles,
]
const ORDER = ['error', 'warning', 'note']

/**
 * Checks a pack beyond its schema: units, conditions, tables, what is cited and used, weights, dates, obligations and wording.
 * What the engine itself refuses comes back as findings, too; nothing is thrown for a pack, whatever is wrong with it.
 *
 * @param json - A pack as parsed JSON; it is not changed.
 * @returns Findings, the gravest first, each with code, severity and JSON Pointer.
 *
 * @example
 * ```ts
 * import { lintPack } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const rules = notice.rules.map((rule) => (rule.id === 'service-area-per-100-households' ? { ...rule, unit: '户' } : rule))
 * lintPack({ ...notice, rules })[0]?.code // => 'measure-unit'
 * ```
 */
export function lintPack(json: unknown): readonly LintFinding[] {
  let pack: Pack
  try {
    pack = loadPack(json)
  } catch (error) {
    return refusals(error)
  }
  const context = contextOf(pack)
  const found = [...context.issues.map(refusal), ...CHECKS.flatMap((check) => [...check(context)])]
  return inOrder(found.map((one) => ({ ...one, item: itemAt(one.path, pack) })))
}

function refusals(error: unknown): readonly LintFinding[] {
  if (!isWanzhengError(error)) throw error
  return inOrder(error.issues.map(refusal))
}

function inOrder(findings: readonly LintFinding[]): readonly LintFinding[] {
  return findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}
