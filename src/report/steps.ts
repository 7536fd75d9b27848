import type { ExplainedStep, Explanation } from '../explain.js'
import type { Pack } from '../schema/pack.js'
import { type Context, say } from './context.js'
import { printOf, type Quantity, quantityText } from './quantity.js'
import { onOneLine } from './width.js'

/** What the steps of one explanation are read with. */
export interface Reading {
  readonly explanation: Explanation
  readonly pack: Pack | undefined
  readonly context: Context
}

const INFIX: Readonly<Record<string, { readonly sign: string; readonly rank: number }>> = {
  '+': { sign: '+', rank: 1 },
  '-': { sign: '−', rank: 1 },
  '*': { sign: '×', rank: 2 },
  '/': { sign: '÷', rank: 2 },
}

/** The tree of steps below a line, each with what it was worth. */
export function treeOf(step: ExplainedStep, reading: Reading, indent = ''): readonly string[] {
  return step.steps.flatMap((child, index) => {
    const last = index === step.steps.length - 1
    const lines = treeOf(child, reading, `${indent}${last ? '  ' : '│ '}`)
    return [`${indent}${last ? '└ ' : '├ '}${lineOf(child, reading)}`, ...lines]
  })
}

/** One step on one line: what was read or done, and what it was worth. */
export function lineOf(step: ExplainedStep, reading: Reading): string {
  const { operator, provenance } = step
  if (operator === null) return valueText(step, reading)
  const source = provenance === null ? '' : sourceText(provenance, reading)
  return `${subjectOf(step, reading)} = ${valueText(step, reading)}${source}`
}

/** An arithmetic expression with its numbers: `309 ㎡ × 100 ÷ 1,030 户`; `null` where there is no arithmetic. */
export function formulaOf(step: ExplainedStep, reading: Reading): string | null {
  return step.operator !== null && Object.hasOwn(INFIX, step.operator) && step.steps.length > 1 ? termOf(step, reading, 0) : null
}

function termOf(step: ExplainedStep, reading: Reading, outer: number): string {
  const infix = step.operator !== null && Object.hasOwn(INFIX, step.operator) && step.steps.length > 1 ? INFIX[step.operator] : undefined
  if (infix === undefined) return known(step, reading) ?? subjectOf(step, reading)
  const terms = step.steps.map((child, index) => termOf(child, reading, index === 0 ? infix.rank : infix.rank + 1))
  const text = terms.join(` ${infix.sign} `)
  return infix.rank < outer ? `(${text})` : text
}

function subjectOf({ operator, reads }: ExplainedStep, { explanation, pack, context }: Reading): string {
  const name = operator ?? ''
  const label = Object.hasOwn(context.words.operator, name) ? context.words.operator[name] : (INFIX[name]?.sign ?? name)
  if (reads === null) return label ?? name
  const { dictionary } = pack ?? {}
  const title = {
    var: (dictionary?.unit[reads] ?? dictionary?.facility[reads])?.label,
    finding: dictionary?.findings[reads]?.label,
    fact: explanation.facts.find(({ id }) => id === reads)?.title,
    parameter: explanation.parameters.find(({ id }) => id === reads)?.title,
    lookup: explanation.parameters.find(({ id }) => id === reads)?.title,
  }[name]
  if (title !== undefined) return say(title, context)
  if (name !== 'facilities') return `${label} ${reads}`
  const types = reads.split(', ').map((type) => dictionary?.facilities[type]?.label)
  return context.words.labelled(
    label ?? name,
    context.words.list(types.map((type, index) => (type === undefined ? (reads.split(', ')[index] ?? '') : say(type, context)))),
  )
}

function valueText(step: ExplainedStep, reading: Reading): string {
  return known(step, reading) ?? reading.context.words.label.notKnown
}

// What a step was worth, in the unit of what it read; `null` where nothing is known.
function known({ value, open, operator, reads, unit }: ExplainedStep, { explanation, pack, context }: Reading): string | null {
  const { words } = context
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return words.truth[`${value}`]
  if (typeof value === 'string')
    return operator === 'var'
      ? enumText(value, reads, pack, context)
      : operator === 'finding'
        ? findingText(value, words.finding)
        : onOneLine(value)
  if (Array.isArray(value)) return open ? words.atLeast(words.items(value.length)) : words.items(value.length)
  const own =
    operator === 'fact'
      ? explanation.facts.find(({ id }) => id === reads)?.unit
      : explanation.parameters.find(({ id }) => id === reads)?.unit
  return isQuantity(value) ? quantityText(value, printOf(unit ?? own ?? null, pack, context), context) : null
}

function enumText(value: string, reads: string | null, pack: Pack | undefined, context: Context): string {
  const values = pack?.dictionary.unit[reads ?? '']?.values ?? {}
  const label = Object.hasOwn(values, value) ? values[value] : undefined
  return label === undefined ? onOneLine(value) : say(label, context)
}

function findingText(value: string, finding: Context['words']['finding']): string {
  return value === 'yes' || value === 'partial' || value === 'no' ? finding[value] : value
}

function isQuantity(value: unknown): value is NonNullable<Quantity> {
  return typeof value === 'number' || (typeof value === 'object' && value !== null && ('min' in value || 'max' in value))
}

function sourceText({ source, date, raw, approximate }: NonNullable<ExplainedStep['provenance']>, { context: { words } }: Reading): string {
  const parts = [source, date, raw].filter((part): part is string => typeof part === 'string').map(onOneLine)
  const all = [...(approximate === true ? [words.label.approximate] : []), ...parts]
  return all.length === 0 ? '' : ` [${words.list(all)}]`
}
