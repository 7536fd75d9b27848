import type { Pack } from '../schema/pack.js'
import { SHORT_NAMES } from './formula/aliases.js'
import { type Aliases, namesOf } from './formula/names.js'
import { type Parsed, parseFormula } from './formula/parse.js'
import { printFormula } from './formula/print.js'
import type { FormulaProblem } from './formula/tokens.js'

export type { Aliases, FormulaProblem, Parsed }

/** Reads and prints formulas in the Chinese names of one pack. */
export interface Formulas {
  /** A formula as JsonLogic, or what is wrong with it and at which column. */
  readonly parse: (formula: string) => Parsed
  /** JsonLogic as a formula, or `null` where it uses what formulas have no words for. */
  readonly print: (logic: unknown) => string | null
}

/**
 * Formulas in the Chinese names of a pack: labels of its dictionary, titles of its facts and parameters, and other names where
 * given. Full-width signs and words such as 不低于, 且 and 非 are understood. What is printed reads back as the same JsonLogic.
 *
 * @example
 * ```ts
 * import { formulasOf } from 'wanzheng/author'
 * import notice from 'wanzheng/packs/notice-2022-48'
 *
 * const { parse, print } = formulasOf(notice)
 * const { logic } = parse('合计（社区综合服务设施，建筑面积）÷ 户数 × 100')
 * print(logic) // => '合计（社区综合服务设施，建筑面积） ÷ 户数 × 100'
 * parse('建筑面积 ÷ 户束').problem?.nearest // => '户数'
 * ```
 */
export function formulasOf(pack: Pack, aliases: Aliases = {}): Formulas {
  const names = namesOf(pack, { ...SHORT_NAMES, ...aliases })
  return { parse: (formula) => parseFormula(formula, names), print: (logic) => printFormula(logic, names) }
}
