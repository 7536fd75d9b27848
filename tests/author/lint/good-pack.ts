import { compile, operatorsOf } from '../../../src/compile.js'
import type { Case, Pack, Rule } from '../../../src/schema/pack.js'
import { parameter, tinyPack, tinyRule } from '../../tiny-pack.js'

const label = { en: 'x', zh: '某' }
const given: readonly Case[] = [{ name: 'nothing known', kind: 'unknown', given: {}, expect: { status: 'unknown' } }]

/** A rule of a measure in which the checker finds nothing. */
export const goodRule: Rule = tinyRule({ measure: { var: 'area' }, unit: '㎡', limit: { min: 'thirty' }, weight: 1 })

/** A pack in which the checker finds nothing, with the parts a test gives it; what follows from the rules is filled in. */
export function goodPack(parts: Partial<Pack> = {}): Pack {
  const { rules = [goodRule] } = parts
  const base = tinyPack({ rules: [...rules], parameters: { thirty: parameter({ value: 30 }) }, ...parts })
  const { dictionary } = base
  const text = JSON.stringify([base.rules, base.facts, base.remedies])
  const isRead = ([name]: readonly [string, unknown]): boolean => text.includes(`"${name}"`)
  const only = <T>(entries: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(entries).filter(isRead))
  const read: Pack['dictionary'] = {
    unit: only(dictionary.unit),
    facility: only(dictionary.facility),
    facilities: only(dictionary.facilities),
    findings: only(dictionary.findings),
    units: { ...dictionary.units, 个: label, 人: label, '㎡/百户': label, '㎡/户': label, ...parts.dictionary?.units },
  }
  const clauses = base.clauses.map((clause) => ({
    ...clause,
    rules: base.rules.filter((rule) => rule.clause === clause.id).map(({ id }) => id),
  }))
  const cases = Object.fromEntries(base.rules.map(({ id }) => [id, [...given]]))
  const scoring = { ...base.scoring, scored: ['must', 'shall', 'should'] as Pack['scoring']['scored'] }
  const whole = { ...base, dictionary: read, clauses, cases, scoring, ...without(parts, ['rules', 'dictionary', 'parameters']) }
  return { ...whole, operators: [...operatorsIn(whole)] }
}

/** A pack of one rule, otherwise good. */
export function packOf(rule: Partial<Rule>, parts: Partial<Pack> = {}): Pack {
  return goodPack({ rules: [{ ...goodRule, ...rule }], ...parts })
}

function operatorsIn(pack: Pack): readonly string[] {
  try {
    return operatorsOf(compile(pack, '2020-01-01'))
  } catch {
    return pack.operators
  }
}

function without<T extends object>(parts: T, keys: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(parts).filter(([key]) => !keys.includes(key))) as Partial<T>
}
