import { operatorsOf } from '../../../compile.js'
import { at } from '../../../issue.js'
import type { LintContext } from '../context.js'
import { everyPart, operatorOf, partsOf } from '../expression.js'
import { figuresOf, gradeOf, isSlot, limitsOf } from '../figures.js'
import { finding, type LintFinding } from '../finding.js'

/** What nobody reads; figures whose reliability nobody stated, and those that wait for the print; operators that are not stated. */
export function* used(context: LintContext): Generator<LintFinding> {
  const { pack, programs } = context
  const read = readBy(context)
  for (const [id] of Object.entries(pack.parameters)) {
    if (!read.has(`parameter ${id}`)) yield finding('unused-parameter', at('/parameters', id), id)
    for (const stated of figuresOf(pack, id)) {
      const grade = gradeOf(stated)
      const isConfirmed = (stated.row ?? stated.period).confirmed !== undefined
      if (isSlot(stated) || isConfirmed) continue
      if (grade === null) yield finding('figure-without-grade', stated.path)
      if (grade === 'C' || grade === 'D') yield finding('figure-unverified', stated.path, grade)
    }
  }
  for (const id of Object.keys(pack.facts)) if (!read.has(`fact ${id}`)) yield finding('unused-fact', at('/facts', id), id)
  for (const of of ['unit', 'facility', 'facilities', 'findings'] as const)
    for (const name of Object.keys(pack.dictionary[of]))
      if (!read.has(`${of} ${name}`)) yield finding('unused-term', at('/dictionary', of, name), name)
  const [program] = programs
  const needed = program === undefined ? pack.operators : operatorsOf(program)
  const missing = needed.filter((name) => !pack.operators.includes(name))
  const spare = pack.operators.filter((name) => !needed.includes(name))
  if (missing.length + spare.length > 0)
    yield finding('operators-differ', '/operators', [...spare.map((name) => `−${name}`), ...missing.map((name) => `+${name}`)].join(', '))
}

function readBy({ pack, expressions, names }: LintContext): ReadonlySet<string> {
  const read = new Set<string>()
  for (const { place } of expressions)
    for (const part of everyPart(place, names)) {
      const name = operatorOf(part)
      const named = name === null ? [] : partsOf(part, names).map(({ json }) => String(json))
      const [first] = named
      // What a path reads in an element of another list may be either.
      if (name === 'var') for (const of of part.scope === 'other' ? ['unit', 'facility'] : [part.scope]) read.add(`${of} ${first}`)
      if (name === 'parameter' || name === 'lookup') read.add(`parameter ${first}`)
      if (name === 'fact') read.add(`fact ${first}`)
      if (name === 'finding') read.add(`findings ${first}`)
      if (name === 'facilities') for (const type of named) read.add(`facilities ${type}`)
      if (name === 'missing' || name === 'missing_some') for (const one of everyPart(part, names)) read.add(`${part.scope} ${one.json}`)
    }
  for (const rule of pack.rules) {
    for (const { parameter } of limitsOf(rule, '')) read.add(`parameter ${parameter}`)
    if (rule.finding !== undefined) read.add(`findings ${rule.finding}`)
  }
  return read
}
