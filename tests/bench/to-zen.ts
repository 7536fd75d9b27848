type Rule = unknown

/** A rule of the workload in the expression language of ZEN. */
export function zenOf(rule: Rule, element = ''): string {
  if (typeof rule === 'string') return JSON.stringify(rule)
  if (Array.isArray(rule)) return `[${rule.map((one) => zenOf(one, element)).join(', ')}]`
  if (typeof rule !== 'object' || rule === null) return String(rule)
  const [[name, given] = ['', []]] = Object.entries(rule)
  const operands: readonly Rule[] = Array.isArray(given) ? given : [given]
  const parts = operands.map((one) => zenOf(one, element))
  switch (name) {
    case 'var':
      return operands.length === 2 ? `(${element}${operands[0]} ?? ${parts[1]})` : `${element}${operands[0]}`
    case '!':
    case '!!':
      return name === '!' ? `(not (${truth(operands[0], element)}))` : truth(operands[0], element)
    case 'and':
    case 'or':
      return `(${parts.join(` ${name} `)})`
    case 'if':
      return chosen(parts)
    case 'in':
      return `(${parts[0]} in ${parts[1]})`
    case 'missing':
      return `(${operands.map((one) => `${one} == null`).join(' or ')})`
    case 'missing_some':
      return `(count([${(operands[1] as string[]).join(', ')}], # != null) < ${parts[0]})`
    case 'min':
    case 'max':
      return `${name}([${parts.join(', ')}])`
    case 'filter':
    case 'some':
    case 'all':
    case 'none':
      return `${name}(${parts[0]}, ${zenOf(operands[1], '#.')})`
    case 'reduce':
      return summed(operands, parts[0] as string)
    default:
      return `(${parts
        .slice(1)
        .map((part, index) => `${parts[index]} ${name} ${part}`)
        .join(['<', '<='].includes(name) ? ' and ' : ` ${name} `)})`
  }
}

// A field is true or false in the workload; anything else says what it is.
function truth(rule: Rule, element: string): string {
  const text = zenOf(rule, element)
  return typeof rule === 'object' && rule !== null && 'var' in rule ? `${text} == true` : text
}

function chosen([condition, value, ...rest]: readonly string[]): string {
  return value === undefined ? (condition ?? 'null') : `((${condition}) ? (${value}) : (${chosen(rest)}))`
}

function summed(operands: readonly Rule[], list: string): string {
  const parts = (operands[1] as { '+': readonly Rule[] })['+']
  const field = parts.find((part) => typeof part === 'object' && JSON.stringify(part).includes('current')) as { var: string } | undefined
  return field === undefined ? `len(${list})` : `sum(map(${list}, #.${field.var.slice('current.'.length)}))`
}
