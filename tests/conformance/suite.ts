import { existsSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { compileLogic, isWanzhengError } from '../../src/logic.js'

const FOLDER = new URL('../../../shared/suites/json-logic/', import.meta.url)

/** One case of the JsonLogic compatibility suite. */
export interface SuiteCase {
  readonly file: string
  /** The place in the file's array, counted from 0. */
  readonly index: number
  readonly rule: unknown
  readonly data: unknown
  readonly expected: { readonly result: unknown; readonly isRounded: boolean } | { readonly error: unknown }
}

/** What this engine makes of a case: a result, or a refusal with the codes of its issues. */
export type Ours = { readonly result: unknown } | { readonly refused: readonly string[] }

/** The cases of the suite, or `null` where it is not there: it is no part of this project. */
export function readSuite(): readonly SuiteCase[] | null {
  if (!existsSync(new URL('index.json', FOLDER))) return null
  return (readJson('index.json') as readonly string[]).flatMap((file) =>
    (readJson(file) as readonly unknown[]).flatMap((entry, index) =>
      typeof entry === 'string' ? [] : [caseOf(file, index, entry as Entry)],
    ),
  )
}

/** Evaluates a case as any user would. An error without a code is not caught: there must be none. */
export function evaluate({ rule, data }: SuiteCase): Ours {
  try {
    return { result: compileLogic(rule)(data) }
  } catch (error) {
    if (!isWanzhengError(error)) throw error
    return { refused: error.issues.map((one) => one.code) }
  }
}

/** Whether the engine agrees: the same result, or a refusal where the suite expects an error. */
export function isAgreed({ expected }: SuiteCase, ours: Ours): boolean {
  if ('error' in expected) return 'refused' in ours
  if (!('result' in ours)) return false
  const isNear = expected.isRounded && typeof ours.result === 'number' && Math.abs(ours.result - Number(expected.result)) < 1e-12
  return isNear || isDeepStrictEqual(ours.result, expected.result)
}

/** Name of a case: its file and its place in it. */
export function keyOf({ file, index }: SuiteCase): string {
  return `${file}#${index}`
}

/** Counts over the whole suite, as they stand in the documentation. */
export interface Tally {
  readonly total: number
  readonly sameResult: number
  readonly bothRefuse: number
  /** Of those, the ones refused because they use an operator that is not there. */
  readonly bothRefuseForOperator: number
}

export function tally(suite: readonly SuiteCase[]): Tally {
  const agreed = suite.map((one) => ({ one, ours: evaluate(one) })).filter(({ one, ours }) => isAgreed(one, ours))
  const refused = agreed.filter(({ ours }) => 'refused' in ours)
  return {
    total: suite.length,
    sameResult: agreed.length - refused.length,
    bothRefuse: refused.length,
    bothRefuseForOperator: refused.filter(({ ours }) => 'refused' in ours && ours.refused.includes('unknown-operator')).length,
  }
}

interface Entry {
  readonly rule: unknown
  readonly data?: unknown
  readonly result?: unknown
  readonly error?: unknown
  readonly decimal?: boolean
}

function caseOf(file: string, index: number, { rule, data, result, error, decimal }: Entry): SuiteCase {
  return { file, index, rule, data, expected: error === undefined ? { result, isRounded: decimal === true } : { error } }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}
