/** Conditions as json-rules-engine has them. */
export type Conditions = { readonly all: readonly unknown[] } | { readonly any: readonly unknown[] } | { readonly not: unknown }

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['<', 'lessThan'],
  ['<=', 'lessThanInclusive'],
  ['>', 'greaterThan'],
  ['>=', 'greaterThanInclusive'],
  ['==', 'equal'],
  ['!=', 'notEqual'],
  ['in', 'in'],
])

/** A rule of the workload, or `null` where json-rules-engine has no way to say it without code: it only holds facts to values. */
export function conditionsOf(rule: unknown): Conditions | null {
  const condition = conditionOf(rule)
  if (condition === null) return null
  return 'all' in condition || 'any' in condition || 'not' in condition ? (condition as Conditions) : { all: [condition] }
}

function conditionOf(rule: unknown): object | null {
  if (typeof rule !== 'object' || rule === null) return null
  const [[name, given] = ['', []]] = Object.entries(rule)
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (name === 'and' || name === 'or') return whole(operands.map(conditionOf), name === 'and' ? 'all' : 'any')
  if (name === '!') {
    const inner = conditionOf(operands[0])
    return inner === null ? null : { not: inner }
  }
  const operator = OPERATORS.get(name)
  if (operator === undefined) return null
  const pairs = operands.slice(1).map((right, index) => pair(operator, operands[index], right))
  return pairs.length === 1 ? (pairs[0] ?? null) : whole(pairs, 'all')
}

const TURNED: ReadonlyMap<string, string> = new Map([
  ['lessThan', 'greaterThan'],
  ['lessThanInclusive', 'greaterThanInclusive'],
])

function pair(operator: string, left: unknown, right: unknown): object | null {
  const [fact, other] = [factOf(left), factOf(right)]
  if (fact !== null && typeof right !== 'object') return { ...fact, operator, value: right }
  if (fact !== null && Array.isArray(right)) return { ...fact, operator, value: right }
  const turned = TURNED.get(operator)
  return other !== null && turned !== undefined && typeof left !== 'object' ? { ...other, operator: turned, value: left } : null
}

function factOf(rule: unknown): object | null {
  if (typeof rule !== 'object' || rule === null || !('var' in rule) || typeof rule.var !== 'string') return null
  const [fact, ...rest] = rule.var.split('.')
  return rest.length === 0 ? { fact } : { fact, path: `$.${rest.join('.')}` }
}

function whole(parts: readonly (object | null)[], key: 'all' | 'any'): object | null {
  return parts.includes(null) ? null : { [key]: parts }
}
