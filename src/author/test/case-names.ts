import { compile } from '../../compile.js'
import { inputs } from '../../inputs.js'
import { exactOf } from '../../logic/value.js'
import type { Language } from '../../messages/messages.js'
import { contextOf } from '../../report/context.js'
import { decimal, printOf, withUnit } from '../../report/quantity.js'
import type { Case, Limit, Pack, Period, Row } from '../../schema/pack.js'
import type { Goal } from './goals.js'
import type { Proposal } from './report.js'
import { testWordsIn } from './words.js'

/** Cases by rule, as a file of cases or the additions of an overlay have them. */
export type CasesByRule = Readonly<Record<string, readonly Case[]>>

/** Names proposals for people, by what is special about each. Within a rule, no name stands twice or is that of a worked case. */
export function caseNamer(pack: Pack, language: Language): (proposals: readonly Proposal[]) => CasesByRule {
  const nameOf = namesIn(pack, language)
  return (proposals) => {
    const named: Record<string, Case[]> = {}
    for (const proposal of proposals) {
      const own = named[proposal.rule] ?? []
      named[proposal.rule] = own
      if (own.some((one) => isSameCase(one, proposal.case))) continue
      const taken = new Set([...(pack.cases[proposal.rule] ?? []), ...own].map(({ name }) => name))
      const name = nameOf(proposal)
      const others = Array.from({ length: taken.size }, (_, index) => `${name} (${index + 2})`)
      own.push({ name: [name, ...others].find((one) => !taken.has(one)) ?? name, ...proposal.case })
    }
    return named
  }
}

function isSameCase({ name: _, ...one }: Case, other: Proposal['case']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const FIRST: readonly Goal['kind'][] = ['limit', 'date', 'missing', 'figure', 'condition', 'status']

function namesIn(pack: Pack, language: Language): (proposal: Proposal) => string {
  const words = testWordsIn(language)
  const labels = new Map(inputs([compile(pack, '9999-12-31')]).map(({ name, label }) => [name, label[language]]))
  const context = contextOf([pack], language)
  const figureAt = (id: string): { readonly title: string; readonly unit: string; readonly row: Row | Period | undefined } => {
    const [parameter = '', period = '0', row = '0'] = id.split('/')
    const { title, unit, values } = pack.parameters[parameter] ?? { title: { en: '', zh: '' }, unit: '1', values: [] }
    const found = values[Number(period)]
    return { title: title[language], unit, row: found?.rows?.[Number(row)] ?? found }
  }
  const inRow = (row: Row | Period | undefined, text: string): string => {
    const keys = row !== undefined && 'when' in row ? Object.values(row.when).map(keyText).join(', ') : ''
    return keys === '' ? text : words.row(keys, text)
  }
  const textOf = (goal: Goal, rule: string): string => {
    switch (goal.kind) {
      case 'status':
        return words.status[goal.status]
      case 'condition':
        return words.condition(JSON.stringify(expressionAt(goal.path, rule, pack)), goal.truth)
      case 'date':
        return words.on(goal.date)
      case 'missing':
        return words.missing(labels.get(goal.input) ?? goal.input)
      case 'figure': {
        const { title, row } = figureAt(goal.figure)
        return inRow(row, words.figure(title))
      }
      case 'limit': {
        const { unit, row } = figureAt(goal.figure)
        const bound = goal.limit === 'min' || goal.limit === 'max' ? (row?.[goal.limit] ?? row?.value) : row?.value
        const exact = bound === undefined ? null : exactOf(bound)
        const print = printOf(unit === '1' ? null : unit, pack, context)
        return inRow(row, words.side[goal.side](exact === null ? '' : withUnit(decimal(exact, 4, print), print)))
      }
    }
  }
  return ({ rule, reaches, case: { expect } }) => {
    const [first] = [...reaches].sort((a, b) => FIRST.indexOf(a.kind) - FIRST.indexOf(b.kind))
    return first === undefined ? words.status[expect.status] : textOf(first, rule)
  }
}

function keyText(wanted: Row['when'][string]): string {
  if (Array.isArray(wanted)) return wanted.join('/')
  if (typeof wanted !== 'object') return String(wanted)
  const { min, max, above, below } = wanted as Readonly<Partial<Record<'min' | 'max' | 'above' | 'below', number>>>
  const low = min === undefined ? (above === undefined ? '' : `>${above}`) : String(min)
  const high = max === undefined ? (below === undefined ? '' : `<${below}`) : String(max)
  return `${low}–${high}`
}

// The paths of conditions go by operators and the numbers of operands, also where a single operand has no list.
function expressionAt(path: string, id: string, { rules, facts }: Pack): unknown {
  const rule = rules.find((one) => one.id === id)
  const [part = '', ...steps] = path.split('/').slice(1)
  const limit = part === 'limit' ? rule?.limit?.[steps[0] as keyof Limit] : undefined
  const keys = typeof limit === 'object' ? Object.values(limit.by) : []
  const roots: Readonly<Record<string, readonly [root: unknown, steps: number]>> = {
    facts: [facts[steps[0] ?? '']?.expression, 1],
    limit: [keys[Number(steps[1])], 2],
    shortfall: [rule?.shortfall?.factor, 0],
  }
  const [root, taken] = roots[part] ?? [rule?.[part as 'applies' | 'measure' | 'check'], 0]
  return steps.slice(taken).reduce<unknown>((json, step) => (Array.isArray(json) ? json[Number(step)] : operandsOf(json, step)), root)
}

function operandsOf(json: unknown, operator: string): readonly unknown[] {
  const operands = (json as Readonly<Record<string, unknown>>)[operator] // the path was made from this expression
  return Array.isArray(operands) ? operands : [operands]
}
